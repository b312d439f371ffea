"""Words in; a few whole numbers out by which texts that share a run of words are found.

Shingles of `SHINGLE` words are hashed and winnowed (Schleimer, Wilkerson and Aiken 2003): of each
`WINDOW` neighbours the smallest is kept, so every run of SHINGLE + WINDOW - 1 = 6 words that two
texts share gives them a number in common, whatever stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

SHINGLE, WINDOW = 3, 2
GUARANTEED = SHINGLE + WINDOW - 1
# 48 bits take six bytes in a row of SQLite; ten million different shingles meet by chance less than
# once in a query of 5 million words.
HASH_BYTES = 6


def shingles(norms: Sequence[str]) -> list[int]:
    """The number of each shingle, in order; none for fewer than `SHINGLE` words."""
    return [
        number(" ".join(norms[place : place + SHINGLE]))
        for place in range(len(norms) - SHINGLE + 1)
    ]


def fingerprints(norms: Sequence[str]) -> frozenset[int]:
    """The numbers that are stored for a text."""
    hashes = shingles(norms)
    windows = range(max(len(hashes) - WINDOW + 1, min(len(hashes), 1)))
    return frozenset(min(hashes[place : place + WINDOW]) for place in windows)


def number(text: str) -> int:
    """A whole number of 48 bits for a text, the same on every machine."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES).digest()
    return int.from_bytes(digest, "big")
