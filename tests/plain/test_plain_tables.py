"""The tables of each language that has a folder `plain`."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from pattern_tables import names_in_order

from quotes.languages.tables import table, word_list
from quotes.plain.words import FOLDER, PlainWords, plain_words
from quotes.rules import register

ROOT = Path(__file__).parents[2] / "quotes"

CODES = sorted(path.parent.name for path in (ROOT / "languages").glob(f"*/{FOLDER}"))

# What the code puts into patterns, beside the classes of cues.
INSERTED = {"upper", "determiner", "noun", "title", "pronoun"}

PLACES = ("behind-", "inside-", "before-", "above-")

PATTERNS = [(code, row) for code in CODES for row in table(f"{FOLDER}/patterns.tsv", code)]

WORD_TABLES = ("cues", "determiners", "nouns", "pronouns", "titles")


def words(code: str) -> PlainWords:
    found = plain_words(code)
    assert found is not None
    return found


@pytest.mark.parametrize(("code", "row"), PATTERNS, ids=[f"{c}-{r['name']}" for c, r in PATTERNS])
def test_a_pattern_matches_its_example(code: str, row: dict[str, str]) -> None:
    assert row["meaning"].strip()
    assert words(code).pattern(row["name"]).search(row["example"])


@pytest.mark.parametrize("code", CODES)
def test_patterns_are_in_order_and_used(code: str) -> None:
    rows = table(f"{FOLDER}/patterns.tsv", code)
    names, inserted = names_in_order(rows)
    asked = {
        node.value
        for path in ROOT.glob("plain/*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {name for name in names if not name.startswith(PLACES)} <= asked | inserted
    classes = {row["class"] for row in table(f"{FOLDER}/cues.tsv", code)}
    lists = {name for name in inserted if name.endswith(".txt")}
    assert inserted <= names | INSERTED | classes | lists


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", WORD_TABLES)
def test_words_are_in_order(code: str, name: str) -> None:
    rows = [tuple(row.values()) for row in table(f"{FOLDER}/{name}.tsv", code)]
    assert rows == sorted(set(rows))
    assert all(row[0].strip() == row[0] != "" for row in rows)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", ["openers", "stops"])
def test_lists_are_in_order(code: str, name: str) -> None:
    path = ROOT / "languages" / code / FOLDER / f"{name}.txt"
    listed = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert listed == sorted(set(listed))
    assert set(listed) == word_list(f"{FOLDER}/{name}.txt", code)


@pytest.mark.parametrize("code", CODES)
def test_what_a_table_says_of_a_word(code: str) -> None:
    found = words(code)
    for each in (found.determiners, found.nouns, found.pronouns, found.titles):
        assert {word.gender for word in each.values()} <= {"m", "f", "?"}
    kinds = {word.kind for word in found.nouns.values()}
    assert kinds <= {"person", "organization", "group", "document"}


@pytest.mark.parametrize("code", CODES)
def test_confidence_is_that_of_known_rules(code: str) -> None:
    rows = table(f"{FOLDER}/confidence.tsv", code)
    assert [row["rule"] for row in rows] == sorted({row["rule"] for row in rows})
    assert {row["rule"] for row in rows} <= set(register())
    for row in rows:
        right, given = int(row["right"]), int(row["all"])
        assert float(row["confidence"]) == pytest.approx((right + 1) / (given + 2), abs=0.0051)


def test_french_is_known_by_its_tag() -> None:
    assert "fr" in CODES
    assert plain_words("fr-CA") is words("fr") is plain_words("FR")


@pytest.mark.parametrize("tag", ["", "de", "..", "en", "__pycache__-x"])
def test_a_language_without_the_folder(tag: str) -> None:
    assert plain_words(tag) is None
