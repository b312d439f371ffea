"""EDGE: plain inserts and updates of rows: speakers, aliases, roles and proposals."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

from sqlite_utils import Database

from quotes.db.schema.identifiers import digest, norm
from quotes.model import Span

Candidates = list[tuple[int, float, str]]

Row = dict[str, Any]


def add_alias(db: Database, speaker: int, name: str, origin: str) -> None:
    """Add a name to a speaker, once."""
    key = digest(str(speaker), norm(name))
    sql = (
        "insert into aliases (key, speaker, name, norm, origin) values (?, ?, ?, ?, ?)"
        " on conflict (key) do nothing"
    )
    db.execute(sql, [key, speaker, name, norm(name), origin])


def add_role(
    db: Database, speaker: int, held: tuple[str, str | None],
    dates: tuple[str | None, str | None], article: int | None,
) -> None:  # fmt: skip
    """Note what a speaker is (role, organisation) and from when to when (ISO dates) articles say so."""
    key = digest(str(speaker), norm(held[0]), norm(held[1] or ""))
    db.execute(
        "insert into roles (key, speaker, role, organization, first, last, article)"
        " values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do update set"
        " first = min(coalesce(first, excluded.first), coalesce(excluded.first, first)),"
        " last = max(coalesce(last, excluded.last), coalesce(excluded.last, last))",
        [key, speaker, *held, *dates, article],
    )


def propose(db: Database, speaker: int, candidates: Candidates) -> None:
    """Keep who a speaker may be, for a person to decide; once for each pair, with the latest reason."""
    for other, score, reason in candidates:
        pair = [speaker, other]
        if speaker == other:
            continue
        turned = "update candidates set score = ?, reason = ? where speaker = ? and other = ?"
        if db.execute(turned, [score, reason, other, speaker]).rowcount:
            continue
        db.execute(
            "insert into candidates (key, speaker, other, score, reason) values (?, ?, ?, ?, ?)"
            " on conflict (key) do update set score = excluded.score, reason = excluded.reason",
            [digest(*map(str, pair)), *pair, score, reason],
        )


def forget(db: Database, speaker: int) -> None:
    """Remove a speaker that nothing stands for any more, with all that was told of it."""
    db.execute("delete from aliases where speaker = ?", [speaker])
    db.execute("delete from roles where speaker = ?", [speaker])
    db.execute("delete from candidates where speaker = :id or other = :id", {"id": speaker})
    db.execute("delete from speakers where id = ?", [speaker])


def free_slug(db: Database, slug: str) -> str:
    """The slug, with a number when another speaker has it."""
    found, number = slug, 2
    while db.execute("select 1 from speakers where slug = ?", [found]).fetchone():
        found, number = f"{slug}-{number}", number + 1
    return found


def insert(db: Database, table: str, row: dict[str, Any]) -> int:
    """Insert a row; returns its id. Plain SQL: sqlite-utils would look the table up each time."""
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    cursor = db.execute(f"insert into {table} ({columns}) values ({marks})", list(row.values()))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def now() -> str:
    """The time in UTC, as ISO text to the second."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def now_exactly() -> str:
    """The time in UTC to the microsecond, because the ledger is read in this order."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def spans_json(spans: tuple[Span, ...]) -> str:
    return json.dumps([[a, b] for a, b in spans])
