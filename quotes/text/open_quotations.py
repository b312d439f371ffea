"""Paragraphs -> their quotations, where one that a paragraph leaves open closes some paragraphs below. Pure.

Most editors open each paragraph of a speech with a mark again; others open the first and close the
last. What stands between is quoted as well, where the closing mark can be no other and nothing
tells that it was forgotten: no mark opens between, no narrator speaks, each paragraph ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.model import Span
from quotes.text.line_ends import paragraphs as paragraphs_of
from quotes.text.mark_shapes import CLOSE, DOUBLE, SINGLE, Mark, marks_in
from quotes.text.marks import (
    GLUED,
    MARKED,
    Quotation,
    is_tag,
    quotations,
    roles,
    tag_closes,
    with_cues,
)

# A forgotten mark is no speech: the most paragraphs below the opening mark, and the most characters.
MOST_PARAGRAPHS = 8

LONGEST = 3000  # characters

# How many paragraphs below its opening a mark that begins a paragraph can close: not the next, for it may
# open a speech's next paragraph.
LEAST_BETWEEN = 2

# What a closing mark that nothing opens must follow, and what a paragraph within a speech ends with.
STOPS = ",.?!…"

ENDED = re.compile(r"[.!?…:;,—–-][’')\]]?\s*\Z")


def quotations_of(text: str, paragraphs: Sequence[Span]) -> list[list[Quotation]]:
    """The quotations of each paragraph, in the order given. Offsets as in `text`, 0-based, end exclusive.

    A paragraph within a quotation is one without marks (`opened` and `closed` are False), the last
    one ends with its closing mark (`opened` is False).
    """
    made = [quotations(text, *p) if MARKED.search(text, *p) else [] for p in paragraphs]
    for number, found in enumerate(made):
        opening = next((q for q in reversed(found) if not q.level), None)
        if opening is None or opening.closed or not opening.opened or opening.ended != "paragraph":
            continue
        if closing := _closing(text, paragraphs, number, opening.family):
            below = number + closing[0]
            for within in range(number + 1, below):
                made[within] = _within(paragraphs[within], made[within], opening.family)
            made[below] = _last(text, paragraphs[below], closing[1])
    return made


def _closing(
    text: str, paragraphs: Sequence[Span], number: int, family: str
) -> tuple[int, Mark] | None:
    """How many paragraphs below the one that leaves a quotation open it is closed, and the mark."""
    for below, paragraph in enumerate(paragraphs[number + 1 : number + 1 + MOST_PARAGRAPHS], 1):
        if paragraph.end - paragraphs[number].start > LONGEST:
            return None
        first = _first(text, paragraph, family)
        if first is not None:
            closes = _closes(text, first, paragraph) or _astray(text, first, paragraph, below)
            return (below, first) if closes else None
        if _narrated(text, paragraph) or not ENDED.search(text, *paragraph):
            return None
    return None


def _first(text: str, paragraph: Span, family: str) -> Mark | None:
    """The first mark of a family in a paragraph. A single one behind a stop counts, though it has been
    taken for an apostrophe since nothing opens it here."""
    found = [m for m in roles(text, *paragraph) if m.family == family]
    if family == SINGLE:
        found += [
            m
            for m in marks_in(text, *paragraph)
            if m.family == family and _closes(text, m, paragraph)
        ]
    return min(found, key=lambda m: m.start, default=None)


def _closes(text: str, mark: Mark, paragraph: Span) -> bool:
    """Whether the first mark of a paragraph can only close what a paragraph above has opened."""
    if mark.family == DOUBLE and tag_closes(text, mark, paragraph.end):
        return True
    if mark.shape in GLUED and mark.start == paragraph.start:
        return is_tag(text, mark.end, paragraph.end)
    if mark.family not in (DOUBLE, SINGLE) or mark.before not in STOPS:
        return False
    return mark.role == CLOSE or mark.only_closes


def _astray(text: str, mark: Mark, paragraph: Span, below: int) -> bool:
    """Whether a mark that begins a paragraph has gone there from the end of the one above.

    It is the only one there, stands behind paragraphs without any, and by the count of marks in the
    article is the second of a pair: of 28 such marks in labelled news 26 close.
    """
    alone = mark.start == paragraph.start and text.count(mark.shape, *paragraph) == 1
    if below < LEAST_BETWEEN or mark.shape not in GLUED or not alone:
        return False
    return text.count(mark.shape, 0, mark.start) % 2 == 1


def _narrated(text: str, paragraph: Span) -> bool:
    """Whether a paragraph without marks has a clause or a sentence of the narrator's."""
    names = ("phrases/narrators_clause.txt", "phrases/narrators_sentence.txt")
    return any(p.search(text, *paragraph) for name in names for p in with_cues(name))


def _within(paragraph: Span, found: Sequence[Quotation], family: str) -> list[Quotation]:
    """The quotations of a paragraph all of which is quoted."""
    start, end = paragraph
    whole = Quotation(start, end, start, end, 0, False, family, "paragraph", opened=False)
    return [whole, *(replace(q, level=q.level + 1) for q in found)]


def _last(text: str, paragraph: Span, mark: Mark) -> list[Quotation]:
    """The quotations of a paragraph whose first mark closes."""
    start, end = paragraph
    if mark.start == start:  # it belongs to the paragraph above
        return quotations(text, mark.end, end)
    whole = Quotation(start, mark.end, start, mark.start, 0, True, mark.family, opened=False)
    nested = [replace(q, level=q.level + 1) for q in quotations(text, start, mark.start)]
    return [whole, *nested, *quotations(text, mark.end, end)]


def quoted_spans(text: str) -> list[Span]:
    """The stretches between quotation marks, each within its paragraph, in order."""
    if not MARKED.search(text):
        return []
    found = (q for each in quotations_of(text, paragraphs_of(text)) for q in each)
    return [Span(q.start, q.end) for q in found if q.level == 0 and q.end - q.start > 3]
