"""EDGE: sources that could not be read, until they can be, and what is known of watched feeds."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

from sqlite_utils import Database

from quotes.db.schema.identifiers import digest
from quotes.db.schema.opening import transaction
from quotes.db.schema.rows import now

# How long to wait at most before a source is tried again, however often it failed.
LONGEST_SECONDS = 6 * 3600.0


def at(seconds: float) -> str:
    """The time in so many seconds, in UTC as ISO text."""
    later = datetime.now(timezone.utc) + timedelta(seconds=seconds)
    return later.strftime("%Y-%m-%dT%H:%M:%SZ")


def backed_off(seconds: float, tries: int) -> float:
    """Twice as long after each try, up to `LONGEST_SECONDS`, but never less than was asked for."""
    return max(seconds, min(seconds * 2.0 ** min(tries - 1, 20), LONGEST_SECONDS))


def note_failure(
    db: Database, source: str, reason: str, after: float | None, run: int | None, *,
    gone: bool = False,
) -> None:  # fmt: skip
    """Note why a source could not be read; `after` is in how many seconds to try again, if ever.

    `gone` says that the file or page is there no more.
    """
    key, time = digest(source), now()
    with transaction(db):
        row = db.execute("select tries from failures where key = ?", [key]).fetchone()
        tries = (row[0] if row else 0) + 1
        due = None if after is None else at(backed_off(after, tries))
        db.execute(
            "insert into failures (key, source, reason, tries, first, last, due, run, gone)"
            " values (?, ?, ?, 1, ?, ?, ?, ?, ?) on conflict (key) do update set tries = tries + 1,"
            " reason = excluded.reason, last = excluded.last, due = excluded.due, run = excluded.run,"
            " gone = excluded.gone",
            [key, source, reason, time, time, due, run, int(gone)],
        )


def forget_failure(db: Database, source: str) -> None:
    """The source was read."""
    if db.execute("select 1 from failures where key = ?", [digest(source)]).fetchone():
        with transaction(db):
            db.execute("delete from failures where key = ?", [digest(source)])


def due_failures(db: Database) -> list[str]:
    """The sources that it makes sense to try again now, the longest due first."""
    sql = "select source from failures where due <= ? order by due, id"
    return [row[0] for row in db.execute(sql, [now()]).fetchall()]


def has_source(db: Database, source: str) -> bool:
    """Whether an article of this source is stored."""
    sql = "select 1 from article_sources where source = ? limit 1"
    return db.execute(sql, [source]).fetchone() is not None


def watched(db: Database, source: str) -> tuple[dict[str, object], str]:
    """What is known of a watched address, and when it is due (empty: at once)."""
    sql = "select state, due from _watched where source = ?"
    found = db.execute(sql, [source]).fetchone()
    return (json.loads(found[0]), found[1] or "") if found else ({}, "")


def note_watched(db: Database, source: str, state: dict[str, object], seconds: float) -> None:
    """Keep what is known of a watched address, which is due again in so many seconds."""
    with transaction(db):
        sql = "insert or replace into _watched (source, state, due) values (?, ?, ?)"
        db.execute(sql, [source, json.dumps(state), at(seconds)])
