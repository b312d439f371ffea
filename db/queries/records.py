"""Speakers as records: for the command line and for other programs' files. Reads only."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlite_utils import Database

from quotes.db.queries import speakers as sql
from quotes.db.queries.speakers import Query, Row

COLUMNS = (
    "id", "slug", "name", "kind", "description", "wikidata", "gender", "country", "affiliation",
    "speaks_for", "quotes",
)  # fmt: skip


def speakers(db: Database, *, search: str = "", limit: int = -1) -> Iterator[Row]:
    """The speakers with the number of their current quotes, most quoted first."""
    yield from _rows(db, sql.listed(COLUMNS, search=search, limit=limit))


def speaker(db: Database, row: int) -> Row:
    """One speaker with names, roles and the corrections that name it."""
    found: Row = next(_rows(db, sql.one(COLUMNS, row)))
    corrections = _rows(db, sql.corrections(row))
    return {
        **found,
        "aliases": aliases(db, row),
        "roles": list(_rows(db, sql.roles(row))),
        "corrections": [{**each, "payload": json.loads(each["payload"])} for each in corrections],
    }


def aliases(db: Database, row: int) -> list[str]:
    """The other names of a speaker, and those of the rows that a person merged into it."""
    return [each["name"] for each in _rows(db, sql.aliases(row))]


def candidates(db: Database, *, limit: int = -1) -> Iterator[Row]:
    """The pairs that may be one and on which nobody has decided, the likeliest first."""
    yield from _rows(db, sql.candidates(limit=limit))


def export_speakers(db: Database) -> Iterator[Row]:
    """Every speaker as one plain record; `quotes speakers DB import` reads it again."""
    for row in speakers(db):
        number = row.pop("id")
        yield {**row, "aliases": aliases(db, number), "roles": list(_rows(db, sql.roles(number)))}


def _rows(db: Database, query: Query) -> Iterator[Row]:
    yield from db.query(query.sql, query.values)
