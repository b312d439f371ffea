"""The kinds of disturbance: each begins a run on a file, disturbs it, and leaves it as it is.

Each returns whether it came too late to disturb the run. Raises AssertionError for what must not be.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from processes import (
    TOLD,
    ended,
    hold,
    ingest,
    limited,
    orphans,
    read_on,
    start,
    workers_of,
)

from quotes.db.schema.opening import open_database

# A kill may come later than the run took when it was measured: the machine is shared.
SPREAD = 1.2


@dataclass(frozen=True, slots=True)
class Case:
    """One file to disturb; `took` are the seconds of each kind of run, undisturbed."""

    path: Path
    articles: Path
    filled: Path  # a file with the articles as they were before they were edited
    full: int  # bytes of a filled file
    took: dict[str, float]
    chance: random.Random

    def pause(self, run: str) -> None:
        time.sleep(self.chance.uniform(0, self.took[run] * SPREAD))


def _killed(child: int, case: Case, run: str) -> bool:
    case.pause(run)
    os.kill(child, signal.SIGKILL)
    status = ended(child)
    assert status in (0, None), f"it ended with {status}"
    return status == 0


def first_use(case: Case) -> bool:
    """Making and migrating the file alone."""
    return _killed(start(lambda: open_database(case.path).close()), case, "first use")


def one_process(case: Case) -> bool:
    """A whole run, first use included."""
    return _killed(start(ingest, case.path, case.articles), case, "one process")


def edited(case: Case) -> bool:
    """A run that takes edited articles into a file that has the older ones."""
    for made in case.filled.parent.glob(case.filled.name + "*"):
        shutil.copyfile(
            made, case.path.with_name(made.name.replace(case.filled.name, case.path.name))
        )
    return _killed(start(ingest, case.path, case.articles), case, "edited")


def two_at_once(case: Case) -> bool:
    """Two runs into one new file, of which one is killed; the other ends well."""
    children = [start(ingest, case.path, case.articles) for _ in range(2)]
    done = _killed(children[0], case, "one process")
    status = ended(children[1])
    assert status == 0, f"the other run ended with {status}"
    return done


def read_meanwhile(case: Case) -> bool:
    """A run that is killed while another process reads as `serve` does."""
    child, reader = start(ingest, case.path, case.articles), start(read_on, case.path)
    try:
        return _killed(child, case, "one process")
    finally:
        time.sleep(0.05)  # the reader looks at what the kill left, too
        os.kill(reader, signal.SIGKILL)
        assert ended(reader) is None, "the reader met an error"


def parent_killed(case: Case) -> bool:
    """Two workers whose parent is killed: they end with it."""
    child = start(ingest, case.path, case.articles, 2)
    done = _killed(child, case, "two workers")
    assert not (left := orphans(child)), f"{left} orphans"
    return done


def worker_killed(case: Case) -> bool:
    """One of two workers is killed: the run ends well without it."""
    child = start(ingest, case.path, case.articles, 2)
    case.pause("two workers")
    workers = workers_of(child)
    for worker in workers[:1]:
        os.kill(worker, signal.SIGKILL)
    assert (status := ended(child)) == 0, f"it ended with {status}"
    assert not (left := orphans(child)), f"{left} orphans"
    return not workers


def all_killed(case: Case) -> bool:
    """The parent and its workers are killed together."""
    child = start(ingest, case.path, case.articles, 2)
    case.pause("two workers")
    os.killpg(child, signal.SIGKILL)
    return ended(child) == 0


def locked(case: Case) -> bool:
    """Another program holds the file longer or shorter than the run waits."""
    open_database(case.path).close()
    child = start(ingest, case.path, case.articles, 1, 0.2)
    case.pause("one process")
    holder = start(hold, case.path, case.chance.uniform(0, 0.6))
    status = ended(child)
    assert ended(holder) == 0, "the other program could not lock the file"
    assert status in (0, TOLD), f"it ended with {status}"
    return status == 0


def large_file(case: Case) -> bool:
    """No file may grow over a limit of bytes."""
    child = start(limited, case.chance.randrange(4 * case.full), case.path, case.articles)
    status = ended(child)
    assert status in (0, TOLD), f"it ended with {status}"
    return status == 0


def full_disk(case: Case) -> bool:
    """A disk that is too small; what it holds is taken to a larger one."""
    disk = case.path.with_suffix(".disk")
    disk.mkdir()
    size = case.chance.randrange(case.full // 4, 6 * case.full)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "soak", str(disk)], check=True)
    try:
        status = ended(start(ingest, disk / case.path.name, case.articles))
        for made in disk.iterdir():
            shutil.copyfile(made, case.path.with_name(made.name))
    finally:
        subprocess.run(["umount", str(disk)], check=True)
        disk.rmdir()
    assert status in (0, TOLD), f"it ended with {status}"
    return status == 0


# Only root may make a small disk.
ROOT_ONLY = (full_disk,)

# What each kind is called in the table, and how many of 500 are of it.
KINDS: dict[str, tuple[Callable[[Case], bool], int]] = {
    "first use of a new file killed": (first_use, 100),
    "whole run in one process killed": (one_process, 130),
    "run over edited articles killed": (edited, 70),
    "two runs into a new file, one killed": (two_at_once, 50),
    "run killed while another process reads": (read_meanwhile, 50),
    "two workers, the parent killed": (parent_killed, 40),
    "two workers, one of them killed": (worker_killed, 30),
    "two workers, all three killed": (all_killed, 30),
    "file locked by another program": (locked, 40),
    "files limited in size": (large_file, 40),
    "disk full": (full_disk, 20),
}
