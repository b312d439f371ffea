"""Fit the confidence of attributions on annotated articles and choose the threshold.

    python -m training.attribution.calibrate GOLD --names held_out.txt --folder FOLDER

A logistic regression (features of `attribution.confidence`) from the network's scores to "content and
source are right" as `quotes.evaluation.scoring` judges it. The threshold is the one with the best F1 of
attributions on the same articles. Only articles that the network was not trained on may be given.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import torch

from quotes.attribution.confidence import Calibration, features
from quotes.evaluation.scoring import ScoredText, Tally
from quotes.evaluation.standoff import gold_articles
from quotes.languages.tables import word_list
from quotes.model import Article
from quotes.pipeline import Pipeline
from quotes.reading.paragraphs import body_spans

Sample = tuple[dict[str, float], bool, bool]


def samples(
    folder: Path, names: frozenset[str], pipeline: Pipeline
) -> tuple[list[dict[str, float]], list[bool], int]:
    """Features and verdict of each attribution with a cue, and how many attributions gold has."""
    tally = Tally(word_list("scoring/speech_forms.txt"))
    stopwords = word_list("scoring/stopwords.txt")
    rows: list[dict[str, float]] = []
    verdicts: list[bool] = []
    wanted_total = 0
    for path, text, gold in gold_articles(folder):
        if names and path.stem not in names:
            continue
        found = pipeline.quotes(Article(path.name, text, body=body_spans(text)))
        scored = ScoredText(text, stopwords)
        wanted = [s for g in gold if (s := scored.scored(g.content, g.cue, g.source))]
        wanted_total += len(wanted)
        given = [
            (q, s)
            for q in found
            if q.cue
            and (s := scored.scored(q.spans, q.cue.spans, q.source.spans if q.source else ()))
        ]
        verdicts += tally.add(scored, wanted, [s for _, s in given])
        rows += [features(q) for q, _ in given]
    return rows, verdicts, wanted_total


def fit(rows: Sequence[dict[str, float]], verdicts: Sequence[bool]) -> dict[str, float]:
    """Weights of the regression, with a weak pull to zero (weight 0.01) against chance."""
    names = list(rows[0])
    x = torch.tensor([[row[name] for name in names] for row in rows], dtype=torch.float64)
    y = torch.tensor(verdicts, dtype=torch.float64)
    weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=500, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights, y)
        value = value + 0.01 * weights.square().sum() / len(rows)
        value.backward()
        return value

    optimizer.step(loss)
    return {n: round(w, 4) for n, w in zip(names, weights.tolist(), strict=True)}


def best_threshold(confidences: Sequence[float], verdicts: Sequence[bool], gold: int) -> float:
    """The confidence at which keeping what is above gives the best F1."""
    kept = right = 0
    best, threshold = 0.0, 0.0
    for value, hit in sorted(zip(confidences, verdicts, strict=True), reverse=True):
        kept, right = kept + 1, right + hit
        score = 2 * right / (kept + gold)
        if score > best:
            best, threshold = score, value
    return round(threshold, 3)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--names", type=Path, help="file with the names of the articles to use")
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    names = frozenset(options.names.read_text().split()) if options.names else frozenset()
    target = options.folder / "calibration.json"
    target.write_text(json.dumps({"weights": {}, "threshold": 0.0}))
    rows, verdicts, gold = samples(options.gold, names, Pipeline.load(threshold=0.0))
    weights = fit(rows, verdicts)
    made = Calibration(weights)
    threshold = best_threshold([made.value(row) for row in rows], verdicts, gold)
    target.write_text(json.dumps({"weights": weights, "threshold": threshold}, indent=1) + "\n")
    print(f"{len(rows)} attributions, {gold} in gold, threshold {threshold}")


if __name__ == "__main__":
    main()
