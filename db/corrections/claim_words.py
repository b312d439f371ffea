"""A person's word on claims: whether two quotes make one claim, and what came of checking it.

Each is a correction in the ledger that names quotes by their anchors; `settle_claims` derives from it
the rows that every later partition obeys.
"""

from __future__ import annotations

import json
import secrets
from typing import Any, NamedTuple

from sqlite_utils import Database

from quotes.db.corrections.anchors import anchor_of, locate
from quotes.db.schema.opening import transaction
from quotes.db.schema.rows import insert, now_exactly
from quotes.errors import CorrectionError

SAME, APART, VERDICT = "claim-same", "claim-apart", "claim-verdict"
STATUSES = ("new", "to check", "checked", "dropped")

RULINGS, VERDICTS = "_claim_rulings", "_claim_verdicts"


class Outcome(NamedTuple):
    """What came of checking a claim; None leaves open what it says."""

    status: str
    rating: str | None = None
    note: str | None = None
    link: str | None = None


def rule_pair(db: Database, one: int, other: int, *, same: bool, who: str, why: str) -> str:
    """Two quotes (ids) make the same claim, or two; returns the key of the correction."""
    if one == other:
        raise CorrectionError("A quote is always the same claim as itself: name two quotes.")
    with transaction(db):
        payload = {"quote": anchor_of(db, one), "second": anchor_of(db, other)}
        return _record(db, SAME if same else APART, payload, who, why)


def judge_claim(db: Database, quote: int, outcome: Outcome, *, who: str, why: str) -> str:
    """What came of checking the claim that a quote (id) makes; returns the key of the correction."""
    if outcome.status not in STATUSES:
        raise CorrectionError(f"{outcome.status!r} is none of {', '.join(STATUSES)}.")
    if outcome.link and not outcome.link.startswith(("http://", "https://")):
        raise CorrectionError(f"{outcome.link!r} is no address of a page.")
    with transaction(db):
        payload = {"quote": anchor_of(db, quote), **outcome._asdict()}
        return _record(db, VERDICT, payload, who, why)


def _record(db: Database, action: str, payload: dict[str, Any], who: str, why: str) -> str:
    key = secrets.token_hex(8)
    insert(db, "corrections", {
        "key": key, "action": action, "payload": json.dumps(payload, ensure_ascii=False),
        "who": who, "why": why, "made": now_exactly(),
    })  # fmt: skip
    settle_claims(db)
    return key


def settle_claims(db: Database) -> None:
    """Bring the rulings and verdicts to the ledger; quotes of whom something changed are due."""
    sql = (
        "select action, payload, who, made from corrections where undone is null"
        " and action like 'claim-%' order by made, id"
    )
    rulings: dict[tuple[int, int], tuple[Any, ...]] = {}
    verdicts: dict[int, tuple[Any, ...]] = {}
    for action, payload, who, made in db.execute(sql).fetchall():
        work = json.loads(payload)
        quote = locate(db, work["quote"])
        if quote is None:
            continue
        if action == VERDICT:
            verdicts[quote] = (made, *(work[name] for name in Outcome._fields), who)
        elif (second := locate(db, work["second"])) not in (None, quote):
            assert second is not None
            rulings[min(quote, second), max(quote, second)] = (int(action == SAME),)
    due = _bring(db, RULINGS, 2, {(one, other): row for (one, other), row in rulings.items()})
    due |= _bring(db, VERDICTS, 1, {(quote,): row for quote, row in verdicts.items()})
    db.conn.executemany(
        "insert or ignore into _claims_due values (?)", [(each,) for each in sorted(due)]
    )


def _bring(
    db: Database, table: str, keys: int, wanted: dict[tuple[int, ...], tuple[Any, ...]]
) -> set[int]:  # fmt: skip
    """Bring a table to what it has to hold, by the columns of its key; the quotes of what differs."""
    rows = db.execute(f"select * from {table}").fetchall()
    stored = {tuple(row[:keys]): tuple(row[keys:]) for row in rows}
    names = ("one", "other")[:keys] if keys > 1 else ("quote",)
    due: set[int] = set()
    for key in {*stored, *wanted}:
        if stored.get(key) == wanted.get(key):
            continue
        due |= set(key)
        where = " and ".join(f"{name} = ?" for name in names)
        db.execute(f"delete from {table} where {where}", list(key))
        if key in wanted:
            values = [*key, *wanted[key]]
            db.execute(f"insert into {table} values ({', '.join('?' * len(values))})", values)
    return due
