"""Names by their parts: of people, of bodies, and the keys under which they are found."""

from __future__ import annotations

import pytest

from quotes.db.matching.names.bodies import bodies
from quotes.db.matching.names.grades import Grade
from quotes.db.matching.names.lookup_keys import sought_keys, stored_keys
from quotes.db.matching.names.parts import body, fold, latin
from quotes.db.matching.names.people import is_common, persons


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ("Ilva Marrow", "MARROW, Ilva", Grade.SAME),
        ("Han Do-yun", "Do-yun Han", Grade.SAME),
        ("Jean-Paul Orvin", "Jean Paul Orvin", Grade.SAME),
        ("Luka Perić", "Luka Peric", Grade.SAME),
        ("Muammar Gaddafi", "Muammar al-Gaddafi", Grade.SAME),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", Grade.CLOSE),
        ("Volodymyr Zelensky", "Володимир Зеленський", Grade.CLOSE),
        ("Muammar Gaddafi", "Moammar Qaddafi", Grade.CLOSE),
        ("Bill Trask", "William Trask", Grade.CLOSE),
        ("Petra Novak", "Petra Nováková", Grade.CLOSE),
        ("George Bush", "George W. Bush", Grade.CLOSE),
        ("Jörg Müller", "Joerg Mueller", Grade.CLOSE),
        ("J. Orla", "Jack Orla", Grade.LOOSE),
        ("Ilvana Thorsen", "Ilvama Thorsen", Grade.LOOSE),
        ("Wei Lanxin", "魏兰欣", Grade.LOOSE),
        ("Rufus Teague II", "Rufus Teague", Grade.GENERATION),
        ("Anna Keller", "Anna Keller-Voss", Grade.HALF),
        ("Jan van der Berg", "Jan van den Berg", Grade.HALF),
        ("Quill", "Toben Quill", Grade.SURNAME),
        ("George W. Bush", "George H. W. Bush", Grade.DIFFERENT),
        ("Harlan Voss Jr", "Harlan Voss Sr", Grade.DIFFERENT),
        ("Aleksandr Vetrov", "Alexei Vetrov", Grade.DIFFERENT),
        ("Hussein Kamel", "Hassan Kamel", Grade.DIFFERENT),
        ("Paul Okafor", "Paula Okafor", Grade.DIFFERENT),
        ("Ilva Marrow", "Ilva Barrow", Grade.DIFFERENT),
        ("Theodore Marlow", "Edward Marlow", Grade.DIFFERENT),
        ("!", "Ilva Marrow", Grade.DIFFERENT),
    ],
)
def test_names_of_people(one: str, other: str, grade: Grade) -> None:
    assert persons(one, other).grade is persons(other, one).grade is grade
    if grade > Grade.DIFFERENT:
        assert persons(one, other).reason
        assert sought_keys(one, "person") & stored_keys(other, "person")
        assert sought_keys(other, "person") & stored_keys(one, "person")


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ("The Harbour Council", "Harbor Council", Grade.SAME),
        ("Tessen Bank AG", "Tessen Bank", Grade.SAME),
        ("Voss Shipping Ltd", "Voss Shipping Limited", Grade.SAME),
        ("Orla Motor Company", "Orla Motor Corp.", Grade.LOOSE),
        ("Orla Werke GmbH", "Orla Werke AG", Grade.LOOSE),
        ("RWU", "Rail Workers' Union", Grade.LOOSE),
        ("Bank of Orlund", "Bank of Orland", Grade.DIFFERENT),
        ("First Bank of Port Sorrel", "First Bank of Brackwater", Grade.DIFFERENT),
        ("University of East Merrow", "University of West Merrow", Grade.DIFFERENT),
    ],
)
def test_names_of_bodies(one: str, other: str, grade: Grade) -> None:
    assert bodies(one, other).grade is bodies(other, one).grade is grade


@pytest.mark.parametrize("name", ["", "—", "!!", "\ud800", "🦉", "x" * 3000, "a-b-c " * 50])
def test_odd_names_do_no_harm(name: str) -> None:
    for kind in ("person", "organization"):
        assert isinstance(stored_keys(name, kind), frozenset)
        assert isinstance(sought_keys(name, kind), frozenset)
    assert persons(name, "Ilva Marrow").grade is Grade.DIFFERENT
    assert bodies(name, "Harbour Council").grade is Grade.DIFFERENT


def test_spellings() -> None:
    assert fold("zelenskyy") == fold("zelenskiy") == fold("zelensky")
    assert latin("Γιώργος Σταματέλης") == "Giorgos Stamatelis"
    assert body("The Orla Werke GmbH").core == "orla werke"
    assert is_common("John Smith") and is_common("Bob Jones")
    assert not is_common("Ilva Marrow") and not is_common("Toben Smith")
