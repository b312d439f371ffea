"""The entries of a list that a colon announces: they are the article's, however short. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.layout.wording import pattern
from quotes.model import Span

MIN_ENTRIES = 2

# An entry of fewer words is a link or a thing, and states nothing.
MIN_WORDS = 4


def list_entries(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The entries of the lists under a line that ends with a colon."""
    found: list[Span] = []
    entries: list[Span] = []
    open_list = False
    for paragraph in [*paragraphs, Span(0, 0)]:
        if open_list and pattern("bullet").match(text, *paragraph):
            entries.append(paragraph)
            continue
        stated = [e for e in entries if len(text[slice(*e)].split()) > MIN_WORDS]
        if len(stated) >= MIN_ENTRIES:
            found += stated
        entries = []
        open_list = text[paragraph.start : paragraph.end].rstrip().endswith(":")
    return found
