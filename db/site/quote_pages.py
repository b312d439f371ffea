"""The pages of quotes: the search, and one with every step that led to its speaker."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import NotFound, Response

from quotes.db.site import highlighting, queries
from quotes.db.site.access import reader
from quotes.db.site.responses import PAGE, link, page_number, pager_links, respond

KINDS = ("direct", "mixed", "indirect")

MODES = ("speech", "attitude")


async def search(datasette: Any, request: Any) -> Response:
    """Quotes by words, speaker, kind and mode."""
    read = await reader(datasette, request)
    wanted = {n: request.args.get(n) or "" for n in ("q", "speaker", "kind", "mode", "denied")}
    page = page_number(request)
    rows, total = await queries.quotes(read, wanted, limit=PAGE, offset=(page - 1) * PAGE)
    speaker = await queries.speaker(read, wanted["speaker"]) if wanted["speaker"] else None
    data = {
        "search": wanted, "total": total, "quotes": [highlighting.in_sentence(row) for row in rows],
        "pager": pager_links(request, wanted, page, total),
    }  # fmt: skip
    more = {
        "speaker": speaker, "kinds": KINDS, "modes": MODES,
        "choices": await queries.speakers(read, limit=50),
    }  # fmt: skip
    return await respond(datasette, request, "quotes_search.html", data, **more)


async def quote(datasette: Any, request: Any) -> Response:
    """One quote: its words in their place and every step that led to its speaker."""
    read = await reader(datasette, request)
    row = await queries.quote(read, request.url_vars["key"])
    if row is None:
        raise NotFound("There is no such quote.")
    whole = await queries.article(read, row["article"])
    assert whole is not None
    data = {
        "quote": row,
        "mentions": await queries.mentions(read, row["id"]),
        "corrections": await queries.corrections(read, row["id"]),
    }
    text, body = whole["text"], whole["body"]
    every = highlighting.paragraphs(text, body, [{**row, "colour": 0}])
    around = [p for p in every if any(piece.quote or piece.cue for piece in p.pieces)]
    more = {"paragraphs": around, "address": link(row["url"]) or link(row["source"])}
    return await respond(datasette, request, "quotes_quote.html", data, **more)
