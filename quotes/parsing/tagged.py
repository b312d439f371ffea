"""Tokens that come with tags, sentence ends and names -> a document of Stanza's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from stanza.models.common.doc import Document

from quotes.model import Span, TaggedToken
from quotes.parsing.sentences import Row, reshaped_rows

# A name's token by whether it begins the name, and whether the name goes on: begin, inside, end, single.
PLACES = {(True, True): "B", (False, True): "I", (False, False): "E", (True, False): "S"}


def document_of(text: str, pieces: Sequence[Span], tokens: Sequence[TaggedToken]) -> Any:
    """The document of the pieces, joined by empty lines, as Stanza's own tokenizer, tagger and recogniser
    would make it; None where there is no token in them. `tokens` are in order, with offsets in `text`."""
    sentences = [
        _rows(text, sentence, shift)
        for piece, shift in zip(pieces, _shifts(pieces), strict=True)
        for sentence in _sentences(_within(tokens, piece))
    ]
    if not sentences:
        return None
    joined = "\n\n".join(text[a:b] for a, b in pieces)
    document = Document(reshaped_rows(sentences, joined), joined)
    document.build_ents()
    return document


def _shifts(pieces: Sequence[Span]) -> Iterator[int]:
    """How far each piece stands before its place in the text; the two line ends count."""
    at = 0
    for start, end in pieces:
        yield at - start
        at += end - start + 2


def _within(tokens: Sequence[TaggedToken], piece: Span) -> Sequence[TaggedToken]:
    first, last = (bisect_left(tokens, at, key=lambda token: token.start) for at in piece)
    return tokens[first:last]


def _sentences(tokens: Sequence[TaggedToken]) -> Iterator[list[TaggedToken]]:
    """The sentences of one piece, which all end with it."""
    made: list[TaggedToken] = []
    for token in tokens:
        made.append(token)
        if token.ends:
            yield made
            made = []
    if made:
        yield made


def _rows(text: str, sentence: Sequence[TaggedToken], shift: int) -> list[Row]:
    return [
        {
            "id": number, "text": text[token.start : token.end], "upos": token.upos,
            "xpos": token.xpos, "start_char": token.start + shift, "end_char": token.end + shift,
            "ner": tag,
        }
        for number, (token, tag) in enumerate(zip(sentence, _names(sentence), strict=True), 1)
    ]  # fmt: skip


def _names(sentence: Sequence[TaggedToken]) -> Iterator[str]:
    """The tags of names as Stanza writes them."""
    tags = ["O", *(token.name for token in sentence), "O"]
    for before, tag, after in zip(tags, tags[1:], tags[2:], strict=False):
        kind = tag[2:]
        begins = tag[:1] == "B" or before[2:] != kind
        yield f"{PLACES[begins, after == f'I-{kind}']}-{kind}" if kind else tag
