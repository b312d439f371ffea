"""The first page: how much there is, the latest articles, who is quoted most."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from quotes.db.queries.speakers import Row
from quotes.db.site import queries
from quotes.db.site.access import reader
from quotes.db.site.parameters import only
from quotes.db.site.responses import respond

# So many of each.
ARTICLES, SPEAKERS = 8, 12


async def front(datasette: Any, request: Any) -> Row:
    """What the first page shows."""
    read = await reader(datasette, request)
    return {
        "numbers": await queries.numbers(read),
        "articles": await queries.articles(read, limit=ARTICLES),
        "speakers": await queries.speakers(read, limit=SPEAKERS),
    }


async def front_json(datasette: Any, request: Any) -> Response:
    """The first page's record."""
    only(request, ())
    record = await front(datasette, request)
    return await respond(datasette, request, "index.html", record, front=record)
