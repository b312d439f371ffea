"""The whole pipeline on short documents of each layout, and on some that only look like one."""

from __future__ import annotations

import pytest
from passages import DATA, Passage, Record, judge, load

from quotes.output.records import records_of
from quotes.pipeline import Pipeline
from quotes.reading.plain import from_text

DOCUMENTS = load(DATA / "layouts.toml")

# The shape of a document gives words to speakers, never anything to text without a layout.
LAYOUT = "layout:"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


def _read(pipeline: Pipeline, document: Passage) -> list[Record]:
    return records_of(pipeline.extract(from_text(document.id, document.text)))


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if d.quotes], ids=lambda d: d.id)
def test_a_layout(document: Passage, pipeline: Pipeline) -> None:
    wrong = judge(document, [r for r in _read(pipeline, document) if r["mode"] == "speech"])
    assert not wrong, "\n".join([document.construction, *wrong])


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if not d.quotes], ids=lambda d: d.id)
def test_no_layout(document: Passage, pipeline: Pipeline) -> None:
    made = [r for r in _read(pipeline, document) if any(LAYOUT in e for e in r["evidence"])]
    assert made == []
