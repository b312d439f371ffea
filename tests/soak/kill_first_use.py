"""Kill the first use of a new database file at random moments, and see whether a later use works.

    python tests/soak/kill_first_use.py COUNT FOLDER [SEED]

Prints one line of JSON: tried, finished (the use was over before the kill), empty and left (what
the kill left: no table, or all), lost (files that a later use refused, or that were not whole), reasons.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import time
from pathlib import Path

from quotes.db.schema.opening import open_database

# A kill may come later than the use took when it was measured: the machine is shared.
SPREAD = 1.5


def use(path: Path) -> None:
    """The first use: make, migrate, close."""
    open_database(path).close()


def killed_after(path: Path, seconds: float) -> bool:
    """Run the first use in a child and kill it; whether the kill came before the end."""
    child = os.fork()
    if child == 0:
        try:
            use(path)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def schema(path: Path) -> str:
    """All that was made, after a check of the whole file."""
    db = open_database(path)
    try:
        assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert not db.execute("pragma foreign_key_check").fetchall()
        return str(db.schema)
    finally:
        db.close()


def tables(path: Path) -> int:
    """How many tables the kill left; the journal is taken back by looking."""
    with sqlite3.connect(path) as connection:
        found = connection.execute("select count(*) from sqlite_master").fetchone()
    connection.close()
    return int(found[0])


def run(count: int, folder: Path, seed: int = 0) -> dict[str, object]:
    """Kill `count` first uses; files of lost ones stay in the folder."""
    chance = random.Random(seed)
    whole = folder / "whole.db"
    start = time.monotonic()
    use(whole)
    took = time.monotonic() - start
    expected = schema(whole)
    result = {"tried": count, "finished": 0, "empty": 0, "left": 0, "lost": 0}
    reasons: list[str] = []
    for number in range(count):
        path = folder / f"{number}.db"
        result["finished"] += not killed_after(path, chance.uniform(0, took * SPREAD))
        # Every second file is looked at by SQLite alone first, the others by the next use.
        if number % 2 and path.exists():
            result["left" if tables(path) else "empty"] += 1
        try:
            assert schema(path) == expected, "another schema"
        except Exception as error:  # whatever a later use meets is what we look for
            result["lost"] += 1
            reasons.append(f"{type(error).__name__}: {error}")
            continue
        for made in folder.glob(f"{number}.db*"):
            made.unlink()
    return {**result, "reasons": reasons}


if __name__ == "__main__":
    given = [int(a) for a in (sys.argv[1], *sys.argv[3:])]
    print(json.dumps(run(given[0], Path(sys.argv[2]), *given[1:])))
