"""The search as a page, JSON, CSV and Atom: each state of it is an address."""

from __future__ import annotations

import re
from dataclasses import asdict, fields, replace
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import BadRequest, Response

from quotes.db.queries.speakers import Row
from quotes.db.site import feeds, queries
from quotes.db.site import search as searching
from quotes.db.site.access import reader
from quotes.db.site.highlighting import in_sentence
from quotes.db.site.matches import SORTS
from quotes.db.site.near_misses import near_misses
from quotes.db.site.parameters import PAGE, check_words, only, size_of
from quotes.db.site.responses import page_number, pager_links, respond
from quotes.db.site.search import Found, Wanted
from quotes.db.site.walks import Walk, has_cursor

KINDS = ("direct", "mixed", "indirect")

MODES = ("speech", "attitude")

# Stored where `--mode all` was asked for.
OTHER = "other"

NAMES = tuple(each.name for each in fields(Wanted))

DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z", re.ASCII)

MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])\Z", re.ASCII)

SURE = re.compile(r"(?:0(?:\.\d+)?|1(?:\.0+)?|\.\d+)\Z", re.ASCII)


def wanted_of(request: Any, **given: str) -> Wanted:
    """What an address asks for; raises BadRequest (status 400) where it asks for nothing known."""
    only(request, (*NAMES, "size", "cursor"))
    values = {name: (request.args.get(name) or "").strip() for name in NAMES} | given
    checks = {
        "since": (DAY, "a date such as 2025-11-03"), "until": (DAY, "a date such as 2025-11-03"),
        "month": (MONTH, "a month such as 2025-11"), "confidence": (SURE, "a number from 0 to 1"),
    }  # fmt: skip
    for name, (pattern, what) in checks.items():
        if values[name] and not pattern.match(values[name]):
            raise BadRequest(f"{name} is {what}.")
    for name, known in (("kind", KINDS), ("mode", (*MODES, OTHER)), ("sort", SORTS)):
        if values[name] and values[name] not in known:
            raise BadRequest(f"{name} is one of {', '.join(known)}.")
    check_words(values["q"])
    return Wanted(**values)


def day_range(wanted: Wanted) -> Wanted:
    """The same with whole dates, so that a range of years has months."""
    since, until = wanted.since, wanted.until
    return replace(
        wanted,
        since=since + "-01-01"[len(since) - 4 :] if since else "",
        until=until + "-12-31"[len(until) - 4 :] if until else "",
    )


async def found_page(read: Any, request: Any, wanted: Wanted) -> tuple[Row, Found]:
    """One page of what is found: the record that JSON shows, and what was found."""
    size, page = size_of(request), page_number(request)
    begun = Walk.read(request.args.get("cursor") or "", (searching.LOOKED_AT, searching.MOST))
    offset = 0 if begun else (page - 1) * size
    walk = begun or await searching.walk_from(read, offset + size + 1)
    found, given = await searching.find(read, day_range(wanted), walk)
    offset += given
    rows = await searching.shown(read, found, limit=size, offset=offset)
    total, exact = len(found.matches), not found.more
    if not exact and wanted == Wanted(sort=wanted.sort):
        total, exact = (await queries.numbers(read))["quotes"], True
    walk = walk if begun else replace(walk, total=total, exact=exact)
    kept = {name: value for name, value in asdict(wanted).items() if value}
    kept |= {"size": str(size)} if size != PAGE else {}
    reach = min(total, searching.MOST) if exact else searching.MOST
    pager = pager_links(request, kept, page, reach, size)
    if begun or has_cursor(request):
        after = walk.after(found.matches, offset + len(rows), found.rest)
        pager["next"] = f"?{urlencode({**kept, 'cursor': after.text()})}" if after else None
    data = {
        "search": asdict(wanted), "total": walk.total,
        "total_is": "exact" if walk.exact else "at least",
        "quotes": [in_sentence(row) for row in rows], "pager": pager,
    }  # fmt: skip
    return data, found


async def search(datasette: Any, request: Any) -> Response:
    """Quotes by words, speaker, outlet, date and what else they are told apart by."""
    read = await reader(datasette, request)
    wanted = wanted_of(request)
    data, found = await found_page(read, request, wanted)
    if request.url_vars.get("format") in feeds.MADE:
        make = feeds.MADE[request.url_vars["format"]]
        return make(datasette, request, data["quotes"], wanted.q or "All quotes")
    data["facets"] = await searching.facets(read, found)
    data["near"] = await near_misses(read, wanted.q) if not data["total"] and wanted.q else []
    speaker = await queries.speaker(read, wanted.speaker) if wanted.speaker else None
    more = {
        "speaker": speaker, "kinds": KINDS, "modes": MODES, "sorts": SORTS,
        **links(wanted, data["facets"]),
    }  # fmt: skip
    return await respond(datasette, request, "quotes_search.html", data, **more)


def links(wanted: Wanted, facets: dict[str, list[Row]]) -> Row:
    """Addresses: of each value of a facet, without each filter, and of the other formats."""
    chosen = {name: value for name, value in asdict(wanted).items() if value}

    def address(**changes: str) -> str:
        return "?" + urlencode({n: v for n, v in {**chosen, **changes}.items() if v})

    return {
        "choices": {
            name: [{**row, "href": address(**{name: row["value"]})} for row in rows]
            for name, rows in facets.items()
        },
        "without": {
            name: address(**{name: ""}) for name in chosen if name not in ("q", "sort")
        },
        "offered": lambda text: address(q=text),
        "state": address() if chosen else "",
    }  # fmt: skip
