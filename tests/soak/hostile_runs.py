"""Hostile files through whole runs: each is stored or refused for one reason, within time and memory.

    python tests/soak/hostile_runs.py COUNT MODELS FOLDER [SEED [FIGURES]]

COUNT files through readers, the stages that need no models, and the database; MODELS more through
the shipped pipeline, loaded once. Prints one line of JSON and keeps it as `kill_runs.py` does: by maker
tried, stored, refused and lost (a fault that is told in no words of ours); of each extractor the
slowest article (seconds of CPU) and the most memory beyond what was held before the file (MB).
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import quick
from hostile import MAKERS
from kill_cases import keep
from stored import content

from quotes.commands import runs
from quotes.commands.modes import CHOICES
from quotes.db.schema.opening import open_database
from quotes.engines import shipped
from quotes.model import Article, Extraction

sys.path[:0] = [str(Path(__file__).parents[1] / "fuzz")]
from checks import check_article  # noqa: E402 - its folder is no package

COLUMNS = ("tried", "stored", "refused", "lost")

# Reasons that a reader or a stage did not give in words of its own.
ODD = re.compile(r"could not be (processed|read)")

Extract = Callable[[Article], Extraction]


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


def run(count: int, extract: Extract, folder: Path, seed: int = 0) -> dict[str, Any]:
    """Ingest so many files, each by itself, into one file."""
    runs.shipped = lambda _=None: extract
    chance, table, faults = random.Random(seed), {}, []
    slowest, largest = (0.0, ""), (0.0, "")
    folder.mkdir()
    db = open_database(folder / "all.db")
    for number in range(count):
        make = MAKERS[number % len(MAKERS)]
        row = table.setdefault(make.__name__, dict.fromkeys(COLUMNS, 0))
        name, data = make(chance)
        path = folder / f"{number}-{name}"
        path.write_bytes(data)
        del data
        _memory()
        before, begun = _memory(), time.process_time()
        counts = runs.run(db, (str(path),), runs.Options(silent=True))
        spent, grown = time.process_time() - begun, (_memory() - before) / 1024
        slowest, largest = max(slowest, (spent, path.name)), max(largest, (grown, path.name))
        row["tried"] += 1
        row["stored"] += bool(counts.stored or counts.known)
        row["refused"] += bool(counts.failed)
        reasons = [
            r[0]
            for r in db.execute("select reason from failures where source like ?", [f"{path}%"])
        ]
        odd = [r for r in reasons if ODD.search(r) or "\n" in r]
        if odd or not (counts.stored or counts.known or counts.failed):
            row["lost"] += 1
            faults.append(f"{path.name}: {odd or 'nothing was said'}")
        path.unlink()
    db.close()
    content(folder / "all.db")
    return {"table": table, "faults": faults, "slowest": slowest, "largest": largest}


if __name__ == "__main__":
    plain, models, place = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    start = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    found = {"without models": run(plain, without_models, place / "plain", start)}
    if models:
        found["with models"] = run(models, shipped(CHOICES["claims"]), place / "models", start + 1)
    keep("hostile", found, *map(Path, sys.argv[5:6]))
