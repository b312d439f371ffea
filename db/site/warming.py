"""What the first visitor of a large database would wait for, worked out once the site has started."""

from __future__ import annotations

import contextlib
from typing import Any

from datasette.views.base import DatasetteError

from quotes.db.schema.facts import FACTS
from quotes.db.site import near_misses, queries, verify_pages
from quotes.db.site.access import OURS, Reading, database_of, memory_of, tables_of


async def warm(datasette: Any) -> None:
    """Count what the first page, the list of speakers and `verify` show, then the words for near misses.

    A database that is too slow stays cold.
    """
    database = await database_of(datasette)
    if database is None or not await tables_of(database) >= OURS | {FACTS}:
        return
    with contextlib.suppress(DatasetteError):
        read = Reading(database, memory_of(datasette))
        await queries.numbers(read)
        await verify_pages.searched(read)
        await near_misses.learn(read)
