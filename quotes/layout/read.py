"""Paragraphs -> all that the layouts give, none sharing words with another. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quotes.layout.announced import announced_speeches
from quotes.layout.interviews import answers
from quotes.layout.letters import letter_speeches
from quotes.layout.lists import list_entries
from quotes.layout.named_lines import named_lines
from quotes.layout.posts import pasted_posts
from quotes.layout.signed import signed_speeches
from quotes.layout.speech import Speech
from quotes.layout.tables import table_speeches
from quotes.layout.turns import turn_speeches
from quotes.model import Span
from quotes.text.spans import overlap

# Each layout, the one that is surest first: where two read the same words, the first is right.
LAYOUTS: tuple[Callable[[str, Sequence[Span]], list[Speech]], ...] = (
    turn_speeches, answers, table_speeches, signed_speeches, pasted_posts, named_lines,
    announced_speeches, letter_speeches,
)  # fmt: skip


def speeches(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """Whose words stand where by the shape of the document, in text order."""
    found: list[Speech] = []
    for layout in LAYOUTS:
        found += [s for s in layout(text, paragraphs) if not any(_shares(s, t) for t in found)]
    return sorted(found, key=lambda speech: speech.words)


def lines_of(text: str, paragraphs: Sequence[Span]) -> frozenset[int]:
    """The numbers of the paragraphs that a layout reads: words, labels, signatures
    and entries of lists."""
    spans = [span for speech in speeches(text, paragraphs) for span in _all(speech)]
    spans += list_entries(text, paragraphs)
    return frozenset(
        n for n, paragraph in enumerate(paragraphs) if any(overlap(paragraph, s) for s in spans)
    )


def _all(speech: Speech) -> tuple[Span, ...]:
    extra = tuple(span for span in (speech.label, speech.source) if span)
    return (*speech.words, *extra, *speech.furniture)


def _shares(one: Speech, other: Speech) -> bool:
    return any(overlap(a, b) for a in one.words for b in other.words)
