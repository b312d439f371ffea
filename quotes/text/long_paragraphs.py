"""Lines -> the paragraphs joined in them, none too long to be read at once. Pure.

What is looked for within a paragraph costs the square of its length, and a text without line ends
is one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quotes.model import Span
from quotes.text.joined_paragraphs import parted

# Paragraphs of news are below 2,000 characters, whole articles in one line mostly below this.
MAX_PIECE = 10_000

SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+")


def pieces(text: str, paragraphs: Iterable[Span]) -> Iterator[Span]:
    """The paragraphs, parted where they were joined into one line and cut where they are longer than
    MAX_PIECE."""
    for first, end in (part for line in paragraphs for part in parted(text, Span(*line))):
        start = first
        while end - start > MAX_PIECE:
            cut = _cut(text, start, start + MAX_PIECE)
            yield Span(start, cut)
            start = cut
        if text[start:end].strip():
            yield Span(start, end)


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut text[start:end]: after a sentence, else at a space, else at the end."""
    ends = [m.end() for m in SENTENCE_END.finditer(text, start + (end - start) // 2, end)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + 1, end)
    return space if space > start else end
