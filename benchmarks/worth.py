"""How well claims worth checking are ranked, as mean average precision over documents.

    python -m benchmarks.worth ROWS.jsonl.gz [--folds N]

ROWS has doc, text and y a line. Printed are the shipped weights, which never saw the rows, and the same
signs fitted on them by cross-validation over documents; that fit is measured and never kept.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from pathlib import Path
from random import Random

import numpy as np

from quotes.claims.worth import CONSTANT, signs, weights
from training.claims.worth import fit, matrix

TOP = (10, 20)


def average_precision(scores: np.ndarray, y: np.ndarray) -> float:
    """Of one ranked document; 0 where nothing in it is worth checking."""
    right = y[np.argsort(-scores, kind="stable")]
    if not right.sum():
        return 0.0
    return float((np.cumsum(right) / np.arange(1, len(right) + 1))[right > 0].mean())


def report(name: str, docs: dict[str, list[int]], scores: np.ndarray, y: np.ndarray) -> None:
    """Print the mean over the documents that have anything worth checking."""
    held = [rows for rows in docs.values() if y[rows].sum()]
    found = np.mean([average_precision(scores[rows], y[rows]) for rows in held])
    tops = [
        np.mean([y[rows][np.argsort(-scores[rows], kind="stable")[:top]].mean() for rows in held])
        for top in TOP
    ]
    at = "  ".join(f"P@{top} {value:.3f}" for top, value in zip(TOP, tops, strict=True))
    print(f"{name:24} MAP {found:.3f}  {at}  ({len(held)} documents)")


def crossed(
    docs: dict[str, list[int]], x: np.ndarray, y: np.ndarray, folds: int
) -> np.ndarray:  # fmt: skip
    """The score of each row by weights that were fitted on other documents."""
    names = sorted(docs)
    Random(1).shuffle(names)
    scores = np.zeros(len(y))
    for fold in range(folds):
        out = [row for name in names[fold::folds] for row in docs[name]]
        kept = np.setdiff1d(np.arange(len(y)), out)
        scores[out] = x[out] @ fit(x[kept], y[kept])
    return scores


def main() -> None:
    """Read, fit, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--show", action="store_true", help="print the weights fitted on all rows")
    options = parser.parse_args()
    with gzip.open(options.rows, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    docs: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        docs[row["doc"]].append(place)
    names = [name for name in weights() if name != CONSTANT]
    x = matrix([signs(row["text"]) for row in rows], names)
    y = np.array([float(row["y"]) for row in rows])
    shipped = np.array([weights()[name].weight for name in [*names, CONSTANT]])
    report("sentence length", docs, x[:, names.index("length")], y)
    report("shipped weights", docs, x @ shipped, y)
    report("cross-validated", docs, crossed(docs, x, y, options.folds), y)
    if options.show:
        for name, weight in zip([*names, CONSTANT], fit(x, y), strict=True):
            print(f"  {name:26} {weight:6.2f}")


if __name__ == "__main__":
    main()
