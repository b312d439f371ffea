"""The pages of speakers: all of them, and one with names, roles and quotes."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import NotFound, Response

from quotes.db.site import queries
from quotes.db.site.access import reader
from quotes.db.site.highlighting import in_sentence
from quotes.db.site.responses import PAGE, page_number, pager_links, respond


async def speakers(datasette: Any, request: Any) -> Response:
    """The speakers, most quoted first."""
    read = await reader(datasette, request)
    page, wanted = page_number(request), {"q": request.args.get("q") or ""}
    offset = (page - 1) * PAGE
    # One more than is shown tells whether there is a next page.
    rows = await queries.speakers(read, search=wanted["q"], limit=PAGE + 1, offset=offset)
    pager = pager_links(request, wanted, page, offset + len(rows))
    data = {"search": wanted, "speakers": rows[:PAGE], "pager": pager}
    return await respond(datasette, request, "quotes_speakers.html", data)


async def speaker(datasette: Any, request: Any) -> Response:
    """One speaker: names, roles, corrections and quotes, the newest first."""
    read = await reader(datasette, request)
    row = await queries.speaker(read, request.url_vars["slug"])
    if row is None:
        raise NotFound("There is no such speaker.")
    if row["slug"] != request.url_vars["slug"]:
        suffix = ".json" if request.url_vars.get("format") else ""
        return Response.redirect(datasette.urls.path(f"/-/speakers/{row['slug']}{suffix}"))
    page = page_number(request)
    given = {"speaker": row["slug"]}
    found, total = await queries.quotes(read, given, limit=PAGE, offset=(page - 1) * PAGE)
    data = {
        "speaker": row, **await queries.about(read, row), "total": total,
        "quotes": [in_sentence(quote) for quote in found], "pager": pager_links(request, {}, page, total),
    }  # fmt: skip
    return await respond(datasette, request, "quotes_speaker.html", data)
