"""Fit the weights of `quotes.claims.worth` on our own grades, and write them.

    python -m training.claims.worth TEXTS PAIRS.jsonl

What ships (weights of signs in a table, of words in a model) depends on no corpus's labels. Signs and the
embeddings of a statement's word pieces are fitted at once, by a logistic regression for "graded above 0",
"above 1" and "above 2" with common weights; each kind of statement has constants of its own, so that no
kind's way of speaking counts for it. Weights times embeddings are one number for each piece: only these
ship. Scores are then calibrated to "graded above 1" on statements of documents that were left out. No
random choice is made.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from quotes.claims.worth import CONSTANT, WEIGHTS, WORDING, signs
from quotes.languages import telling_words
from quotes.languages.checksums import write
from quotes.languages.tables import table
from training.claims.statements import Graded, graded

LANGUAGE = Path(__file__).parents[2] / "quotes" / "languages" / "en"
OUT = LANGUAGE / WEIGHTS
ENCODER = LANGUAGE / "models" / "attribution" / "weights.npz"
# The first pieces of the vocabulary stand for no word.
NO_WORDS = 4

# How strongly weights are held to zero: no sign, and no word that a few statements have, may decide alone.
PRIOR = 1.0
# What embeddings and signs count against that, and how long a usual statement is in pieces. Others do as
# well by cross-validation (0.900 to 0.901); with these, signs keep what embeddings know as well, so that more
# reasons can be told.
EMBEDDED, SIGNS, USUAL = 0.15, 3.0, 15.0
STEPS, FOLDS, GRADES = 50, 10, 4

Signs = dict[str, float]


def matrix(rows: Sequence[Signs], names: Sequence[str]) -> np.ndarray:
    """A row for each text with its signs, and a 1 for the constant at the end."""
    return np.array([[*(row.get(name, 0.0) for name in names), 1.0] for row in rows])


def fit(x: np.ndarray, y: np.ndarray, prior: float = PRIOR, free: int = 1) -> np.ndarray:
    """The weights of a logistic regression by Newton's steps; the last `free`, constants, are hardly held."""
    weights = np.zeros(x.shape[1])
    held = np.full(x.shape[1], prior)
    held[-free:] = 1e-6 if free == 1 else 1e-3
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - y) + held * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(held)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def graded_fit(x: np.ndarray, grades: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """The weights that all bounds between grades have in common."""
    bounds = range(GRADES - 1)
    free = (kinds.max() + 1) * len(bounds)
    constants = [np.eye(free)[kinds * len(bounds) + bound] for bound in bounds]
    stacked = np.concatenate([np.hstack([x, each]) for each in constants])
    above = np.concatenate([(grades > bound).astype(float) for bound in bounds])
    return fit(stacked, above, PRIOR * len(bounds), free)[: x.shape[1]]


def held_out(x: np.ndarray, rows: Sequence[Graded]) -> np.ndarray:
    """The score of each statement by a fit on other documents'."""
    folds = np.array([zlib.crc32(row.doc.encode()) % FOLDS for row in rows])
    grades, kinds = np.array([r.grade for r in rows]), np.array([r.kind for r in rows])
    scores = np.zeros(len(x))
    for fold in range(FOLDS):
        out = folds == fold
        scores[out] = x[out] @ graded_fit(x[~out], grades[~out], kinds[~out])
    return scores


def ordered(scores: np.ndarray, rows: Sequence[Graded]) -> float:
    """How often the higher grade has the higher score, by how far apart grades are; the kinds' mean."""
    found = []
    for kind in sorted({row.kind for row in rows}):
        own = np.array([row.kind == kind for row in rows])
        s, g = scores[own], np.array([row.grade for row in rows])[own]
        weigh = np.maximum(g[:, None] - g[None, :], 0)
        apart = s[:, None] - s[None, :]
        found.append((weigh * ((apart > 0) + 0.5 * (apart == 0))).sum() / weigh.sum())
    return float(np.mean(found))


def embedded(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Of each text the sum of its pieces' vectors by the root of their number; of each piece its vector."""
    with np.load(ENCODER, allow_pickle=False) as stored:
        pieces = stored["encoder.pieces.weight"].astype(float)
        pieces *= stored["encoder.pieces.weight:scale"]
    ids = [telling_words.pieces().encode(text, add_special_tokens=False).ids for text in texts]
    means = np.array([pieces[each].mean(axis=0) for each in ids])
    pieces = (pieces - means.mean(axis=0)) / means.std(axis=0).mean() * EMBEDDED / np.sqrt(USUAL)
    pieces[:NO_WORDS] = 0.0
    return np.array([pieces[each].sum(axis=0) / np.sqrt(len(each)) for each in ids]), pieces


def main() -> None:
    """Fit, tell how well it does, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("pairs", type=Path)
    options = parser.parse_args()
    rows = graded(options.texts, options.pairs)
    words = {row["sign"]: row["words"] for row in table(WEIGHTS)}
    names = [name for name in words if name not in (CONSTANT, WORDING)]
    x = matrix([signs(row.text) for row in rows], names)[:, :-1] * SIGNS
    vectors, pieces = embedded([row.text for row in rows])
    both = np.hstack([x, vectors])
    grades, kinds = np.array([r.grade for r in rows]), np.array([r.kind for r in rows])
    scores = held_out(both, rows)
    print(f"{len(rows)} statements, in order by signs {ordered(held_out(x, rows), rows):.3f}, "
          f"by both {ordered(scores, rows):.3f}")  # fmt: skip
    slope, constant = fit(np.stack([scores, np.ones(len(scores))], axis=1), grades > 1, 1e-6)
    calibration(1 / (1 + np.exp(-slope * scores - constant)), grades > 1)
    found = graded_fit(both, grades, kinds) * slope
    weights = dict(zip(names, found * SIGNS, strict=False)) | {CONSTANT: constant, WORDING: 1.0}
    store(weights, words, pieces @ found[len(names) :])


def calibration(likely: np.ndarray, true: np.ndarray) -> None:
    """Print how often statements with such a score are worth checking, a fifth at a time."""
    for part in np.array_split(np.argsort(likely, kind="stable"), 5):
        print(f"  scored {likely[part].mean():.3f}, worth checking {true[part].mean():.3f}")


def store(weights: dict[str, float], words: dict[str, str], pieces: np.ndarray) -> None:
    """Write the signs' weights and the words'."""
    lines = ["sign\tweight\twords", *(f"{n}\t{weights[n]:.3f}\t{words[n]}" for n in words)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))
    folder = LANGUAGE / telling_words.FOLDER
    np.savez_compressed(folder / telling_words.WEIGHTS, **telling_words.packed(pieces))
    write(folder)


if __name__ == "__main__":
    main()
