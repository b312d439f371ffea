"""Candidates, marks and the parse in; `Quote` out."""

from quotes.attribution.attributions import attributions
from quotes.attribution.confidence import Calibration
from quotes.attribution.detect import detect, to_parse
from quotes.attribution.keep import Keeping
from quotes.attribution.passage import Passage, passage_of
from quotes.attribution.retold import retold

__all__ = [
    "Calibration",
    "Keeping",
    "Passage",
    "attributions",
    "detect",
    "passage_of",
    "retold",
    "to_parse",
]
