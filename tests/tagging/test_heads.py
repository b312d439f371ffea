"""Tags, sentence ends and names by heads on the encoder, on the way through the whole fast chain."""

from __future__ import annotations

from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import pytest

from quotes.errors import ModelError
from quotes.model import Article, Parse, TaggedToken
from quotes.output.records import records_of
from quotes.pipeline import Pipeline
from quotes.reading.plain import from_text
from quotes.tagging.heads import Heads
from quotes.text.spans import lines

TEXT = (
    "Mill on the Orne to close\n\n“We tried for ten years,” said Orla Finch, who owns the mill in"
    " Brand Bay.  She left at noon. “Will it reopen?” asked Tomas Reeve on Monday.\n"
    "The Harbour Workers’ Union said that forty people would lose their work. They didn’t agree.\n"
)


@pytest.fixture(scope="module")
def tokens(fast: Pipeline) -> list[TaggedToken]:
    found = fast.tagger.read(Article("a.txt", TEXT), lines(TEXT)).tokens
    assert found is not None
    return found


@pytest.fixture(scope="module")
def parse(fast: Pipeline, tokens: list[TaggedToken]) -> Parse:
    return fast.parser.parse(Article("a.txt", TEXT), None, tokens)


def test_tokens_hold_all_of_the_text(tokens: list[TaggedToken]) -> None:
    assert "".join(TEXT[t.start : t.end] for t in tokens) == "".join(TEXT.split())
    assert all(a.end <= b.start for a, b in pairwise(tokens))


def test_offsets_are_those_of_the_text(parse: Parse) -> None:
    assert all(TEXT[t.start : t.end] == t.text for s in parse.sentences for t in s.tokens)
    assert all(TEXT[n.start : n.end] == n.text for s in parse.sentences for n in s.entities)


def test_sentences(parse: Parse) -> None:
    assert [TEXT[s.start : s.end].rsplit(maxsplit=1)[-1] for s in parse.sentences] == [
        "close", "Bay.", "noon.", "Monday.", "work.", "agree.",
    ]  # fmt: skip


def test_names(parse: Parse) -> None:
    found = {(name.text, name.type) for s in parse.sentences for name in s.entities}
    assert {("Orla Finch", "PER"), ("Tomas Reeve", "PER"), ("Brand Bay", "LOC")} <= found
    assert any(kind == "ORG" and "Union" in name for name, kind in found)


def test_each_sentence_has_a_tree(parse: Parse) -> None:
    for sentence in parse.sentences:
        assert sentence.parsed
        assert [t.head for t in sentence.tokens].count(-1) == 1
    said = next(t for s in parse.sentences for t in s.tokens if t.text == "said")
    assert (said.upos, said.xpos, said.lemma) == ("VERB", "VBD", "say")


def test_the_best_chain_has_no_tagged_tokens(pipeline: Pipeline) -> None:
    assert pipeline.tagger.read(Article("a.txt", TEXT), lines(TEXT)).tokens is None


def test_who_said_what(fast: Pipeline) -> None:
    told = {
        r["text"]: r["speaker"]["entity"]["name"]
        for r in records_of(fast.extract(from_text("a.txt", TEXT)))
    }
    assert told["We tried for ten years"] == "Orla Finch"
    assert told["Will it reopen?"] == "Tomas Reeve"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "“",
        "—",
        "a" * 30_000,
        "word " * 3_000,
        "𝕎𝕖 said 👍🏽.",
        "\u200b\ufeff\x00",
        "A\tB\r\nC",
    ],
    ids=[
        "empty",
        "blank",
        "mark",
        "dash",
        "one-word",
        "no-end",
        "astral",
        "invisible",
        "line-ends",
    ],
)
def test_any_text_is_read(fast: Pipeline, text: str) -> None:
    read = fast.tagger.read(Article("a", text), lines(text))
    parse = fast.parser.parse(Article("a", text), [], read.tokens)
    assert all(text[t.start : t.end] == t.text for s in parse.sentences for t in s.tokens)
    assert fast.extract(Article("a", text)).article.text == text


def test_damaged_heads_are_named(tmp_path: Path) -> None:
    with as_file(files("quotes.languages") / "en" / "models" / "heads") as shipped:
        folder = copytree(shipped, tmp_path / "heads")
    (folder / "weights.npz").write_bytes(b"PK")
    with pytest.raises(ModelError, match="damaged"):
        Heads.load(folder)
    (folder / "SHA256SUMS").unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        Heads.load(folder)
