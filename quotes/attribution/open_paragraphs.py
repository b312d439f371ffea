"""Quotations that a paragraph leaves open and a later one closes -> pieces of one quote. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.attribution.contents import shown
from quotes.attribution.passage import Passage
from quotes.model import Quote, Span
from quotes.rules import rule
from quotes.text.marks import Quotation
from quotes.text.spans import overlap


def left_open(q: Quotation) -> bool:
    """Whether the paragraph ends within a quotation."""
    return not q.closed and q.ended == "paragraph"


def closes_below(q: Quotation, number: int, passage: Passage) -> bool:
    """Whether a paragraph below closes a quotation that this one leaves open."""
    below = passage.marks[number + 1][:1] if number + 1 < len(passage.marks) else ()
    return left_open(q) and bool(below) and not below[0].opened


def ends_open(quote: Quote, number: int, passage: Passage) -> bool:
    """Whether a paragraph ends within a quotation of the quote."""
    last = next((q for q in reversed(passage.marks[number]) if q.level == 0), None)
    return (
        last is not None
        and left_open(last)
        and any(overlap(Span(last.start, last.end), s) for s in quote.spans)
    )


def left_open_above(known: Sequence[Quote], number: int, passage: Passage) -> Quote | None:
    """The quote that the paragraph above leaves open and paragraph `number`, in which no mark opens, goes on
    with."""
    if not number or passage.marks[number][0].opened:
        return None
    return next((q for q in known if ends_open(q, number - 1, passage)), None)


def cued_below(known: Sequence[Quote], number: int, passage: Passage) -> bool:
    """Whether the quotation that paragraph `number` leaves open has a cue of its own where it goes on."""
    for place, (found, below) in enumerate(pairwise(passage.marks[number:]), number + 1):
        outer = [q for q in found if not q.level]
        opens = bool(outer) and left_open(outer[-1])
        if not opens or not below or below[0].start != passage.paragraphs[place].start:
            return False
        whole = Span(below[0].start, below[0].end)
        own = (q for q in known if q.cue and not any(overlap(whole, s) for s in q.cue_spans))
        if any(overlap(whole, s) for q in own for s in q.spans):
            return True
    return False


def joined(known: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes, those without a cue that a paragraph leaves open as a part of the quote with a cue
    in the next: 'It is late. / 'We go,' she said."""
    made = list(known)
    for number in range(len(passage.paragraphs) - 1, 0, -1):
        opening = next((q for q in passage.marks[number] if q.level == 0), None)
        if (
            opening is None
            or passage.text[passage.paragraphs[number].start : opening.start].strip()
        ):
            continue
        here = Span(opening.start, opening.end)
        into = next((q for q in made if q.cue and any(overlap(here, s) for s in q.spans)), None)
        open_one = next(
            (q for q in made if not q.cue and q is not into and ends_open(q, number - 1, passage)), None
        )  # fmt: skip
        if into and open_one:
            together = (*open_one.spans, *into.spans)
            made[made.index(into)] = replace(
                into,
                spans=together,
                text=shown(passage.text, together),
                evidence=(*into.evidence, rule("marks:next-paragraph")),
                notes=open_one.notes,
            )
            made.remove(open_one)
    return made
