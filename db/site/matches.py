"""What a search finds: a thousand quotes as narrow tuples, put in order and counted. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any

from quotes.db.queries.speakers import Row

# A quote that fits, as SQLite gives it: a plain tuple, which costs least to make and to keep.
Match = tuple[Any, ...]

# The columns of a match, in order; `full` says that it is a full statement, `speakers` are the ids
# of those who say it, with blanks between.
NAMES = (
    "id", "kind", "mode", "denied", "confidence", "outlet", "published", "article", "start", "country",
    "speakers", "full", "rank",
)  # fmt: skip
ID, CONFIDENCE, PUBLISHED, ARTICLE, START, FULL, RANK = map(
    NAMES.index, ("id", "confidence", "published", "article", "start", "full", "rank")
)

# SQL for all of them but the rank.
COLUMNS = """
    f.quote as id, f.kind, f.mode, f.denied, f.confidence, f.outlet, f.published, f.article, f.start,
    f.country, f.speakers, f.whole as full
"""

# What a match is sorted by.
SORTED = ("id", "published", "article", "start", "confidence", "full", "rank")

SORTS = ("relevance", "newest", "oldest", "confidence", "unsure")


def place_of(match: Match) -> Row:
    """What a match is sorted by."""
    return {name: match[NAMES.index(name)] for name in SORTED}


def match_at(place: Row) -> Match:
    """A match of which only its place in the order is known."""
    return tuple(map(place.get, NAMES))


def put_in_order(rows: list[Match], sort: str) -> list[Match]:
    """Sort matches, in place, by one of `SORTS`; equal ones by their dates, the newest first."""
    rows.sort(
        key=lambda row: (row[PUBLISHED] or "", row[ARTICLE], -row[START], -row[ID]), reverse=True
    )
    if sort == "oldest":
        rows.sort(key=lambda row: row[PUBLISHED] or "9999")
    elif sort in ("confidence", "unsure"):
        rows.sort(key=lambda row: row[CONFIDENCE] or 0.0, reverse=sort == "confidence")
    elif sort == "relevance":
        rows.sort(key=lambda row: (not row[FULL], row[RANK]))
    return rows


# The facets that are no column of their own: their column, and the values in one of its texts.
MADE_OF: dict[str, tuple[str, Callable[[str], Iterable[str]]]] = {
    "speaker": ("speakers", lambda text: dict.fromkeys(text.split()) if " " in text else (text,)),
    "month": ("published", lambda text: (text[:7],)),
}


def counted(matches: Iterable[Match], facet: str) -> Counter[str]:
    """How many of the matches have each value of a facet."""
    column, values = MADE_OF.get(facet, (facet, None))
    texts = Counter(filter(None, map(itemgetter(NAMES.index(column)), matches)))
    if values is None:
        return texts
    # Most texts are those of many matches.
    found: dict[str, int] = {}
    for text, number in texts.items():
        for value in values(text):
            found[value] = found.get(value, 0) + number
    return Counter(found)
