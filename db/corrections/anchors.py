"""Where a person's word on a quote belongs after the article or the extractor has changed.

An anchor is JSON: the quote's `quote` key, its `article` key, `start` and `end` (0-based characters,
end exclusive), `source`, `text`, and which `occurrence` of that text it is in the article, from 0.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from rapidfuzz import fuzz
from sqlite_utils import Database

from quotes.db.schema.identifiers import norm

Anchor = dict[str, Any]

# An edited quote is still the same one above this similarity (0 to 100) of the normalised words:
# changing one word in ten leaves about 90, another sentence of the same speaker rarely passes 60.
SAME_WORDS = 80.0

# In an unchanged text, a content whose boundaries moved shares at least this part of the shorter.
SAME_PLACE = 0.5


class Placed(NamedTuple):
    """A quote of one article."""

    id: int
    key: str
    text: str
    start: int
    end: int


class Places:
    """The quotes of one article, to find anchors among."""

    def __init__(self, db: Database, article: int) -> None:
        self.article = article
        self.key = db.execute("select key from articles where id = ?", [article]).fetchone()[0]
        sql = "select source from article_sources where article = ?"
        self.sources = {row[0] for row in db.execute(sql, [article]).fetchall()}
        sql = (
            'select id, key, text, start, "end" from quotes where article = ? and retired is null'
            " order by start, id"
        )
        self.quotes = [Placed(*row) for row in db.execute(sql, [article]).fetchall()]

    def find(self, anchor: Anchor) -> int | None:
        """The id of the anchored quote; None when it is not in this article."""
        for quote in self.quotes:
            if quote.key == anchor["quote"]:
                return quote.id
        if anchor["article"] == self.key:
            return self._overlapping(anchor)
        if anchor["source"] in self.sources:
            return self._same_words(anchor)
        return None

    def _overlapping(self, anchor: Anchor) -> int | None:
        for quote in self.quotes:
            if overlaps(quote.start, quote.end, anchor["start"], anchor["end"]):
                return quote.id
        return None

    def _same_words(self, anchor: Anchor) -> int | None:
        wanted = norm(anchor["text"])
        same = [quote.id for quote in self.quotes if norm(quote.text) == wanted]
        if same:
            return same[min(int(anchor["occurrence"]), len(same) - 1)]
        likeness: dict[int, float] = {
            quote.id: fuzz.ratio(wanted, norm(quote.text)) for quote in self.quotes
        }
        best = max(likeness, key=likeness.__getitem__, default=None)
        return best if best is not None and likeness[best] >= SAME_WORDS else None


def overlaps(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two contents in one text are the same one with other boundaries."""
    shared = min(end, other_end) - max(start, other_start)
    return shared > SAME_PLACE * min(end - start, other_end - other_start)


def anchor_of(db: Database, quote: int) -> Anchor:
    """The anchor of a stored quote."""
    sql = (
        'select q.key, a.key, a.id, q.text, q.start, q."end", a.source'
        " from quotes q join articles a on a.id = q.article where q.id = ?"
    )
    key, article_key, article, text, start, end, source = db.execute(sql, [quote]).fetchone()
    places = Places(db, article)
    alike = [p.id for p in places.quotes if norm(p.text) == norm(text)]
    return {
        "quote": key, "article": article_key, "source": source, "text": text, "start": start,
        "end": end, "occurrence": alike.index(quote) if quote in alike else 0,
    }  # fmt: skip
