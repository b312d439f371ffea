"""Who wrote an article, from a byline or the note about the author at its end. Pure.

"I" outside every quotation stands for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.names.mentions import NameMention
from quotes.names.wording import WORDING

# How many first lines may hold the byline, and how many last ones the note about the author.
FIRST_LINES, LAST_LINES = 5, 3


def author(text: str, names: Sequence[NameMention]) -> NameMention | None:
    """The full name of the author, as far as the article says it; None where it does not."""
    lines = [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    note = WORDING.pattern("author-note")
    people = [n for n in names if n.kind == "person" and n.name and n.name.full]
    for start, end in lines[:FIRST_LINES]:
        if match := WORDING.pattern("byline").match(text, start, end):
            found = [n for n in people if match.start(1) <= n.start < match.end(1)]
            if found:
                return found[0]
    for start, end in lines[-LAST_LINES:]:
        opening = [n for n in people if n.start - start <= 1 and note.match(text, n.end, end)]
        # Somebody the article is about is no author.
        alone = [n for n in opening if not any(_same(n, m) for m in names if m.start < start)]
        if alone and end > start:
            return alone[0]
    return None


def _same(one: NameMention, other: NameMention) -> bool:
    """Whether two mentions share a surname."""
    return bool(one.name and other.name and one.name.last == other.name.last)
