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
