"""The tables of words and patterns by which names and identities are read."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from quotes.identities.person import gendered
from quotes.languages.tables import table
from quotes.languages.wording import INSERT
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
    return IN_LOOPS[function] | {
        node.args[0].value
        for folder in FOLDERS
        for path in (CODE / folder).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id == function and isinstance(node.args[0], ast.Constant)
    }


@pytest.mark.parametrize("row", PATTERNS, ids=[row["name"] for row in PATTERNS])
def test_a_pattern_matches_its_example(row: dict[str, str]) -> None:
    assert row["meaning"].strip()
    assert pattern(row["name"]).search(row["example"])


def test_patterns_are_in_order_and_used() -> None:
    names = [row["name"] for row in PATTERNS]
    assert names == sorted(set(names))
    inserted = {name for row in PATTERNS for name in INSERT.findall(row["pattern"])}
    assert set(names) == used("pattern") | (inserted - set(INSERTS))


def test_classes_are_in_order_and_used() -> None:
    rows = [(row["class"], row["word"]) for row in CLASSES]
    assert rows == sorted(set(rows))
    assert {group for group, _ in rows} == used("words_in")
    assert all(word == word.lower() for _, word in rows)


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
