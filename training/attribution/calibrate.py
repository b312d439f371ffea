"""Fit the confidence of attributions on articles of both kinds of news and choose the thresholds.

    python -m training.attribution.calibrate --corpora CORPORA --texts FOLDER --folder MODELS

A logistic regression (features of `attribution.confidence`) from the network's scores to "content and
source are right" as `quotes.evaluation.scoring` judges it: on the articles labelled by the
guideline, without mode `other`, and on the held-out articles of PolNeAR, with it. Both thresholds (the
confidence asked for, and the probability from which on a cue gives neither speech nor an attitude) are
chosen by the F1 on the articles labelled by the guideline, of parts `dev` and `fit`; the confidence
asked for with `--mode all` is chosen on PolNeAR. Of bounds that are as good the one is taken that leaves
out more acts, for a wrong attribution harms somebody. No article that the network was trained on may be
used.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import torch

from quotes.attribution import ALL_MODES, CLAIMS
from quotes.attribution.confidence import Calibration, features
from quotes.evaluation.scoring import ScoredText, Tally
from quotes.evaluation.standoff import Gold, gold_articles
from quotes.languages import checksums
from quotes.languages.tables import word_list
from quotes.model import Mode, Quote
from quotes.pipeline import Pipeline
from quotes.reading.plain import from_text
from training.attribution.labelled import LABELS, labelled

OTHERS = (0.5, 0.6, 0.7, 0.8, 0.9)

# So little F1 is far below the standard error of what 1,000 attributions can tell (1.3 points).
NEAR = 0.003

PARTS = ("dev", "fit")

# Thresholds are rounded down to this: no more can be told.
STEP = 0.05

Text = tuple[str, str, Sequence[Gold]]


def judged(texts: Iterable[Text], pipeline: Pipeline) -> tuple[list[Quote], list[bool], int]:
    """Each quote of the texts with whether it is right, and how many attributions gold has."""
    tally = Tally(word_list("scoring/speech_forms.txt"))
    stopwords = word_list("scoring/stopwords.txt")
    quotes: list[Quote] = []
    verdicts: list[bool] = []
    total = 0
    for name, text, gold in texts:
        scored = ScoredText(text, stopwords)
        wanted = [s for g in gold if (s := scored.scored(g.content, g.cue, g.source))]
        total += len(wanted)
        given = [
            (q, s)
            for q in pipeline.quotes(from_text(name, text))
            if (s := scored.scored(q.spans, q.cue_spans, q.source.spans if q.source else ()))
        ]
        verdicts += tally.add(scored, wanted, [s for _, s in given])
        quotes += [q for q, _ in given]
    return quotes, verdicts, total


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


def best_threshold(
    confidences: Sequence[float], verdicts: Sequence[bool], gold: int
) -> tuple[float, float]:
    """The best F1, and the lowest confidence at which keeping what is at or above it comes within
    `NEAR` of that: what is told of with its confidence can be left out later, the reverse cannot."""
    kept = right = 0
    scores = []
    for value, hit in sorted(zip(confidences, verdicts, strict=True), reverse=True):
        kept, right = kept + 1, right + hit
        scores.append((2 * right / (kept + gold), value))
    best = max(score for score, _ in scores)
    lowest = min(value for score, value in scores if score >= best - NEAR)
    return best, round(STEP * math.floor(lowest / STEP), 2)


def world(options: argparse.Namespace) -> Iterator[Text]:
    """The articles labelled by the guideline that taught nothing, with the quotes that have no cue."""
    for part in PARTS:
        for article in labelled(options.corpora, options.texts, part, cued=False):
            yield article.name, article.text, article.gold


def political(options: argparse.Namespace) -> Iterator[Text]:
    """The held-out articles of PolNeAR."""
    names = set((LABELS / "polnear_held_out.txt").read_text("utf-8").split())
    for path, text, gold in gold_articles(options.corpora / "polnear/train"):
        if path.stem in names:
            yield path.name, text, gold


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    target = options.folder / "calibration.json"

    def loaded(other: float, modes: frozenset[Mode]) -> Pipeline:
        plain = {"weights": {}, "threshold": 0.0, "other": other, "threshold_all": 0.0}
        target.write_text(json.dumps(plain))
        checksums.write(options.folder)
        return Pipeline.load(threshold=0.0, modes=modes)

    claims = {other: judged(world(options), loaded(other, CLAIMS)) for other in OTHERS}
    acts = judged(political(options), loaded(0.5, ALL_MODES))
    made = []
    for other, (quotes, verdicts, gold) in claims.items():
        cued = [(q, v) for q, v in zip(quotes, verdicts, strict=True) if q.scores != (0.0, 0.0)]
        cued += [(q, v) for q, v in zip(*acts[:2], strict=True) if q.scores != (0.0, 0.0)]
        weights = fit([features(q) for q, _ in cued], [v for _, v in cued])
        rated = [Calibration(weights).rate(q).confidence for q in quotes]
        best, threshold = best_threshold(rated, verdicts, gold)
        print(
            f"other {other}: F1 {100 * best:.1f} at {threshold}, {len(quotes)} quotes, {gold} in gold",
            flush=True,
        )
        rated = [Calibration(weights).rate(q).confidence for q in acts[0]]
        every, threshold_all = best_threshold(rated, acts[1], acts[2])
        print(f"PolNeAR: F1 {100 * every:.1f} at {threshold_all}")
        chosen = {"weights": weights, "threshold": threshold, "other": other}
        made.append((best, chosen | {"threshold_all": threshold_all}))
    # Of the bounds that are as good to a tenth of a point the first and lowest.
    chosen = max(made, key=lambda m: round(m[0], 3))[1]
    target.write_text(json.dumps(chosen, indent=1) + "\n")
    checksums.write(options.folder)


if __name__ == "__main__":
    main()
