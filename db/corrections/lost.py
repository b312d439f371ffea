"""EDGE: the corrections that have no place now, so that a person can give them one or take them back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from quotes.db.corrections.anchors import Anchor, locate, texts_of
from quotes.db.corrections.ops import TEXT, Op, all_anchors, anchors_of
from quotes.db.corrections.quote_words import placed
from quotes.db.schema.rows import Row

UNKNOWN = "no article here is the one that it was made in"
GONE = "its article does not count any more: its source is gone"
CHANGED = "the article's text has changed, and its words are not in it any more"
UNFOUND = "the article still has its words, but they are found as no quote now"
MISPLACED = "the article's text has changed, and does not have the words that were given"


def lost(db: Database) -> Iterator[Row]:
    """The corrections in force without their place, the oldest first: `correction`, `key`, `action`,
    `quote` (the key that it was made on), `text`, `source`, `reason`, `who`, `why` and `made`."""
    sql = (
        "select id, key, action, payload, who, why, made from corrections"
        " where undone is null and action != 'undo' order by made, id"
    )
    for row in list(db.query(sql)):
        op = Op(row["id"], row["action"], json.loads(row["payload"]))
        told = {
            "correction": row["id"],
            **{n: row[n] for n in ("key", "action", "who", "why", "made")},
        }
        for anchor, reason in _reasons(db, op):
            place = {"quote": anchor.get("quote"), "text": anchor.get("text")}
            yield {**told, **place, "source": anchor.get("source"), "reason": reason}


def _reasons(db: Database, op: Op) -> Iterator[tuple[Anchor, str]]:
    """Each quote that a correction names and that it does not reach, with the reason."""
    slug = op.needs()
    if slug is not None and not op.action.startswith("claim-"):
        known = db.execute("select 1 from speakers where slug = ?", [slug]).fetchone()
        if not known and not op.creates():
            yield next(iter(anchors_of(op)), {}), f"there is no speaker {slug}"
            return
    for anchor in all_anchors(op.action, op.payload):
        if reason := _reason(db, op, anchor):
            yield anchor, reason


def _reason(db: Database, op: Op, anchor: Anchor) -> str | None:
    """Why a correction does not reach a quote; None where it does."""
    quote = locate(db, anchor)
    sql = """
        select a.key, a.text, a.current, coalesce(json_extract(q.found, '$.start'), q.start) as start
        from quotes q join articles a on a.id = q.article where q.id = ?
    """
    found: Row | None = next(iter(db.query(sql, [quote])), None) if quote else None
    if found and found["current"]:
        lacking = op.action == TEXT and placed(found, op.payload, found) is None
        return MISPLACED if lacking else None
    texts = texts_of(db, anchor)
    if not texts:
        return UNKNOWN
    current = [text for text, counts in texts if counts]
    if not current:
        return GONE
    return UNFOUND if any(_has(text, anchor) for text in current) else CHANGED


def _has(text: str, anchor: dict[str, Any]) -> bool:
    return " ".join(anchor["text"].split()) in " ".join(text.split())
