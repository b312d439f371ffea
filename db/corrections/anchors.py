"""Where a person's word on a quote belongs after the article or the extractor has changed.

An anchor is JSON: the quote's `quote` key, its `article` key, `start` and `end` (0-based characters,
end exclusive), `source`, `text`, and which `occurrence` of that text it is in the article, from 0.
Since they may move and change, it also has all `sources` of the article, and the words `before` and
`after` the quote; anchors of earlier versions lack these. All of it is what the run found, whatever a
person mended.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from rapidfuzz import fuzz
from sqlite_utils import Database

from quotes.db.schema.identifiers import norm

Anchor = dict[str, Any]

# An edited quote is still the same one above this similarity (0 to 100) of the normalised words:
# changing one word in ten leaves about 90, another sentence of the same speaker rarely passes 60.
SAME_WORDS = 80.0

# Between the same words before and after, a quote may be changed more: one word in three.
LIKE_WORDS = 60.0

# Words around a quote are the same ones above this similarity: a word in ten may differ.
SAME_AROUND = 85.0

# So many characters before and after a quote are kept.
AROUND = 80

# Fewer characters around a quote tell nothing.
LEAST_AROUND = 30

# In an unchanged text, a content whose boundaries moved shares at least this part of the shorter.
SAME_PLACE = 0.5

# A source that is a stream and no place.
STREAM = "-"

# Quotes elsewhere with the same words that are looked at.
MOST_ALIKE = 50

# What a run found of a quote, where a person mended it, too.
FOUND = """
    select q.id, q.key, coalesce(json_extract(q.found, '$.text'), q.text),
        coalesce(json_extract(q.found, '$.start'), q.start),
        coalesce(json_extract(q.found, '$.end'), q."end"), q.article from quotes q
"""

# The articles that held these places or have these keys, and all later and earlier texts of the same
# places: a file that moved and was then changed leads on by the place that it had in between.
TOLD = """
    with recursive told(article) as (
        select article from article_sources
            where source != '-' and source in (select value from json_each(?1))
        union select id from articles where key in (select value from json_each(?2))
        union select o.article from told t
            join article_sources s on s.article = t.article and s.source != '-'
            join article_sources o on o.source = s.source
    )
    select t.article from told t join articles a on a.id = t.article order by a.current desc, a.id desc
"""


class Placed(NamedTuple):
    """A quote of one article, as the run found it."""

    id: int
    key: str
    text: str
    start: int
    end: int
    article: int


class Places:
    """The quotes of one article, to find anchors among."""

    def __init__(self, db: Database, article: int) -> None:
        self._db = db
        self.article = article
        self.key = db.execute("select key from articles where id = ?", [article]).fetchone()[0]
        sql = f"{FOUND} where q.article = ? and q.retired is null order by 4, q.id"
        self.quotes = [Placed(*row) for row in db.execute(sql, [article]).fetchall()]

    def find(self, anchor: Anchor) -> int | None:
        """The id of the anchored quote; None when it is not in this article."""
        for quote in self.quotes:
            if quote.key == anchor["quote"]:
                return quote.id
        if anchor["article"] == self.key:
            return self._overlapping(anchor)
        if self.sources & sources_of(anchor):
            return self._same_words(anchor)
        return self._elsewhere(anchor)

    @cached_property
    def sources(self) -> set[str]:
        """Every place that held this text, or an earlier or later one."""
        rows = self._db.execute(TOLD, ["[]", json.dumps([self.key])]).fetchall()
        sql = "select source from article_sources where article in (select value from json_each(?))"
        found = self._db.execute(sql, [json.dumps([row[0] for row in rows])]).fetchall()
        return {source for (source,) in found} - {STREAM}

    @cached_property
    def _text(self) -> str:
        sql = "select text from articles where id = ?"
        return str(self._db.execute(sql, [self.article]).fetchone()[0])

    @cached_property
    def _norms(self) -> dict[int, str]:
        return {quote.id: norm(quote.text) for quote in self.quotes}

    def _overlapping(self, anchor: Anchor) -> int | None:
        for quote in self.quotes:
            if overlaps(quote.start, quote.end, anchor["start"], anchor["end"]):
                return quote.id
        return None

    def _same_words(self, anchor: Anchor) -> int | None:
        """In another text of the same place: the same words, those most like them, or a part of them."""
        wanted = norm(anchor["text"])
        same = [quote for quote in self.quotes if self._norms[quote.id] == wanted]
        if same:
            return self._likeliest(same, anchor).id
        likeness = {quote: fuzz.ratio(wanted, self._norms[quote.id]) for quote in self.quotes}
        best = max(likeness, key=likeness.__getitem__, default=None)
        if best is not None and likeness[best] >= SAME_WORDS:
            return best.id
        near = [
            quote for quote in self.quotes
            if _is_part(wanted, self._norms[quote.id])
            or (likeness[quote] >= LIKE_WORDS and self._around(quote, anchor) >= SAME_AROUND)
        ]  # fmt: skip
        return max(near, key=lambda quote: likeness[quote]).id if near else None

    def _likeliest(self, same: list[Placed], anchor: Anchor) -> Placed:
        """Which of the same words: those between the same words, else the same in their order."""
        number = min(int(anchor["occurrence"]), len(same) - 1)
        around = {quote: self._around(quote, anchor) for quote in same}
        best = max(around.values())
        likeliest = [quote for quote in same if around[quote] == best]
        return same[number] if same[number] in likeliest else likeliest[0]

    def _elsewhere(self, anchor: Anchor) -> int | None:
        """In a place that nothing leads to: the same words between the same words, if the anchor's
        own article does not count any more."""
        wanted = norm(anchor["text"])
        for quote in self.quotes:
            if self._norms[quote.id] == wanted and self._around(quote, anchor) >= SAME_AROUND:
                return None if is_told(self._db, anchor) else quote.id
        return None

    def _around(self, quote: Placed, anchor: Anchor) -> float:
        """How like the words around a quote are to those around the anchor, 0 to 100."""
        if "before" not in anchor:
            return 0.0
        before, after = map(norm, surroundings(self._text, quote.start, quote.end))
        was_before, was_after = norm(anchor["before"]), norm(anchor["after"])
        # The nearest words count: where a text begins or ends, one of the two has fewer.
        left, right = min(len(before), len(was_before)), min(len(after), len(was_after))
        if left + right < LEAST_AROUND:
            return 0.0
        like = left * fuzz.ratio(before[len(before) - left :], was_before[len(was_before) - left :])
        return float(like + right * fuzz.ratio(after[:right], was_after[:right])) / (left + right)


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a stretch of a text."""
    return text[max(0, start - AROUND) : start], text[end : end + AROUND]


def _is_part(one: str, other: str) -> bool:
    """Whether one text is most of another, from its beginning, its end or its middle."""
    short, long = sorted((one, other), key=len)
    whole = f" {short} " in f" {long} "
    return whole and len(short) > SAME_PLACE * len(long)


def overlaps(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two contents in one text are the same one with other boundaries."""
    shared = min(end, other_end) - max(start, other_start)
    return shared > SAME_PLACE * min(end - start, other_end - other_start)


def sources_of(anchor: Anchor) -> set[str]:
    """Every place where the anchor's article was found; a stream is none."""
    return {anchor["source"], *anchor.get("sources", ())} - {STREAM}


def _told(db: Database, anchors: Iterable[Anchor]) -> list[int]:
    """The articles of anchors and the other texts of their places, the current ones first."""
    anchors = list(anchors)
    sources = sorted({source for anchor in anchors for source in sources_of(anchor)})
    keys = sorted({anchor["article"] for anchor in anchors})
    return [row[0] for row in db.execute(TOLD, [json.dumps(sources), json.dumps(keys)]).fetchall()]


def later_texts(db: Database, article: int) -> list[int]:
    """The articles that count and that the places of an article hold now."""
    (key,) = db.execute("select key from articles where id = ?", [article]).fetchone()
    sql = "select id from articles where current and id != ? and id in (select value from json_each(?))"
    told = [row[0] for row in db.execute(TOLD, ["[]", json.dumps([key])]).fetchall()]
    return [row[0] for row in db.execute(sql, [article, json.dumps(told)]).fetchall()]


def texts_of(db: Database, anchor: Anchor) -> list[tuple[str, bool]]:
    """The texts that an anchor's places hold or held, and whether each counts."""
    sql = "select text, current from articles where id in (select value from json_each(?))"
    rows = db.execute(sql, [json.dumps(_told(db, [anchor]))]).fetchall()
    return [(text, bool(current)) for text, current in rows]


def is_told(db: Database, anchor: Anchor) -> bool:
    """Whether an article that the anchor's places lead to still counts."""
    sql = "select max(current) from articles where id in (select value from json_each(?))"
    return bool(db.execute(sql, [json.dumps(_told(db, [anchor]))]).fetchone()[0])


def _alike(db: Database, anchor: Anchor) -> list[int]:
    """The articles that count and have a quote of the same words, where nothing leads to the anchor's."""
    words = " ".join(norm(anchor["text"]).split())
    if "before" not in anchor or not words or is_told(db, anchor):
        return []
    sql = f"""
        select distinct q.article from quotes q join articles a on a.id = q.article and a.current
        where q.id in (select rowid from quotes_fts where quotes_fts match ? limit {MOST_ALIKE})
    """
    return [row[0] for row in db.execute(sql, [f'text : "{words}"']).fetchall()]


def articles_of(db: Database, anchors: Iterable[Anchor]) -> set[int]:
    """Every article in which one of these anchors may stand."""
    anchors = list(anchors)
    return {*_told(db, anchors), *(row for anchor in anchors for row in _alike(db, anchor))}


def locate(db: Database, anchor: Anchor) -> int | None:
    """The id of an anchored quote, wherever it is now, in an article that counts if there is one;
    None where no article has it."""
    sql = "select id from quotes where key = ? and current"
    row = db.execute(sql, [anchor["quote"]]).fetchone()
    if row:
        return int(row[0])
    for article in (*_alike(db, anchor), *_told(db, [anchor])):
        found = Places(db, article).find(anchor)
        if found is not None:
            return found
    return None


def successor_of(db: Database, quote: int) -> int:
    """Where a quote (id) that does not count any more leads, over whatever came between; else itself."""
    sql = "select successor from quotes where id = ? and not current"
    seen = {quote}
    while True:
        row = db.execute(sql, [quote]).fetchone()
        if row is None or row[0] is None or row[0] in seen:
            return quote
        quote = int(row[0])
        seen.add(quote)


def anchor_of(db: Database, quote: int) -> Anchor:
    """The anchor of a stored quote."""
    found = Placed(*db.execute(f"{FOUND} where q.id = ?", [quote]).fetchone())
    sql = "select key, source, text from articles where id = ?"
    key, source, text = db.execute(sql, [found.article]).fetchone()
    sql = "select source from article_sources where article = ? order by id"
    sources = [row[0] for row in db.execute(sql, [found.article]).fetchall()]
    alike = [p.id for p in Places(db, found.article).quotes if norm(p.text) == norm(found.text)]
    before, after = surroundings(text, found.start, found.end)
    return {
        "quote": found.key, "article": key, "source": source, "sources": sources,
        "text": found.text, "start": found.start, "end": found.end,
        "occurrence": alike.index(quote) if quote in alike else 0, "before": before, "after": after,
    }  # fmt: skip
