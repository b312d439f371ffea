"""quotes.names.person_names: the parts of a name, and who can be the same."""

import pytest

from quotes.names.person_names import (
    PersonName,
    fold,
    initials,
    person_name,
    same_full_name,
    surnames,
    words_of,
)
from tests.names_by_hand import gazetteer


@pytest.mark.parametrize(
    ("text", "words", "roles", "gender"),
    [
        ("Sen. Lena Marsh", ("Lena", "Marsh"), ("senator",), "f"),
        ("Mr. Marsh’s", ("Marsh",), (), "m"),
        ("Lt. Gov. Paul Osei", ("Paul", "Osei"), ("lieutenant governor",), "m"),
        ("Prime Minister Theresa Quill", ("Theresa", "Quill"), ("prime minister",), "f"),
        ("MARSH", ("Marsh",), (), None),
        ("Peter van der Meer", ("Peter", "van", "der", "Meer"), (), "m"),
        ("John Marsh Jr.", ("John", "Marsh"), (), "m"),
        ("Dame Ruth Adeyemi", ("Ruth", "Adeyemi"), (), "f"),
        ("Coxswain Ewart Tull", ("Ewart", "Tull"), ("coxswain",), "m"),
        ("Apostle Peter Osei", ("Peter", "Osei"), ("apostle",), "m"),
        (
            "Leader of the Opposition Lena Marsh",
            ("Lena", "Marsh"),
            ("leader of the opposition",),
            "f",
        ),
        ("Nurse Lena Marsh", ("Lena", "Marsh"), ("nurse",), "f"),
        ("Nurse Marsh", ("Nurse", "Marsh"), (), None),
        ("Adv Lena Marsh SC", ("Lena", "Marsh"), ("advocate",), "f"),
        ("Peter Marsh PhD", ("Peter", "Marsh"), (), "m"),
        ("Peter Ma", ("Peter", "Ma"), (), "m"),
        ("PETER MA", ("PETER", "MA"), (), "m"),
    ],
)
def test_parts_of_a_name(
    text: str, words: tuple[str, ...], roles: tuple[str, ...], gender: str | None
) -> None:
    name = person_name(text, gazetteer())
    assert name is not None
    assert (name.words, name.roles, name.gender) == (words, roles, gender)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("John F. Marsh", "John Marsh", True),
        ("J. Marsh", "John Marsh", True),
        ("Bill Marsh", "William Marsh", True),
        ("Lena Rodham Marsh", "Lena Marsh", True),
        ("Orbán Viktor", "Viktor Orbán", True),
        ("John W. Marsh", "John H.W. Marsh", False),
        ("John Marsh", "John Marsh Jr.", False),
        ("John Marsh", "Lena Marsh", False),
        ("John Marsh", "John Osei", False),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    a, b = person_name(one, gazetteer()), person_name(other, gazetteer())
    assert a and b
    assert same_full_name(a, b, gazetteer()) is same
    assert same_full_name(b, a, gazetteer()) is same


def test_words_of_a_name() -> None:
    assert words_of("U.S. Sen. O’Marsh’s") == ["U.S.", "Sen.", "O’Marsh"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("International Widget Council", "IWC"), ("Bank of Leeds", "BL"), ("Acme", "")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("word", "folded"),
    [("O’Marsh’s", "o'marsh"), ("Moss’", "moss"), ("Sana’", "sana'"), ("Élan", "élan")],
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Lena Marsh", {"lena", "marsh"}),
        ("Peter van der Meer", {"peter", "meer", "van der meer"}),
        ("Marsh", {"marsh"}),
    ],
)
def test_surnames(name: str, called: set[str]) -> None:
    assert surnames(PersonName(tuple(name.split()))) == called


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Lord Penn", "Lord Penn"),
        ("Mr Penn", "Penn"),
        ("John Marsh Jr.", "John Marsh Jr"),
        ("Matteo Cardinal Ferrante", "Matteo Ferrante"),
    ],
)
def test_how_a_name_is_shown(text: str, shown: str) -> None:
    name = person_name(text, gazetteer())
    assert name is not None
    assert name.text == shown


def test_marks_alone_are_no_name() -> None:
    assert person_name("...", gazetteer()) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("John Marsh SC", "John Marsh"),
        ("John Marsh Jr.", "John Marsh Jr"),
        ("HRM Oba Marsh II", "Oba Marsh II"),
        ("Patriarch Marsh", "Patriarch Marsh"),
    ],
)
def test_shown_name(text: str, shown: str) -> None:
    name = person_name(text, gazetteer())
    assert name and name.text == shown


@pytest.mark.parametrize(
    ("text", "word", "short"),
    [
        ("Lena Drew-Marsh", "marsh", True),
        ("Lena Drew-Marsh", "drew", False),
        ("Omar al-Harbi", "harbi", True),
    ],
)
def test_half_of_a_surname(text: str, word: str, short: bool) -> None:
    name = person_name(text, gazetteer())
    assert name and (word in surnames(name)) is short
