"""The pages: each reads rows, makes one plain record and shows it as HTML or as JSON."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import NotFound, Response

from quotes.db.site import highlighting as marks
from quotes.db.site import queries
from quotes.db.site.access import reader
from quotes.db.site.queries import CLOSE, OPEN, Row
from quotes.db.site.responses import PAGE, link, page_number, pager_links, respond

KINDS = ("direct", "mixed", "indirect")

MODES = ("speech", "attitude")


def _shown(row: Row) -> Row:
    """A quote with its sentence: `before` and `after` it, and `marked`, its words in pieces."""
    before, after = row.pop("before"), row.pop("after")
    before, after = marks.context(before + after, len(before), len(before))
    pieces, hit = [], False
    for part in row.pop("marked").replace(OPEN, CLOSE).split(CLOSE):
        pieces.append([part, hit])
        hit = not hit
    return {**row, "before": before, "after": after, "pieces": pieces}


async def front(datasette: Any, request: Any) -> Row:
    """What the first page shows."""
    read = await reader(datasette, request)
    return {
        "numbers": await queries.numbers(read),
        "articles": await queries.articles(read, limit=8),
        "speakers": await queries.speakers(read, limit=12),
    }


async def front_json(datasette: Any, request: Any) -> Response:
    """The first page's record."""
    return await respond(datasette, request, "index.html", await front(datasette, request))


async def search(datasette: Any, request: Any) -> Response:
    """Quotes by words, speaker, kind and mode."""
    read = await reader(datasette, request)
    wanted = {n: request.args.get(n) or "" for n in ("q", "speaker", "kind", "mode", "denied")}
    page = page_number(request)
    rows, total = await queries.quotes(read, wanted, limit=PAGE, offset=(page - 1) * PAGE)
    speaker = await queries.speaker(read, wanted["speaker"]) if wanted["speaker"] else None
    data = {
        "search": wanted, "total": total, "quotes": [_shown(row) for row in rows],
        "pager": pager_links(request, wanted, page, total),
    }  # fmt: skip
    more = {
        "speaker": speaker, "kinds": KINDS, "modes": MODES,
        "choices": await queries.speakers(read, limit=50),
    }  # fmt: skip
    return await respond(datasette, request, "quotes_search.html", data, **more)


async def articles(datasette: Any, request: Any) -> Response:
    """All articles, newest first."""
    read = await reader(datasette, request)
    page = page_number(request)
    total = (await queries.numbers(read))["articles"]
    rows = await queries.articles(read, limit=PAGE, offset=(page - 1) * PAGE)
    data = {"total": total, "articles": rows, "pager": pager_links(request, {}, page, total)}
    return await respond(datasette, request, "quotes_articles.html", data)


async def article(datasette: Any, request: Any) -> Response:
    """One article, its quotes marked in their places."""
    read = await reader(datasette, request)
    row = await queries.article(read, request.url_vars["key"])
    if row is None:
        raise NotFound("There is no such article.")
    found = await queries.quotes_of(read, row["id"])
    colours = marks.colours(found)
    for quote in found:
        quote["colour"] = colours[quote["speaker_name"] or ""]
    data = {"article": row, "sources": await queries.sources(read, row["id"]), "quotes": found}
    more = {
        "paragraphs": marks.paragraphs(row["text"], row["body"], found),
        "legend": _legend(found),
        "by_key": {quote["key"]: quote for quote in found},
        "address": link(row["url"]) or link(row["source"]),
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
        "speaker": row, **await queries.about(read, row["id"]), "total": total,
        "quotes": [_shown(quote) for quote in found], "pager": pager_links(request, {}, page, total),
    }  # fmt: skip
    return await respond(datasette, request, "quotes_speaker.html", data)


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
    every = marks.paragraphs(text, body, [{**row, "colour": 0}])
    around = [p for p in every if any(piece.quote or piece.cue for piece in p.pieces)]
    more = {"paragraphs": around, "address": link(row["url"]) or link(row["source"])}
    return await respond(datasette, request, "quotes_quote.html", data, **more)
