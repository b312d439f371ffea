"""Quotations of one paragraph that are parts of one speech, and what stands between quotations. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quotes.attribution.wording import pattern
from quotes.model import Span
from quotes.text.marks import Quotation

# A quotation, a beat between two dashes, and the same sentence goes on: “If it”—she rose—“falls.”
BEAT = re.compile(r"\s*(?:[—–―]|--?(?=\s))(?P<beat>[^“”\"«»\n]{3,160}?)(?:[—–―]|(?<=\s)--?)\s*")

# “Nobody,” and here the abbot raised his hand, “owns a bell.”
COMMA_BEAT = pattern("comma-beat")

# A narrator's sentence ends and something follows.
STOP = re.compile(r"[.!?…][”’\"')\]]*\s+(?=\w)")

WHO_ACTS = pattern("who-acts")


def chains(text: str, found: Sequence[Quotation]) -> list[tuple[Quotation, ...]]:
    """The outermost quotations of a paragraph, those that are parts of one speech together."""
    made: list[list[Quotation]] = []
    for q in found:
        if q.level:
            continue
        if made and goes_on(text, made[-1][-1], q):
            made[-1].append(q)
        else:
            made.append([q])
    return [tuple(chain) for chain in made]


def goes_on(text: str, one: Quotation, other: Quotation) -> bool:
    """Whether a quotation goes on in the next: broken off by a beat, or without a
    closing mark since the next paragraph of the speech opens with a mark again."""
    if not one.closed:
        return one.ended == "next mark" and not text[one.end : other.start].strip()
    return beat_between(text, one, other) is not None


def beat_between(text: str, one: Quotation, other: Quotation) -> Span | None:
    """What is done between two parts of a quotation, without the dashes or the words that lead to it."""
    match = BEAT.fullmatch(text, one.end, other.start)
    if match is None and text[other.inner_start].islower() and text[one.inner_end - 1] not in ".!?":
        match = COMMA_BEAT.fullmatch(text, one.end, other.start)
    return Span(*match.span("beat")) if match else None


def who_acts(text: str, chain: Sequence[Quotation]) -> Span | None:
    """Who does what stands between the parts of a quotation: says it, as a rule."""
    for one, other in pairwise(chain):
        beat = beat_between(text, one, other)
        if beat and (match := WHO_ACTS.match(text, *beat)):
            return Span(*match.span("source"))
    return None


def sentences_between(text: str, start: int, end: int) -> int:
    """How many sentences end between two places before the last one does."""
    return sum(1 for _ in STOP.finditer(text, start, end)) if end > start else 0
