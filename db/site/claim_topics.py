"""Topics on the pages of claims: one as it is asked for, and those that a list offers.

What is looked at is bounded, however large the database: so many phrases, and so many quotes of each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from quotes.claims.topics import topic_of, within
from quotes.db.claims.topics import FEWEST
from quotes.db.queries.speakers import Row
from quotes.db.site.access import Reading

# What topics are read from; a database of an earlier version has none.
TOPICS = frozenset(("_topics", "_quote_topics"))

# So many are offered, of so many phrases looked at; so many quotes of a phrase tell whether several
# claims have it.
OFFERED, LOOKED_AT, SEEN = 12, 60, 200

ASKED = "select id, words as topic, quotes from _topics where words = :words"

# Copies of one statement are no topic: of the phrases `t` those that the fullest wordings of so many have.
SEVERAL = f"""
    (select count(*) from (select 1 from
        (select quote from _quote_topics where topic = t.id limit {SEEN}) y
        cross join claims c on c.quote = y.quote limit {FEWEST})) >= {FEWEST}
"""
OF_ALL = f"""
    select words as topic, quotes, quotes as here from (select id, words, quotes from _topics
        where quotes >= {FEWEST} order by quotes desc, words limit {LOOKED_AT}) t
    where {SEVERAL} order by quotes desc, words
"""
OF_SHOWN = f"""
    select words as topic, quotes, here from (
        select t.id, t.words, t.quotes, count(*) as here from claims c
        cross join _quote_topics x on x.quote = c.quote cross join _topics t on t.id = x.topic
        where c.key in (select value from json_each(:claims)) and t.quotes >= {FEWEST}
        group by t.id order by here desc, t.quotes desc, t.words limit {LOOKED_AT}) t
    where {SEVERAL} order by here desc, quotes desc, words
"""


async def topic(read: Reading, words: str) -> Row | None:
    """A topic as somebody writes it ("The harbour dues"), with `id`, `topic` and `quotes`; None for none."""
    rows = await read(ASKED, {"words": topic_of(words)})
    return rows[0] if rows else None


async def of_all(read: Reading) -> list[Row]:
    """The topics that most quotes have."""
    rows: list[Row] = await read.remembered(("topics",), lambda: read.long(OF_ALL), old=True)
    return rows


async def of_shown(read: Reading, claims: Iterable[Row]) -> list[Row]:
    """The topics that most of these claims have."""
    return await read.long(OF_SHOWN, {"claims": json.dumps([row["claim"] for row in claims])})


def offered(rows: list[Row], chosen: str = "") -> list[Row]:
    """Some of the topics, without the chosen one and those that only stand within it or a longer one."""
    kept = [
        row for row in rows
        if not within(row["topic"], chosen)
        and not any(
            row is not other and row["here"] == other["here"]
            and within(row["topic"], other["topic"]) for other in rows
        )
    ]  # fmt: skip
    return [{"topic": row["topic"], "quotes": row["quotes"]} for row in kept[:OFFERED]]


def page_of(datasette: Any, words: str, kept: Row | None = None) -> str:
    """The path of the claims of a topic; of all for an empty one. `kept` is what else they are chosen by."""
    asked = {**(kept or {}), "topic": words}
    query = urlencode({name: value for name, value in asked.items() if value})
    return str(datasette.urls.path(f"/-/claims{'?' if query else ''}{query}"))
