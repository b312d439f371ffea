"""The tables of patterns and words by which attributions are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from pattern_tables import called, classes_in_order, names_in_order

from quotes.attribution.wording import pattern, words_in
from quotes.languages.tables import table

STAGE = Path(__file__).parents[2] / "quotes" / "attribution"

PATTERNS = table("cues/patterns.tsv")

CLASSES = table("cues/classes.tsv")


def used(function: str) -> set[str]:
    """The names with which the stage asks for a pattern or a class."""
    return called(function, STAGE.glob("**/*.py"))


@pytest.mark.parametrize("row", PATTERNS, ids=[row["name"] for row in PATTERNS])
def test_a_pattern_matches_its_example(row: dict[str, str]) -> None:
    assert row["meaning"].strip()
    assert pattern(row["name"]).search(row["example"])


def test_patterns_are_in_order_and_used() -> None:
    names, inserted = names_in_order(PATTERNS)
    assert names == used("pattern") | {n for n in inserted if not n.endswith(".txt")}


def test_classes_are_in_order_and_used() -> None:
    assert classes_in_order(CLASSES) == used("words_in")


def test_what_no_table_has_is_an_error() -> None:
    assert words_in("speaking") == {"say", "tell", "tweet", "write"}
    with pytest.raises(KeyError):
        words_in("shouting")
    with pytest.raises(KeyError):
        pattern("no-such-pattern")
