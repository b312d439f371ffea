"""The tables of patterns and words by which attributions are read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from quotes.attribution.wording import pattern, words_in
from quotes.languages.tables import table
from quotes.languages.wording import INSERT

STAGE = Path(__file__).parents[2] / "quotes" / "attribution"

PATTERNS = table("cues/patterns.tsv")

CLASSES = table("cues/classes.tsv")


def called(function: str) -> set[str]:
    """The first arguments with which the stage calls a function."""
    return {
        node.args[0].value
        for path in STAGE.glob("**/*.py")
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
    assert set(names) == called("pattern") | {n for n in inserted if not n.endswith(".txt")}


def test_classes_are_in_order_and_used() -> None:
    rows = [(row["class"], row["word"]) for row in CLASSES]
    assert rows == sorted(set(rows))
    assert {group for group, _ in rows} == called("words_in")
    assert all(word == word.lower() for _, word in rows)


def test_what_no_table_has_is_an_error() -> None:
    assert words_in("speaking") == {"say", "tell", "tweet", "write"}
    with pytest.raises(KeyError):
        words_in("shouting")
    with pytest.raises(KeyError):
        pattern("no-such-pattern")
