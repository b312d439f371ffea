"""The whole chain on invented articles: offsets, ids, hostile text. Uses the shipped models."""

from __future__ import annotations

import json

import pytest
from invented_articles import FRENCH, HARBOUR

from quotes.model import Article, Extraction
from quotes.output.records import records_of
from quotes.pipeline import Pipeline
from quotes.reading.paragraphs import body_spans
from quotes.reading.plain import from_text

HOSTILE = [
    "“",
    "””””“““",
    '"' * 500,
    "He said “this ‘and “that” and” more’ she said” he said.",
    "“" + "word " * 3_000,
    "x" * 200_000,
    "said " * 2_000,
    "<script>alert(1)</script> “We <b>agree</b> on it,” said Orla.",
    "\u202e“We agree,” said Orla.\u202c\u200b\ufeff",
    "𝕎𝕖 said “𝕙𝕚 there my friends.” 👩‍👩‍👧‍👦 said 👍🏽.",
    "no full stop no comma the mayor said that the harbour would close she also said it was late",
    "A\tB\tC\r\n“We agree,” said Orla.\r\n\r\n",
]


@pytest.fixture(scope="module")
def harbour(pipeline: Pipeline) -> Extraction:
    return pipeline.extract(from_text("harbour.txt", HARBOUR))


def test_another_language_by_its_tables(pipeline: Pipeline) -> None:
    found = pipeline.extract(from_text("french.txt", FRENCH))
    assert [a.quote.text for a in found.attributions] == ["Le port ferme"]
    assert [entity.name for entity in found.entities] == ["Émile Roux"]
    assert "only quotations between marks are looked for" in found.notes[-1]


def test_what_is_found(harbour: Extraction) -> None:
    found = {(r["kind"], r["text"]): r for r in records_of(harbour)}
    told = found["direct", "We have looked at every other way … There is none."]
    assert told["speaker"]["text"] == "she"
    assert told["speaker"]["entity"]["name"] == "Ilva Marrow"
    assert told["addressee"]["text"] == "the Ayla Post"
    said = next(r for r in records_of(harbour) if r["text"].startswith("forty people"))
    assert (said["kind"], said["speaker"]["entity"]["name"]) == ("indirect", "Toben Quill")
    assert not any("Ten walks" in r["text"] for r in records_of(harbour))


def test_spans_are_the_text(harbour: Extraction) -> None:
    text = harbour.article.text
    for made in records_of(harbour):
        shown = " … ".join(" ".join(text[a:b].split()) for a, b in made["spans"])
        assert shown == made["text"]
        for part in ("cue", "speaker", "via", "addressee"):
            if made[part]:
                words = " ".join(text[a:b] for a, b in made[part]["spans"])
                assert words == made[part]["text"]


def test_evidence_and_confidence(harbour: Extraction) -> None:
    for made in records_of(harbour):
        assert made["evidence"] and all(":" in step for step in made["evidence"])
        assert 0 < made["confidence"] <= 1
        if made["speaker"] and made["speaker"].get("entity"):
            assert made["chain"]


def test_ids_are_stable(harbour: Extraction, pipeline: Pipeline) -> None:
    again = records_of(pipeline.extract(from_text("elsewhere.txt", HARBOUR)))
    assert [r["id"] for r in again] == [r["id"] for r in records_of(harbour)]
    assert len({r["id"] for r in again}) == len(again)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_it(pipeline: Pipeline, text: str) -> None:
    text = f"{text}\nThe mayor spoke on Friday."
    article = Article("hostile.txt", text, body=body_spans(text))
    for made in records_of(pipeline.extract(article)):
        json.dumps(made)
        assert all(0 <= a < b <= len(article.text) for a, b in made["spans"])


def test_nobody_speaks_to_themselves(pipeline: Pipeline) -> None:
    text = (
        "“We are heating corridors,” said Clara Venn, who chairs the school board of the town.\n\n"
        "“That is not what the board said, Clara.”\n"
    )
    first, second = records_of(pipeline.extract(from_text("school.txt", text)))
    assert first["speaker"]["entity"]["name"] == "Clara Venn"
    assert second["speaker"] is None and second["confidence"] < 0.5
