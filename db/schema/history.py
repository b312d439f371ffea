"""What later runs need to know of earlier ones: layouts, retired quotes, changes, failures, feeds."""

from __future__ import annotations

from typing import Any

from quotes.db.schema.publishers import migrations

__all__ = ["migrations"]


@migrations()
def m010_retired(db: Any) -> None:
    """The layout of stored articles, and quotes that stay when the extractor no longer finds them.

    `retired` is the run that did not find a quote, `successor` the quote found in its place.
    """
    # By SQL: sqlite-utils would make the tables anew, and their triggers be lost.
    db.execute("alter table articles add column blocks text")
    db.execute("alter table quotes add column retired integer references runs(id)")
    db.execute("alter table quotes add column successor integer references quotes(id)")
    db["quotes"].create_index(["retired"])
    db["quotes"].create_index(["successor"])


@migrations()
def m011_runs(db: Any) -> None:
    """What each run was asked for, with what, how long it took; and what reprocessing changed."""
    for column, kind in (
        ("command", str), ("mode", str), ("versions", str), ("known", int), ("removed", int),
        ("seconds", float),
    ):  # fmt: skip
        db["runs"].add_column(column, kind)
    db["changes"].create(
        {
            "id": int, "key": str, "run": int, "article": int, "quote": int, "change": str,
            "before": str, "after": str,
        },
        pk="id", not_null={"key", "run", "article", "quote", "change"},
        foreign_keys=[
            ("run", "runs", "id"), ("article", "articles", "id"), ("quote", "quotes", "id"),
        ],
    )  # fmt: skip
    db["changes"].create_index(["key"], unique=True)
    for column in ("run", "article", "quote"):
        db["changes"].create_index([column])
    # What is under way: the articles that are done, and what the quotes were before.
    db.execute("create table _reprocessed (article integer primary key, run integer not null)")
    db.execute("create table _before (quote integer primary key, speaker text)")


@migrations()
def m012_failures(db: Any) -> None:
    """Sources that could not be read, until they can be; and what is known of watched feeds."""
    db["failures"].create(
        {
            "id": int, "key": str, "source": str, "reason": str, "tries": int, "first": str,
            "last": str, "due": str, "run": int,
        },
        pk="id", not_null={"key", "source", "reason", "tries", "first", "last"},
        foreign_keys=[("run", "runs", "id")],
    )  # fmt: skip
    db["failures"].create_index(["key"], unique=True)
    db["failures"].create_index(["run"])
    db["failures"].create_index(["due"])
    db.execute(
        "create table _watched (source text primary key, state text not null, due text) without rowid"
    )
