"""EDGE: the quotes of an earlier text of an article, led to those that its later text has in their place."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from quotes.db.corrections.anchors import Places, anchor_of, later_texts


def lead_on(db: Database, earlier: Iterable[int]) -> None:
    """Lead each quote of articles that do not count any more to where its words are now, if they are."""
    sql = "select id from quotes where article = ? and retired is null and rejected is null"
    for article in sorted(earlier):
        later = [Places(db, each) for each in later_texts(db, article)]
        for (quote,) in db.execute(sql, [article]).fetchall() if later else ():
            anchor = anchor_of(db, quote)
            heir = next((found for each in later if (found := each.find(anchor))), None)
            db.execute("update quotes set successor = ? where id = ?", [heir, quote])


def take_back(db: Database, article: int) -> None:
    """A text that counts again stands for itself: its quotes lead nowhere."""
    sql = (
        "update quotes set successor = null where retired is null and successor is not null"
        " and article = (select id from articles where id = ? and current)"
    )
    db.execute(sql, [article])
