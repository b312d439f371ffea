"""Offsets of an article -> the tokens and sentences of its parse. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from quotes.model import Parse, Sentence, Span, Token


class Lookup:
    """Finds tokens by character offset; built once for each parse."""

    def __init__(self, parse: Parse) -> None:
        self._sentences = parse.sentences
        self._starts = [s.start for s in parse.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, else the one that ended before it."""
        place = bisect_right(self._starts, offset) - 1
        return self._sentences[place] if place >= 0 else None

    def sentences_in(self, span: Span) -> Iterator[Sentence]:
        """The sentences that share a character with the span."""
        place = max(0, bisect_right(self._starts, span.start) - 1)
        for number in range(place, len(self._sentences)):
            sentence = self._sentences[number]
            if sentence.start >= span.end:
                return
            if sentence.end > span.start:
                yield sentence

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens that share a character with the span, in order."""
        return [
            token
            for sentence in self.sentences_in(span)
            for token in sentence.tokens
            if token.start < span.end and token.end > span.start
        ]


def subtree(sentence: Sentence, index: int) -> list[int]:
    """Numbers of the token and all that hang on it, in order; only itself where nothing was parsed."""
    inside = {index}
    grew = sentence.parsed
    while grew:
        grew = False
        for i, token in enumerate(sentence.tokens):
            if i not in inside and token.head in inside:
                inside.add(i)
                grew = True
    return sorted(inside)
