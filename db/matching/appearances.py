"""EDGE: what each article said of each speaker, kept so that joins can be looked at again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any

from sqlite_utils import Database

from quotes.db.matching.evidence.facts import Role
from quotes.db.matching.evidence.roles import read_role
from quotes.db.matching.names.parts import MEMORY
from quotes.db.matching.names.people import is_full
from quotes.db.matching.subjects import titles_of
from quotes.db.schema.identifiers import digest, norm
from quotes.db.schema.rows import now
from quotes.model import Entity, EntityKind, Extraction


@dataclass(frozen=True, slots=True)
class Told:
    """What one article said of somebody: names (its own first), roles and facts as found."""

    names: tuple[str, ...]
    kind: EntityKind
    roles: tuple[str, ...] = ()
    organization: str | None = None
    country: str | None = None
    gender: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody in one article: `local` is the entity's id there, `row` the speaker it stands for now.

    `company` are the names and kinds of the others, `day` is an ISO date where one is known,
    `number` counts up as articles are stored.
    """

    article: int
    key: str
    local: str
    row: int
    told: Told
    day: str | None
    company: tuple[tuple[str, str], ...] = ()
    number: int = 0


FIND = """
    select p.article, a.key, p.local, p.told, a.published, min(m.found), p.id
    from _appearances p join articles a on a.id = p.article
    join mentions m on m.article = p.article and m.local = p.local
    where m.found in (select value from json_each(?))
    group by p.id order by p.id
"""

MANY = """
    select distinct p.id from mentions m
    join _appearances p on p.article = m.article and p.local = m.local
    where m.found in (select value from json_each(?)) limit ?
"""

COMPANY = (
    "select distinct article, local, name, kind from mentions where name is not null and article in"
)


def note(db: Database, article: int, extraction: Extraction) -> None:
    """Keep what an article says of each of its speakers who are known across articles."""
    sql = """
        select distinct m.local from mentions m join speakers s on s.id = m.found
        where m.article = ? and s.scope is null
    """
    here = {local for (local,) in db.execute(sql, [article]).fetchall()}
    names = {entity.id: entity.name for entity in extraction.entities}
    for entity in extraction.entities:
        if entity.id in here:
            told = json.dumps(asdict(_told(entity, names)), ensure_ascii=False)
            db.execute(
                "insert into _appearances (key, article, local, told) values (?, ?, ?, ?)"
                " on conflict (key) do update set told = excluded.told",
                [digest(str(article), entity.id), article, entity.id, told],
            )


def _told(entity: Entity, names: dict[str, str]) -> Told:
    body = entity.affiliation or names.get(entity.speaks_for or "")
    return Told(
        (entity.name, *entity.aliases), entity.kind, tuple(entity.roles), body, entity.country,
        entity.gender, entity.wikidata,
    )  # fmt: skip


def of_rows(db: Database, rows: Iterable[int]) -> list[Appearance]:
    """The appearances of speakers."""
    found = db.execute(FIND, [json.dumps(sorted(rows))]).fetchall()
    articles = json.dumps(sorted({row[0] for row in found}))
    others = db.execute(f"{COMPANY} (select value from json_each(?))", [articles]).fetchall()
    beside: dict[int, list[tuple[str, str, str]]] = {}
    for where, *other in others:
        beside.setdefault(where, []).append((other[0], other[1], other[2]))
    return [
        Appearance(
            article, key, local, row, _read(told), day,
            tuple((n, kind) for who, n, kind in beside.get(article, ()) if who != local), number,
        )
        for article, key, local, told, day, row, number in found
    ]  # fmt: skip


def many(db: Database, rows: Iterable[int], most: int) -> bool:
    """Whether speakers have more than so many appearances; no more of them are read than that."""
    return len(db.execute(MANY, [json.dumps(sorted(rows)), most + 1]).fetchall()) > most


@lru_cache(MEMORY)
def _read(text: str) -> Told:
    values: dict[str, Any] = json.loads(text)
    return Told(**{**values, "names": tuple(values["names"]), "roles": tuple(values["roles"])})


@lru_cache(MEMORY)
def roles_of(told: Told, day: str | None) -> tuple[Role, ...]:
    """What an article says that somebody is, on its day."""
    titles = titles_of(told.names) if told.kind == "person" else ()
    return tuple(replace(read_role(role), first=day, last=day) for role in (*told.roles, *titles))


def names_of(group: Sequence[Appearance]) -> tuple[str, ...]:
    """The names of those appearances: a whole one first, then the others, each once."""
    own = tuple(each.told.names[0] for each in group)
    others = tuple(name for each in group for name in each.told.names[1:])
    return in_order(group[0].told.kind, own, others)


@lru_cache(MEMORY)
def in_order(kind: str, own: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """A whole one of the own names first, then the others, each once."""
    names = list(own)
    if kind == "person" and not is_full(names[0]):
        names.sort(key=lambda name: not is_full(name))
    found: dict[str, str] = {}
    for name in dict.fromkeys((*names, *others)):
        found.setdefault(norm(name), name)
    return tuple(found.values())


def first(values: Iterable[str | None]) -> str | None:
    """The first value that is there."""
    return next((value for value in values if value), None)


def log(db: Database, row: dict[str, Any]) -> None:
    """Write one join into the log; `row` has speaker, gone, article, local, reason and score."""
    made = now()
    values = {
        "gone": None, "article": None, "local": None, "score": None, **row, "made": made,
        "key": digest(*(str(value) for value in row.values()), made),
    }  # fmt: skip
    columns = ", ".join(values)
    marks = ", ".join("?" * len(values))
    db.execute(
        f"insert into joins ({columns}, run) values ({marks},"
        " (select max(id) from runs)) on conflict (key) do nothing",
        list(values.values()),
    )
