"""EDGE: a person's verdict on a claim: once published it stands in `claims`, until then in a table apart."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from quotes.db.schema.rows import Row

# A verdict with this status is published; with any other it is a draft.
PUBLISHED = "checked"

PERSONAL = ("status", "rating", "note", "link", "reviewer")

# The verdict of a claim `c`, draft or not; who may not read drafts gets what is published.
JOIN = "left join _claim_drafts d on d.claim = c.id"
VERDICT = {name: f"coalesce(d.{name}, c.{name})" for name in PERSONAL}

NOTHING: tuple[Any, ...] = ("new", None, None, None, None)


def told(names: tuple[str, ...] = PERSONAL, *, unpublished: bool = True) -> str:
    """SQL for columns of the verdict, where `JOIN` is among the tables; of the published one without it."""
    columns = VERDICT if unpublished else {name: f"c.{name}" for name in names}
    return ", ".join(f"{columns[name]} as {name}" for name in names)


def published(db: Database, claim: int, verdict: tuple[Any, ...] | None) -> Row:
    """What of a verdict (as PERSONAL) stands in the row of its claim; a draft is written down apart."""
    verdict = verdict or NOTHING
    draft = None if verdict[0] == PUBLISHED or verdict == NOTHING else verdict
    names = ", ".join(PERSONAL)
    sql = f"select {names} from _claim_drafts where claim = ?"
    if db.execute(sql, [claim]).fetchone() != draft:
        db.execute("delete from _claim_drafts where claim = ?", [claim])
        if draft:
            sql = f"insert into _claim_drafts (claim, {names}) values (?, ?, ?, ?, ?, ?)"
            db.execute(sql, [claim, *draft])
    return dict(zip(PERSONAL, NOTHING if draft else verdict, strict=True))
