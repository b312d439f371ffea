"""What the desk reads of the ledger: the latest verdicts in words, and those that a form just made."""

from __future__ import annotations

import json
from typing import Any

from sqlite_utils import Database

from quotes.db.queries.speakers import Row

# So many verdicts can be undone from one page.
LATEST = 20

COLUMNS = "select key, action, payload, who, why, made, undone from corrections"

# What each action of the ledger says, with the fields of its payload.
TOLD = {
    "merge": "{speaker} is {into}", "distinct": "{speaker} is not {other}",
    "rename": "{speaker} is named {name}", "alias": "{speaker} is also named {name}",
    "link": "{speaker} is {wikidata}", "split": "{name} is not {speaker}",
    "assign": "“{words}” was said by {speaker}", "claim-same": "“{words}” is the same claim as “{others}”",
    "claim-apart": "“{words}” is not the same claim as “{others}”",
    "quote-reject": "“{words}” is no quote", "quote-text": "“{words}” is “{new_words}”",
    "quote-kind": "“{words}” is {kind}", "quote-mode": "“{words}” is {mode}",
    "quote-denied": "“{words}” is {not_}denied", "claim-verdict": "“{words}” is {status}{rated}",
}  # fmt: skip

SHOWN = 90


def latest(db: Database) -> list[Row]:
    """The latest verdicts that are in force, newest first."""
    sql = f"{COLUMNS} where undone is null and action != 'undo' order by made desc, id desc limit ?"
    return [told(row) for row in db.query(sql, [LATEST])]


def of_keys(db: Database, keys: str) -> list[Row]:
    """The verdicts with these keys, separated by commas; none without a key."""
    if not keys:
        return []
    wanted = json.dumps(keys.split(",")[:500])
    sql = (
        f"{COLUMNS} where key in (select value from json_each(?)) and action != 'undo' order by id"
    )
    return [told(row) for row in db.query(sql, [wanted])]


def told(row: Row) -> Row:
    """A verdict with what it says, in words."""
    work = json.loads(row.pop("payload"))
    fields: dict[str, Any] = {
        **{name: "nobody" if value is None else value for name, value in work.items()},
        "words": _words(work.get("quote")), "others": _words(work.get("second")),
        "rated": f": {work['rating']}" if work.get("rating") else "",
    }  # fmt: skip
    fields["new_words"] = _short(" … ".join(work.get("words") or []))
    fields["not_"] = "" if work.get("denied") else "not "
    if made := work.get("create"):
        fields["speaker"] = made["name"]
    form = TOLD.get(row["action"])
    return {**row, "says": form.format_map(fields) if form else row["action"]}


def _words(anchor: Any) -> str:
    return _short(str(anchor["text"]) if isinstance(anchor, dict) else "")


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"
