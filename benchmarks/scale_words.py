"""Invented words, names and texts in any number, the same for the same seed. Pure.

Words are drawn by Zipf's law, the function words of English first, so that common words, rare words and
runs of function words are as frequent as in an archive.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np

FUNCTION = """
    the of to and a in that is for it was on with as be this will have not are by at from we they but
    which or an has had their our there were been would more who if all when than can no so may must
"""

# What stands in place of the commonest nouns: words that a reader of the site might type.
COMMON = """
    harbour tax bridge school water budget council nurse railway ferry market storm season vote farm
    hospital price union court energy
"""

ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "br", "st", "pl", "gr")

VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")

ENDS = ("", "n", "l", "r", "m", "k")

# So many different words; a newspaper's archive has some hundred thousand, half of them once.
VOCABULARY = 60_000


def vocabulary(number: int = VOCABULARY) -> list[str]:
    """So many words, the commonest first."""
    syllables = ["".join(parts) for parts in product(ONSETS, VOWELS, ENDS)]
    spread = [syllables[(n * 389) % len(syllables)] for n in range(len(syllables))]
    known = [*FUNCTION.split(), *COMMON.split()]
    size = len(spread)
    made = (spread[n % size] + spread[(n * 17 + n // size) % size] for n in range(size * size))
    taken = set(known)
    while len(known) < number:
        word = next(made)
        if word not in taken:
            taken.add(word)
            known.append(word)
    return known


class Words:
    """Draws words by Zipf's law."""

    def __init__(self, seed: int) -> None:
        self.chance = np.random.default_rng(seed)
        self.words = np.array(vocabulary(), dtype=object)
        self._reach = np.cumsum(1 / (np.arange(len(self.words)) + 2.7))
        self._reach /= self._reach[-1]

    def texts(self, lengths: Sequence[int]) -> list[str]:
        """A text of so many words for each of these lengths."""
        places = np.searchsorted(self._reach, self.chance.random(int(np.sum(lengths))))
        drawn = self.words[places].tolist()
        ends = np.cumsum(lengths).tolist()
        return [
            " ".join(drawn[end - length : end]) for end, length in zip(ends, lengths, strict=True)
        ]


def people(number: int) -> list[str]:
    """So many different names of people; some share a surname, as in life."""
    syllables = ["".join(parts) for parts in product(ONSETS, VOWELS, ENDS)]
    first = [(syllables[(n * 131) % 700] + "a"[: n % 2]).capitalize() for n in range(199)]
    last = [
        (syllables[(n * 211) % 710] + syllables[(n * 97 + 5) % 601]).capitalize()
        for n in range(max(500, number // 3))
    ]
    found = [f"{first[(n * 31 + n // 199) % 199]} {last[n % len(last)]}" for n in range(number)]
    return list(dict.fromkeys(found))
