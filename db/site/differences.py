"""A text and how it differs from another -> its pieces, each the same, cut or new. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from quotes.db.queries.speakers import Row

SAME, CUT, NEW = "same", "cut", "new"


def pieces(text: str, changes: Iterable[Row]) -> list[list[str]]:
    """The text with what was cut and what is new, as [what, words], in the order of the text.

    Each change has `start` and `end` (characters of `text`, end exclusive), and `before`, the words
    that stood there. Everything that is not cut makes up the text again.
    """
    found: list[list[str]] = []
    place = 0
    for change in sorted(changes, key=lambda each: (each["start"], each["end"])):
        start, end = max(change["start"], place), max(change["end"], place)
        found += [[SAME, text[place:start]], [CUT, change["before"]], [NEW, text[start:end]]]
        place = end
    found.append([SAME, text[place:]])
    return [piece for piece in found if piece[1]]
