"""All cases of all kinds, in mixed order, and what became of them."""

from __future__ import annotations

import json
import os
import random
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from kinds import KINDS, ROOT_ONLY, Case, edited
from processes import ended, ingest, start
from quick import write_articles
from stored import Content, content, differences

from quotes.db.schema.opening import open_database

COLUMNS = ("tried", "cut", "partly", "lost")

SHARES = 500  # of which the numbers in KINDS are shares


def keep(part: str, figures: dict[str, Any], file: Path | None = None) -> None:
    """Print figures, and keep them in the file beside those of the other parts."""
    figures = {"date": date.today().isoformat(), **figures}
    print(json.dumps({part: figures}))
    if file is not None:
        kept = json.loads(file.read_text("utf-8")) if file.exists() else {}
        text = json.dumps({**kept, part: figures}, indent=1, ensure_ascii=False, sort_keys=True)
        file.write_text(text + "\n", "utf-8")


def _measured(path: Path, articles: Path, workers: int = 1) -> float:
    begun = time.monotonic()
    assert ended(start(ingest, path, articles, workers)) == 0
    return time.monotonic() - begun


def undisturbed(folder: Path) -> tuple[dict[str, Any], dict[str, Content]]:
    """What every case shares, and what each kind of file holds in the end."""
    before, now = (
        write_articles(folder / "before" / "in"),
        write_articles(folder / "in", edited=True),
    )
    # What is imported and cached here is so in every child.
    ingest(folder / "warm.db", now)
    begun = time.monotonic()
    open_database(folder / "first.db").close()
    took = {"first use": time.monotonic() - begun}
    took["one process"] = _measured(folder / "whole.db", now)
    took["two workers"] = _measured(folder / "workers.db", now, 2)
    old = folder / "in.new"
    # The same paths, with the text from before: it is the source that tells what was edited.
    now.rename(old)
    before.rename(now)
    assert ended(start(ingest, folder / "filled.db", now)) == 0
    now.rename(before)
    old.rename(now)
    full = (folder / "filled.db").read_bytes()
    (folder / "edited.db").write_bytes(full)
    took["edited"] = _measured(folder / "edited.db", now)
    whole = content(folder / "whole.db")
    assert not (odd := differences(content(folder / "workers.db"), whole)), odd
    shared = {"articles": now, "filled": folder / "filled.db", "full": len(full), "took": took}
    return shared, {"whole": whole, "edited": content(folder / "edited.db")}


def lost(case: Case, expected: Content, row: dict[str, int]) -> str | None:
    """Whether the file is damaged, or a rerun gives another content; None when all is well."""
    left = content(case.path).get("articles", [])
    row["partly"] += 0 < len(left) < len(expected["articles"])
    assert ended(start(ingest, case.path, case.articles)) == 0, "the rerun failed"
    return "; ".join(differences(content(case.path), expected)) or None


def drawn(count: int, chance: random.Random) -> list[str]:
    """The kinds of all cases by their shares, in mixed order; those that may not be run left out."""
    may = {name: share for name, (kind, share) in KINDS.items()
           if os.geteuid() == 0 or kind not in ROOT_ONLY}  # fmt: skip
    cases = [name for name, share in may.items() for _ in range(-(-share * count // SHARES))]
    chance.shuffle(cases)
    return cases


def run(count: int, folder: Path, seed: int = 0) -> dict[str, Any]:
    """Disturb runs; files of lost ones stay in the folder.

    For each kind: tried, cut (it came before the run was over), partly (it left some articles), lost.
    """
    chance, begun = random.Random(seed), time.monotonic()
    shared, expected = undisturbed(folder)
    table: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COLUMNS, 0))
    reasons = []
    for number, name in enumerate(drawn(count, chance)):
        case = Case(folder / f"{number}.db", chance=chance, **shared)
        disturb, row = KINDS[name][0], table[name]
        row["tried"] += 1
        try:
            row["cut"] += not disturb(case)
            fault = lost(case, expected["edited" if disturb is edited else "whole"], row)
        except Exception as error:  # whatever a later use meets is what we look for
            fault = f"{type(error).__name__}: {error}"
        if fault:
            row["lost"] += 1
            reasons.append(f"{number} {name}: {fault}")
            continue
        for made in folder.glob(f"{number}.db*"):
            made.unlink()
    return {
        "table": {name: table[name] for name in KINDS if name in table}, "reasons": reasons,
        "took": {name: round(seconds, 2) for name, seconds in shared["took"].items()},
        "seconds": round(time.monotonic() - begun), "cores": os.cpu_count(),
    }  # fmt: skip
