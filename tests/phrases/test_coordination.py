"""Who speaks in a source: one, or several joined."""

import pytest

from quotes.languages.gazetteer import Gazetteer
from quotes.phrases.coordination import conjuncts, plural_conjuncts
from tests.speakers_by_hand import by_hand

SOURCES = [
    ("⟦‹Lena Marsh›⟧", ["Lena Marsh"]),
    ("⟦‹Lena Marsh› and ‹Paul Osei›⟧", ["Lena Marsh", "Paul Osei"]),
    ("⟦‹Lena Marsh›, ‹Paul Osei› and ‹Ruth Dahl›⟧", ["Lena Marsh", "Paul Osei", "Ruth Dahl"]),
    ("⟦‹p:VESS› AND ‹p:QUORN›⟧", ["VESS", "QUORN"]),
    ("⟦She and ‹Paul Osei›⟧", ["She", "Paul Osei"]),
    ("⟦the mayor and the governor⟧", ["the mayor", "the governor"]),
    ("⟦the mayor of trade and industry⟧", ["the mayor of trade and industry"]),
    ("⟦the mayor and governor⟧", ["the mayor and governor"]),
    ("⟦the ‹Sile Union›,\n‹Vess› and ‹Quorn›⟧", ["the Sile Union", "Vess", "Quorn"]),
    ("⟦voters and experts⟧", ["voters and experts"]),
    ("⟦‹Lena Marsh›, along with voters⟧", ["Lena Marsh", "voters"]),
    ("⟦The new owners, ‹Pete› and ‹Carla Marsh›⟧", ["Pete", "Carla Marsh"]),
    ("⟦Sens. ‹Lena Marsh› (D-Ohio) and ‹Paul Osei› (R-Utah)⟧", ["Lena Marsh", "Paul Osei"]),
    ("⟦lawyer ‹Lena Marsh› and clerk ‹Paul Osei›⟧", ["lawyer Lena Marsh", "clerk Paul Osei"]),
    ("⟦‹Lena Marsh›, 37, and ‹Paul Osei›, 41⟧", ["Lena Marsh", "Paul Osei"]),
]


@pytest.mark.parametrize(("marked", "expected"), SOURCES)
def test_conjuncts(marked: str, expected: list[str]) -> None:
    made = by_hand(marked)
    assert [made.text.words(s) for s in conjuncts(made.text, made.phrases[0])] == expected


PLURALS = {
    "two": ("⟦voters and port experts⟧", ["voters", "port experts"]),
    "three": ("⟦voters, traders and experts⟧", ["voters", "traders", "experts"]),
    "name-first": ("⟦‹Sile Union› and independent experts⟧", ["Sile Union", "independent experts"]),
    "unlisted": ("⟦‹Sile Union› and independent monitors⟧", ["Sile Union", "independent monitors"]),
    "police": ("⟦U.N. police, voters and experts⟧", ["U.N. police", "voters", "experts"]),
    "place-before": (
        "⟦The embassy in ‹p:Vess› and port officials⟧",
        ["The embassy in Vess", "port officials"],
    ),
    "shared-noun": ("⟦port and harbour officials⟧", ["port and harbour officials"]),
    "name-and-shared-noun": (
        "⟦‹Sile› and government officials⟧",
        ["Sile and government officials"],
    ),
    "complement": (
        "⟦friends and neighbours of the mayor⟧",
        ["friends and neighbours of the mayor"],
    ),
}


@pytest.mark.parametrize(("marked", "expected"), PLURALS.values(), ids=PLURALS)
def test_plural_conjuncts(marked: str, expected: list[str]) -> None:
    made = by_hand(marked)
    pieces = plural_conjuncts(made.text, made.phrases[0], Gazetteer.load())
    assert [made.text.words(s) for s in pieces] == expected
