"""A statement in; the statement without what reported speech shifts, out. Pure.

Pronouns, tenses and places are brought to one form ("we will" and "they would" are the same), words
are cut to their stems, short forms are written out. The words keep their places in the text.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from quotes.claims.polarity import expanded
from quotes.claims.statement import Statement, Word
from quotes.claims.wording import auxiliaries, endings, forms, hedges, negations, opposites

# What has to be left of a word when its ending is cut.
STEM = 3


def undone(statement: Statement) -> Statement:
    """The statement as it compares with one that reports it."""
    words: list[Word] = []
    places: dict[int, int] = {}
    for place, word in enumerate(statement.words):
        places[place] = len(words)
        parts = expanded((word.norm,))
        words += [
            word if word.value is not None else replace(word, norm=form(part))
            for part in parts
            if part not in auxiliaries()
        ]
    places[len(statement.words)] = len(words)
    gaps = frozenset(places[gap] for gap in statement.gaps)
    return Statement(statement.text, tuple(words), gaps)


@lru_cache(maxsize=32_768)
def form(norm: str) -> str:
    """One form for a word and what it becomes in reported speech."""
    if norm in forms():
        return forms()[norm]
    if not norm.isalpha() or norm in _kept():
        return norm
    for ending, becomes in endings():
        if norm.endswith(ending) and len(norm) - len(ending) >= STEM:
            stem = norm[: -len(ending)]
            return stem + becomes if becomes else _single(stem)
    return _single(norm)


def _single(stem: str) -> str:
    """A stem whose last letter is doubled, with one of it."""
    return stem[:-1] if len(stem) > STEM and stem[-1] == stem[-2] else stem


@cache
def _kept() -> frozenset[str]:
    """The words that negate, weaken or have an opposite: these are known as they stand."""
    words = {word for pair in opposites() for word in pair} | {w for h in hedges() for w in h}
    return negations() | words
