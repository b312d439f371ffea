"""EDGE: quotes -> the wordings of each speaker, found by salted fingerprints, and their links.

A wording is a text of one speaker, however many outlets print it. Which two are linked is a pure
function of the two, so it makes no difference in which order they come.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from quotes.claims.fingerprints import salted
from quotes.claims.linking import DIRECT, UNNAMED, Wording, link
from quotes.db.schema.identifiers import digest
from quotes.db.schema.rows import insert

# Of this many fingerprints of the shorter wording, one has to be shared before the two are aligned.
ONE_OF = 5

SAID_BY = """(
    select group_concat(who, '|') from (
        select distinct case
            when s.scope like 'article:%' then '~' || coalesce(s.found_norm, '')
            else cast(coalesce(s.merged_into, s.id) as text) end as who
        from mentions m join speakers s on s.id = m.entity
        where m.quote = q.id and m.role = 'speaker' order by who))"""
READ = f"""
    select q.id, q.key, q.text, q.kind, q.mode, q.denied, a.published, {SAID_BY},
        exists (select 1 from _claim_rulings r where (r.one = q.id or r.other = q.id)
            and not r.same)
    from quotes q join articles a on a.id = q.article
    where q.current and q.id in (select value from json_each(?))
"""
SHARED = "select wording from _wording_prints where hash = ?"
SIZES = """
    select w.id, w.prints, coalesce(
        (select min(quote) from _wording_quotes x where x.wording = w.id
            and not exists (select 1 from _claims_due d where d.quote = x.quote)),
        (select min(quote) from _wording_quotes x where x.wording = w.id))
    from _wordings w where w.id in (select value from json_each(?))
"""

# Marks and spaces in which printings of the same words differ.
SAME_MARKS = str.maketrans("’‘“”–—", "''\"\"--")
EDGES = " \t\r\n\"'.,;:-"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A current quote with the wording that it prints; `key` is the key of that wording."""

    quote: int
    key: str
    wording: Wording


def read_quotes(db: Database, quotes: Iterable[int]) -> list[Quoted]:
    """The current ones of these quotes."""
    found = []
    for row in db.execute(READ, [json.dumps(list(quotes))]).fetchall():
        quote, own, text, kind, mode, denied, published, speaker, alone = row
        wording = Wording(
            printed(text), speaker or UNNAMED, DIRECT if kind == DIRECT else "reported", mode,
            bool(denied), day_of(published),
        )  # fmt: skip
        if wording.is_telling:
            wording = Wording(
                wording.text, wording.speaker, wording.kind, mode, wording.denied, None
            )
        parts = (wording.text, wording.speaker, wording.kind, mode, str(denied), str(wording.day))
        found.append(Quoted(quote, digest(*parts, *([own] if alone else [])), wording))
    return found


def printed(text: str) -> str:
    """A text as all who print the same words have it."""
    text = unicodedata.normalize("NFKC", text).translate(SAME_MARKS)
    return re.sub(r"\s+", " ", text).strip(EDGES)


def day_of(published: str | None) -> int | None:
    """The day of a date in ISO text, counted; None for what is none."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def place_quotes(db: Database, quotes: list[int]) -> tuple[set[int], set[int]]:
    """Bring quotes to their wordings; the wordings touched, and the claims of those left."""
    stored: dict[int, tuple[int, str, int | None]] = {
        row[0]: row[1:]
        for row in db.execute(
            "select x.quote, w.id, w.key, w.claim from _wording_quotes x join _wordings w"
            " on w.id = x.wording where x.quote in (select value from json_each(?))",
            [json.dumps(quotes)],
        ).fetchall()
    }
    found = {each.quote: each for each in read_quotes(db, quotes)}
    touched: set[int] = set()
    claims: set[int] = set()
    # All that leave go first, so that no wording is told by a quote that has another one now.
    moved = [q for q, old in stored.items() if q not in found or found[q].key != old[1]]
    for quote in moved:
        wording, _, claim = stored.pop(quote)
        db.execute("delete from _wording_quotes where quote = ?", [quote])
        claims |= {claim} if claim else set()
        near = _neighbours(db, wording)
        touched |= near if _drop_empty(db, wording) else {wording}
    for quote, new in found.items():
        touched.add(stored[quote][0] if quote in stored else _put(db, new))
    return _there(db, touched), claims


def _neighbours(db: Database, wording: int) -> set[int]:
    sql = "select one, other from _wording_links where one = ?1 or other = ?1"
    return {each for pair in db.execute(sql, [wording]).fetchall() for each in pair} - {wording}


def _there(db: Database, wordings: set[int]) -> set[int]:
    """Those that were not dropped since."""
    sql = "select id from _wordings where id in (select value from json_each(?))"
    return {row[0] for row in db.execute(sql, [json.dumps(sorted(wordings))]).fetchall()}


def _drop_empty(db: Database, wording: int) -> bool:
    """Forget a wording that no quote has any more; whether it was."""
    if db.execute("select 1 from _wording_quotes where wording = ?", [wording]).fetchone():
        return False
    db.execute("delete from _wording_links where one = ? or other = ?", [wording, wording])
    db.execute("delete from _wording_prints where wording = ?", [wording])
    db.execute("delete from _wordings where id = ?", [wording])
    return True


def _put(db: Database, new: Quoted) -> int:
    """The wording of a quote; made and linked when it is new."""
    row = db.execute("select id from _wordings where key = ?", [new.key]).fetchone()
    wording = int(row[0]) if row else _make(db, new)
    db.execute("insert into _wording_quotes values (?, ?)", [new.quote, wording])
    return wording


def _make(db: Database, new: Quoted) -> int:
    prints = salted(new.wording.words.norms, new.wording.speaker)
    words = len(new.wording.statement.words)
    wording = insert(db, "_wordings", {"key": new.key, "words": words, "prints": len(prints)})
    shared: Counter[int] = Counter()
    for each in prints:
        shared.update(row[0] for row in db.execute(SHARED, [each]).fetchall())
    _link(db, wording, new.wording, len(prints), shared)
    db.conn.executemany(
        "insert into _wording_prints values (?, ?)", [(each, wording) for each in sorted(prints)]
    )
    return wording


def _link(db: Database, wording: int, new: Wording, prints: int, shared: Counter[int]) -> None:
    sizes = db.execute(SIZES, [json.dumps(sorted(shared))]).fetchall()
    near = {
        quote: other for other, amount, quote in sizes
        if quote and shared[other] >= max(1, min(amount, prints) // ONE_OF)
    }  # fmt: skip
    rows = []
    for each in read_quotes(db, near):
        found = link(new, each.wording)
        if found:
            one, other = sorted((wording, near[each.quote]))
            rows.append((one, other, found.relation, found.score))
    db.conn.executemany("insert or replace into _wording_links values (?, ?, ?, ?)", rows)
