"""The SQL over speakers, for the site and the command line alike; a merged row counts for the one it
was merged into.

Each function gives a `Query`: the site awaits it through its `Reader`, the command line (`records`)
runs it on an open database.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from quotes.db.schema.facts import FACTS
from quotes.db.schema.identifiers import norm

Row = dict[str, Any]


class Query(NamedTuple):
    """SQL, and the values of its named parameters."""

    sql: str
    values: Row


# A speaker's row, `s`, is one of those that are `:id` after merges.
IS_IT = """s.id in (select id from speakers where id = :id and merged_into is null
    union all select id from speakers where merged_into = :id)"""

# What can be read of a speaker `s`, who has said `n` and speaks for `p`.
COLUMNS = {
    **{name: f"s.{name}" for name in ("id", "slug", "name", "kind", "description", "wikidata")},
    **{name: f"s.{name}" for name in ("gender", "country", "affiliation")},
    "speaks_for": "p.slug",
    "quotes": "coalesce(n.quotes, 0)",
    "articles": "coalesce(n.articles, 0)",
}

COUNTED = f"""
    select m.entity as speaker, count(distinct m.quote) as quotes,
        count(distinct m.article) as articles
    from mentions m join {FACTS} f on f.quote = m.quote
    where m.role = 'speaker' and m.entity is not null and {{whose}} group by m.entity
"""

PRINCIPAL = """left join speakers d on d.id = s.speaks_for
    left join speakers p on p.id = coalesce(d.merged_into, d.id) and p.id != s.id"""

NAMED = """s.id in (
    select coalesce(o.merged_into, o.id) from (
        select id, name, found_norm as norm from speakers
        union all select speaker, name, norm from aliases
    ) n join speakers o on o.id = n.id
    where instr(lower(n.name), lower(:search)) or (:norm != '' and instr(n.norm, :norm)))"""


def listed(
    columns: Sequence[str], *, search: str = "", quoted: bool = False, limit: int = -1,
    offset: int = 0,
) -> Query:  # fmt: skip
    """These `COLUMNS` of the speakers, most quoted first; all have their number of current quotes.

    `search` is part of a name, compared as written or without case, accents and punctuation; with
    `quoted`, those without a current quote are left out.
    """
    search = search.strip()
    conditions = ["s.merged_into is null"]
    conditions += [NAMED] if search else []
    conditions += ["n.quotes > 0"] if quoted else []
    sql = f"""
        {_select(columns)} where {" and ".join(conditions)}
        order by quotes desc, s.name, s.id limit :limit offset :offset
    """
    values = {"search": search, "norm": norm(search), "limit": limit, "offset": offset}
    return Query(sql, values)


def ranked(order: str) -> Query:
    """How often each speaker `s` with a current quote is quoted, and in how many articles (`n`)."""
    sql = f"""
        select s.id, s.name, n.quotes, n.articles from ({COUNTED.format(whose="1")}) n
        join speakers s on s.id = n.speaker and s.merged_into is null
        order by {order}
    """
    return Query(sql, {})


def described(columns: Sequence[str], speakers: Iterable[int]) -> Query:
    """These `COLUMNS`, but for counts, of some speakers, in the order given."""
    shown = ", ".join(f"{COLUMNS[name]} as {name}" for name in columns)
    sql = f"""
        select {shown} from json_each(:ids) i join speakers s on s.id = i.value {PRINCIPAL}
        order by i.key
    """
    return Query(sql, {"ids": json.dumps(list(speakers))})


def named(search: str) -> Query:
    """The ids of the speakers one of whose names has this part."""
    sql = f"select s.id from speakers s where s.merged_into is null and {NAMED}"
    return Query(sql, {"search": search, "norm": norm(search)})


def beginning(beginnings: Iterable[str]) -> Query:
    """The ids of the speakers one of whose names has words with all of these beginnings."""
    sql = """
        select distinct coalesce(s.merged_into, s.id) as id
        from _names n join speakers s on s.id = n.speaker where _names match :words
    """
    return Query(sql, {"words": _words(beginnings, every=True)})


def one(columns: Sequence[str], speaker: int) -> Query:
    """These `COLUMNS` of one speaker, by its id."""
    return Query(f"{_select(columns, 'm.entity = :id')} where s.id = :id", {"id": speaker})


def _select(columns: Sequence[str], whose: str = "1") -> str:
    shown = ", ".join(f"{COLUMNS[name]} as {name}" for name in columns)
    said = f"left join ({COUNTED.format(whose=whose)}) n on n.speaker = s.id"
    return f"select {shown} from speakers s {said} {PRINCIPAL}"


def by_slug(slug: str) -> Query:
    """The whole row of the speaker whom a slug names, with the `principal` and its name."""
    sql = f"""
        select s.*, p.slug as principal, p.name as principal_name
        from speakers given join speakers s on s.id = coalesce(given.merged_into, given.id)
        {PRINCIPAL} where given.slug = :slug
    """
    return Query(sql, {"slug": slug})


def merged(speaker: int) -> Query:
    """The ids of the rows that are a speaker after merges."""
    return Query(f"select s.id from speakers s where {IS_IT}", {"id": speaker})


def aliases(speaker: int) -> Query:
    """The other names of a speaker."""
    sql = f"""
        select name from (
            select a.name, a.id as place from aliases a join speakers s on s.id = a.speaker
            where {IS_IT}
            union all
            select s.found_name, 0 from speakers s where {IS_IT}
        ) where name != (select name from speakers where id = :id)
        group by name order by min(place), name
    """
    return Query(sql, {"id": speaker})


def roles(speaker: int) -> Query:
    """What articles said that a speaker is, with the dates of the first and the last."""
    sql = f"""
        select r.role, r.organization, min(r.first) as first, max(r.last) as last
        from roles r join speakers s on s.id = r.speaker where {IS_IT}
        group by r.role, r.organization order by max(r.last) desc, r.role
    """
    return Query(sql, {"id": speaker})


def spokespeople(speaker: int) -> Query:
    """Who speaks for a speaker."""
    sql = f"""
        select h.slug, h.name from speakers h join speakers s on s.id = h.speaks_for
        where {IS_IT} and +h.merged_into is null and h.id != :id order by h.id
    """
    return Query(sql, {"id": speaker})


def corrections(speaker: int) -> Query:
    """The corrections that name a speaker, oldest first; `payload` is JSON."""
    sql = f"""
        select c.id, c.key, c.action, c.payload, c.who, c.why, c.made, c.undone from corrections c
        where exists (
            select 1 from speakers s where {IS_IT} and s.slug in (
                json_extract(c.payload, '$.speaker'), json_extract(c.payload, '$.into'),
                json_extract(c.payload, '$.new'), json_extract(c.payload, '$.other')))
        order by c.made, c.id
    """
    return Query(sql, {"id": speaker})


def candidates(speaker: int | None = None, *, limit: int = -1) -> Query:
    """The pairs that may be one and on which nobody has decided, the likeliest first; with
    `speaker`, only those of this one."""
    sql = """
        select a.slug as speaker, a.name as name, b.slug as other, b.name as other_name,
            max(c.score) as score, c.reason
        from candidates c join speakers s on s.id = c.speaker join speakers o on o.id = c.other
        join speakers a on a.id = coalesce(s.merged_into, s.id)
        join speakers b on b.id = coalesce(o.merged_into, o.id)
        where c.decision is null and a.id != b.id and (:id is null or :id in (a.id, b.id))
        group by min(a.id, b.id), max(a.id, b.id) order by score desc, a.name, b.name limit :limit
    """
    return Query(sql, {"id": speaker, "limit": limit})


def with_words_like(beginnings: Iterable[str], *, every: bool = False, limit: int) -> Query:
    """The names (`norm`) with a word that begins so, or with all of these beginnings, each with the
    speaker whose it is; those that have most of them first."""
    sql = """
        select h.id, h.slug, h.name, h.kind, h.description, h.country, h.affiliation, h.wikidata, n.norm
        from _names n join speakers s on s.id = n.speaker
        join speakers h on h.id = coalesce(s.merged_into, s.id)
        where _names match :words order by n.rank, n.rowid limit :limit
    """
    return Query(sql, {"words": _words(beginnings, every=every), "limit": limit})


def _words(beginnings: Iterable[str], *, every: bool) -> str:
    words = [f'"{word}"*' for word in sorted(set(beginnings) - {""})]
    return (" " if every else " OR ").join(words) or '""'


def told_apart(speakers: Iterable[int]) -> Query:
    """What tells each of some speakers from others of the name: the last role and the dates of the
    first and the last article that quotes it."""
    sql = """
        select s.id, s.description, s.country, s.affiliation,
            (select role from roles r where r.speaker = s.id order by r.last desc limit 1) as role,
            min(a.published) as first, max(a.published) as last
        from json_each(:ids) i join speakers s on s.id = i.value
        left join mentions m on m.entity = s.id and m.role = 'speaker'
        left join articles a on a.id = m.article group by s.id
    """
    return Query(sql, {"ids": json.dumps(list(speakers))})
