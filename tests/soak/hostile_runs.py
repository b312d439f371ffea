"""Hostile files through whole runs: each is stored or refused for one reason, within time and memory.

    python tests/soak/hostile_runs.py plain|models COUNT FOLDER [SEED [FIGURES]]

`plain` takes the stages that need no models, `models` the shipped pipeline, loaded once. Prints one
line of JSON and keeps it as `kill_runs.py` does: by maker tried, stored, refused and lost (a fault
that is told in no words of ours); the slowest file (seconds of CPU), and
the most memory beyond what was held before the file (MB).
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import quick
from hostile import MAKERS, Maker
from kill_cases import keep
from sqlite_utils import Database
from stored import content

from quotes.commands import runs
from quotes.commands.modes import CHOICES
from quotes.db.schema.opening import file_of, open_database
from quotes.engines import shipped
from quotes.model import Article, Extraction

sys.path[:0] = [str(Path(__file__).parents[1] / "fuzz")]
from checks import check_article  # noqa: E402 - its folder is no package

COLUMNS = ("tried", "stored", "refused", "lost")

# Reasons that a reader or a stage did not give in words of its own.
ODD = re.compile(r"could not be (processed|read)|\n")

Extract = Callable[[Article], Extraction]

Found = dict[str, Any]


def without_models(article: Article) -> Extraction:
    """Every stage that needs no model, and the quick extractor."""
    check_article(article)
    return quick.extract(article)


def _memory() -> int:
    """The most kB that this process has held since it was last asked."""
    peak = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text("ascii"))
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    assert peak is not None
    return int(peak[1])


def outcome(db: Database, path: Path, row: dict[str, int]) -> str | None:
    """Ingest a file and count what became of it; what was not told as it should be."""
    counts = runs.run(db, (str(path),), runs.Options(silent=True))
    done = bool(counts.stored or counts.known)
    row["tried"] += 1
    row["stored"] += done
    row["refused"] += not done and bool(counts.failed)
    sql = "select reason from failures where source = ? or source like ?"
    told = [reason for (reason,) in db.execute(sql, [str(path), f"{path}#%"]).fetchall()]
    odd = [reason for reason in told if ODD.search(reason)]
    if not odd and (done or counts.failed):
        return None
    row["lost"] += 1
    return f"{path.name}: {odd or 'nothing was said'}"


def measured(db: Database, number: int, make: Maker, chance: random.Random, found: Found) -> None:
    """Ingest one file and note what it cost."""
    row = found["table"].setdefault(make.__name__, dict.fromkeys(COLUMNS, 0))
    name, data = make(chance)
    path = Path(file_of(db)).with_name(f"{number}-{name}")
    path.write_bytes(data)
    _memory()
    before, begun = _memory(), time.process_time()
    fault = outcome(db, path, row)
    spent, grown = round(time.process_time() - begun, 1), round((_memory() - before) / 1024)
    what = f"{make.__name__}, {len(data):,} bytes"
    found["slowest"] = max(found["slowest"], (spent, what))
    found["largest"] = max(found["largest"], (grown, what))
    found["faults"] += [fault] if fault else []
    print(f"{number} {what} {spent} s {grown} MB {fault or ''}", file=sys.stderr)
    path.unlink()


def run(count: int, extract: Extract, folder: Path, seed: int = 0) -> Found:
    """Ingest so many files, each by itself, into one database; fewer where it is interrupted."""
    runs.shipped = lambda *_: extract
    found: Found = {"table": {}, "faults": [], "slowest": (0.0, ""), "largest": (0.0, "")}
    folder.mkdir(parents=True, exist_ok=True)
    db, chance = open_database(folder / "all.db"), random.Random(seed)
    with suppress(KeyboardInterrupt):
        for number in range(count):
            measured(db, number, MAKERS[number % len(MAKERS)], chance, found)
    db.close()
    content(folder / "all.db")
    return found


if __name__ == "__main__":
    kind, number, place = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    given = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    used = shipped(CHOICES["claims"]) if kind == "models" else without_models
    keep(f"hostile {kind}", run(number, used, place, given), *map(Path, sys.argv[5:6]))
