"""Tokens that come tagged -> a document of Stanza's."""

from __future__ import annotations

import pytest

from quotes.model import Span, TaggedToken
from quotes.parsing.tagged import document_of

TEXT = "Orla Finch left Brand Bay.\n\nShe won."


def _tokens(names: str = "B-PER I-PER O B-LOC I-LOC O O O O") -> list[TaggedToken]:
    places = [(0, 4), (5, 10), (11, 15), (16, 21), (22, 25), (25, 26), (28, 31), (32, 35), (35, 36)]
    return [
        TaggedToken(a, b, "X", "XX", (a, b) == (25, 26), name)
        for (a, b), name in zip(places, names.split(), strict=True)
    ]


def test_sentences_end_where_tokens_say_and_with_their_piece() -> None:
    document = document_of(TEXT, [Span(0, 26), Span(28, 36)], _tokens())
    assert [[word.text for word in s.words] for s in document.sentences] == [
        ["Orla", "Finch", "left", "Brand", "Bay", "."],
        ["She", "won", "."],
    ]
    assert [s.words[0].start_char for s in document.sentences] == [0, 28]


def test_only_the_tokens_of_the_pieces_are_taken() -> None:
    document = document_of(TEXT, [Span(28, 36)], _tokens())
    assert [(w.text, w.start_char) for s in document.sentences for w in s.words] == [
        ("She", 0), ("won", 4), (".", 7),
    ]  # fmt: skip
    assert document_of(TEXT, [Span(26, 28)], _tokens()) is None


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("B-PER I-PER O B-LOC I-LOC O O O O", [("Orla Finch", "PER"), ("Brand Bay", "LOC")]),
        ("B-PER B-PER O B-LOC O O O O O", [("Orla", "PER"), ("Finch", "PER"), ("Brand", "LOC")]),
        ("B-PER I-LOC O I-ORG I-ORG O O O O", [("Orla", "PER"), ("Finch", "LOC"), ("Brand Bay", "ORG")]),
        ("O O O O O O O O O", []),
    ],
    ids=["two", "side-by-side", "another-type", "none"],
)  # fmt: skip
def test_names(tags: str, names: list[tuple[str, str]]) -> None:
    document = document_of(TEXT, [Span(0, 26), Span(28, 36)], _tokens(tags))
    assert [(name.text, name.type) for name in document.ents] == names
