"""quotes.identities.people, relatives and namesakes: who is who in one article."""

import pytest

from quotes.identities.people import People
from quotes.identities.person import Person
from tests.names_by_hand import gazetteer, mentions


def people_of(marked: str) -> People:
    text, found = mentions(marked)
    return People.from_names(found, text, gazetteer())


def groups(marked: str) -> list[list[str]]:
    """The mentions of each person of a text."""
    return [[m.text for m in person.mentions] for person in people_of(marked).all]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("‹Lena Marsh› left. ‹Marsh› slept.", [["Lena Marsh", "Marsh"]]),
        ("‹Marsh› left. ‹Lena Marsh› slept.", [["Marsh", "Lena Marsh"]]),
        ("‹Lena Marsh› left. ‹L. Marsh› slept.", [["Lena Marsh", "L. Marsh"]]),
        ("‹Lena Marsh› left. ‹Paul Marsh› slept.", [["Lena Marsh"], ["Paul Marsh"]]),
        ("‹Lena Marsh› left. ‹Lena› slept.", [["Lena Marsh", "Lena"]]),
        ("‹Bill de Quorn› left. ‹De Quorn› slept.", [["Bill de Quorn", "De Quorn"]]),
        ("‹Séan Ó Quorn› left. ‹O Quorn› slept.", [["Séan Ó Quorn", "O Quorn"]]),
        ("‹Lena arap Quorn› left. ‹Arap Quorn› slept.", [["Lena arap Quorn", "Arap Quorn"]]),
        (
            "‹Piet van 't Quorn› left. ‹Van 't Quorn› slept.",
            [["Piet van 't Quorn", "Van 't Quorn"]],
        ),
        ("‹Kenji Marsh› left. ‹Marsh-san› slept.", [["Kenji Marsh", "Marsh-san"]]),
        ("‹Lena Marsh› left. ‹Mr Marsh› slept.", [["Lena Marsh"], ["Mr Marsh"]]),
        ("‹Zorb Quillander› left. ‹Quillandor› slept.", [["Zorb Quillander", "Quillandor"]]),
        ("‹Zorb Quill› left. ‹Quell› slept.", [["Zorb Quill"], ["Quell"]]),
        ("‹Mr Marsh› left. ‹Marsh› slept.", [["Mr Marsh", "Marsh"]]),
        ("‹Lena Marsh› and her aunt ‹L. Marsh› left.", [["Lena Marsh"], ["L. Marsh"]]),
    ],
)
def test_who_is_one(marked: str, expected: list[list[str]]) -> None:
    assert groups(marked) == expected


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("‹Lena Marsh› left. ‹Paul Marsh› slept. ‹Mr Marsh› spoke.", "Paul Marsh"),
        ("‹Lena Marsh› left. ‹Ruth Marsh› slept. It rained. It rained. ‹Lena› left. ‹Marsh› spoke.",
         "Lena Marsh"),
        ("‹Lena Marsh› left. ‹Sen. Ruth Marsh› slept. ‹Sen. Marsh› spoke.", "Ruth Marsh"),
        ("‹Lena Marsh› left. ‹Zorb Marsh› slept. ‹Ms Marsh› spoke.", "Lena Marsh"),
        ("‹Quib Marsh› and her husband, ‹Zorb Marsh›, slept. ‹Mr Marsh› spoke.", "Zorb Marsh"),
        ("‹Lena Marsh› left. It rained. It rained. ‹Ruth Marsh› slept. ‹Marsh› spoke.", "Ruth Marsh"),
    ],
)  # fmt: skip
def test_which_namesake(marked: str, name: str) -> None:
    text, found = mentions(marked)
    people = People.from_names(found, text, gazetteer())
    person = people.of(found[-1])
    assert person is not None
    assert person[0].name.text == name


@pytest.mark.parametrize(
    ("marked", "scores"),
    [
        ("‹Lena Marsh› left. ‹Marsh› slept. ‹Lena› ate.", [1.0, 0.97, 0.9]),
        ("‹Lena Marsh› left. ‹Ruth Marsh› slept. ‹Marsh› ate.", [1.0, 1.0, 0.65]),
        ("‹Marsh› left.", [0.8]),
        ("‹Zorb Quillander› left. ‹Quillandor› slept.", [1.0, 0.75]),
    ],
)
def test_how_sure_it_is(marked: str, scores: list[float]) -> None:
    text, found = mentions(marked)
    people = People.from_names(found, text, gazetteer())
    assert [answer[1] for m in found if (answer := people.of(m))] == scores


def test_a_relative_may_bear_the_name() -> None:
    people = people_of("‹Aldo Cossa› left. Cossa’s wife, ‹Teresa›, slept. ‹Mrs Cossa› spoke.")
    aldo, teresa = people.all
    assert [m.text for m in teresa.mentions] == ["Teresa", "Mrs Cossa"]
    assert (teresa.family, teresa.sex, teresa.inferred) == ("Cossa", "f", True)
    assert teresa.known_as is not None and teresa.known_as.text == "Teresa Cossa"
    assert aldo.family is None


@pytest.mark.parametrize(
    ("marked", "generation", "family"),
    [
        ("‹Ruth Cossa› left. Her son ‹Carlo› slept.", -1, "Cossa"),
        ("‹Aldo Cossa› left. His mother, ‹Teresa›, slept.", 1, "Cossa"),
        ("‹Aldo Cossa› left. His brother ‹Carlo› slept.", 0, "Cossa"),
        ("‹Aldo Cossa› left. It rained. It rained. It rained. His son ‹Carlo› slept.", -1, "Cossa"),
        (
            "‹Aldo Cossa› met ‹Bruno Venn›. It rained. It rained. It rained. His son ‹Carlo› slept.",
            -1,
            None,
        ),
        ("‹Zhang Wenbo› left. His brother, ‹Wenhai›, slept.", 0, "Zhang"),
        ("‹Aldo Cossa› left. His son ‹Carlo Venn› slept.", -1, None),
    ],
)
def test_generations(marked: str, generation: int, family: str | None) -> None:
    last = people_of(marked).all[-1]
    assert (last.generation, last.family) == (generation, family)


def test_a_later_name_is_adopted() -> None:
    text, found = mentions("‹Lena Marsh› left. ‹Marsh› slept. ‹Zorb› ate.")
    people = People.from_names(found[:1], text, gazetteer())
    assert people.of(found[1]) is None
    assert people.adopt(found[1]) == (people.all[0], 0.97)
    assert people.adopt(found[2])[0] is people.all[1]
    assert people.adopt(found[2])[0] is people.all[1]
    assert people.bearing(["marsh", "lena"]) == people.all[:1]


def test_two_of_the_same_words_stay_two() -> None:
    _text, found = mentions("‹Lena Marsh› left.")
    assert found[0].name is not None
    one, two = Person([found[0].name]), Person([found[0].name])
    assert one != two
    assert len({one, two, one}) == 2


def test_a_headline_names_by_the_surname_whom_the_text_names_in_full() -> None:
    marked = "‹MEDVEDEV› HAS FUN\n\n‹Zorb Medvedev› won. ‹Medvedev› slept."
    assert groups(marked) == [["MEDVEDEV", "Zorb Medvedev", "Medvedev"]]
