"""Which of Datasette's databases is ours, who may read it, and how it is read."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Iterable, Sequence, Set
from contextlib import suppress
from contextvars import ContextVar
from itertools import islice, repeat
from typing import Any, TypeVar

from datasette import hookimpl
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Forbidden, NotFound
from datasette.views.base import DatasetteError
from sqlite_utils import Database

from quotes.db.queries.speakers import Row
from quotes.db.schema.facts import FACTS
from quotes.db.schema.opening import EDITION
from quotes.db.site import private
from quotes.db.site.visitors import sees

# Who may review sees drafts, and the desk (`quotes.db.desk`), if there is one.
REVIEW = "quotes-review"

OURS = {"articles", "quotes", "mentions", "speakers", "corrections"}

# What the pages of claims read beside them; a database of an earlier version has not all of it.
CLAIMS = frozenset((
    "claims", "claim_quotes", "claim_variants", "claim_aliases", "article_origins", "_claim_drafts",
))  # fmt: skip

# A file that was written less than so long ago may be written again in the same tick of its clock; and a
# write stands in the log, for the disk to confirm, a while before others read it.
SETTLED_NS = 500_000_000

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

# So many answers are kept for each database; the largest has some thousand short rows.
KEPT = 200

# So long may a sum over everything take.
LONG_MILLISECONDS = 20_000

TOO_LONG = "This takes too long to answer just now: ask for less, or try again."

# What takes longer to work out is shown as it was until the new answer is there.
SLOW_SECONDS = 0.25

# It is worked out anew when it has stood for so many times as long as that takes.
REST = 20

# Whether the answer that is under way shows something as it was.
OLD: ContextVar[bool] = ContextVar("OLD", default=False)


def hook(function: F) -> F:
    """Mark a function as one that Datasette calls; unlike `hookimpl` it keeps the type."""
    hookimpl(function)
    return function


class Memory:
    """Answers that hold as long as the file does not change."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, tuple[Any, Any, float, float]] = OrderedDict()
        self._running: dict[Hashable, asyncio.Task[Any]] = {}

    async def answer(
        self, key: Hashable, state: Any, make: Callable[[], Awaitable[T]], *, old: bool
    ) -> T:
        """What `make` gave in this state of the file; with `old`, an older answer while that is slow."""
        kept = self._answers.get(key)
        if kept and state is not None and kept[0] == state:
            self._answers.move_to_end(key)
            found: T = kept[1]
            return found
        if kept and old and kept[2] > SLOW_SECONDS and time.monotonic() < kept[3]:
            OLD.set(True)
            found = kept[1]
            return found
        task = self._running.get(key)
        if task is None or not old:
            task = asyncio.ensure_future(self._made(key, state, make))
            self._running[key] = task
            task.add_done_callback(lambda _: self._running.pop(key, None))
        if kept and old and kept[2] > SLOW_SECONDS:
            OLD.set(True)
            found = kept[1]
            return found
        found = await task
        return found

    async def _made(self, key: Hashable, state: Any, make: Callable[[], Awaitable[T]]) -> T:
        begun = time.monotonic()
        found = await make()
        end = time.monotonic()
        self._answers[key] = (state, found, end - begun, end + REST * (end - begun))
        if len(self._answers) > KEPT:
            # Of those used longest ago the one that is made again most quickly.
            del self._answers[min(islice(self._answers, KEPT // 2), key=self._seconds)]
        return found

    def _seconds(self, key: Hashable) -> float:
        """How long it took to make a kept answer."""
        return self._answers[key][2]


class Reading:
    """Runs queries on our database: `await read(sql, values)` gives rows.

    `drafts` tells whether it reads for somebody who may see what is not published.
    """

    def __init__(self, database: Any, memory: Memory, *, drafts: bool = False) -> None:
        self.database = database
        self.drafts = drafts
        self._memory = memory

    async def __call__(self, sql: str, values: Row | None = None) -> list[Row]:
        if self.drafts:
            return await self.long(sql, values)
        limit = self.database.ds.sql_time_limit_ms
        return await self._run(lambda db: _rows(db, sql, values), opened=False, limit=limit)

    async def long(self, sql: str, values: Row | None = None) -> list[Row]:
        """What looks at many rows, with more time than Datasette gives a visitor's own query."""

        return await self._run(lambda db: _rows(db, sql, values), opened=self.drafts)

    async def tuples(self, sql: str, values: Row) -> list[tuple[Any, ...]]:
        """The same as `long`, without the names of the columns: for a thousand rows and more."""

        return await self._run(lambda db: _asked(db, sql, values).fetchall(), opened=self.drafts)

    async def several(self, *queries: tuple[str, Row]) -> list[list[Row]]:
        """The rows of each of some queries, which are quick: going to the database takes longer."""
        return await self._run(
            lambda db: [_rows(db, sql, values) for sql, values in queries], opened=self.drafts
        )

    async def ledger(self, sql: str, values: Row | None = None) -> list[Row]:
        """Rows of the ledger, which only the pages tell of: the query chooses what is for everybody."""
        return await self._run(lambda db: _rows(db, sql, values), opened=True)

    async def through(self, make: Callable[[Database], T]) -> T:
        """What a function of the database's own modules gives, on a connection that cannot write."""

        return await self._run(
            lambda db: make(Database(db, recursive_triggers=False)), opened=self.drafts
        )

    async def _run(
        self, make: Callable[[Any], T], *, opened: bool, limit: int = LONG_MILLISECONDS
    ) -> T:
        def run(connection: Any) -> T:
            with sqlite_timelimit(connection, limit):
                if not opened:
                    return _quickly(make, connection)
                with private.opened(connection):
                    return _quickly(make, connection)

        try:
            found: T = await self.database.execute_fn(run)
        except sqlite3.OperationalError as error:
            if str(error) != "interrupted":
                raise
            raise DatasetteError(TOO_LONG, status=503) from error
        return found

    async def remembered(
        self, key: Hashable, make: Callable[[], Awaitable[T]], *, old: bool = False
    ) -> T:
        """What `make` gives, kept until the file changes."""
        return await self._memory.answer((self.drafts, key), state_of(self.database), make, old=old)


def _quickly(make: Callable[[Any], T], connection: Any) -> T:
    """What a function of a connection gives, whose texts SQLite's own module decodes.

    Datasette has each decoded by a function of its own, which takes as long as the rest of a large answer
    but knows what to do with a text that is none.
    """
    lenient, connection.text_factory = connection.text_factory, str
    try:
        return make(connection)
    except sqlite3.OperationalError as error:
        if not str(error).startswith("Could not decode"):
            raise
    finally:
        connection.text_factory = lenient
    return make(connection)


def _asked(connection: Any, sql: str, values: Row | None) -> Any:
    """A cursor that gives plain tuples."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, values or {})


def _rows(connection: Any, sql: str, values: Row | None) -> list[Row]:
    cursor = _asked(connection, sql, values)
    return _dicts([column[0] for column in cursor.description], cursor.fetchall())


def _dicts(names: Sequence[str], rows: Iterable[Iterable[Any]]) -> list[Row]:
    """Rows by the names of their columns; `dict` of a row of SQLite's looks each name up in all."""
    return list(map(dict, map(zip, repeat(names), rows)))


def state_of(database: Any) -> Any:
    """What differs when the file was written to, by whatever process; None for a database without a file.

    The files are never opened for it: who closes one gives up SQLite's locks in this process, and
    writes of two processes would get lost.
    """
    if not database.path:
        return None
    found = []
    for path in (database.path, f"{database.path}-wal"):
        with suppress(FileNotFoundError):
            stat = os.stat(path)
            found.append((stat.st_mtime_ns, stat.st_size))
    return tuple(found)


def settled_state_of(database: Any) -> Any:
    """The same, by which answers may be kept; None while others may not read yet what was just written."""
    state = state_of(database)
    now = time.time_ns()
    return state if all(now - written > SETTLED_NS for written, _ in state or ()) else None


async def database_of(datasette: Any) -> Any | None:
    """The first database with our tables; None when there is none."""
    for name, database in datasette.databases.items():
        if not name.startswith("_") and await tables_of(database) >= OURS:
            return database
    return None


async def tables_of(database: Any) -> frozenset[str]:
    """The names of a database's tables, kept until the file changes."""
    state = state_of(database)
    kept: tuple[Any, frozenset[str]] | None = getattr(database, "_quotes_tables", None)
    if state is None or kept is None or kept[0] != state:
        kept = state, frozenset(await database.table_names())
        database._quotes_tables = kept
    return kept[1]


async def ensure_sees(datasette: Any, actor: Any, database: str, tables: Set[str]) -> None:
    """Raises Forbidden where somebody may not see one of these tables.

    What no rule of a table decides, those of the database and of the site do, asked once for all.
    """
    undecided = False
    for table in sorted(tables):
        seen = await sees(datasette, actor, database, table)
        if seen is False:
            raise Forbidden("view-table")
        undecided = undecided or seen is None
    if undecided:
        wanted = [("view-database", database), "view-instance"]
        await datasette.ensure_permissions(actor, wanted)


async def is_edition(database: Any) -> bool:
    """Whether it is a public edition, whose articles are the sentences around their quotes."""
    return EDITION in await tables_of(database)


async def reader(datasette: Any, request: Any, also: Set[str] = frozenset()) -> Reading:
    """What runs queries, for a visitor who may see every table of the site, and `also` these."""
    database = await database_of(datasette)
    if database is None:
        raise NotFound("No database made by quotes is being served.")
    if not also | {FACTS} <= await tables_of(database):
        raise NotFound("This database is of an earlier version: open it once with `quotes claims`.")
    await ensure_sees(datasette, request.actor, database.name, OURS | also)
    drafts = await may_review(datasette, request.actor)
    return Reading(database, memory_of(datasette), drafts=drafts)


def memory_of(datasette: Any) -> Memory:
    """The answers that a site remembers."""
    if not hasattr(datasette, "_quotes_memory"):
        datasette._quotes_memory = Memory()
    found: Memory = datasette._quotes_memory
    return found


async def may_review(datasette: Any, actor: Any) -> bool:
    """Whether somebody may give verdicts and see those of others that are not published.

    In a public edition nobody may: it is never written to.
    """
    if not actor or not await datasette.permission_allowed(actor, REVIEW, default=False):
        return False
    database = await database_of(datasette)
    return database is None or not await is_edition(database)


async def sees_tables(datasette: Any, request: Any, read: Reading, wanted: Set[str]) -> bool:
    """Whether there are these tables, and the visitor may see them."""
    if not await tables_of(read.database) >= wanted:
        return False
    for table in sorted(wanted):
        if await sees(datasette, request.actor, read.database.name, table) is False:
            return False
    return True


async def sees_claims(datasette: Any, request: Any, read: Reading) -> bool:
    """Whether there are tables of claims, and the visitor may see them."""
    return await sees_tables(datasette, request, read, CLAIMS)
