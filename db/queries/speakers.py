"""Speakers as records: for the command line and for other programs' files. Reads only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

Row = dict[str, Any]

SPEAKERS = """
    select s.id, s.slug, s.name, s.kind, s.description, s.wikidata, s.gender, s.country,
        s.affiliation, principal.slug as speaks_for,
        (select count(distinct m.quote) from mentions m join quotes q on q.id = m.quote
            where m.entity = s.id and m.role = 'speaker' and q.current) as quotes
    from speakers s left join speakers principal on principal.id = s.speaks_for
    where s.merged_into is null
"""


def speakers(db: Database, *, search: str = "", limit: int = -1) -> Iterator[Row]:
    """The speakers with the number of their current quotes, most quoted first."""
    sql = (
        SPEAKERS
        + """
        and (:search = '' or instr(lower(s.name), lower(:search)) or s.id in
            (select speaker from aliases where instr(lower(name), lower(:search))))
        order by quotes desc, s.name, s.id limit :limit
    """
    )
    yield from db.query(sql, {"search": search, "limit": limit})


def speaker(db: Database, row: int) -> Row:
    """One speaker with names, roles and the corrections that name it."""
    found: Row = next(iter(db.query(SPEAKERS + " and s.id = ?", [row])))
    return {
        **found,
        "aliases": aliases(db, row),
        "roles": roles(db, row),
        "corrections": corrections_of(db, row),
    }


def aliases(db: Database, row: int) -> list[str]:
    """The other names of a speaker, and those of the rows that a person merged into it."""
    sql = """
        select name from (
            select a.name, a.id as place from aliases a join speakers s on s.id = a.speaker
            where coalesce(s.merged_into, s.id) = :id
            union all
            select found_name, 0 from speakers where coalesce(merged_into, id) = :id
        ) where name != (select name from speakers where id = :id)
        group by name order by min(place), name
    """
    return [name for (name,) in db.execute(sql, {"id": row}).fetchall()]


def roles(db: Database, row: int) -> list[Row]:
    """What articles said that a speaker is, with the dates of the first and the last."""
    sql = """
        select r.role, r.organization, min(r.first) as first, max(r.last) as last
        from roles r join speakers s on s.id = r.speaker
        where coalesce(s.merged_into, s.id) = ? group by r.role, r.organization
        order by max(r.last) desc, r.role
    """
    return list(db.query(sql, [row]))


def corrections_of(db: Database, row: int) -> list[Row]:
    """The corrections that name a speaker or a row merged into it, oldest first."""
    sql = """
        select c.id, c.key, c.action, c.payload, c.who, c.why, c.made, c.undone from corrections c
        where exists (
            select 1 from speakers s where coalesce(s.merged_into, s.id) = ? and s.slug in (
                json_extract(c.payload, '$.speaker'), json_extract(c.payload, '$.into'),
                json_extract(c.payload, '$.new'), json_extract(c.payload, '$.other')))
        order by c.made, c.id
    """
    found = db.query(sql, [row])
    return [{**r, "payload": json.loads(r["payload"])} for r in found]


def candidates(db: Database, *, limit: int = -1) -> Iterator[Row]:
    """The pairs that may be one and on which nobody has decided, the likeliest first."""
    sql = """
        select a.slug as speaker, a.name as name, b.slug as other, b.name as other_name,
            max(c.score) as score, c.reason
        from candidates c join speakers s on s.id = c.speaker join speakers o on o.id = c.other
        join speakers a on a.id = coalesce(s.merged_into, s.id)
        join speakers b on b.id = coalesce(o.merged_into, o.id)
        where c.decision is null and a.id != b.id
        group by min(a.id, b.id), max(a.id, b.id) order by score desc, a.name, b.name limit ?
    """
    yield from db.query(sql, [limit])


def export_speakers(db: Database) -> Iterator[Row]:
    """Every speaker as one plain record; `quotes speakers DB import` reads it again."""
    for row in speakers(db):
        number = row.pop("id")
        yield {**row, "aliases": aliases(db, number), "roles": roles(db, number)}
