"""Where a text has the words of a construction: the places whose sentences need a full parse. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quotes.attribution.wording import pattern
from quotes.languages.cue_words import CueWords
from quotes.languages.tables import word_list
from quotes.model import Candidate, Span

ACCORDING = pattern("according-to")

THAT, FROM_THAT = pattern("that"), pattern("from-that")

OTHERS = (
    pattern("denied"), pattern("described"), pattern("told-passive"), pattern("claimed-passive"),
)  # fmt: skip


def according_places(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The "according to" of each paragraph, with the white space behind it."""
    return [Span(*m.span()) for p in paragraphs for m in ACCORDING.finditer(text, *p)]


def that_places(text: str, paragraphs: Sequence[Span], words: CueWords) -> list[Span]:
    """The verbs and nouns of saying before "that", and the nouns before "from Orla that"."""
    return [
        Span(*match.span(1))
        for paragraph in paragraphs
        for match in THAT.finditer(text, *paragraph)
        if match[1].lower() in words.reporting or match[1].lower() in _nouns()
    ] + [
        Span(*match.span("cue"))
        for paragraph in paragraphs
        for match in FROM_THAT.finditer(text, *paragraph)
    ]


def other_places(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The verbs of denial with a bare object, the passives that a quotation or agent follows, and those
    of telling."""
    return [
        Span(*match.span("cue"))
        for paragraph in paragraphs
        for found in OTHERS
        for match in found.finditer(text, *paragraph)
    ]


def candidate_places(candidates: Sequence[Candidate]) -> list[Span]:
    """The cues and sources that the network found."""
    return sorted({span for c in candidates for span in (c.cue, *c.sources)})


@cache
def _nouns() -> frozenset[str]:
    singular = word_list("cues/nouns.txt")
    return singular | {f"{word}s" for word in singular}
