"""The pages of speakers: all of them, and one with names, roles and quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import quote, unquote

from datasette.utils.asgi import NotFound, Response

from quotes.db.site import claim_queries, feeds, listing, queries
from quotes.db.site import search as searching
from quotes.db.site.access import reader, sees_claims
from quotes.db.site.listing import Stretch
from quotes.db.site.matches import SORTS, counted
from quotes.db.site.parameters import only
from quotes.db.site.responses import respond
from quotes.db.site.search import Found, Wanted
from quotes.db.site.search_pages import KINDS, MODES, found_page, links, wanted_of

# So many claims of a speaker are shown, those printed most.
CLAIMS_SHOWN = 6


async def speakers(datasette: Any, request: Any) -> Response:
    """The speakers, most quoted first."""
    read = await reader(datasette, request)
    only(request, ("q", *listing.NAMES))
    wanted, asked = {"q": request.args.get("q") or ""}, Stretch.read(request, queries.SPEAKERS)
    rows = await queries.speakers(read, asked, search=wanted["q"])
    pager = asked.pager(request, wanted, rows)
    data = {"search": wanted, "speakers": rows[: asked.size], "pager": pager}
    return await respond(datasette, request, "quotes_speakers.html", data)


async def speaker(datasette: Any, request: Any) -> Response:
    """One speaker: names, roles, months, who is quoted beside them, and quotes to be searched."""
    read = await reader(datasette, request)
    slug = unquote(request.url_vars["slug"])
    row = await queries.speaker(read, slug)
    if row is None:
        raise NotFound("There is no such speaker.")
    if row["slug"] != slug:
        suffix = request.url_vars.get("format") or ""
        path = f"/-/speakers/{quote(row['slug'], safe='')}{suffix}"
        return Response.redirect(datasette.urls.path(path))
    wanted = wanted_of(request, speaker=row["slug"])
    found, matches = await found_page(read, request, wanted)
    if request.url_vars.get("format") in feeds.MADE:
        make = feeds.MADE[request.url_vars["format"]]
        return make(datasette, request, found["quotes"], row["name"])
    known = _months(wanted, matches, walked=bool(request.args.get("cursor")))
    data = {
        "speaker": row, **await queries.about(read, row, known), **found,
        "facets": await searching.facets(read, matches),
    }  # fmt: skip
    if await sees_claims(datasette, request, read):
        asked = {"q": "", "speaker": row["id"], "status": "", "several": ""}
        data["claims"] = await claim_queries.claims(read, asked, limit=CLAIMS_SHOWN)
    inside = replace(wanted, speaker="")
    more = {
        "kinds": KINDS,
        "modes": MODES,
        "sorts": SORTS,
        **links(inside, data["facets"]),
    }
    return await respond(datasette, request, "quotes_speaker.html", data, **more)


def _months(wanted: Wanted, found: Found, *, walked: bool) -> dict[str, int] | None:
    """How many quotes each month has, where all that the speaker said was found; None where it was not."""
    narrowed = replace(wanted, speaker="", sort="") != Wanted()
    return None if narrowed or walked or found.more else counted(found.matches, "month")
