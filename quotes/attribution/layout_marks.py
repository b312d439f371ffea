"""Quotations that the layout marks, not quotation marks: block quotations, embedded posts and lines of a
dialogue that a dash opens. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.attribution.wording import pattern
from quotes.model import Block, Span
from quotes.text.marks import Quotation

# The family of a quotation without marks of its own.
LAYOUT = "layout"

# "Thank you all. — Mayor Ada Orla (@adaorla) May 3, 2021" as a paragraph of its own.
POST = pattern("signed-post")

QUOTED = ("quote", "post")

# "– We have a permit, answered Ada Orla." as a paragraph of its own.
DASHED = re.compile(r"\s*[—–―-]{1,2}\s*(?=[A-Z¿¡])")

TAGS = (
    pattern("source-then-cue"), pattern("cue-then-source"),
    pattern("source-then-asked"), pattern("asked-then-source"),
)  # fmt: skip

# Where words said may end before their tag.
PAUSE = re.compile(r"(?P<stop>[,?!…])(?:\s+[—–―-])?(?=\s+\w)")

# What may follow a tag that ends or goes on, but has no object of its own.
BEHIND_TAG = re.compile(
    r"\s*(?:\Z|[.,;:]|(?:them|him|her|us|me|to|on|in|at|with|from|who|as|again|when|while)\b)"
)

LONGEST_LINE = 1000  # characters


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
    if match := POST.fullmatch(text, *paragraph):
        return (_quotation(*match.span("words")),)
    line = _line(text, paragraph)
    return (_quotation(*line),) if line else ()


def _line(text: str, paragraph: Span) -> Span | None:
    """What is said in a line of a dialogue: from its dash to its tag."""
    dash = DASHED.match(text, *paragraph)
    if dash is None or paragraph.end - paragraph.start > LONGEST_LINE:
        return None
    for pause in PAUSE.finditer(text, dash.end(), paragraph.end):
        for tag in TAGS:
            match = tag.match(text, pause.end(), paragraph.end)
            if match and BEHIND_TAG.match(text[match.end() : paragraph.end]):
                return Span(dash.end(), pause.end("stop"))
    return None


def _quotation(start: int, end: int) -> Quotation:
    return Quotation(start, end, start, end, 0, True, LAYOUT)
