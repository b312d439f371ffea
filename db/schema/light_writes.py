"""Triggers that write an index anew only for what changed in it, and an index for names that are often said.

Each time that a row of a full-text index is written again within a transaction, SQLite flushes what it
has gathered; so needless writes cost the more, the larger the index is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quotes.db.schema import facts, search_index
from quotes.db.schema.facts import migrations
from quotes.db.schema.kept import TOUCHED, Work

__all__ = ["migrations"]

# The columns of full-text search by table.
SEARCHED = {
    "quotes": ("text", "speaker_name"), "articles": ("title", "text"), "claims": ("text",),
}  # fmt: skip

# What of a mention is in an index: who said a quote.
SAID = {
    "insert": "new.role = 'speaker' and new.entity is not null",
    "delete": "old.role = 'speaker' and old.entity is not null",
    "update": "'speaker' in (old.role, new.role) and (old.entity is not new.entity"
    " or old.role is not new.role or old.quote is not new.quote)",
}


@migrations()
def m022_light_writes(db: Any) -> None:
    """The same triggers, each with the condition under which it has anything to do."""
    db.execute("create index idx_mentions_found_name on mentions (found, name)")
    for table, columns in SEARCHED.items():
        _text_search(db, table, columns)
    for name, work, watched in (
        ("search", search_index.indexed, search_index.WATCHED),
        ("facts", facts.stated, facts.WATCHED),
    ):
        for table, columns in watched.items():
            _keep(db, (table, name, "update"), columns, work, differs(columns))
        for kind, condition in SAID.items():
            _keep(db, ("mentions", name, kind), watched["mentions"], work, condition)


def differs(columns: Sequence[str]) -> str:
    """SQL for whether an update changes any of these columns."""
    return " or ".join(f"old.{c} is not new.{c}" for c in columns)


def _text_search(db: Any, table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(columns)
    old, new = (", ".join(f"{row}.{c}" for c in columns) for row in ("old", "new"))
    db.execute(f"drop trigger {table}_au")
    db.execute(
        f"create trigger {table}_au after update of {names} on {table} when {differs(columns)} begin"
        f" insert into {table}_fts ({table}_fts, rowid, {names}) values ('delete', old.rowid, {old});"
        f" insert into {table}_fts (rowid, {names}) values (new.rowid, {new}); end"
    )


def _keep(
    db: Any, trigger: tuple[str, str, str], columns: Sequence[str], work: Work, condition: str
) -> None:
    """Make a trigger of `kept.keep` (its table, name and kind) anew, with a condition."""
    table, name, kind = trigger
    event = f"update of {', '.join(columns)}" if kind == "update" else kind
    done = work(TOUCHED[table].format(row="old" if kind == "delete" else "new"))
    db.execute(f"drop trigger {table}_{name}_{kind}")
    db.execute(
        f"create trigger {table}_{name}_{kind} after {event} on {table} when {condition}"
        f" begin {done} end"
    )
