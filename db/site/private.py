"""What visitors' own queries read as empty, and the way in which the pages read it all the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# Whole tables, and single columns: what readers and reviewers said that is not (yet) said to everybody.
# The pages tell in their own words which corrections a quote and a speaker obey.
TABLES = frozenset(("reports", "_claim_verdicts", "_claim_drafts"))
COLUMNS = frozenset((
    ("claims", "note"), ("corrections", "payload"), ("corrections", "who"), ("corrections", "why"),
))  # fmt: skip


def shut(connection: Any) -> None:
    """Let these read as null on a connection from now on."""
    connection.set_authorizer(_allowed)


@contextmanager
def opened(connection: Any) -> Iterator[None]:
    """Let them be read while the block runs."""
    connection.set_authorizer(_anything)
    try:
        yield
    finally:
        shut(connection)


def _allowed(action: int, table: str | None, column: str | None, *_: Any) -> int:
    if action == sqlite3.SQLITE_READ and (table in TABLES or (table, column) in COLUMNS):
        return sqlite3.SQLITE_IGNORE
    return sqlite3.SQLITE_OK


def _anything(*_: Any) -> int:
    return sqlite3.SQLITE_OK
