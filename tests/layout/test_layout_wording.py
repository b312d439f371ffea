"""The table of patterns by which layouts are read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from pattern_tables import names_in_order

from quotes.languages.tables import table
from quotes.layout.wording import pattern

FOLDER = Path(__file__).parents[2] / "quotes"

PATTERNS = table("layouts/patterns.tsv")


@pytest.mark.parametrize("row", PATTERNS, ids=[row["name"] for row in PATTERNS])
def test_a_pattern_matches_its_example(row: dict[str, str]) -> None:
    assert row["meaning"].strip()
    assert pattern(row["name"]).search(row["example"])


def test_patterns_are_in_order_and_used() -> None:
    names, inserted = names_in_order(PATTERNS)
    code = [*FOLDER.glob("layout/*.py"), FOLDER / "attribution" / "interviewees.py"]
    strings = {
        node.value
        for path in code
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert names <= strings | inserted
