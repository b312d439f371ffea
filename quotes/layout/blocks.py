"""Where words without a cue of their own begin and end: quotations that fill paragraphs, and blocks
without marks. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.layout.wording import pattern
from quotes.model import Span
from quotes.text.marks import Quotation, quotations

# The longest block without marks that is taken for somebody's words.
MOST_PARAGRAPHS = 12

LONGEST = 8000  # characters

ENDS = ".?!…"

CLOSING = "”’\"')]»*_ "

BEHIND = ".,;"


def outer(text: str, paragraph: Span) -> list[Quotation]:
    """The outermost quotations of a paragraph; none of one too long to be a paragraph."""
    if paragraph.end - paragraph.start > LONGEST:
        return []
    return [q for q in quotations(text, *paragraph) if q.level == 0]


def whole_quotation(text: str, paragraph: Span) -> Span | None:
    """What stands in marks, where a paragraph is one quotation and nothing else."""
    found = outer(text, paragraph)
    if len(found) != 1 or text[paragraph.start : found[0].start].strip():
        return None
    q = found[0]
    if text[q.end : paragraph.end].strip(BEHIND).strip():
        return None
    return Span(q.inner_start, q.inner_end)


def quotation_from(text: str, paragraphs: Sequence[Span], number: int) -> tuple[Span, ...]:
    """The contents of the paragraphs from `number` on that are quotations and nothing else, as far as
    each but the last is left open."""
    found: list[Span] = []
    for paragraph in paragraphs[number:]:
        span = whole_quotation(text, paragraph)
        if span is None:
            break
        found.append(span)
        if outer(text, paragraph)[0].closed:
            break
    return tuple(found)


def unmarked_from(
    text: str, paragraphs: Sequence[Span], number: int, announced: bool = False
) -> tuple[Span, ...]:
    """The paragraphs without marks from `number` on that somebody speaks or writes for themselves, or
    the lines of a block quotation. Where a colon has announced them, the first needs no "I" or "you"."""
    if lines := _quoted_lines(text, paragraphs, number):
        return lines
    if announced and (block := _until_end(text, paragraphs, number)):
        return block
    found: list[Span] = []
    for paragraph in paragraphs[number : number + MOST_PARAGRAPHS]:
        words = text[slice(*paragraph)]
        ended = words.rstrip(CLOSING)[-1:] in ENDS
        spoken = pattern("talk").search(words) or pattern("greeting").match(words)
        personal = bool(spoken) or (announced and not found)
        if not ended or not personal or outer(text, paragraph) or pattern("bullet").match(words):
            break
        if pattern("resembles-said").search(words) or _tells_of_signer(words):
            break
        found.append(paragraph)
    return tuple(found)


def _quoted_lines(text: str, paragraphs: Sequence[Span], number: int) -> tuple[Span, ...]:
    """The words of the lines with "> " before them from `number` on."""
    found: list[Span] = []
    for paragraph in paragraphs[number : number + MOST_PARAGRAPHS]:
        sign = pattern("quoted-line").match(text, *paragraph)
        if sign is None or outer(text, paragraph):
            break
        found.append(Span(sign.end(), paragraph.end))
    return tuple(found)


def _until_end(text: str, paragraphs: Sequence[Span], number: int) -> tuple[Span, ...]:
    """The paragraphs before the line that ends a statement ("ENDS", "Notes for editors"); none where
    there is no such line, or where the narrator speaks before it."""
    found: list[Span] = []
    for paragraph in paragraphs[number : number + MOST_PARAGRAPHS]:
        words = text[slice(*paragraph)]
        if pattern("statement-end").match(words):
            return tuple(found)
        if outer(text, paragraph) or pattern("resembles-said").search(words):
            break
        found.append(paragraph)
    return ()


def _tells_of_signer(words: str) -> bool:
    return any(pattern(name).search(words) for name in ("signed-by", "document-by"))
