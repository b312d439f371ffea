"""Rows of a table with a cell that is a name and one that is a quotation -> whose it is. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.layout.blocks import whole_quotation
from quotes.layout.speech import Speech
from quotes.layout.wording import pattern
from quotes.model import Span

CELL = re.compile(r"[^|\t]*[^|\t\s][^|\t]*")

MIN_CELLS, MOST_CELLS = 2, 6


def table_speeches(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """The quotations of a table in text order: rows of cells between bars or tabs."""
    found = []
    for start, end in paragraphs:
        if "|" in text[start:end] or "\t" in text[start:end]:
            cells = [_trimmed(text, *m.span()) for m in CELL.finditer(text, start, end)]
            if MIN_CELLS <= len(cells) <= MOST_CELLS and (speech := _row(text, cells)):
                found.append(speech)
    return found


def _row(text: str, cells: Sequence[Span]) -> Speech | None:
    name = next((c for c in cells if pattern("cell-name").fullmatch(text, *c)), None)
    said = [span for c in cells if (span := whole_quotation(text, c))]
    return Speech("layout:table", (said[0],), name, None, name) if name and said else None


def _trimmed(text: str, start: int, end: int) -> Span:
    cell = text[start:end]
    return Span(start + len(cell) - len(cell.lstrip()), end - len(cell) + len(cell.rstrip()))
