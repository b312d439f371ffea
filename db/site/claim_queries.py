"""What the pages of claims read: lists, one claim with all that hangs on it, and where a quote stands."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from quotes.db.claims import drafts, reading
from quotes.db.claims.telling import SEVERITIES
from quotes.db.queries.speakers import Row, merged
from quotes.db.site.access import Reading
from quotes.db.site.differences import pieces
from quotes.db.site.listing import Key, Order, Stretch
from quotes.db.site.responses import link, shown_outlet, shown_source
from quotes.db.site.search_words import for_tables

# A person's note on a claim is for the house, not for the site.
PRIVATE = ("note",)

# So many printings of a claim are shown; the search has them all.
PRINTINGS = 500

FACTS = """
    c.key as claim, c.text, s.slug as speaker, s.name as speaker_name, c.first, c.last, c.quotes,
    c.articles, c.outlets, c.origins, c.severity,
    coalesce((select denied from quotes where id = c.quote), 0) as denied
"""
VERDICT = ("status", "rating", "link", "reviewer")

# A merged speaker's claims are those of whom it was merged into.
WHOSE = """
    left join speakers own on own.id = c.speaker
    left join speakers s on s.id = coalesce(own.merged_into, own.id)
"""

PRINTED = Key("c.quotes", "quotes", int, falling=True)
# A claim without a date is the last.
NEWEST = Key("coalesce(c.last, '')", "last", str, falling=True)
CHANGED = Key("c.severity", "severity", int, falling=True)
WORTH = Key("w.score", "worth", float, falling=True)
KEY = Key("c.key", "claim", str)

# Each has an index of these keys (`quotes.db.schema.facts`), or of the first of them.
ORDERS = {
    name: Order(f"claims {name}", keys) for name, keys in (
        ("printed", (PRINTED, NEWEST, KEY)), ("newest", (NEWEST, PRINTED, KEY)),
        ("changed", (CHANGED, PRINTED, KEY)), ("worth", (WORTH, PRINTED, KEY)),
    )
}  # fmt: skip

# What the scores are read from by which claims worth checking come first.
SCORES = "checkworthy"

# Worth checking rather than not, from 0 to 1.
WORTHY = 0.5

STATUSES = ("new", "to check", "checked", "dropped")


async def claims(
    read: Reading, wanted: Row, stretch: Stretch | None = None, *, limit: int = 0
) -> list[Row]:
    """A stretch of the claims that fit, or the first `limit`, printed most.

    `wanted` has `q` words, `speaker` a row, `status`, `several` for more than one quote, and may have
    `topic`, a row. Sorted by worth those with a score come, each with `worth` (0 to 1) and `reasons`.
    """
    match = for_tables(wanted["q"]) if wanted["q"] else ""
    topic = wanted.get("topic")
    conditions = [
        ("c.id in (select rowid from claims_fts where claims_fts match :match)", match),
        (await _of_speaker(read, wanted["speaker"]), wanted["speaker"]),
        (f"{drafts.VERDICT['status'] if read.drafts else 'c.status'} = :status", wanted["status"]),
        ("c.quotes > 1", wanted["several"]), ("x.topic = :topic", topic),
    ]  # fmt: skip
    where = " and ".join(condition for condition, asked in conditions if asked) or "1"
    order = stretch.order if stretch else ORDERS["printed"]
    values = stretch.values if stretch else {"limit": limit, "offset": 0}
    sql = _stretch(read, wanted, order, f"{where} and {stretch.where if stretch else 1}")
    key = ("claims", order.name, *wanted.values(), *values.values())
    values |= {
        "match": match, "speaker": wanted["speaker"], "status": wanted["status"], "topic": topic,
    }  # fmt: skip
    rows: list[Row] = await read.remembered(key, lambda: read.long(sql, values), old=not match)
    return [shown(row) for row in rows]


def _stretch(read: Reading, wanted: Row, order: Order, where: str) -> str:
    """SQL for a stretch of a list. The tables stand in the order in which they are walked.

    By topic or worth first the rows are chosen, then what is shown of them is read.
    """
    ends = f"order by {order.sql} limit :limit offset :offset"
    scored, topic = WORTH in order.keys, wanted.get("topic")
    if not scored and not topic:
        return f"{_selected(read, 'claims c')} where {where} {ends}"
    joined = f"claims c cross join {SCORES} w on w.quote = c.quote" if scored else "claims c"
    tables = joined
    if topic:
        tables = "_quote_topics x cross join claims c on c.quote = x.quote"
        tables += f" cross join {SCORES} w on w.quote = c.quote" if scored else ""
    elif not (wanted["q"] or wanted["speaker"] or wanted["status"] not in ("", STATUSES[0])):
        # Nearly all claims fit: those of the best scores are found first.
        tables = f"{SCORES} w cross join claims c on c.quote = w.quote"
    chosen = f"select c.id from {tables} {drafts.JOIN if read.drafts else ''} where {where} {ends}"
    columns = ("w.score as worth", "w.reasons") if scored else ()
    return f"{_selected(read, joined, *columns)} where c.id in ({chosen}) order by {order.sql}"


async def _of_speaker(read: Reading, speaker: int | None) -> str:
    """SQL for the claims of a speaker; of one row alone they stand in an index in the order of the list."""
    if speaker is None:
        return ""
    rows = await read(*merged(speaker))
    ids = ", ".join(str(int(row["id"])) for row in rows) or "null"
    return f"c.speaker = {ids}" if len(rows) == 1 else f"c.speaker in ({ids})"


def _selected(read: Reading, tables: str, *columns: str) -> str:
    """SQL for claims `c` of some tables, with drafts of verdicts for those who may read them."""
    verdict = drafts.told(VERDICT, unpublished=read.drafts)
    joined = drafts.JOIN if read.drafts else ""
    return f"select {', '.join((FACTS, verdict, *columns))} from {tables} {WHOSE} {joined}"


async def worth(read: Reading, *, limit: int) -> list[Row]:
    """The claims of which no check is published whose fullest wording is most worth one, each once.

    `worth` is from `WORTHY` to 1.
    """
    tables = "checkworthy w cross join claims c on c.quote = w.quote"
    sql = f"""
        {_selected(read, tables, "w.score as worth", "w.reasons")}
        where c.status != '{drafts.PUBLISHED}' and w.score >= {WORTHY}
        order by w.score desc, w.quote desc limit :limit
    """
    rows: list[Row] = await read.remembered(
        ("worth", limit), lambda: read.long(sql, {"limit": limit}), old=True
    )
    return [shown(row) for row in rows]


async def claim_of(read: Reading, quote: int) -> Row | None:
    """The claim that a quote makes, and how the quote stands to its fullest wording."""
    tables = "claim_quotes m cross join claims c on c.id = m.claim"
    sql = f"{_selected(read, tables, 'm.relation')} where m.quote = :quote"
    rows = await read(sql, {"quote": quote})
    return shown(rows[0]) if rows else None


def shown(row: Row) -> Row:
    """A claim with a link that is safe, and the reasons, where it has any, as a list."""
    if isinstance(row.get("reasons"), str):
        row = {**row, "reasons": json.loads(row["reasons"] or "[]")}
    return {**row, "link": link(row["link"])}


async def key_of(read: Reading, wanted: str) -> tuple[int, str]:
    """The row and id of a claim, by any id it ever had. Raises CorrectionError where there is none."""
    return await read.through(lambda db: reading.find_claim(db, wanted))


async def claim(read: Reading, row: int) -> Row:
    """One claim as the site shows it, without private notes and the server's paths."""

    async def made() -> Row:
        return await read.through(lambda db: _claim(db, row))

    return shown(await read.remembered(("claim", row), made))


def _claim(db: Database, row: int) -> Row:
    found = reading.claim(db, row, members=PRINTINGS)
    members = [_placed(each) for each in found["members"]]
    made = {name: found[name] for name in found if name not in PRIVATE}
    return {
        **made, "members": members, "variants": _variants(found, members),
        "timeline": _timeline(members), "independent": _origins(members),
    }  # fmt: skip


def _placed(row: Row) -> Row:
    """A printing with its outlet and the address of its article; a file is shown without its folder."""
    address = row["address"]
    made = {name: value for name, value in row.items() if name != "address"}
    return {
        **made, "outlet": shown_outlet(address, row["outlet"]), "url": link(address),
        "source": shown_source(address),
    }  # fmt: skip


def _variants(found: Row, members: list[Row]) -> list[Row]:
    """Each other wording where it was printed first, with its differences; the gravest first."""
    placed = {member["quote"]: member for member in members}
    changes: dict[str, list[Row]] = {}
    for row in found["variants"]:
        change = {name: row[name] for name in row if name not in ("quote", "address", "outlet")}
        del change["published"]
        changes.setdefault(row["quote"], []).append(change)
    made = []
    for quote, each in changes.items():
        if quote not in placed:
            continue
        ordered = sorted(each, key=lambda change: (change["start"], change["end"]))
        severity = max(change["severity"] for change in ordered)
        kinds = list(dict.fromkeys(kind for change in ordered for kind in change["kinds"]))
        place = {
            name: placed[quote][name] for name in
            ("quote", "text", "relation", "outlet", "source", "title", "published")
        }  # fmt: skip
        made.append({
            **place, "kinds": kinds, "severity": severity, "effect": SEVERITIES[severity],
            "pieces": pieces(place["text"], ordered), "changes": ordered,
        })  # fmt: skip
    return sorted(made, key=lambda each: (-each["severity"], *_day(each), each["quote"]))


def _day(row: Row) -> tuple[bool, str]:
    return row["published"] is None, row["published"] or ""


def _timeline(members: list[Row]) -> list[Row]:
    """Who printed it, the first to print it first, each with its printings in the order of dates."""

    def name(row: Row) -> str:
        return row["outlet"] or row["source"] or ""

    by_name = {
        key: list(rows)
        for key, rows in groupby(sorted(members, key=lambda row: (name(row), _day(row))), key=name)
    }
    return sorted(
        (
            {
                "outlet": key, "first": rows[0]["published"], "last": rows[-1]["published"],
                "quotes": [row["quote"] for row in rows],
            }
            for key, rows in by_name.items()
        ),
        key=lambda each: (each["first"] is None, each["first"] or "", each["outlet"]),
    )  # fmt: skip


def _origins(members: list[Row]) -> list[Row]:
    """The reports that did not copy one another, each with who carried it and by which agency."""
    found: dict[str, dict[str, Any]] = {}
    for row in members:
        origin = found.setdefault(
            row["origin"],
            {"origin": row["origin"], "first": row["published"], "wires": [], "carried": []},
        )
        name = row["outlet"] or row["source"]
        if name not in origin["carried"]:
            origin["carried"].append(name)
        if row["wire"] and row["wire"] not in origin["wires"]:
            origin["wires"].append(row["wire"])
    return list(found.values())
