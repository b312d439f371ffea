"""Which of Datasette's databases is ours, who may read it, and how it is read."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import NotFound

from quotes.db.queries.speakers import Row
from quotes.db.site.queries import Reader

OURS = {"articles", "quotes", "mentions", "speakers", "corrections"}


async def database_of(datasette: Any) -> Any | None:
    """The first database with our tables; None when there is none."""
    for name, database in datasette.databases.items():
        if not name.startswith("_") and set(await database.table_names()) >= OURS:
            return database
    return None


async def reader(datasette: Any, request: Any) -> Reader:
    """A function that runs a query, for a visitor who may see every table of the site."""
    database = await database_of(datasette)
    if database is None:
        raise NotFound("No database made by quotes is being served.")
    for table in sorted(OURS):
        resource = (database.name, table)
        wanted = [("view-table", resource), ("view-database", database.name), "view-instance"]
        await datasette.ensure_permissions(request.actor, wanted)

    async def read(sql: str, values: Row | None = None) -> list[Row]:
        return [dict(row) for row in (await database.execute(sql, values or {})).rows]

    return read
