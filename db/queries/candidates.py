"""Speakers who may be one, as clusters of connected pairs, and the log of joins. Reads only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

Row = dict[str, Any]

PAIRS = """
    select min(a.id, b.id) as one, max(a.id, b.id) as other, max(c.score) as score, c.reason
    from candidates c join speakers s on s.id = c.speaker join speakers o on o.id = c.other
    join speakers a on a.id = coalesce(s.merged_into, s.id)
    join speakers b on b.id = coalesce(o.merged_into, o.id)
    where a.id != b.id and (c.decision is null or (:later and c.decision = 'later'))
        and c.score >= :above
    group by 1, 2 order by score desc, one, other
"""

MEMBERS = """
    select s.id, s.slug, s.name, s.kind, s.country, s.affiliation,
        (select group_concat(role, '; ') from (select distinct role from roles
            where speaker = s.id order by id limit 4)) as roles,
        count(distinct q.id) as quotes, count(distinct q.article) as articles,
        min(a.published) as first, max(a.published) as last,
        (select q2.text from mentions m2 join quotes q2 on q2.id = m2.quote
            where m2.entity = s.id and m2.role = 'speaker' and q2.current order by q2.id limit 1)
            as said
    from speakers s
    left join mentions m on m.entity = s.id and m.role = 'speaker'
    left join quotes q on q.id = m.quote and q.current left join articles a on a.id = q.article
    where s.id in (select value from json_each(?)) group by s.id order by quotes desc, s.id
"""


def pairs(db: Database, *, above: float = 0.0, later: bool = False) -> list[Row]:
    """The undecided pairs (ids `one`, `other`, score, reason), the likeliest first.

    `later` adds those that a person put off.
    """
    return list(db.query(PAIRS, {"above": above, "later": later}))


def clusters(
    db: Database, *, above: float = 0.0, later: bool = False, limit: int | None = None,
    offset: int = 0,
) -> list[Row]:  # fmt: skip
    """Connected pairs, the likeliest first: each with `score`, `members` (records) and `pairs`.

    At most `limit` of them after the first `offset`; only these are read in full.
    """
    found: list[tuple[set[int], list[Row]]] = []
    for pair in pairs(db, above=above, later=later):
        ends = {pair["one"], pair["other"]}
        touched = [each for each in found if each[0] & ends]
        ids = ends.union(*(each[0] for each in touched))
        joined = [row for each in touched for row in each[1]]
        found = [each for each in found if each not in touched]
        found.append((ids, [*joined, pair]))
    found.sort(key=lambda each: (-max(row["score"] for row in each[1]), min(each[0])))
    end = None if limit is None else offset + limit
    return [_cluster(db, ids, rows) for ids, rows in found[offset:end]]


def _cluster(db: Database, ids: set[int], rows: list[Row]) -> Row:
    members = list(db.query(MEMBERS, [json.dumps(sorted(ids))]))
    slugs = {member["id"]: member["slug"] for member in members}
    return {
        "score": max(row["score"] for row in rows),
        "members": members,
        "pairs": [
            {
                "speaker": slugs[row["one"]], "other": slugs[row["other"]],
                "score": row["score"], "reason": row["reason"],
            }
            for row in rows
        ],
    }  # fmt: skip


def joins(db: Database, *, speaker: str | None = None, limit: int = -1) -> Iterator[Row]:
    """What the matcher joined, latest first; of one speaker (slug) where it is given."""
    sql = """
        select j.id, j.speaker, j.gone, j.local, j.reason, j.score, j.run, j.made,
            a.source as source, a.published
        from joins j left join articles a on a.id = j.article
        where :speaker is null or j.speaker = :speaker order by j.id desc limit :limit
    """
    yield from db.query(sql, {"speaker": speaker, "limit": limit})
