"""The first page: one box over everything, what is new, who is quoted most, what is worth checking."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

from datasette.utils.asgi import Response

from quotes.db.queries.speakers import Row
from quotes.db.schema.facts import FACTS
from quotes.db.site import claim_queries, queries
from quotes.db.site.access import Reading, reader, sees_claims, sees_tables
from quotes.db.site.front_answers import answers
from quotes.db.site.parameters import only
from quotes.db.site.responses import FIRST, respond

# So many of each.
ARTICLES, SPEAKERS, WORTH = 8, 12, 6

# What the claims worth checking are read from.
CHECKED = {"claims", "checkworthy"}

# How the reasons begin that speak against a check; the first page gives those for it.
AGAINST = "less: "

# A week, with its first and its last day.
DAYS = 7

NEWEST = """
    select substr(published, 1, 10) as day from articles
    where current and published < :tomorrow order by published desc limit 1
"""

QUOTED = f"""
    select s.slug, s.name, s.kind, count(distinct m.quote) as quotes
    from {FACTS} f cross join mentions m on m.quote = f.quote and m.role = 'speaker'
    join speakers s on s.id = m.entity
    where f.published >= :since and f.published < :after
    group by s.id order by quotes desc, s.name limit :limit
"""


async def front(datasette: Any, request: Any) -> Row:
    """What the first page shows; with `q`, what its box finds as `answers` and no list beside them."""
    read = await reader(datasette, request)
    numbers = await queries.numbers(read)
    if text := (request.args.get("q") or "").strip():
        claims = await sees_claims(datasette, request, read)
        found = await answers(read, text, claims=claims)
        return {
            "numbers": numbers, "articles": [], "speakers": [], "week": None, "worth": [],
            "answers": found,
        }  # fmt: skip
    return {
        "numbers": numbers,
        "articles": await queries.articles(read, limit=ARTICLES),
        "speakers": await queries.speakers(read, limit=SPEAKERS),
        "week": await week(read, datetime.now(timezone.utc).date()),
        "worth": await worth(read) if await sees_tables(datasette, request, read, CHECKED) else [],
        "answers": None,
    }


async def week(read: Reading, today: date) -> Row | None:
    """Who was quoted most in the last seven days that have articles; None where none has a date.

    `since` and `until` are its first and last day, both included; `is_now` tells whether today is
    among the seven days after it.
    """
    rows = await read(NEWEST, {"tomorrow": (today + timedelta(days=1)).isoformat()})
    try:
        last = date.fromisoformat(rows[0]["day"]) if rows else None
    except ValueError:
        last = None
    if last is None:
        return None
    days = {"since": (last - timedelta(days=DAYS - 1)).isoformat(), "until": last.isoformat()}
    after = (last + timedelta(days=1)).isoformat()
    values = {"since": days["since"], "after": after, "limit": SPEAKERS}
    found = await read.remembered(("week", last), lambda: read.long(QUOTED, values), old=True)
    return {**days, "is_now": (today - last).days < DAYS, "speakers": found}


async def worth(read: Reading) -> list[Row]:
    """The claims most worth checking of which no check is published, each with its reasons."""
    rows = await claim_queries.worth(read, limit=WORTH)
    return [{**row, "reasons": _for_it(row["reasons"])} for row in rows]


def _for_it(reasons: list[str]) -> list[str]:
    return [reason for reason in reasons if not reason.startswith(AGAINST)]


async def front_json(datasette: Any, request: Any) -> Response:
    """The first page's record."""
    only(request, ("q",))
    record = await front(datasette, request)
    return await respond(datasette, request, FIRST, record, front=record)
