"""A quote and the network's probabilities -> the probability that content and source are right. Pure.

A logistic regression over a few features, fitted by `training/attribution/calibrate.py`, but for the
quotes of rules whose confidence stands in the register.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from quotes.errors import ModelError
from quotes.languages.tables import word_list
from quotes.model import Quote
from quotes.rules import found

# A cue that no list has, as "imposed sanctions", needs this confidence to be told of.
UNLISTED = 0.4

LISTS = ("cues/attitude", "cues/reporting", "cues/addressee", "scoring/speech_forms")

FLOOR, CEILING = 0.01, 0.99


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights by feature name ("bias" is the intercept), the confidence below which the scores on
    held-out articles got worse by keeping a quote (`threshold_all` where acts and topics are told of
    too), and the probability from which on a cue is held to give neither speech nor an attitude."""

    weights: Mapping[str, float]
    threshold: float = 0.0
    other: float = 0.5
    threshold_all: float = 0.0

    @classmethod
    def load(cls, path: Path) -> Calibration:
        """Read the weights; raises ModelError when the file is missing or damaged."""
        try:
            given = json.loads(path.read_text("utf-8"))
            return cls(given["weights"], given["threshold"], given["other"], given["threshold_all"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"the calibration {path} cannot be read: {error}") from error

    def rate(self, quote: Quote) -> Quote:
        """The quote with its confidence, from the model's scores and what the quote is like."""
        took_part = [found(name) for name in quote.evidence]
        fixed = next((r.confidence for r in took_part if r.confidence is not None), None)
        if fixed is not None:
            return replace(quote, confidence=fixed)
        least = max((r.at_least for r in took_part), default=0.0)
        value = self.value(features(quote)) if quote.scores != (0.0, 0.0) else 0.0
        return replace(quote, confidence=round(max(value, least), 4))

    def value(self, given: Mapping[str, float]) -> float:
        """The probability that these features stand for."""
        total = sum(self.weights.get(name, 0.0) * number for name, number in given.items())
        value = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
        return min(CEILING, max(FLOOR, value))


def features(quote: Quote) -> dict[str, float]:
    """Numbers that tell right from wrong."""
    cue, role = quote.scores
    length = sum(b - a for a, b in quote.spans)
    return {
        "bias": 1.0,
        "cue": _logit(cue),
        "role": math.log(max(role, 1e-6)),
        "direct": float(quote.kind == "direct"),
        "mixed": float(quote.kind == "mixed"),
        "attitude": float(quote.mode == "attitude"),
        "no source": float(quote.source is None),
        "likely source": float(quote.guessed_source),
        "known cue": float(known_cue(quote)),
        "denied": float(bool(quote.cue and quote.cue.denied)),
        "length": math.log(1 + length) - 4,
        "other": _logit(quote.other),
    }


def known_cue(quote: Quote) -> bool:
    """Whether a word of the cue is listed as one of saying or thinking."""
    if quote.cue is None:
        return False
    told = {quote.cue.lemma, *quote.cue.text.lower().split()}
    return any(told & word_list(f"{name}.txt") for name in LISTS)


def _logit(value: float) -> float:
    value = min(max(value, 1e-4), 1 - 1e-4)
    return math.log(value / (1 - value))
