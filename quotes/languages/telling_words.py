"""EDGE: a text -> what each of its words says of how worth checking it is, as learned from graded statements.

The shipped file has one of sixteen steps for each word piece of the attribution network's vocabulary.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import groupby
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from quotes.languages.pieces import tokenizer
from quotes.languages.tables import language_folder

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FOLDER, WEIGHTS = "models/worth", "weights.npz"
VOCABULARY = "models/attribution/pieces.txt"
# The steps lie around this one, two in a byte.
MIDDLE, STEPS = 8, 16
# Longer texts say what they speak of long before; in characters.
READ = 2000


@dataclass(frozen=True, slots=True)
class TellingWord:
    """A word and its share in what all words of its text say; above 0 it speaks for a check."""

    word: str
    share: float


def telling_words(text: str) -> list[TellingWord]:
    """The words of a text in order, marks too; the more there are, the less counts each."""
    read = pieces().encode(text[:READ], add_special_tokens=False)
    if not read.ids:
        return []
    shares = _weights()[read.ids] / sqrt(len(read.ids))
    found = []
    rows = zip(read.word_ids, read.offsets, shares.tolist(), strict=True)
    for _, each in groupby(rows, key=lambda row: row[0]):
        parts = list(each)
        word = text[parts[0][1][0] : parts[-1][1][1]]
        found.append(TellingWord(word, sum(share for *_, share in parts)))
    return found


@cache
def version() -> str:
    """The checksum of what the words weigh."""
    return hashlib.sha256(_stored()).hexdigest()


@cache
def pieces() -> Tokenizer:
    """What cuts a text into the pieces that have weights."""
    return tokenizer(language_folder().joinpath(VOCABULARY).read_text("utf-8").splitlines())


def packed(weights: np.ndarray) -> dict[str, np.ndarray]:
    """Weights of the pieces in order, in `STEPS` steps of one size: nearest ones, the outermost cut."""
    step = np.abs(weights).max() / MIDDLE
    steps = np.clip(np.round(weights / step) + MIDDLE, 0, STEPS - 1).astype(np.uint8)
    steps = np.append(steps, np.full(len(steps) % 2, MIDDLE, np.uint8))
    return {"steps": steps[::2] * STEPS + steps[1::2], "step": np.float32(step)}


def unpacked(stored: dict[str, np.ndarray]) -> np.ndarray:
    """The inverse of `packed`, but for the rounding; one more where their number is odd."""
    both = np.stack([stored["steps"] // STEPS, stored["steps"] % STEPS], axis=1).reshape(-1)
    made: np.ndarray = (both.astype(np.float32) - MIDDLE) * stored["step"]
    return made


def _stored() -> bytes:
    return language_folder().joinpath(FOLDER).joinpath(WEIGHTS).read_bytes()


@cache
def _weights() -> np.ndarray:
    with np.load(BytesIO(_stored()), allow_pickle=False) as stored:
        return unpacked(dict(stored))
