#!/usr/bin/env python3
"""Measure whom quotes are given to, on the invented texts of `tests/data`; writes `benchmarks/speakers.json`.

    python -m benchmarks.speakers

`texts`: share of the quotes found that have the right speaker, a wrong one, or nobody. `people`: pairwise
precision and F1 of the matching across articles, in order and the worst of five shuffled orders.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
OUT = Path(__file__).with_name("speakers.json")
SHUFFLES = range(5)


def texts() -> dict[str, dict[str, float]]:
    """The scores of each set of texts."""
    from test_speakers import SETS, score  # type: ignore[import-not-found]  # noqa: PLC0415

    from quotes.pipeline import Pipeline  # noqa: PLC0415

    pipeline, made = Pipeline.load(), {}
    for path in SETS:
        tally = score(path, pipeline)
        found = tally.total() - tally["missed"]
        made[path.stem] = {
            "quotes": tally.total(),
            "found": round(100 * found / tally.total(), 1),
        } | {name: round(100 * tally[name] / found, 1) for name in ("right", "wrong", "nobody")}
    return made


def people() -> dict[str, dict[str, Any]]:
    """The scores of each set of people."""
    import people as sets  # type: ignore[import-not-found]  # noqa: PLC0415

    from quotes.db.schema.opening import open_database  # noqa: PLC0415

    def run(seed: int | None) -> tuple[float, float]:
        with TemporaryDirectory() as folder:
            db = open_database(Path(folder) / "people.db")
            found = sets.score(sets.store(db, seed=seed))
            db.close()
        return round(100 * found.precision, 1), round(100 * found.f1, 1)

    made = {}
    for name in ("people", "people2"):
        sets.PEOPLE = ROOT / "tests/data" / f"{name}.toml"
        shuffled = [run(seed) for seed in SHUFFLES]
        precision, f1 = run(None)
        made[name] = {
            "precision": precision, "f1": f1, "shuffled precision": min(p for p, _ in shuffled),
            "shuffled f1": min(f for _, f in shuffled),
        }  # fmt: skip
    return made


def main() -> None:
    """Write the scores."""
    sys.path.insert(0, str(ROOT / "tests"))
    OUT.write_text(json.dumps({"texts": texts(), "people": people()}, indent=1) + "\n", "utf-8")
    print(OUT.read_text("utf-8"))


if __name__ == "__main__":
    main()
