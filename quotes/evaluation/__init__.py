"""Annotated articles in; scores out."""

from __future__ import annotations

from quotes.evaluation.run import Evaluation, evaluate
from quotes.evaluation.scoring import Report
from quotes.evaluation.standoff import Gold, gold_articles

__all__ = [
    "Evaluation",
    "Gold",
    "Report",
    "evaluate",
    "gold_articles",
]
