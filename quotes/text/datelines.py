"""Where an article says when and where it was written. Pure."""

from __future__ import annotations

import re

from quotes.model import Span

# "PORT AYLA — ", "AYLA, May 3 (Norpress) - " before the first words of an article.
DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][A-Z.'’-]*){0,4}(?:, [A-Z][a-z]+\.?(?: [A-Z][a-z]+)?)?"
    r"(?:, [A-Z][a-z]+\.? \d{1,2})?"
    r"(?: \([\w /]{2,30}\))? ?(?:—|–|--?) "
)

LINE = re.compile(r"[^\n]+")


def datelines(text: str) -> list[Span]:
    """Where the article says when and where it was written, before the first words of a paragraph."""
    found = (DATELINE.match(text, line.start(), line.end()) for line in LINE.finditer(text))
    return [Span(*match.span()) for match in found if match]
