"""The whole pipeline on invented texts labelled by the guideline, which nothing was taught or mended on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from passages import floor

from quotes.evaluation.run import evaluate_texts
from quotes.evaluation.standoff import Gold, Spans
from quotes.pipeline import Pipeline

LABELS = Path(__file__).parents[1] / "training" / "labels"
PART = "invented"
FEWEST = 60


def _spans(pieces: Sequence[Sequence[int]]) -> Spans:
    return tuple(sorted((start, end) for start, end in pieces))


def labelled() -> Iterator[tuple[str, str, list[Gold]]]:
    """Each text of the part, with its attributions."""
    for line in (LABELS / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["part"] != PART:
            continue
        gold = [
            Gold(*(_spans(item[key]) for key in ("content", "cue", "source")))
            for item in row["attributions"]
        ]
        yield row["doc"], (LABELS / "invented" / row["doc"]).read_text(encoding="utf-8"), gold


@pytest.fixture(scope="module")
def f1() -> dict[str, float]:
    """F1 by metric over all texts."""
    found = evaluate_texts(labelled(), Pipeline.load().extract)
    assert found.articles >= FEWEST
    return {name: row["f1"] for name, row in found.report["all"].items()}


@pytest.mark.parametrize("metric", ["attribution", "overlap", "exact"])
def test_attributions_are_found(f1: dict[str, float], metric: str) -> None:
    assert f1[metric] >= floor(f"labelled-{metric}")
