"""Corrections and speakers between databases: JSON Lines or CSV in, JSON Lines out.

An import is read and checked as a whole before the first row is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlite_utils import Database

from quotes.db.corrections.actions import KINDS
from quotes.db.corrections.import_rows import Imported, Row
from quotes.db.corrections.ledger import settle_all
from quotes.db.corrections.ops import DENIED, KIND, MODE, ON_QUOTES, REJECT, TEXT, all_anchors
from quotes.db.corrections.quote_actions import QUOTE_KINDS, QUOTE_MODES
from quotes.db.schema.identifiers import norm
from quotes.db.schema.opening import transaction
from quotes.db.schema.rows import insert
from quotes.errors import ImportFileError

MAYBE_TEXT = (str, type(None))

# What each action's payload must hold, and of which type.
PAYLOADS: dict[str, dict[str, type | tuple[type, ...]]] = {
    "rename": {"speaker": str, "name": str},
    "link": {"speaker": str, "wikidata": (str, type(None))},
    "alias": {"speaker": str, "name": str, "kind": str},
    "merge": {"speaker": str, "into": str},
    "distinct": {"speaker": str, "other": str},
    "split": {"speaker": str, "new": str, "name": str, "kind": str, "quotes": list, "names": list},
    "assign": {"speaker": (str, type(None)), "quote": dict, "create": (dict, type(None))},
    "claim-same": {"quote": dict, "second": dict},
    "claim-apart": {"quote": dict, "second": dict},
    "claim-verdict": {
        "quote": dict,
        "status": str,
        **dict.fromkeys(("rating", "note", "link"), MAYBE_TEXT),
    },
    REJECT: {"quote": dict},
    TEXT: {"quote": dict, "words": list, "spans": list},
    KIND: {"quote": dict, "kind": str},
    MODE: {"quote": dict, "mode": str},
    DENIED: {"quote": dict, "denied": bool},
    "undo": {"of": str},
}

# What an anchor must hold; those of earlier versions have no more.
ANCHOR = {"quote": str, "article": str, "source": str, "text": str, "start": int, "end": int,
          "occurrence": int}  # fmt: skip
AROUND = {"sources": list, "before": str, "after": str}


def export_corrections(db: Database) -> Iterator[Row]:
    """The whole ledger, undone corrections included, oldest first."""
    names = ("key", "action", "payload", "who", "why", "made", "undone")
    sql = f"select {', '.join(names)} from corrections order by made, id"
    for values in db.execute(sql):
        row = dict(zip(names, values, strict=True))
        yield {**row, "payload": json.loads(row["payload"])}


def import_corrections(
    db: Database, rows: Iterable[tuple[int, Row]], *, name: str = "the file"
) -> Imported:
    """Add corrections that are not here yet and apply them; one whose speaker is unknown waits."""
    rows = list(rows)
    for number, row in rows:
        _check_correction(row, f"{name}, line {number}")
    with transaction(db):
        stored = {key for (key,) in db.execute("select key from corrections").fetchall()}
        new = {row["key"]: row for _, row in rows if row["key"] not in stored}
        for row in new.values():
            values = {field: row.get(field) for field in ("key", "action", "made", "undone")}
            payload = json.dumps(row["payload"], ensure_ascii=False)
            people = {"who": row.get("who") or "", "why": row.get("why") or ""}
            insert(db, "corrections", {**values, **people, "payload": payload})
        for _, row in rows:
            if row["action"] == "undo":
                sql = "update corrections set undone = ? where key = ? and undone is null"
                db.execute(sql, [row["made"], row["payload"]["of"]])
        _check_merges(db, name)
        settle_all(db)
    return Imported(len(new), len(rows) - len(new))


def _check_correction(row: Row, place: str) -> None:
    """Refuse a row that could not be applied."""
    for field in ("key", "action", "made"):
        if not isinstance(row.get(field), str) or not row[field]:
            raise ImportFileError(f"{place}: `{field}` is missing.")
    for field in ("who", "why", "undone"):
        if not isinstance(row.get(field), str | None):
            raise ImportFileError(f"{place}: `{field}` is no text.")
    shape, payload = PAYLOADS.get(row["action"]), row.get("payload")
    if shape is None:
        raise ImportFileError(f"{place}: {row['action']!r} is no kind of correction.")
    if not isinstance(payload, dict) or not _has(payload, shape):
        raise ImportFileError(f"{place}: the payload does not fit a {row['action']}.")
    if not all(_is_anchor(anchor) for anchor in all_anchors(row["action"], payload)):
        raise ImportFileError(f"{place}: a quote is not described in full.")
    if row["action"] in ON_QUOTES:
        _check_words(payload, place)
        return
    _check_names(row["action"], payload, place)


def _is_anchor(anchor: Any) -> bool:
    if not isinstance(anchor, dict) or not _has(anchor, ANCHOR):
        return False
    more = {name: kind for name, kind in AROUND.items() if name in anchor}
    return _has(anchor, more) and all(isinstance(each, str) for each in anchor.get("sources", ()))


def _check_words(payload: Row, place: str) -> None:
    """Refuse a kind or mode that is none, and words without their places."""
    for name, known in (("kind", QUOTE_KINDS), ("mode", QUOTE_MODES)):
        if payload.get(name, known[0]) not in known:
            raise ImportFileError(f"{place}: the {name} of quote is none of {', '.join(known)}.")
    words, spans = payload.get("words", ["-"]), payload.get("spans", [[0, 1]])
    if not words or len(words) != len(spans) or not all(map(_is_span, spans)):
        raise ImportFileError(f"{place}: the words of a quote have no places.")
    if not all(isinstance(part, str) and part.strip() for part in words):
        raise ImportFileError(f"{place}: the words of a quote are empty.")


def _is_span(span: Any) -> bool:
    whole = isinstance(span, list) and len(span) == 2 and all(type(end) is int for end in span)
    return whole and 0 <= span[0] < span[1]


def _check_names(action: str, payload: Row, place: str) -> None:
    """Refuse kinds that are none, names that are empty, and a created speaker without either."""
    made = payload.get("create") if action == "assign" else None
    if made is not None and not (_has(made, {"name": str, "kind": str}) and payload["speaker"]):
        raise ImportFileError(f"{place}: the new speaker is not described in full.")
    named = [part for part in (payload, made or {}) if isinstance(part.get("name"), str)]
    if not all(norm(part["name"]) for part in named):
        raise ImportFileError(f"{place}: a name is empty.")
    if any("kind" in part and part["kind"] not in KINDS for part in (payload, made or {})):
        raise ImportFileError(f"{place}: the kind of speaker is none of {', '.join(KINDS)}.")
    if action == "split" and not all(isinstance(each, str) for each in payload["names"]):
        raise ImportFileError(f"{place}: a name to split off is no text.")
    if action == "distinct" and payload["speaker"] == payload["other"]:
        raise ImportFileError(f"{place}: {payload['other']} is told apart from itself.")
    if action == "merge" and payload["speaker"] == payload["into"]:
        raise ImportFileError(f"{place}: {payload['into']} is merged into itself.")


def _has(payload: Row, shape: dict[str, Any]) -> bool:
    return all(key in payload and isinstance(payload[key], kind) for key, kind in shape.items())


def _check_merges(db: Database, name: str) -> None:
    """Refuse merges that go in a circle."""
    sql = "select payload from corrections where action = 'merge' and undone is null order by made"
    into: dict[str, str] = {}
    for (payload,) in db.execute(sql).fetchall():
        work = json.loads(payload)
        heir = work["into"]
        while heir in into:
            heir = into[heir]
        if heir == work["speaker"]:
            raise ImportFileError(f"{name}: merging {heir} goes in a circle.")
        into[work["speaker"]] = work["into"]
