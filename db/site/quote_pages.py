"""The page of a quote, with every step that led to its speaker."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import NotFound, Response

from quotes.db.queries.speakers import Row
from quotes.db.site import claim_queries, highlighting, queries
from quotes.db.site.access import Reading, is_edition, reader, sees_claims
from quotes.db.site.citing import FRAGMENTS, copies, fragment_of, original
from quotes.db.site.parameters import only
from quotes.db.site.responses import link, respond


async def quote(datasette: Any, request: Any) -> Response:
    """One quote: its words in their place and every step that led to its speaker."""
    read = await reader(datasette, request)
    only(request, ())
    row = await queries.quote(read, request.url_vars["key"])
    if row is None:
        raise NotFound("There is no such quote.")
    whole = await queries.article(read, row["article"])
    assert whole is not None
    data: Row = {
        "quote": row,
        "successor": await queries.successor(read, row["key"]),
        "mentions": await queries.mentions(read, row["id"]),
        "corrections": await queries.corrections(read, row["id"]),
    }
    if await sees_claims(datasette, request, read):
        data["claim"] = await claim_queries.claim_of(read, row["id"])
    text, body = whole["text"], whole["body"]
    every = highlighting.paragraphs(text, body, [{**row, "colour": 0}])
    around = [p for p in every if any(piece.quote or piece.cue for piece in p.pieces)]
    address = original(link(row["url"]) or link(row["source"]), await _fragment(read, row, text))
    page = datasette.absolute_url(request, datasette.urls.path(f"/-/quotes/{row['key']}"))
    data["original"] = address
    more = {
        "paragraphs": around, "address": address, "copies": copies(row, str(page), address),
    }  # fmt: skip
    return await respond(datasette, request, "quotes_quote.html", data, **more)


async def _fragment(read: Reading, row: Row, text: str) -> str | None:
    if not await is_edition(read.database):
        return fragment_of(text, row)
    rows = await read(f"select fragment from {FRAGMENTS} where quote = :id", {"id": row["id"]})
    return str(rows[0]["fragment"]) if rows else None
