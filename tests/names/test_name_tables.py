"""The tables of words and patterns by which names and identities are read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pattern_tables import called, classes_in_order, names_in_order

from quotes.identities.person import gendered
from quotes.languages.tables import table
from quotes.names.name_kinds import KINDS, kind_in
from quotes.names.wording import INSERTS, pattern

CODE = Path(__file__).parents[2]

FOLDERS = ("quotes/names", "quotes/identities", "db/matching/names")

PATTERNS = table("names/patterns.tsv")

CLASSES = table("names/classes.tsv")

SIGNS = table("names/signs.tsv")

# Read in loops over their names.
IN_LOOPS = {
    "pattern": {
        "nicknamed",
        "body-of",
        "body-for",
        "body-saint",
        "company",
        "newspaper",
        "described-after",
        "is-a",
        "as-a",
        "who-is",
    },
    "words_in": set[str](),
}


def used(function: str) -> set[str]:
    """The names with which the code asks for a pattern or a class."""
    paths = (path for folder in FOLDERS for path in (CODE / folder).glob("*.py"))
    return IN_LOOPS[function] | called(function, paths)


@pytest.mark.parametrize("row", PATTERNS, ids=[row["name"] for row in PATTERNS])
def test_a_pattern_matches_its_example(row: dict[str, str]) -> None:
    assert row["meaning"].strip()
    assert pattern(row["name"]).search(row["example"])


def test_patterns_are_in_order_and_used() -> None:
    names, inserted = names_in_order(PATTERNS)
    assert names == used("pattern") | (inserted - set(INSERTS))


def test_classes_are_in_order_and_used() -> None:
    assert classes_in_order(CLASSES) == used("words_in")


@pytest.mark.parametrize("row", SIGNS, ids=[row["example"] for row in SIGNS])
def test_a_sign_matches_its_example(row: dict[str, str]) -> None:
    assert kind_in(row["example"].replace("NAME", "Quarrand"), "Quarrand") == row["kind"]


def test_signs_are_of_known_kinds() -> None:
    assert {row["kind"] for row in SIGNS} == set(KINDS)
    assert all("NAME" in row["pattern"] for row in SIGNS)


def test_genders_are_in_order() -> None:
    rows = [(row["class"], row["word"], row["gender"]) for row in table("names/genders.tsv")]
    assert rows == sorted(set(rows))
    assert {group for group, _, _ in rows} == {"noun", "possessive"}
    assert gendered("noun")["actress"] == "f"
    assert gendered("possessive") == {"his": "m", "her": "f"}


def test_the_letters_of_parties_are_those_of_the_pattern() -> None:
    letters = [row["letter"] for row in table("names/party_letters.tsv")]
    assert letters == sorted(set(letters))
    assert all(pattern("party").match(f" ({letter}-Ohio)") for letter in letters)
    assert set(re.findall(r"\(\[([A-Z]+)\]\)", pattern("party").pattern)[0]) == set(letters)
