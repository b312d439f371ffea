"""The parser: offsets, paragraphs, bounds, and the choice of sentences."""

import socket
from itertools import pairwise

import numpy as np
import pytest
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from quotes.errors import ModelError
from quotes.model import Article, Span
from quotes.parsing.parser import Parser
from quotes.parsing.sentences import MAX_TOKENS
from quotes.parsing.trees import best_tree, greedy_tree

TEXT = (
    "Mill to close, owner says\n\n“We tried,” said Orla Finch.  She left at noon.\n"
    "The mill’s\u00a0owner didn’t comment; its Web site is https://example.org/"
    + "a" * 1200
    + " for now.\n"
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


def test_offsets_are_exact(parser: Parser) -> None:
    parse = parser.parse(Article("a.txt", TEXT))
    tokens = [t for s in parse.sentences for t in s.tokens]
    assert all(TEXT[t.start : t.end] == t.text for t in tokens)
    assert all(TEXT[e.start : e.end] == e.text for s in parse.sentences for e in s.entities)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert not any("<UNK>" in t.lemma for t in tokens)


def test_sentences_stay_in_their_paragraph(parser: Parser) -> None:
    body = (Span(27, 54), Span(56, 73))
    parse = parser.parse(Article("a.txt", TEXT, body=body))
    assert all(any(a <= s.start and s.end <= b for a, b in body) for s in parse.sentences)


def test_heads_form_one_tree_in_each_sentence(parser: Parser) -> None:
    for sentence in parser.parse(Article("a.txt", TEXT)).sentences:
        assert sentence.parsed
        roots = [t for t in sentence.tokens if t.head == -1]
        assert len(roots) == 1
        assert all(-1 <= t.head < len(sentence.tokens) for t in sentence.tokens)


def test_only_wanted_sentences_are_parsed(parser: Parser) -> None:
    article = Article("a.txt", TEXT)
    place = TEXT.index("said Orla")
    by_span = parser.parse(article, [Span(place, place + 4)])
    assert [s.parsed for s in by_span.sentences] == [
        s.start <= place < s.end for s in by_span.sentences
    ]
    by_test = parser.parse(article, lambda s: s.start <= place < s.end)
    assert by_test == by_span
    assert not any(s.parsed for s in parser.parse(article, []).sentences)


def test_a_closing_mark_stays_with_its_sentence(parser: Parser) -> None:
    text = "“We tried.” That was all. “We lost.”"
    assert all(s.tokens[0].text != "”" for s in parser.parse(Article("a", text)).sentences)


@pytest.mark.parametrize(
    "text", ["", "\n\n \n", "—", "a" * 30_000, "word " * 3_000, "\u200b\ufeff\x00"]
)
def test_any_text_is_parsed_within_bounds(parser: Parser, text: str) -> None:
    parse = parser.parse(Article("a.txt", text))
    assert all(len(s.tokens) <= MAX_TOKENS + 1 for s in parse.sentences)
    assert all(text[t.start : t.end] == t.text for s in parse.sentences for t in s.tokens)


def test_loads_without_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError("no network in this test")

    monkeypatch.setattr(socket, "socket", refuse)
    assert Parser.load().parse(Article("a", "He left.")).sentences


def test_missing_models_are_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ModelError, match="No such model"):
        Parser.load(tmp_path)


def test_damaged_models_are_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    for name in ("tokenize", "pos", "lemma", "depparse", "ner", "pretrain"):
        (tmp_path / f"{name}.pt").write_bytes(b"not a model")
    (tmp_path / "resources.json").write_text("{}")
    with pytest.raises(ModelError, match="cannot be read"):
        Parser.load(tmp_path)


def test_greedy_trees_are_the_best_trees() -> None:
    random = np.random.default_rng(7)
    agreed = 0
    for size in range(2, 40):
        scores = random.normal(size=(size, size)) - 0.4 * np.abs(
            np.subtract.outer(range(size), range(size))
        )
        tree = greedy_tree(scores)
        if tree is not None:
            agreed += 1
            assert list(tree[1:]) == list(chuliu_edmonds_one_root(scores)[1:])
    assert agreed


def test_cycles_and_two_roots_are_no_tree() -> None:
    assert greedy_tree(np.array([[0, 0, 0], [0, 0, 9], [0, 9, 0]], dtype=float)) is None
    assert greedy_tree(np.array([[0, 0, 0], [9, 0, 0], [9, 0, 0]], dtype=float)) is None


@pytest.mark.parametrize("words", [2, 3, 7, 40])
def test_best_tree_is_that_of_stanza(words: int) -> None:
    made = np.random.default_rng(words)
    for _ in range(60):
        scores = made.normal(size=(words + 1, words + 1)).astype(np.float32) - 2
        np.fill_diagonal(scores, -np.inf)
        assert (best_tree(scores) == chuliu_edmonds_one_root(scores)).all()
