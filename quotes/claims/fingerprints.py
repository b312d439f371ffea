"""Words in; a few whole numbers out by which texts that share a run of words are found.

Shingles of `SHINGLE` words are hashed and winnowed (Schleimer, Wilkerson and Aiken 2003): of each
`WINDOW` neighbours the smallest is kept, so every run of SHINGLE + WINDOW - 1 = 4 words that two
texts share gives them a number in common, whatever stands around it. Short texts keep all, for a
word that is changed in them leaves no long run.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from quotes.claims.wording import function_words

SHINGLE, WINDOW = 3, 2
# Among the wordings of one speaker there are few to tell apart: a run of 6 words is enough.
SALTED_WINDOW = 4
# Up to so many words, nothing is winnowed.
KEPT_WHOLE = 12
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
    if len(norms) <= KEPT_WHOLE:
        return frozenset(hashes)
    return frozenset(
        min(hashes[place : place + WINDOW]) for place in range(len(hashes) - WINDOW + 1)
    )


def salted(norms: Sequence[str], salt: str) -> frozenset[int]:
    """The numbers by which wordings with the same salt (a speaker) are found.

    Shingles of nothing but function words are left out, unless there are no others: whoever speaks
    says "it is a" often.
    """
    found = [norms[place : place + SHINGLE] for place in range(len(norms) - SHINGLE + 1)]
    telling = [words for words in found if not function_words().issuperset(words)] or found
    # The words alone choose, so that it makes no difference which number a speaker has.
    chosen = {number(" ".join(words)): words for words in telling}
    hashes = [number(" ".join(words)) for words in telling]
    if len(norms) > KEPT_WHOLE:
        starts = range(max(len(hashes) - SALTED_WINDOW + 1, 1))
        hashes = [min(hashes[place : place + SALTED_WINDOW]) for place in starts if hashes]
    return frozenset(number(f"{salt}\x1f{' '.join(chosen[each])}") for each in hashes)


def number(text: str) -> int:
    """A whole number of 48 bits for a text, the same on every machine."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES).digest()
    return int.from_bytes(digest, "big")
