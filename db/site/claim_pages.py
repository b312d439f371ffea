"""The pages of claims: all of them, and one with its wordings, printings and origins."""

from __future__ import annotations

import json
from typing import Any

from datasette.utils.asgi import BadRequest, NotFound, Response
from datasette.views.base import DatasetteError

from quotes.db.queries.speakers import Row
from quotes.db.site import claim_queries, feeds, listing, queries
from quotes.db.site.access import CLAIMS, Reading, reader
from quotes.db.site.claim_queries import ORDERS, STATUSES
from quotes.db.site.claim_records import linked_data
from quotes.db.site.listing import Stretch
from quotes.db.site.parameters import check_words, only
from quotes.db.site.responses import respond
from quotes.errors import CorrectionError

# So many printings stand in a feed, the newest first.
IN_FEED = 100


async def claims(datasette: Any, request: Any) -> Response:
    """The claims, those printed most first."""
    read = await reader(datasette, request, CLAIMS)
    names = ("q", "speaker", "status", "several", "sort")
    only(request, (*names, *listing.NAMES))
    wanted = {name: (request.args.get(name) or "").strip() for name in names}
    _check(wanted)
    stretch = Stretch.read(request, ORDERS[wanted["sort"] or "printed"])
    who = await queries.speaker(read, wanted["speaker"]) if wanted["speaker"] else None
    asked = {**wanted, "speaker": who["id"] if who else None}
    # Nobody of that name has said anything.
    is_there = who or not wanted["speaker"]
    rows = await claim_queries.claims(read, asked, stretch) if is_there else []
    pager = stretch.pager(request, wanted, rows)
    data = {"search": wanted, "claims": rows[: stretch.size], "pager": pager}
    more = {"speaker": who, "statuses": STATUSES, "sorts": tuple(ORDERS)}
    return await respond(datasette, request, "quotes_claims.html", data, **more)


def _check(wanted: Row) -> None:
    if wanted["status"] and wanted["status"] not in STATUSES:
        raise BadRequest(f"status is one of {', '.join(STATUSES)}.")
    if wanted["sort"] and wanted["sort"] not in ORDERS:
        raise BadRequest(f"sort is one of {', '.join(ORDERS)}.")
    check_words(wanted["q"])


async def claim(datasette: Any, request: Any) -> Response:
    """One claim: an id that it had before, or the key of one of its quotes, leads to it."""
    read = await reader(datasette, request, CLAIMS)
    only(request, ())
    wanted, kind = request.url_vars["key"], request.url_vars.get("format") or ""
    row, key = await _found(read, wanted)
    if key != wanted:
        return Response.redirect(datasette.urls.path(f"/-/claims/{key}{kind}"))
    found = await claim_queries.claim(read, row)
    if kind == ".jsonld":
        body = linked_data(found, lambda path: _address(datasette, request, path))
        text = json.dumps(body, ensure_ascii=False, indent=1)
        return Response(text, content_type="application/ld+json; charset=utf-8")
    if kind == ".atom":
        who = f"{found['speaker_name'] or 'Nobody named'}{' (denied)' if found['denied'] else ''}"
        title = f"{who}: {found['text']}"
        return feeds.as_atom(datasette, request, _entries(found), title)
    more = {"by_key": {member["quote"]: member for member in found["members"]}}
    return await respond(datasette, request, "quotes_claim.html", found, **more)


async def _found(read: Reading, wanted: str) -> tuple[int, str]:
    try:
        return await claim_queries.key_of(read, wanted)
    except CorrectionError as error:
        sql = "select 1 from claim_aliases where key = :key"
        if await read(sql, {"key": wanted}):
            raise DatasetteError(str(error), status=410) from error
        raise NotFound("There is no such claim.") from error


def _address(datasette: Any, request: Any, path: str) -> str:
    return str(datasette.absolute_url(request, datasette.urls.path(path)))


def _entries(found: Row) -> list[Row]:
    """The printings as a feed has them."""
    newest = sorted(found["members"], key=lambda row: row["published"] or "", reverse=True)
    return [
        {
            "key": row["quote"], "text": row["text"], "speaker_name": row["speaker"],
            "published": row["published"], "before": "",
            "after": f" ({', '.join(filter(None, (row['title'], row['outlet'])))})",
        }
        for row in newest[:IN_FEED]
    ]  # fmt: skip
