"""Tables with a row for each quote that triggers keep up to the rows it is made of, or note as due."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

# Which quotes `q` a change of a row of each table touches.
TOUCHED = {
    "quotes": "q.id = {row}.id", "mentions": "q.id = {row}.quote",
    "articles": "q.article = {row}.id", "speakers": "q.speaker = {row}.id",
}  # fmt: skip

# What but an update of a watched column counts.
EVENTS = {"quotes": ("insert",), "mentions": ("insert", "delete")}

# SQL that brings a table up to date for the quotes `q` that a condition names.
Work = Callable[[str], str]


def those(condition: str) -> str:
    """SQL behind a quote's id that names the quotes `q` of a condition, one alone as a value."""
    one = condition.removeprefix("q.id = ")
    return f"= {one}" if one != condition else f"in (select id from quotes q where {condition})"


def keep(
    db: Any, name: str, row: tuple[str, str], watched: Mapping[str, Sequence[str]], work: Work
) -> None:
    """Fill a table and keep it: `row` is the table and its column with the quote's id, `watched` the
    columns of each table that change it; the triggers are named after `name`."""
    for table, columns in watched.items():
        for event in (f"update of {', '.join(columns)}", *EVENTS.get(table, ())):
            kind = event.split()[0]
            done = work(TOUCHED[table].format(row="old" if kind == "delete" else "new"))
            db.execute(
                f"create trigger {table}_{name}_{kind} after {event} on {table} begin {done} end"
            )
    db.execute(
        f"create trigger quotes_{name}_delete after delete on quotes"
        f" begin delete from {row[0]} where {row[1]} = old.id; end"
    )
    fill(db, work)


def fill(db: Any, work: Work) -> None:
    """Bring the table up to date for all quotes."""
    for statement in work("1").split(";"):
        if statement.strip():
            db.execute(statement)


def note_due(db: Any, name: str) -> None:
    """The table `_NAME_due` of the quotes to be worked at, at first all; triggers named after `name` add
    those whose words change or that are no longer current."""
    db.execute(f"create table _{name}_due (quote integer primary key)")
    db.execute(f"insert into _{name}_due select id from quotes where current")
    differs = "old.text is not new.text or old.current is not new.current"
    for kind, row, event in (
        ("insert", "new", "insert on quotes when new.current"),
        ("update", "new", f"update of text, current on quotes when {differs}"),
        ("delete", "old", "delete on quotes"),
    ):
        db.execute(
            f"create trigger quotes_{name}_{kind} after {event}"
            f" begin insert or ignore into _{name}_due values ({row}.id); end"
        )
