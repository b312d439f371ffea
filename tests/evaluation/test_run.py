"""quotes.evaluation.run: an extractor over annotated articles, without a model."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented import said

from quotes.evaluation.run import evaluate, precision_at, reliability
from quotes.model import Article, Extraction

TEXT = "The mill will close, said Ada Orla. The dam is safe, said Bo Quill."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """One article with two annotated attributions."""
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "a.txt").write_text(TEXT)
    rows = []
    for number, (content, source) in enumerate(
        [("The mill will close", "Ada Orla"), ("The dam is safe", "Bo Quill")]
    ):
        a, b, c = TEXT.index(content), TEXT.index("said", TEXT.index(content)), TEXT.index(source)
        base = 3 * number + 1
        rows += [
            f"T{base}\tContent {a} {a + len(content)}\tx", f"T{base + 1}\tCue {b} {b + 4}\tx",
            f"T{base + 2}\tSource {c} {c + len(source)}\tx",
            f"E{number}\tContent:T{base} Cue:T{base + 1} Source:T{base + 2}",
        ]  # fmt: skip
    (tmp_path / "attributions" / "a.ann").write_text("\n".join(rows) + "\n")
    return tmp_path


def half(article: Article) -> Extraction:
    """Finds the first of the two."""
    found = said(article.text, "The mill will close", "Ada Orla", confidence=0.95)
    return Extraction(article, (found,), ())


def test_half_is_found(gold: Path) -> None:
    seen: list[str] = []
    done = evaluate(gold, half, progress=seen.append)
    assert (done.articles, done.words, seen) == (1, 14, ["a.txt"])
    row = done.report["all"]["attribution"]
    assert (row["precision"], row["recall"]) == (1.0, 0.5)
    assert done.precision_at["0.9"] == (1, 1.0)


def test_only_those_named(gold: Path) -> None:
    assert evaluate(gold, half, names=frozenset()).articles == 0


RATED = [(0.95, True), (0.91, False), (0.55, True), (0.05, False), (1.0, True)]


def test_reliability() -> None:
    assert reliability(RATED) == [
        (0.0, 1, 0.05, 0.0), (0.5, 1, 0.55, 1.0), (0.9, 3, 0.953, 0.667),
    ]  # fmt: skip
    assert reliability([]) == []


def test_precision_at() -> None:
    assert precision_at(RATED) == {"0.5": (4, 0.75), "0.7": (3, 0.667), "0.9": (3, 0.667)}
    assert precision_at([]) == {"0.5": (0, 0.0), "0.7": (0, 0.0), "0.9": (0, 0.0)}
