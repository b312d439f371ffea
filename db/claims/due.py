"""EDGE: working off the quotes that a table names as due, a batch in a transaction."""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from quotes.db.schema.opening import transaction

# How many quotes are worked at in one transaction.
BATCH = 2000


def work_off(
    db: Database, table: str, batch: Callable[[Database, int], int], *, most: int | None
) -> int:
    """Work until the table is empty, or at `most` quotes; returns how many it were.

    `batch` takes so many at most off the table, and returns how many it were.
    """
    done = 0
    while (most is None or done < most) and db.execute(f"select 1 from {table} limit 1").fetchone():
        with transaction(db):
            done += batch(db, BATCH if most is None else min(BATCH, most - done))
    return done
