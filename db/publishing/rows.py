"""EDGE: a copy of the database in which nothing is left but what is public."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from quotes.db.publishing.passages import shortened
from quotes.db.publishing.public import ACTIONS, SAID, columns
from quotes.db.schema.opening import EDITION
from quotes.db.schema.rows import now
from quotes.db.site.citing import FRAGMENTS, fragment_of
from quotes.db.site.responses import link, shown_source, without_paths

# The full-text indexes; of any other module's table nothing is known, so that it is left out.
INDEXES = ("quotes_fts", "articles_fts", "claims_fts", "_search", "_search_words", "_names")

# A name and a password in an address are for whoever reads from there.
LOGIN = re.compile(r"(?<=://)[^/?#@\s]*@")

# Where rows name a correction that they obey.
OBEYED = (("quotes", "correction"), ("quotes", "rejected"), ("mentions", "correction"))

MARKED = """
    select value from (
        select spans as value from quotes where article = :id
        union all select cue_spans from quotes where article = :id
        union all select speaker_spans from quotes where article = :id
        union all select spans from mentions where article = :id)
    where value is not null
"""


def write_edition(db: Database, target: Path) -> None:
    """Write the public edition of an open database to `target`, a new file that nobody has to write to.

    The database itself is only read. For a moment the disk holds another copy beside the target.
    """
    work = target.with_name(f"{target.name}.whole")
    try:
        db.execute("vacuum into ?", [str(work)])
        with closing(sqlite3.connect(work, isolation_level=None)) as connection:
            copy = Database(connection, recursive_triggers=False)
            copy.execute("pragma foreign_keys = off")
            copy.execute("begin")
            _keep_public(copy)
            copy.execute("commit")
            # What was deleted stays in the pages of a file until they are written anew.
            copy.execute("vacuum into ?", [str(target)])
    finally:
        for path in work.parent.glob(f"{work.name}*"):
            path.unlink()
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("pragma journal_mode = delete")


def _keep_public(copy: Database) -> None:
    """All that changes a row, in an order in which each step finds what it needs."""
    for (name,) in copy.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        copy.execute(f'drop trigger "{name}"')
    copy.execute(f"create table {EDITION} (name text primary key, value text)")
    copy.execute(f"insert into {EDITION} values ('made', ?)", [now()])
    copy.execute(f"create table {FRAGMENTS} (quote integer primary key, fragment text not null)")
    _shorten(copy)
    _without_folders(copy)
    _corrections(copy)
    _empty(copy)
    copy.execute("insert into articles_fts(articles_fts) values ('rebuild')")


def _shorten(copy: Database) -> None:
    """Leave of each article the sentences around its quotes, and keep the links to their places."""
    for article, text in _each(copy, "select id, text from articles"):
        rows = copy.execute(MARKED, {"id": article}).fetchall()
        marked = [(a, b) for (spans,) in rows for a, b in json.loads(spans)]
        copy.execute(
            "update articles set text = ? where id = ?", [shortened(text, marked), article]
        )
        sql = 'select id, spans, start, "end" from quotes where article = ?'
        for row in list(copy.query(sql, [article])):
            # Whether words stand in a text only once can be told by the whole text alone.
            if found := fragment_of(text, {**row, "spans": json.loads(row["spans"] or "[]")}):
                copy.execute(f"insert into {FRAGMENTS} values (?, ?)", [row["id"], found])


def _without_folders(copy: Database) -> None:
    """Sources as the site shows them; two files of one name stay two."""
    shown = Sources()
    for table in ("articles", "article_sources"):
        for row, source, url in _each(copy, f"select id, source, url from {table}"):
            values = [shown.of(source), _address(url), row]
            copy.execute(f"update {table} set source = ?, url = ? where id = ?", values)
    for row, address in _each(copy, "select id, link from claims where link is not null"):
        copy.execute("update claims set link = ? where id = ?", [_address(address), row])


class Sources:
    """Each source's public name: an address without a login, a file without its folder."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()

    def of(self, source: str) -> str:
        """The name of one source, always the same and no other's."""
        if source not in self._names:
            name = found = _address(source) or shown_source(source) or source
            number = 2
            while found in self._taken:
                found, number = f"{name} ({number})", number + 1
            self._names[source] = found
            self._taken.add(found)
        return self._names[source]


def _address(url: str | None) -> str | None:
    """An address of the web without a login; None for any other."""
    return LOGIN.sub("", url) if url and link(url) else None


def _corrections(copy: Database) -> None:
    """The corrections in force, without who made them, why, and what they say beside."""
    marks = ", ".join("?" * len(ACTIONS))
    copy.execute(
        f"delete from corrections where undone is not null or action not in ({marks})", ACTIONS
    )
    for row, payload in _each(copy, "select id, payload from corrections"):
        said = json.dumps(_said(without_paths(json.loads(payload))), ensure_ascii=False)
        copy.execute("update corrections set payload = ? where id = ?", [said, row])
    there = "(select id from corrections)"
    for table, name in OBEYED:
        copy.execute(f"update {table} set {name} = null where {name} not in {there}")
    copy.execute(f"delete from _quote_corrections where correction not in {there}")


def _said(found: Any) -> Any:
    if isinstance(found, dict):
        return {name: _said(value) for name, value in found.items() if name in SAID}
    return [_said(each) for each in found] if isinstance(found, list) else found


def _empty(copy: Database) -> None:
    """Empty every table and column that is not public."""
    sql = "select name, sql from sqlite_master where type = 'table' and name not glob 'sqlite_*'"
    tables: dict[str, str] = dict(copy.execute(sql).fetchall())
    virtual = {name for name, made in tables.items() if made.lower().startswith("create virtual")}
    for name in virtual - set(INDEXES):
        copy.execute(f'drop table "{name}"')
    for name in tables.keys() - virtual - {EDITION, FRAGMENTS}:
        if any(name.startswith(f"{index}_") for index in virtual):
            continue
        public = columns(name)
        if not public:
            copy.execute(f'delete from "{name}"')
            continue
        private = [each for each in copy[name].columns if each.name not in public]
        nothing = {True: "''", False: "null"}
        sets = ", ".join(f'"{each.name}" = {nothing[bool(each.notnull)]}' for each in private)
        if sets:
            copy.execute(f'update "{name}" set {sets}')


def _each(copy: Database, sql: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, `id` first, read a thousand at a time, so that they may be changed."""
    last = -1
    while rows := copy.execute(
        f"select * from ({sql}) where id > ? order by id limit 1000", [last]
    ).fetchall():
        yield from rows
        last = rows[-1][0]
