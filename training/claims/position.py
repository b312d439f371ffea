"""Fit the weights of `quotes.claims.position` on pairs that people judged, and write them into the table.

    python -m training.claims.position PAIRS.jsonl

PAIRS has prop_a, prop_b (two statements of one speaker, with what their pronouns stand for), source, speaker
and y (1 where people saw a contradiction) a line; what ships is fitted on the training part of ProSeCCo
(CC BY-SA 4.0). How well the same fit does on speakers whom it has not seen is printed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from benchmarks.position import auc
from quotes.claims.position import CONSTANT, WEIGHTS, features
from training.claims.worth import OUT, fit, matrix

FOLDS, ROUNDS = 10, 5


def held_out(x: np.ndarray, y: np.ndarray, speakers: np.ndarray, seed: int) -> np.ndarray:
    """The score of each pair by a fit on other speakers' pairs."""
    folds = np.random.default_rng(seed).integers(0, FOLDS, speakers.max() + 1)[speakers]
    scores = np.zeros(len(y))
    for fold in range(FOLDS):
        scores[folds == fold] = x[folds == fold] @ fit(x[folds != fold], y[folds != fold])
    return scores


def main() -> None:
    """Fit, tell how well it does, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    rows = [json.loads(line) for line in parser.parse_args().pairs.read_text("utf-8").splitlines()]
    found = [features(row["prop_a"], row["prop_b"]) for row in rows]
    names = list(found[0])
    x, y = matrix(found, names), np.array([float(row["y"]) for row in rows])
    speakers = np.unique([row["source"] + row["speaker"] for row in rows], return_inverse=True)[1]
    aucs, tops = [], []
    for seed in range(ROUNDS):
        scores = held_out(x, y, speakers, seed)
        aucs.append(auc(scores, y))
        tops.append(y[np.argsort(-scores, kind="stable")[: len(y) // 10]].mean())
    print(
        f"cross-validated AUC {np.mean(aucs):.3f}, precision in the top tenth {np.mean(tops):.3f}"
    )
    weights = zip([*names, CONSTANT], fit(x, y), strict=True)
    lines = ["feature\tweight", *(f"{name}\t{weight:.3f}" for name, weight in weights)]
    out = OUT.parent / Path(WEIGHTS).name
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
