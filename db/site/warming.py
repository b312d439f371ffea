"""What the first visitor of a large database would wait for, worked out once the site has started."""

from __future__ import annotations

import contextlib
from typing import Any

from datasette.views.base import DatasetteError

from quotes.db.schema.facts import FACTS
from quotes.db.site import queries
from quotes.db.site.access import OURS, Reading, database_of, memory_of, tables_of


async def warm(datasette: Any) -> None:
    """Count what the first page and the list of speakers show; a database that is too slow stays cold."""
    database = await database_of(datasette)
    if database is None or not await tables_of(database) >= OURS | {FACTS}:
        return
    with contextlib.suppress(DatasetteError):
        await queries.numbers(Reading(database, memory_of(datasette)))
