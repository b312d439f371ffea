"""Actors as entities: ids, affiliations, countries and whom they speak for."""

import pytest

from quotes.model import Entity
from quotes.speakers.actors import Answer
from quotes.speakers.entities import Book
from tests.speakers_by_hand import by_hand, cast_of, gazetteer


def entities(marked: str) -> list[Entity]:
    """The entities of the names in a text, in order."""
    made = by_hand(marked)
    cast = cast_of(made)
    book = Book(cast, gazetteer())
    people = [cast.person(person) for person in cast.people.all]
    phrase = made.phrase()
    for actor in people:
        book.link(phrase, Answer((actor,)))
    return list(book.entities())


@pytest.mark.parametrize(
    ("marked", "affiliation", "country"),
    [
        ("‹Lena Marsh›, a lawyer for the Sile Trust, met ‹o:Sile Trust›. ⟦she⟧", "Sile Trust", None),
        ("‹Lena Marsh› of the Penworth Institute met ‹o:Penworth Institute›. ⟦she⟧", "Penworth Institute",
         None),
        ("‹Lena Marsh›, of the small Penworth Institute, met ‹o:Penworth Institute›. ⟦she⟧",
         "Penworth Institute", None),
        ("‹Lena Marsh›, ‹o:Penworth Institute›, said so. ⟦she⟧", "Penworth Institute", None),
        ("‹Lena Marsh›, ‹o:Penworth Institute› and others left. ⟦she⟧", None, None),
        ("For the ‹o:Sile Trust›, ‹Lena Marsh› said so. ⟦she⟧", "Sile Trust", None),
        ("They wait for the ‹o:Sile Trust›, ‹Lena Marsh› said. ⟦she⟧", None, None),
        ("‹Lena Marsh›, a clerk who works at the Sile Trust, met ‹o:Sile Trust›. ⟦she⟧", "Sile Trust",
         None),
        ("French minister ‹Lena Marsh› left. ⟦she⟧", None, "France"),
        ("‹Lena Marsh› left. ⟦she⟧", None, None),
    ],
)  # fmt: skip
def test_affiliation_and_country(marked: str, affiliation: str | None, country: str | None) -> None:
    (entity,) = entities(marked)
    assert (entity.affiliation, entity.country) == (affiliation, country)


@pytest.mark.parametrize(
    "marked",
    [
        "‹Lena Marsh› came. Marsh’s spokesman, ‹Tom Farrow›, left. ⟦he⟧",
        "‹Lena Marsh› came. ‹Tom Farrow›, a spokesman for Lena Marsh, left. ⟦he⟧",
    ],
)
def test_a_spokesperson_speaks_for_somebody(marked: str) -> None:
    lena, tom = entities(marked)
    assert (lena.id, lena.speaks_for, tom.speaks_for) == ("lena-marsh", None, lena.id)


@pytest.mark.parametrize(
    ("marked", "roles"),
    [
        ("the 54-year-old ‹Lena Marsh› left. ⟦she⟧", ()),
        ("His Vess counterpart, ‹Lena Marsh›, left. ⟦she⟧", ()),
        ("the 54-year-old baker ‹Lena Marsh› left. ⟦she⟧", ("54-year-old baker",)),
    ],
)
def test_an_age_is_no_role(marked: str, roles: tuple[str, ...]) -> None:
    (entity,) = entities(marked)
    assert entity.roles == roles
