"""The pages of claims: all of them, and one with its wordings, printings and origins."""

from __future__ import annotations

import json
from typing import Any

from datasette.utils.asgi import BadRequest, NotFound, Response
from datasette.views.base import DatasetteError

from quotes.db.queries.speakers import Row
from quotes.db.site import claim_queries, claim_topics, feeds, listing, queries
from quotes.db.site.access import CLAIMS, Reading, reader, sees_tables
from quotes.db.site.claim_queries import ORDERS, SCORES, STATUSES
from quotes.db.site.claim_records import linked_data
from quotes.db.site.listing import Stretch
from quotes.db.site.parameters import check_words, only
from quotes.db.site.responses import respond
from quotes.errors import CorrectionError

# So many printings stand in a feed, the newest first.
IN_FEED = 100


async def claims(datasette: Any, request: Any) -> Response:
    """The claims, those printed most first."""
    names = ("q", "speaker", "status", "several", "topic", "sort")
    wanted = {name: (request.args.get(name) or "").strip() for name in names}
    read = await reader(datasette, request, CLAIMS | _also(wanted))
    only(request, (*names, *listing.NAMES))
    _check(wanted)
    stretch = Stretch.read(request, ORDERS[wanted["sort"] or "printed"])
    who = await queries.speaker(read, wanted["speaker"]) if wanted["speaker"] else None
    sees_topics = await sees_tables(datasette, request, read, claim_topics.TOPICS)
    asks_topic = sees_topics and wanted["topic"]
    topic = await claim_topics.topic(read, wanted["topic"]) if asks_topic else None
    asked = {
        **wanted,
        "speaker": who["id"] if who else None,
        "topic": topic["id"] if topic else None,
    }
    # Nobody of that name has said anything, and nothing was said of that topic.
    is_there = (who or not wanted["speaker"]) and (topic or not wanted["topic"])
    rows = await claim_queries.claims(read, asked, stretch) if is_there else []
    pager, shown = stretch.pager(request, wanted, rows), rows[: stretch.size]
    offered = await _offered(datasette, read, wanted, topic, shown) if sees_topics else []
    told = {"topic": topic["topic"], "quotes": topic["quotes"]} if topic else None
    data = {"search": wanted, "claims": shown, "pager": pager, "topic": told, "topics": offered}
    scored = await sees_tables(datasette, request, read, {SCORES})
    more = {
        "speaker": who, "statuses": STATUSES,
        "sorts": [name for name in ORDERS if scored or name != "worth"],
        "any_topic": claim_topics.page_of(datasette, "", wanted),
    }  # fmt: skip
    return await respond(datasette, request, "quotes_claims.html", data, **more)


def _also(wanted: Row) -> frozenset[str]:
    """What is read beside the claims."""
    return frozenset((SCORES,)) if wanted["sort"] == "worth" else frozenset()


async def _offered(
    datasette: Any, read: Reading, wanted: Row, topic: Row | None, shown: list[Row]
) -> list[Row]:
    """Topics with the `page` of their claims: those of the claims shown, or of all where none are chosen."""
    narrowed = any(value for name, value in wanted.items() if name != "sort")
    rows = await (claim_topics.of_shown(read, shown) if narrowed else claim_topics.of_all(read))
    return [
        {**row, "page": claim_topics.page_of(datasette, row["topic"], wanted)}
        for row in claim_topics.offered(rows, topic["topic"] if topic else "")
    ]


def _check(wanted: Row) -> None:
    if wanted["status"] and wanted["status"] not in STATUSES:
        raise BadRequest(f"status is one of {', '.join(STATUSES)}.")
    if wanted["sort"] and wanted["sort"] not in ORDERS:
        raise BadRequest(f"sort is one of {', '.join(ORDERS)}.")
    check_words(wanted["q"])
    check_words(wanted["topic"])


async def claim(datasette: Any, request: Any) -> Response:
    """One claim: an id that it had before, or the key of one of its quotes, leads to it."""
    read = await reader(datasette, request, CLAIMS)
    only(request, ())
    wanted, kind = request.url_vars["key"], request.url_vars.get("format") or ""
    row, key = await _found(read, wanted)
    if key != wanted:
        return Response.redirect(datasette.urls.path(f"/-/claims/{key}{kind}"))
    found = await claim_queries.claim(read, row)
    sees_topics = await sees_tables(datasette, request, read, claim_topics.TOPICS)
    words = found["topics"] if sees_topics else []
    links = [{"topic": each, "page": claim_topics.page_of(datasette, each)} for each in words]
    found = {**found, "topics": words, "topic_links": links}
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
