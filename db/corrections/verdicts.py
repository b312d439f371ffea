"""What people said about pairs of speakers, read from the ledger: who are two, and which are decided."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

# A speaker and the one split off it are two as well.
APART = """
    select coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id), c.key, c.action
    from corrections c
    join speakers a on a.slug = json_extract(c.payload, '$.speaker')
    join speakers b on b.slug = case c.action when 'split' then json_extract(c.payload, '$.new')
        else json_extract(c.payload, '$.other') end
    where c.undone is null and c.action in ('distinct', 'split')
"""

CANDIDATES = """
    select c.id, coalesce(s.merged_into, s.id), coalesce(o.merged_into, o.id), c.decision
    from candidates c join speakers s on s.id = c.speaker join speakers o on o.id = c.other
    where {scope}
"""
# The candidates of those whom articles mention.
MENTIONED = """
    c.id in (with here(speaker) as (select found from mentions
            where article in (select value from json_each(?)) and found is not null)
        select id from candidates where speaker in here
        union select id from candidates where other in here)
"""


def told_apart(db: Database) -> frozenset[frozenset[int]]:
    """The pairs of ids, after merges, of whom a person said that they are two."""
    pairs = (frozenset(row[:2]) for row in db.execute(APART).fetchall())
    return frozenset(pair for pair in pairs if len(pair) > 1)


def told_apart_by(db: Database, one: int, other: int) -> str | None:
    """The key of the correction that says of two speakers that they are two, if there is one."""
    for a, b, key, action in db.execute(APART).fetchall():
        if action == "distinct" and {a, b} == {one, other}:
            return str(key)
    return None


def settle_candidates(db: Database, articles: Iterable[int] | None = None) -> None:
    """Note in each candidate what a person decided about it: `merge`, `distinct` or nothing.

    What a person put off (`later`) stays so until it is decided. With `articles`, only the candidates of
    the speakers whom runs found there.
    """
    apart = told_apart(db)
    if articles is None:
        rows = db.execute(CANDIDATES.format(scope="1")).fetchall()
    else:
        given = json.dumps(sorted(articles))
        rows = db.execute(CANDIDATES.format(scope=MENTIONED), [given]).fetchall()
    for candidate, one, other, decision in rows:
        pair = frozenset((one, other))
        wanted = "merge" if one == other else "distinct" if pair in apart else None
        if decision != wanted and (wanted or decision != "later"):
            sql = "update candidates set decision = ? where id = ?"
            db.execute(sql, [wanted, candidate])


def is_protected(db: Database, speaker: int) -> bool:
    """Whether a person made, imported or corrected this speaker, so that its row has to stay."""
    sql = """
        select 1 from speakers s where s.id = ? and (s.origin != 'article'
            or s.merged_into is not null
            or exists (select 1 from corrections c where instr(c.payload, '"' || s.slug || '"')))
    """
    return db.execute(sql, [speaker]).fetchone() is not None
