"""The labelled articles of a language without models: what was measured on them still holds."""

from __future__ import annotations

import json

import pytest

from training.plain import LABELS, LANGUAGES, PARTS, confidence_table, labelled, score

LANGUAGE, FOLDER = "fr", "french"

PLAIN = LANGUAGES / LANGUAGE / "plain"


@pytest.mark.parametrize("part", PARTS)
def test_figures_are_those_of_the_code(part: str) -> None:
    """After a change: python -m training.plain fr french --write, and look at what it did to them."""
    measured = score(LANGUAGE, LABELS / FOLDER, part)
    assert measured.row() == json.loads((PLAIN / "scores.json").read_text("utf-8"))[part]
    if part == "build":
        assert confidence_table(measured) == (PLAIN / "confidence.tsv").read_text("utf-8")


@pytest.mark.parametrize("part", PARTS)
def test_labels_stand_where_they_say(part: str) -> None:
    for row, text in labelled(LABELS / FOLDER, part):
        for item in row["attributions"]:
            for key in ("content", "cue", "source"):
                for start, end in item[key]:
                    assert 0 <= start < end <= len(text), row["doc"]
                    assert text[start:end].strip(" ") == text[start:end], row["doc"]
