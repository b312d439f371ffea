"""Whom the quotes of whole articles are given to, on texts that were written without a look at the rules.

Each set was written blind; the rules were then made while looking at some of it, as the floors' comments say.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from passages import DATA, Gold, Passage, Record, entities, floor, jaccard, load, plain

from quotes.output.records import records_of
from quotes.pipeline import Pipeline
from quotes.reading.plain import from_text

SETS = sorted((DATA / "speakers").glob("set*.toml"))
FOUND = 0.5  # token Jaccard from which on a record is the answer to a quote


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


def assigned(passage: Passage, found: list[Record]) -> list[tuple[Gold, Record | None]]:
    """Each expected quote with the record whose content, or a piece of it, is most like its own.

    The sets list quotations that follow on one by one; a record may hold several, each for one of them.
    """
    free = [(n, text) for n, record in enumerate(found) for text in texts(record)]
    pairs: list[tuple[Gold, Record | None]] = []
    for gold in passage.quotes:
        likeness = [(max(jaccard(c, text) for c in gold.contents), -n, text) for n, text in free]
        best, at, text = max(likeness, default=(0.0, 0, ""))
        if best < FOUND:
            pairs.append((gold, None))
            continue
        record = found[-at]
        pairs.append((gold, record))
        taken = texts(record) if text == record["text"] else [text, record["text"]]
        free = [(n, t) for n, t in free if n != -at or t not in taken]
    return pairs


def texts(record: Record) -> list[str]:
    """The content of a record, and its pieces where there are several."""
    pieces = record["text"].split(" … ")
    return [record["text"], *(pieces if len(pieces) > 1 else [])]


def verdict(gold: Gold, record: Record | None) -> str:
    """Whether the speaker of a record is right, wrong, nobody, or the quote was not found."""
    if record is None:
        return "missed"
    names = {plain(e["name"]) for e in entities(record["speaker"])}
    if len(names) == len(gold.speakers) and all(set(s) & names for s in gold.speakers):
        return "right"
    return "wrong" if names else "nobody"


def score(path: Path, pipeline: Pipeline) -> Counter[str]:
    """How many quotes of a set have each verdict."""
    tally: Counter[str] = Counter()
    for passage in load(path):
        found = records_of(pipeline.extract(from_text(passage.id, passage.text)))
        tally.update(verdict(gold, record) for gold, record in assigned(passage, found))
    return tally


@pytest.mark.parametrize("path", SETS, ids=lambda p: p.stem)
def test_speakers_of_whole_articles(path: Path, pipeline: Pipeline) -> None:
    tally = score(path, pipeline)
    found = tally.total() - tally["missed"]
    assert found / tally.total() >= floor("speakers-found")
    assert tally["right"] / found >= floor(f"speakers-{path.stem}"), tally


def test_the_sets_are_large() -> None:
    quotes = [len(passage.quotes) for path in SETS for passage in load(path)]
    assert len(quotes) >= 100 and sum(quotes) >= 600


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Ann Bell",), "right"),
        (("Carl Roe",), "wrong"),
        ((), "nobody"),
        (("Ann Bell", "Carl Roe"), "wrong"),
    ],
)
def test_a_verdict_asks_for_just_the_speakers_named(names: tuple[str, ...], expected: str) -> None:
    gold = Gold(("No.",), ("direct",), (("ann bell",),))
    speaker = {"entity": None, "entities": [{"name": n} for n in names]} if names else None
    assert verdict(gold, {"speaker": speaker}) == expected
