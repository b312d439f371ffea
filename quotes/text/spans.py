"""Spans: what they share, merging, holes, lines, and a set with a fast test. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from quotes.model import Span


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def without(spans: Sequence[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """Spans less the holes."""
    left = list(spans)
    for hole in holes:
        cut: list[Span] = []
        for span in left:
            if not overlap(span, hole):
                cut.append(span)
                continue
            cut += [
                s
                for s in (Span(span.start, hole.start), Span(hole.end, span.end))
                if s.end > s.start
            ]
        left = cut
    return tuple(left)


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def lines(text: str) -> tuple[Span, ...]:
    """The non-empty lines of a text, as paragraphs."""
    return tuple(Span(*m.span()) for m in re.finditer(r"[^\n\r]*\S[^\n\r]*", text))


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
