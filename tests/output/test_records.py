"""quotes.output.records: the public record of an attribution."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import ILVA, TOBEN, extraction_of

from quotes.model import Entity
from quotes.output.records import records_of, speaker_name

KEYS = (
    "id", "article", "kind", "mode", "text", "spans", "cue", "speaker", "via", "addressee", "evidence",
    "confidence", "chain", "notes",
)  # fmt: skip


def test_keys_and_their_order() -> None:
    found = records_of(extraction_of())
    assert all(tuple(made) == KEYS for made in found)
    assert [made["confidence"] for made in found] == [0.9, 0.9, 0.9, 0.9, 0.6, 0.9]


def test_spans_are_lists_into_the_text() -> None:
    extraction = extraction_of()
    for made in records_of(extraction):
        parts = [extraction.article.text[a:b] for a, b in made["spans"]]
        assert " ".join(parts) == made["text"]


@pytest.mark.parametrize(
    ("entities", "one", "several", "name"),
    [
        ((ILVA,), "ilva-marrow", None, "Ilva Marrow"),
        ((), None, None, ""),
        ((ILVA, TOBEN), None, ["ilva-marrow", "toben-quill"], "Ilva Marrow and Toben Quill"),
    ],
)
def test_one_speaker_or_several(
    entities: tuple[Entity, ...], one: str | None, several: list[str] | None, name: str
) -> None:
    extraction = extraction_of()
    first = extraction.attributions[0]
    assert first.speaker is not None
    first = replace(first, speaker=replace(first.speaker, entities=entities))
    (made,) = records_of(replace(extraction, attributions=(first,)))
    speaker = made["speaker"]
    assert (speaker["entity"] or {}).get("id") == one
    assert ([e["id"] for e in speaker["entities"]] if "entities" in speaker else None) == several
    assert speaker_name(made) == name


def test_nobody_and_no_cue() -> None:
    extraction = extraction_of()
    first = extraction.attributions[0]
    bare = replace(first, speaker=None, quote=replace(first.quote, cue=None))
    (made,) = records_of(replace(extraction, attributions=(bare,)))
    assert (made["speaker"], made["cue"], made["chain"], speaker_name(made)) == (None, None, [], "")


def test_scores_are_rounded() -> None:
    made = records_of(extraction_of())[0]
    assert [step["score"] for step in made["chain"]] == [0.98, 0.95]
    assert made["chain"][0]["rule"] == "mention:subject"
