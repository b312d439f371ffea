"""Paragraphs -> what stands between their outer quotation marks, whatever the language. Pure.

Single marks are left to apostrophes. Offsets as in the text, 0-based, end exclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.model import Span
from quotes.text.mark_shapes import SINGLE
from quotes.text.marks import Quotation
from quotes.text.open_quotations import quotations_of


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: `pieces` are the words of each of its paragraphs, without marks and outer spaces.

    `start` and `end` are those of the marks; `first` and `last` are the paragraphs that hold them, and
    `paragraph` is the number of the first.
    """

    pieces: tuple[Span, ...]
    start: int
    end: int
    first: Span
    last: Span
    paragraph: int


def quoted(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    """The quotations of a text in order; one that goes on in the next paragraph is one."""
    found: list[Quoted] = []
    goes_on = False
    for number, each in enumerate(quotations_of(text, paragraphs)):
        outer = [q for q in each if not q.level and q.family != SINGLE]
        for place, quotation in enumerate(outer):
            piece = _words(text, quotation)
            if piece.end <= piece.start:
                continue
            here = paragraphs[number]
            if goes_on and not place and quotation.start == here.start:
                before = found[-1]
                found[-1] = Quoted(
                    (*before.pieces, piece), before.start, quotation.end, before.first, here,
                    before.paragraph,
                )  # fmt: skip
            else:
                found.append(Quoted((piece,), quotation.start, quotation.end, here, here, number))
        goes_on = bool(outer) and not outer[-1].closed and outer[-1].ended == "paragraph"
    return found


def _words(text: str, quotation: Quotation) -> Span:
    inner = text[quotation.inner_start : quotation.inner_end]
    start = quotation.inner_start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, quotation.inner_end - len(inner) + len(inner.rstrip())))
