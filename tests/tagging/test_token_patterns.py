"""Tokens by a pattern: cut as treebanks cut them, with the offsets of the text."""

from __future__ import annotations

import pytest
from pattern_tables import names_in_order

from quotes.languages.tables import table
from quotes.tagging.tokens import pattern, tokens

PATTERNS = table("tokens/patterns.tsv")


@pytest.mark.parametrize("row", PATTERNS, ids=[row["name"] for row in PATTERNS])
def test_a_pattern_matches_its_example(row: dict[str, str]) -> None:
    assert row["meaning"].strip()
    assert pattern(row["name"]).fullmatch(row["example"])


def test_patterns_are_in_order_and_used() -> None:
    names, inserted = names_in_order(PATTERNS)
    assert names == {"token"} | inserted


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Dr. Orla Finch didn’t go.", "Dr.|Orla|Finch|did|n’t|go|."),
        ("The mill’s owner cannot pay $1,200.50!", "The|mill|’s|owner|can|not|pay|$|1,200.50|!"),
        ("“No. 5,” said J. O’Neill of the U.S. navy", "“|No.|5|,|”|said|J.|O’Neill|of|the|U.S.|navy"),
        ("He said no. Then he left.", "He|said|no|.|Then|he|left|."),
        ("Write to orla@example.org -- by 3:30...", "Write|to|orla@example.org|--|by|3:30|..."),
        ("a well-known e-mail of the 1990s", "a|well|-|known|e-mail|of|the|1990s"),
        ("", ""),
        (" \u200b\ufeff", "\u200b|\ufeff"),
    ],
    ids=["title", "clitics", "initials", "no-at-an-end", "mail", "hyphens", "empty", "invisible"],
)  # fmt: skip
def test_a_text_is_cut(text: str, cut: str) -> None:
    found = [text[a:b] for a, b in tokens(text, 0, len(text))]
    assert found == [form for form in cut.split("|") if form]


def test_offsets_are_those_of_the_text() -> None:
    text = "Before. The mill closed. After."
    assert [text[a:b] for a, b in tokens(text, 8, 24)] == ["The", "mill", "closed", "."]
