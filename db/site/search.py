"""The search: which quotes fit, how they are ranked and what they are counted by.

Of very many matches the newest stored are looked at, so that an answer takes no longer for a common
word than for a rare one; `total_is` says "at least" then.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

from quotes.db.queries import speakers as stored
from quotes.db.queries.speakers import Row
from quotes.db.schema.facts import FACTS
from quotes.db.schema.identifiers import norm
from quotes.db.site import queries
from quotes.db.site.highlighting import CLOSE, OPEN
from quotes.db.site.marking import marked_texts
from quotes.db.site.matches import COLUMNS, ID, Match, counted, match_at, put_in_order
from quotes.db.site.search_words import Asked, asked
from quotes.db.site.walks import Walk
from quotes.text.letters import with_plain_letters

# So many matches are ranked and counted; the deepest pages ask for more. A walk goes on beyond.
LOOKED_AT, MOST = 1_000, 20_000

# So many values of each facet are shown.
SHOWN = 10

# A date range of more months than this is compared date by date alone.
MONTHS = 36

# Words in the quote count more than those in the speaker's name; marks count nothing.
RANK = "bm25(_search, 4.0, 2.0, 0.0)"

# What the index has of some quotes.
INDEXED = """
    select rowid as id, text, who, marks from _search
    where rowid in (select value from json_each(:ids))
"""

FACETS = ("speaker", "kind", "mode", "outlet", "month", "country")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a visitor asks for; empty fields ask for nothing. `confidence` is 0 to 1."""

    q: str = ""
    speaker: str = ""
    kind: str = ""
    mode: str = ""
    denied: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    month: str = ""
    country: str = ""
    confidence: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The matches in order; where there are more than were looked at, the `rest`.

    The rest is the highest id of those that were not looked at, or the match that they come behind.
    """

    matches: list[Match] = field(default_factory=list)
    rest: Match | int | None = None
    asked: Asked = field(default_factory=lambda: Asked(""))

    @property
    def more(self) -> bool:
        """Whether there are more than were looked at."""
        return self.rest is not None


async def walk_from(read: Any, up_to: int) -> Walk:
    """The beginning of a walk whose first page ends at `up_to`."""

    async def last() -> int:
        (row,) = await read("select coalesce(max(id), 0) as id from quotes")
        return int(row["id"])

    through = await read.remembered("last quote", last)
    return Walk(LOOKED_AT if up_to <= LOOKED_AT else MOST, through)


async def find(read: Any, wanted: Wanted, walk: Walk) -> tuple[Found, int]:
    """The current quotes that fit, and how many of them were given before on this walk."""
    by_date = _is_by_date(wanted)
    last = walk.last if by_date else None

    async def look() -> Found:
        return await _look(read, wanted, replace(walk, last=last))

    key = ("search", wanted, walk.cap, walk.through, json.dumps(last))
    found: Found = await read.remembered(key, look)
    if by_date or not walk.last:
        return found, 0
    ids = [row[ID] for row in found.matches]
    if walk.last["id"] in ids:
        # Ranks depend on all that is stored: the row itself tells its place better than its old rank.
        return found, ids.index(walk.last["id"]) + 1
    here = match_at(walk.last)
    rows = _sorted([*found.matches, here], wanted, bool(found.asked.match))
    return found, next(at for at, row in enumerate(rows) if row is here)


def _is_by_date(wanted: Wanted) -> bool:
    """Whether the rows come from the database in the order in which they are shown."""
    chosen = wanted.q.strip('" \t\n\0') or wanted.speaker or wanted.outlet or wanted.denied
    dated = wanted.month or _months(wanted)
    return not (chosen or dated) and wanted.sort in ("", "relevance", "newest", "oldest")


async def _look(read: Any, wanted: Wanted, walk: Walk) -> Found:
    roles = await _of_role(read, wanted.q)
    words = asked(
        wanted.q, lambda word: roles.get(with_plain_letters(word), ()), within="{text who}"
    )
    marks = await _marks(read, wanted)
    if marks is None or (wanted.q.strip('" \t\n\0') and not words.match):
        return Found(asked=words)
    where, values = _conditions(wanted)
    parts = [words.match] if words.match else []
    match = " AND ".join([*parts, *(f"marks : ({mark})" for mark in marks)])
    by_date = _is_by_date(wanted)
    values |= {"match": match, "limit": walk.cap + 1, "through": walk.through}
    if by_date:
        rows = await _by_date(read, wanted, walk.last, where, values)
    else:
        rank = RANK if words.match else "0.0"
        of = f"_search cross join {FACTS} f on f.quote = _search.rowid" if match else f"{FACTS} f"
        row, fits = ("_search.rowid", "_search match :match") if match else ("f.quote", "1")
        sql = f"""
            select {COLUMNS}, {rank if match else "0.0"} as rank from {of}
            where {fits} and {row} <= :through and {where} order by {row} desc limit :limit
        """
        rows = await read.tuples(sql, values)
    looked, rest = rows[: walk.cap], rows[walk.cap :]
    behind = (looked[-1] if by_date else rest[0][ID]) if rest else None
    return Found(_sorted(looked, wanted, bool(words.match)), behind, words)


async def _by_date(
    read: Any, wanted: Wanted, last: Row | None, where: str, values: Row
) -> list[Match]:  # fmt: skip
    """The quotes in the order of dates, behind a row; those without a date are the last."""
    way = "asc" if wanted.sort == "oldest" else "desc"
    rows: list[Match] = []
    dates = ["is not null", "is null"]
    if last:
        # The beginning is not walked again.
        on = f"{'>=' if wanted.sort == 'oldest' else '<='} :published"
        dates = ["is null"] if last["published"] is None else [on, "is null"]
    for dated in dates:
        sql = f"""
            select {COLUMNS}, 0.0 as rank from {FACTS} f
            where f.published {dated} and +f.quote <= :through and {_behind(wanted, last)} and {where}
            order by f.published {way}, f.article desc, f.start, f.quote limit :limit
        """
        if len(rows) < values["limit"]:
            left = values["limit"] - len(rows)
            rows += await read.tuples(sql, {**(last or {}), **values, "limit": left})
    return rows


def _behind(wanted: Wanted, last: Row | None) -> str:
    """SQL for what stands behind a row in the order of dates; those without one are the last."""
    if last is None:
        return "1"
    behind = """(f.article < :article or (f.article = :article
        and (f.start > :start or (f.start = :start and f.quote > :id))))"""
    if last["published"] is None:
        return f"(f.published is null and {behind})"
    way = ">" if wanted.sort == "oldest" else "<"
    return f"""(f.published {way} :published or f.published is null
        or (f.published = :published and {behind}))"""


def _sorted(rows: list[Match], wanted: Wanted, by_words: bool) -> list[Match]:
    ranked = by_words and wanted.sort in ("", "relevance")
    return put_in_order(rows, "relevance" if ranked else wanted.sort.replace("relevance", "newest"))


async def _of_role(read: Any, text: str) -> dict[str, list[str]]:
    """For each word that is somebody's role, queries for what those said."""
    words = sorted({word.lower().strip("\"'*-") for word in text.split()})[:32]
    sql = """
        select r.role, coalesce(s.merged_into, s.id) as speaker
        from roles r join speakers s on s.id = r.speaker
        where r.role in (select value from json_each(:words)) group by s.id limit 50
    """
    found: dict[str, list[str]] = {}
    for row in await read(sql, {"words": json.dumps(words)}) if words else ():
        found.setdefault(row["role"], []).append(f"marks : s{row['speaker']}")
    return found


async def _marks(read: Any, wanted: Wanted) -> list[str] | None:
    """The marks that a quote must have; None when nobody has them."""
    marks = []
    if wanted.speaker:
        who = await read(*stored.by_slug(wanted.speaker)) or await _named(read, wanted.speaker)
        if not who:
            return None
        marks.append(" OR ".join(f"s{row['id']}" for row in who))
    if wanted.outlet:
        marks.append(f"o{wanted.outlet.encode().hex()}0")
    if wanted.denied:
        marks.append("denied0")
    months = _months(wanted)
    if wanted.month:
        marks.append(f"m{wanted.month.replace('-', '')}")
    elif months:
        marks.append(" OR ".join(f"m{month}" for month in months))
    return marks


async def _named(read: Any, name: str) -> list[Row]:
    """The speakers who bear a name in full, as a reader types it who knows no slug."""
    sql = """
        select coalesce(s.merged_into, s.id) as id from speakers s where s.found_norm = :norm
        union select coalesce(s.merged_into, s.id) from aliases a
            join speakers s on s.id = a.speaker where a.norm = :norm limit 50
    """
    rows: list[Row] = await read(sql, {"norm": norm(name)})
    return rows


def _months(wanted: Wanted) -> list[str]:
    """The months of a date range, when both its ends are given and it is short."""
    if not (wanted.since and wanted.until):
        return []
    (year, month), (last_year, last) = (
        (int(day[:4]), int(day[5:7])) for day in (wanted.since, wanted.until)
    )
    first, end = 12 * year + month - 1, 12 * last_year + last - 1
    if not 0 <= end - first < MONTHS:
        return []
    return [f"{number // 12:04}{number % 12 + 1:02}" for number in range(first, end + 1)]


def _conditions(wanted: Wanted) -> tuple[str, Row]:
    conditions, values = ["1"], {}
    for name, condition in (
        ("kind", "f.kind = :kind"),
        ("mode", "f.mode = :mode"),
        ("country", "f.country = :country"),
        ("since", "f.published >= :since"),
        ("until", "f.published <= :until || '\uffff'"),
        ("confidence", "f.confidence >= cast(:confidence as real)"),
    ):
        value = getattr(wanted, name)
        if value:
            conditions.append(condition)
            values[name] = value
    return " and ".join(conditions), values


async def shown(read: Any, found: Found, *, limit: int, offset: int) -> list[Row]:
    """The rows of one page, each with its words marked and the text around it."""
    ids = [row[ID] for row in found.matches[offset : offset + limit]]
    if not ids:
        return []
    around = queries.AROUND
    sql = f"""
        select {queries.QUOTE}, substr(a.text, 1 + max(0, q.start - {around}),
            min(q.start, {around})) as before, substr(a.text, 1 + q."end", {around}) as after
        from quotes q {queries.JOINS} where q.id in (select value from json_each(:ids))
    """
    values = {"ids": json.dumps(ids)}
    if found.asked.match:
        read_rows, indexed = await read.several((sql, values), (INDEXED, values))
        marked = marked_texts(indexed, found.asked.match)
    else:
        read_rows, marked = await read(sql, values), {}
    rows = {row["id"]: row for row in read_rows}
    return [
        {**queries.decoded(rows[each]), "marked": realigned(rows[each]["text"], marked.get(each))}
        for each in ids
        if each in rows
    ]


def realigned(text: str, marked: str | None) -> str:
    """A text with the marks of its form in the index, where "œ" is "oe"."""
    if marked is None:
        return _unmarked(text)
    if _unmarked(marked) == text:
        return marked
    made, at = [], 0
    for letter in text:
        while at < len(marked) and marked[at] in (OPEN, CLOSE) and letter != marked[at]:
            made.append(marked[at])
            at += 1
        made.append(_unmarked(letter))
        at += len(with_plain_letters(letter))
    return "".join([*made, *(mark for mark in marked[at:] if mark in (OPEN, CLOSE))])


def _unmarked(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "")


async def facets(read: Any, found: Found) -> dict[str, list[Row]]:
    """The commonest values of each facet among the matches: `value`, `name` and `quotes`."""
    counts = {name: counted(found.matches, name) for name in FACETS}
    speakers = [int(value) for value, _ in counts["speaker"].most_common(SHOWN)]
    sql = "select id, slug, name from speakers where id in (select value from json_each(:ids))"
    named = {row["id"]: row for row in await read(sql, {"ids": json.dumps(speakers)})}
    made = {
        name: [
            {"value": value, "name": value, "quotes": number}
            for value, number in counter.most_common(SHOWN)
        ]
        for name, counter in counts.items()
    }
    made["speaker"] = [
        {"value": named[each]["slug"], "name": named[each]["name"],
         "quotes": counts["speaker"][str(each)]}
        for each in speakers if each in named
    ]  # fmt: skip
    made["month"].sort(key=lambda row: str(row["value"]), reverse=True)
    return made
