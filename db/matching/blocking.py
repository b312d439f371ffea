"""EDGE: the table `_name_keys`, which finds the stored speakers whose names are like a name."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from quotes.db.matching.names.lookup_keys import sought_keys, stored_keys

# A name without keys gets this one, so that it is not read again.
NO_KEY = ""

FIND = """
    select distinct speaker from _name_keys
    where key in (select value from json_each(?)) order by speaker
"""

NEW_NAMES = """
    select id, null, found_name, kind, scope from speakers
    where id > (select coalesce(max(speaker), 0) from _name_keys where alias is null)
"""

ITS_NAME = "select id, null, found_name, kind, scope from speakers where id = ?"

NEW_ALIASES = """
    select a.speaker, a.id, a.name, s.kind, s.scope from aliases a join speakers s on s.id = a.speaker
    where a.id > (select coalesce(max(alias), 0) from _name_keys)
"""


def index_names(db: Database) -> None:
    """Bring the keys up to the names and aliases that were stored since."""
    for sql in (NEW_NAMES, NEW_ALIASES):
        _add_keys(db, db.execute(sql).fetchall())


def index_again(db: Database, speaker: int) -> None:
    """Make the keys of a speaker's own name anew, after it changed."""
    db.execute("delete from _name_keys where speaker = ? and alias is null", [speaker])
    _add_keys(db, db.execute(ITS_NAME, [speaker]).fetchall())


def _add_keys(
    db: Database, names: list[tuple[int, int | None, str | None, str, str | None]]
) -> None:
    """Add the keys of names: the speaker's id, the alias's, the name, its kind and scope."""
    rows = [
        (key, speaker, alias)
        for speaker, alias, name, kind, scope in names
        for key in sorted(stored_keys(name or "", kind) if scope is None else ()) or (NO_KEY,)
    ]
    if rows:
        db.conn.executemany("insert into _name_keys values (?, ?, ?)", rows)


def find(db: Database, names: Iterable[str], kind: str) -> list[int]:
    """The ids of the speakers whose names are like one of these; of any kind, some quite unlike."""
    index_names(db)
    keys = {key for name in names for key in sought_keys(name, kind)}
    rows = db.execute(FIND, [json.dumps(sorted(keys))]).fetchall()
    return [speaker for (speaker,) in rows]
