"""Runs of `quotes ingest` in processes of their own: forked from one that has imported everything."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import quick

from quotes.commands import runs
from quotes.db.schema.opening import open_database
from quotes.errors import DatabaseError

TOLD = 75  # the exit status of a run that ended with one sentence on the file

LONGEST_SECONDS = 120.0  # a run that takes longer hangs

ORPHAN_SECONDS = 10.0  # workers end as soon as the machine gives them a moment

runs.shipped = quick.load


def ingest(path: Path, articles: Path, workers: int = 1, wait: float = 30.0) -> None:
    """The real run, with the quick extractor in place of the models. Raises AssertionError."""
    db = open_database(path, wait=wait)
    try:
        done = runs.run(db, (str(articles),), runs.Options(workers=workers, silent=True))
    finally:
        db.close()
    assert not done.failed, f"{done.failed} sources failed"


def start(task: Callable[..., None], *given: object) -> int:
    """Begin a task in a child, the first of a session of its own; its id.

    What it raises beside a DatabaseError is written to standard error.
    """
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setsid()
            task(*given)
            status = 0
        except DatabaseError:
            status = TOLD
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    return child


def ended(child: int) -> int | None:
    """Wait for a child; its exit status, None when it was killed. Raises AssertionError for a hang."""
    end = time.monotonic() + LONGEST_SECONDS
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return None if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)
        if time.monotonic() > end:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            raise AssertionError("a run hung")
        time.sleep(0.005)


def workers_of(parent: int) -> list[int]:
    """Ids of the worker processes of a run."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(parent)],
        capture_output=True,
        text=True,
        check=False,
    )
    rows = [line.split(None, 1) for line in listed.stdout.splitlines()]
    return [int(row[0]) for row in rows if len(row) > 1 and "spawn_main" in row[1]]


def orphans(session: int) -> int:
    """How many processes of a session are left a while after its first ended."""
    end = time.monotonic() + ORPHAN_SECONDS
    while True:
        listed = subprocess.run(
            ["ps", "-o", "pid=", "-s", str(session)], capture_output=True, check=False
        )
        left = len(listed.stdout.split())
        if not left or time.monotonic() > end:
            return left
        time.sleep(0.1)


def limited(size: int, path: Path, articles: Path) -> None:
    """A run that may make no file larger than `size` bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    ingest(path, articles)


def hold(path: Path, seconds: float) -> None:
    """Hold the write lock for a while, as another program would."""
    with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as db:
        db.execute("begin immediate")
        time.sleep(seconds)
        db.execute("rollback")


def read_on(path: Path) -> None:
    """Read as the site does, over and over until it is killed: there are only whole articles.

    Begins when the first use is over, as `serve` does. Raises AssertionError and sqlite3.Error.
    """
    sql = "select a.id, count(q.id) from articles a left join quotes q on q.article = a.id group by a.id"
    begun = False
    while True:
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=30)) as db:
                rows = db.execute(sql).fetchall()
                begun = True
            assert all(count == quick.QUOTES for _, count in rows), "half an article"
        except sqlite3.Error:
            if begun:
                raise
        time.sleep(0.002)
