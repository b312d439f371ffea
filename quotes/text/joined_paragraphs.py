"""A line in which an archive has joined paragraphs -> the paragraphs, where the marks tell. Pure.

Two things cannot stand within a paragraph: a mark that opens once more behind a sentence's end, while
a quotation is open (each paragraph of a speech opens with a mark, only the last one closes), and a
quotation right behind another one that has ended. A line with either, or one that is longer than
paragraphs are, was joined; it is parted at such places, behind each quotation that ends its sentence, and
before one that opens behind a sentence of the narrator's which is no tag of the quotation before.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from quotes.model import Span
from quotes.text.marks import SENTENCE_BREAK, STOPPED, Quotation, has_tag, quotations

# A line longer than this is more than one paragraph: 22 of the 1,803 lines of the texts of twelve
# countries that we labelled are.
JOINED = 1200  # characters

# What a paragraph can begin with.
BEGINS = re.compile(r"\s+(?=[\"“„«‘'(\[]?[A-Z£$€\d])")

# A quotation that reads as a sentence.
BEGINS_QUOTED = re.compile(r"\W+[A-Z£$€\d]")

# The narrator's sentence has ended.
ENDED = re.compile(r"[.!?][)\]]?\s+\Z")

# How far before a quotation's end its last full stop may stand.
LOOK_BACK = 8  # characters


def is_long(paragraph: Span) -> bool:
    """Whether a line is so long that an archive has joined paragraphs in it."""
    return paragraph.end - paragraph.start > JOINED


def parted(text: str, paragraph: Span) -> Iterator[Span]:
    """The paragraphs of a line, in order, without white space between them; the line itself where
    nothing tells that it was joined."""
    found = [q for q in quotations(text, *paragraph) if q.level == 0]
    torn = [b.start for a, b in pairwise(found) if _torn(text, a, b)]
    ended = [m.end() for q in found if (m := _ends(text, q, paragraph.end))]
    follows = {q.start for q in found}
    joined = bool(torn) or is_long(paragraph) or not follows.isdisjoint(ended)
    narrated = _narrated(text, paragraph.start, found, {*torn, *ended})
    starts = [paragraph.start, *sorted({*torn, *ended, *narrated} if joined else ())]
    for start, following in pairwise(starts):
        yield Span(start, start + len(text[start:following].rstrip()))
    yield Span(starts[-1], paragraph.end)


def _torn(text: str, one: Quotation, other: Quotation) -> bool:
    """Whether a quotation without its closing mark goes on in the next, as in a new paragraph."""
    near = not text[one.end : other.start].strip()
    return not one.closed and one.ended == "next mark" and near and _stopped(text, one)


def _ends(text: str, q: Quotation, end: int) -> re.Match[str] | None:
    """The gap behind a quotation that ends its sentence, where no tag ("Orla said.") follows."""
    if not q.closed or not _stopped(text, q):
        return None
    gap = BEGINS.match(text, q.end, end)
    return gap if gap and not has_tag(text, gap.end(), end) else None


def _narrated(
    text: str, start: int, found: Sequence[Quotation], starts: Container[int]
) -> Iterator[int]:
    """The quotations that open behind a sentence of the narrator's: one that opens the paragraph, or
    the second behind a quotation, whose tag the first may be. `starts` are known places to part at."""
    told, tagged = start, False
    for q in found:
        words = text[told : q.start]
        sentences = len(SENTENCE_BREAK.findall(words))
        if sentences > tagged and ENDED.search(words) and BEGINS_QUOTED.match(text, q.start, q.end):
            yield q.start
        told = q.end
        gap = BEGINS.match(text, q.end)
        tagged = gap is None or gap.end() not in starts


def _stopped(text: str, q: Quotation) -> bool:
    return (
        STOPPED.search(text, max(q.inner_start, q.inner_end - LOOK_BACK), q.inner_end) is not None
    )
