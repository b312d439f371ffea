"""Names in a text as records, the pattern of a name's word, and spans with a fast test. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from quotes.marks import quotations
from quotes.model import Span
from quotes.names import PersonName

MentionKind = Literal["person", "organization", "place"]

# Capitals of Latin, Greek and Cyrillic.
UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻĽŃŅŇŌŐŒŔŘŚŞȘŠŤȚŪŮŰŹŻŽΆΈΉΊΌΎΏΑ-ΩЀ-Я]"
NAME_WORD = rf"{UPPER}[\w&]*(?:[.'’-]\w+)*\.?"
LINE = re.compile(r"[^\n]+")
MARKED = re.compile(r"[“”„«»‘\"']|``")


@dataclass(frozen=True, slots=True)
class NameMention:
    """One name in the text; `start` and `end` take in the titles before it.

    `sentence` is the index of its sentence. `quoted` says that it stands inside quotation marks,
    `subject` that it is the subject of its clause, as far as one can see. `owner` is whose it is
    ("Kestovia's Health Ministry").
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    name: PersonName | None
    sentence: int
    quoted: bool = False
    subject: bool = False
    owner: str | None = None


class SpanSet:
    """Spans with a fast test of whether a place lies in one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [s.start for s in ordered]
        self._reach = list(accumulate((s.end for s in ordered), max))

    def holds(self, offset: int) -> bool:
        """Whether a span holds the character at the offset."""
        return self.touches(offset, offset + 1)

    def touches(self, start: int, end: int) -> bool:
        """Whether a span shares a character with [start, end)."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start


def quoted_spans(text: str) -> list[Span]:
    """The stretches between quotation marks, each within its line, in order."""
    found = []
    for line in LINE.finditer(text):
        if MARKED.search(line.group()):
            inside = quotations(text, line.start(), line.end())
            found += [Span(q.start, q.end) for q in inside if q.level == 0 and q.end - q.start > 3]
    return found


def bare_word(text: str) -> str:
    """A word without a possessive."""
    return re.sub(r"['’]s?$", "", text.strip(".,"))
