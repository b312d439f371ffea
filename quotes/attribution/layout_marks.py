"""Quotations that the layout marks, not quotation marks: block quotations and embedded posts. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.wording import pattern
from quotes.model import Block, Span
from quotes.text.marks import Quotation

# The family of a quotation without marks of its own.
LAYOUT = "layout"

# "Thank you all. — Mayor Ada Orla (@adaorla) May 3, 2021" as a paragraph of its own.
POST = pattern("signed-post")

QUOTED = ("quote", "post")


def laid_out(
    text: str,
    paragraphs: Sequence[Span],
    blocks: Sequence[Block],
    marks: Sequence[Sequence[Quotation]],
) -> tuple[tuple[Quotation, ...], ...]:
    """The quotations of each paragraph, with a paragraph that the layout quotes as one where it has no
    marks of its own."""
    quoted = {block.start for block in blocks if block.kind in QUOTED}
    return tuple(
        tuple(found) if found else _whole(text, paragraph, paragraph.start in quoted)
        for paragraph, found in zip(paragraphs, marks, strict=True)
    )


def _whole(text: str, paragraph: Span, quoted: bool) -> tuple[Quotation, ...]:
    if quoted:
        return (_quotation(*paragraph),)
    match = POST.fullmatch(text, *paragraph)
    return (_quotation(*match.span("words")),) if match else ()


def _quotation(start: int, end: int) -> Quotation:
    return Quotation(start, end, start, end, 0, True, LAYOUT)
