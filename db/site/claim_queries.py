"""What the pages of claims read: lists, one claim with all that hangs on it, and where a quote stands."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from sqlite_utils import Database

from quotes.db.claims import reading
from quotes.db.claims.telling import SEVERITIES
from quotes.db.queries.speakers import Row
from quotes.db.schema.identifiers import outlet_of
from quotes.db.site.access import Reading
from quotes.db.site.differences import pieces
from quotes.db.site.responses import link, shown_source
from quotes.db.site.search_words import for_tables

# A person's note on a claim is for the house, not for the site.
PRIVATE = ("note",)

# So many printings of a claim are shown; the search has them all.
PRINTINGS = 500

FACTS = """
    c.key as claim, c.text, s.slug as speaker, s.name as speaker_name, c.first, c.last, c.quotes,
    c.articles, c.outlets, c.origins, c.severity, c.status, c.rating, c.link, c.reviewer,
    coalesce((select denied from quotes where id = c.quote), 0) as denied
"""

# A merged speaker's claims are those of whom it was merged into.
TABLES = """
    claims c left join speakers own on own.id = c.speaker
    left join speakers s on s.id = coalesce(own.merged_into, own.id)
"""

ORDERS = {
    "printed": "c.quotes desc, c.last is null, c.last desc, c.key",
    "newest": "c.last is null, c.last desc, c.quotes desc, c.key",
    "changed": "c.severity desc, c.quotes desc, c.key",
}

STATUSES = ("new", "to check", "checked", "dropped")

# What came of a check is published with this status; until then everybody else sees a new claim.
PUBLISHED = "checked"
UNPUBLISHED: Row = {"status": "new", "rating": None, "link": None, "reviewer": None}


async def claims(read: Reading, wanted: Row, *, limit: int, offset: int = 0) -> list[Row]:
    """The claims that fit: `q` words, `speaker` a row, `status`, `several` for more than one quote."""
    match = for_tables(wanted["q"]) if wanted["q"] else ""
    conditions = [
        ("c.id in (select rowid from claims_fts where claims_fts match :match)", match),
        ("c.speaker in (select id from speakers where :speaker in (id, merged_into))",
         wanted["speaker"]),
        (_of_status(wanted["status"], drafts=read.drafts), wanted["status"]),
        ("c.quotes > 1", wanted["several"]),
    ]  # fmt: skip
    where = " and ".join(condition for condition, asked in conditions if asked) or "1"
    sql = f"""
        select {FACTS} from {TABLES} where {where}
        order by {ORDERS[wanted["sort"]]} limit :limit offset :offset
    """
    values = {
        "match": match, "speaker": wanted["speaker"], "status": wanted["status"],
        "limit": limit, "offset": offset,
    }  # fmt: skip
    key = ("claims", read.drafts, *wanted.values(), limit, offset)
    rows: list[Row] = await read.remembered(key, lambda: read.long(sql, values), old=not match)
    return [_shown(row, read) for row in rows]


def _of_status(status: str, *, drafts: bool) -> str:
    """SQL for the claims that a visitor sees with a status."""
    if drafts or status == PUBLISHED:
        return "c.status = :status"
    return f"c.status is not '{PUBLISHED}'" if status == UNPUBLISHED["status"] else "0"


async def claim_of(read: Reading, quote: int) -> Row | None:
    """The claim that a quote makes, and how the quote stands to its fullest wording."""
    sql = f"""
        select {FACTS}, m.relation from claim_quotes m join claims c on c.id = m.claim
        left join speakers own on own.id = c.speaker
        left join speakers s on s.id = coalesce(own.merged_into, own.id) where m.quote = :quote
    """
    rows = await read(sql, {"quote": quote})
    return _shown(rows[0], read) if rows else None


def _shown(row: Row, read: Reading) -> Row:
    """A claim with what of its check is published, and a link that is safe."""
    shown = row if read.drafts or row["status"] == PUBLISHED else {**row, **UNPUBLISHED}
    return {**shown, "link": link(shown["link"])}


async def key_of(read: Reading, wanted: str) -> tuple[int, str]:
    """The row and id of a claim, by any id it ever had. Raises CorrectionError where there is none."""
    return await read.through(lambda db: reading.find_claim(db, wanted))


async def claim(read: Reading, row: int) -> Row:
    """One claim as the site shows it, without private notes and the server's paths."""

    async def made() -> Row:
        return await read.through(lambda db: _claim(db, row))

    return _shown(await read.remembered(("claim", row), made), read)


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
        **made, "outlet": outlet_of(address), "url": link(address),
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
