"""Who speaks in a source: one, or several joined."""

import pytest

from quotes.phrases.coordination import conjuncts
from tests.speakers_by_hand import by_hand

SOURCES = [
    ("⟦‹Lena Marsh›⟧", ["Lena Marsh"]),
    ("⟦‹Lena Marsh› and ‹Paul Osei›⟧", ["Lena Marsh", "Paul Osei"]),
    ("⟦‹Lena Marsh›, ‹Paul Osei› and ‹Ruth Dahl›⟧", ["Lena Marsh", "Paul Osei", "Ruth Dahl"]),
    ("⟦She and ‹Paul Osei›⟧", ["She", "Paul Osei"]),
    ("⟦the mayor and the governor⟧", ["the mayor", "the governor"]),
    ("⟦the mayor of trade and industry⟧", ["the mayor of trade and industry"]),
    ("⟦the mayor and governor⟧", ["the mayor and governor"]),
    ("⟦voters and experts⟧", ["voters and experts"]),
    ("⟦‹Lena Marsh›, along with voters⟧", ["Lena Marsh", "voters"]),
    ("⟦The new owners, ‹Pete› and ‹Carla Marsh›⟧", ["Pete", "Carla Marsh"]),
    ("⟦Sens. ‹Lena Marsh› (D-Ohio) and ‹Paul Osei› (R-Utah)⟧", ["Lena Marsh", "Paul Osei"]),
    ("⟦‹Lena Marsh›, 37, and ‹Paul Osei›, 41⟧", ["Lena Marsh", "Paul Osei"]),
]


@pytest.mark.parametrize(("marked", "expected"), SOURCES)
def test_conjuncts(marked: str, expected: list[str]) -> None:
    made = by_hand(marked)
    assert [made.text.words(s) for s in conjuncts(made.text, made.phrases[0])] == expected
