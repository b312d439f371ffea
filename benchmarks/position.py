"""How well a possible change of position is told from other pairs of one speaker's statements.

    python -m benchmarks.position PAIRS.jsonl

PAIRS has text_a, text_b and y (1 where people saw a contradiction) a line, and prop_a, prop_b: the same
with what pronouns stand for. The weights are fitted on the training part's, where these figures flatter them
a little; `training/claims/position.py` prints those of speakers that were left out.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from benchmarks.verify import rows_of
from quotes.claims.position import opposed, possible_change


def auc(scores: np.ndarray, y: np.ndarray) -> float:
    """How often a pair with a contradiction has the higher score; half where both are equal."""
    more = scores[y == 1][:, None] - scores[y == 0][None, :]
    return float(((more > 0) + 0.5 * (more == 0)).mean())


def main() -> None:
    """Score each pair and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    options = parser.parse_args()
    rows = rows_of(options.pairs)
    y = np.array([row["y"] for row in rows])
    print(f"{len(rows)} pairs, {y.mean():.2f} contradictions")
    for columns in (("text_a", "text_b"), ("prop_a", "prop_b")):
        if all(column in rows[0] for column in columns):
            report([(row[columns[0]], row[columns[1]]) for row in rows], y, " and ".join(columns))


def report(pairs: list[tuple[str, str]], y: np.ndarray, name: str) -> None:
    """Print how well the pairs are told apart, in one form of theirs."""
    print(name)
    scores = np.array([opposed(*pair).score for pair in pairs])
    shared = np.array([len(opposed(*pair).shared) for pair in pairs])
    signs = np.array([len(opposed(*pair).signs) for pair in pairs])
    for what, each in (("score", scores), ("shared words alone", shared), ("signs alone", signs)):
        print(f"AUC {what:20} {auc(each, y):.3f}")
    top = np.argsort(-scores, kind="stable")[: len(pairs) // 10]
    print(f"precision in the top tenth {y[top].mean():.3f}")
    offered = np.array([possible_change(*pair) is not None for pair in pairs])
    if offered.any():
        print(f"offered {offered.sum()}, precision {y[offered].mean():.3f}")


if __name__ == "__main__":
    main()
