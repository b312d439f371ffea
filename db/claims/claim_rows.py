"""EDGE: groups of wordings -> rows of `claims`, `claim_quotes`, `claim_variants` and `claim_aliases`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from quotes.claims.statement import read_statement
from quotes.claims.variants import Comparison, compare
from quotes.db.claims import drafts
from quotes.db.claims.outlets import outlet
from quotes.db.schema.identifiers import digest
from quotes.db.schema.rows import Row, insert, now

FULLEST, SAME, PART, VARIANT, REPORTED = "fullest", "same", "part", "variant", "reported"

MEMBERS = """
    select q.id, q.key, q.text, q.kind, q.speaker, q.claim, x.wording, a.id as article, a.published,
        coalesce(a.url, a.source) as address, a.outlet, coalesce(o.origin, a.key) as origin
    from _wording_quotes x join quotes q on q.id = x.quote join articles a on a.id = q.article
    left join article_origins o on o.article = a.id
    where x.wording in (select value from json_each(?))
"""
VERDICT = """
    select status, rating, note, link, reviewer from _claim_verdicts
    where quote in (select value from json_each(?)) order by made desc, quote limit 1
"""


@dataclass(frozen=True, slots=True)
class Group:
    """The wordings of one claim and its public id."""

    key: str
    wordings: tuple[int, ...]


def write_claims(db: Database, groups: list[Group], claims: Iterable[int]) -> None:
    """Bring the rows to the groups; `claims` are those that any of their wordings had before."""
    heirs: dict[int, Counter[str]] = {claim: Counter() for claim in claims}
    written = set()
    for group in groups:
        row, before = _write(db, group)
        written.add(row)
        for claim in before:
            heirs.setdefault(claim, Counter())[group.key] += 1
    for claim in heirs.keys() - written:
        if not db.execute("select 1 from _wordings where claim = ?", [claim]).fetchone():
            counts = heirs[claim]
            heir = min(counts, key=lambda key: (-counts[key], key)) if counts else None
            _replace(db, claim, heir)


def _row_of(db: Database, key: str, facts: Row) -> int:
    """The row of a claim, made with these facts; an id that was replaced and is back is no alias any more."""
    row = db.execute("select id from claims where key = ?", [key]).fetchone()
    if row:
        return int(row[0])
    db.execute("delete from claim_aliases where key = ?", [key])
    return insert(db, "claims", {"key": key, **facts})


def _write(db: Database, group: Group) -> tuple[int, list[int]]:
    """Write one claim; its row, and the claims that its quotes made before."""
    members = list(db.query(MEMBERS, [json.dumps(group.wordings)]))
    for member in members:
        member["statement"] = read_statement(member["text"])
    members.sort(key=_fullness)
    fullest = members[0]
    first: dict[int, Row] = {}
    for member in sorted(members, key=_earliest):
        first.setdefault(member["wording"], member)
    compared = {
        wording: compare(member["statement"], fullest["statement"])
        for wording, member in first.items() if wording != fullest["wording"]
    }  # fmt: skip
    facts = _facts(members)
    claim = _row_of(db, group.key, facts)
    severity = _variants(db, claim, fullest, first, compared)
    _members(db, claim, members, compared)
    ids = json.dumps([member["id"] for member in members])
    judged = drafts.published(db, claim, db.execute(VERDICT, [ids]).fetchone())
    _update(db, claim, {**facts, "severity": severity, **judged})
    db.execute(
        "update _wordings set claim = ?1 where id in (select value from json_each(?2))"
        " and claim is not ?1",
        [claim, json.dumps(group.wordings)],
    )
    return claim, [member["claim"] for member in members if member["claim"]]


def _fullness(member: Row) -> tuple[Any, ...]:
    """The person's own words first, then the longest, then the earliest."""
    words = len(member["statement"].words)
    return member["kind"] != "direct", -words, *_earliest(member)


def _earliest(member: Row) -> tuple[Any, ...]:
    return member["published"] is None, member["published"] or "", member["key"]


def _facts(members: list[Row]) -> Row:
    """The columns of a claim; `members` begin with the fullest wording."""
    dates = sorted(m["published"] for m in members if m["published"])
    return {
        "text": members[0]["text"], "quote": members[0]["id"], "speaker": members[0]["speaker"],
        "first": dates[0] if dates else None, "last": dates[-1] if dates else None,
        "quotes": len(members), "articles": len({m["article"] for m in members}),
        "origins": len({m["origin"] for m in members}),
        "outlets": len({outlet(m["address"], m["outlet"]) for m in members}),
    }  # fmt: skip


def _update(db: Database, claim: int, row: Row) -> None:
    differs = " or ".join(f"{name} is not :{name}" for name in row)
    sets = ", ".join(f"{name} = :{name}" for name in row)
    db.execute(f"update claims set {sets} where id = :id and ({differs})", {**row, "id": claim})


def _members(
    db: Database, claim: int, members: list[Row], compared: dict[int, Comparison]
) -> None:  # fmt: skip
    """Which quotes make the claim, and how each stands to the fullest wording."""
    rows = []
    for member in members:
        comparison = compared.get(member["wording"])
        if member is members[0]:
            relation = FULLEST
        else:
            relation = SAME if comparison is None else relation_of(member["kind"], comparison)
        rows.append((digest("claim", member["key"]), claim, member["id"], relation))
    db.conn.executemany(
        "insert into claim_quotes (key, claim, quote, relation) values (?, ?, ?, ?)"
        " on conflict (key) do update set claim = excluded.claim, quote = excluded.quote,"
        " relation = excluded.relation where claim is not excluded.claim"
        " or quote is not excluded.quote or relation is not excluded.relation",
        rows,
    )
    db.conn.executemany(
        "update quotes set claim = ?1 where id = ?2 and claim is not ?1",
        [(claim, member["id"]) for member in members],
    )
    db.execute(
        "delete from claim_quotes where claim = ? and quote not in (select value from json_each(?))",
        [claim, json.dumps([member["id"] for member in members])],
    )


def relation_of(kind: str, comparison: Comparison) -> str:
    """How a wording stands to the fullest one."""
    if comparison.is_whole:
        return SAME
    if kind != "direct":
        return REPORTED
    return PART if comparison.is_part else VARIANT


def _variants(
    db: Database, claim: int, fullest: Row, first: dict[int, Row], compared: dict[int, Comparison]
) -> int:
    """Each change of each wording, at the quote that printed it first; the worst severity."""
    rows: dict[str, Row] = {}
    for wording, comparison in compared.items():
        for number, change in enumerate(comparison.changes):
            quote = first[wording]
            key = digest("variant", quote["key"], str(number))
            rows[key] = {
                "claim": claim, "quote": quote["id"], "base": fullest["id"],
                "kinds": json.dumps(list(change.kinds)), "place": change.place,
                "marked": int(change.marked), "start": change.start, "end": change.end,
                "base_start": change.base_start, "base_end": change.base_end,
                "before": change.before, "after": change.after, "severity": change.severity,
            }  # fmt: skip
    names = ("claim", "quote", "base", "kinds", "place", "marked", "start", "end", "base_start",
             "base_end", "before", "after", "severity")  # fmt: skip
    columns = ", ".join(f'"{name}"' for name in names)
    sql = f"select key, {columns} from claim_variants where claim = ?"
    stored = {row[0]: row[1:] for row in db.execute(sql, [claim]).fetchall()}
    wanted = {key: tuple(row[name] for name in names) for key, row in rows.items()}
    for key in {*stored, *wanted}:
        if stored.get(key) != wanted.get(key):
            db.execute("delete from claim_variants where key = ?", [key])
            if key in wanted:
                insert(db, "claim_variants", {"key": key, **rows[key]})
    return max((row["severity"] for row in rows.values()), default=0)


def _replace(db: Database, claim: int, heir: str | None) -> None:
    """One claim is gone: its id leads to its heir, and so do all that led to it."""
    key = db.execute("select key from claims where id = ?", [claim]).fetchone()[0]
    why = "joined or named anew" if heir else "its quotes are gone"
    db.execute("update claim_aliases set claim = ? where claim = ?", [heir, key])
    db.execute(
        "insert into claim_aliases (key, claim, why, made) values (?, ?, ?, ?)"
        " on conflict (key) do update set claim = excluded.claim, why = excluded.why",
        [key, heir, why, now()],
    )
    db.execute("update quotes set claim = null where claim = ?", [claim])
    for table in ("claim_quotes", "claim_variants", "_claim_drafts"):
        db.execute(f"delete from {table} where claim = ?", [claim])
    db.execute("delete from claims where id = ?", [claim])
