"""The pages of articles: all of them, and one with its quotes marked in their places."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import NotFound, Response

from quotes.db.queries.speakers import Row
from quotes.db.site import highlighting, listing, queries
from quotes.db.site.access import is_edition, reader
from quotes.db.site.citing import article_copies
from quotes.db.site.listing import Stretch
from quotes.db.site.parameters import only
from quotes.db.site.responses import link, respond


async def articles(datasette: Any, request: Any) -> Response:
    """All articles, newest first."""
    read = await reader(datasette, request)
    only(request, listing.NAMES)
    asked = Stretch.read(request, queries.ARTICLES)
    total = (await queries.numbers(read))["articles"]
    rows = await queries.articles(read, asked)
    pager = asked.pager(request, {}, rows, total)
    data = {"total": total, "articles": rows[: asked.size], "pager": pager}
    return await respond(datasette, request, "quotes_articles.html", data)


async def article(datasette: Any, request: Any) -> Response:
    """One article, its quotes marked in their places."""
    read = await reader(datasette, request)
    only(request, ())
    row = await queries.article(read, request.url_vars["key"])
    if row is None:
        raise NotFound("There is no such article.")
    found = await queries.quotes_of(read, row["id"])
    colours = highlighting.colours(found)
    for quote in found:
        quote["colour"] = colours[quote["speaker_name"] or ""]
    data = {
        "article": row, "sources": await queries.sources(read, row["id"]), "quotes": found,
        "versions": await queries.versions(read, row["id"]),
        "whole": not await is_edition(read.database),
    }  # fmt: skip
    page = datasette.absolute_url(request, datasette.urls.path(f"/-/articles/{row['key']}"))
    address = link(row["url"]) or link(row["source"])
    more = {
        "copies": article_copies(row, found, str(page), address),
        "paragraphs": highlighting.paragraphs(row["text"], row["body"], found),
        "legend": _legend(found),
        "by_key": {quote["key"]: quote for quote in found},
        "address": address,
    }
    return await respond(datasette, request, "quotes_article.html", data, **more)


def _legend(found: list[Row]) -> list[Row]:
    """Who speaks in an article, in the order of their first words, and how often."""
    names: dict[str, Row] = {}
    for quote in found:
        name = quote["speaker_name"] or ""
        entry = {"name": name, "colour": quote["colour"], "slug": quote["speaker"], "quotes": 0}
        names.setdefault(name, {**entry, "first": quote["key"]})["quotes"] += 1
    return list(names.values())
