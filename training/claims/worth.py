"""Fit the weights of `quotes.claims.worth` on our own labels, and write them into the language's table.

    python -m training.claims.worth

`labels.tsv` has sentences that were invented and labelled for this, so that what ships depends on no
corpus. The fit is a logistic regression with a prior, and needs no random choice.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from quotes.claims.worth import CONSTANT, WEIGHTS, signs
from quotes.languages.tables import table

HERE = Path(__file__).parent
LABELS = HERE / "labels.tsv"
OUT = HERE.parents[1] / "quotes" / "languages" / "en" / WEIGHTS

# How strongly weights are held to zero: with so few labels no sign may decide alone.
PRIOR = 1.0
STEPS = 50

Signs = dict[str, float]


def matrix(rows: Sequence[Signs], names: Sequence[str]) -> np.ndarray:
    """A row for each text with its signs, and a 1 for the constant at the end."""
    return np.array([[*(row.get(name, 0.0) for name in names), 1.0] for row in rows])


def fit(x: np.ndarray, y: np.ndarray, prior: float = PRIOR) -> np.ndarray:
    """The weights of a logistic regression by Newton's steps; the constant, the last, is free."""
    weights = np.zeros(x.shape[1])
    held = np.full(x.shape[1], prior)
    held[-1] = 1e-6
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - y) + held * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(held)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def labels() -> tuple[list[Signs], np.ndarray]:
    """The signs of each labelled sentence, and whether it is worth checking."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [signs(row["text"]) for row in rows], np.array([float(row["y"]) for row in rows])


def main() -> None:
    """Fit and write."""
    words = {row["sign"]: row["words"] for row in table(WEIGHTS)}
    names = [name for name in words if name != CONSTANT]
    rows, y = labels()
    weights = dict(zip([*names, CONSTANT], fit(matrix(rows, names), y), strict=True))
    lines = ["sign\tweight\twords", *(f"{n}\t{weights[n]:.3f}\t{words[n]}" for n in words)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
