"""How many people share a name, expected by the ranks of its parts in lists of common names. Pure."""

from __future__ import annotations

from functools import cache, lru_cache

from quotes.db.matching.names.parts import MEMORY, fold, given_forms, person
from quotes.db.matching.tables import lines

# So many people of whom any might be quoted in a collection.
POOL = 3000

# The share of the commonest first name and surname, and how it falls with the rank; fitted by eye to the US
# census of 1990 ("James" 3.3 %, the hundredth 0.2 %; "Smith" 1 %, the hundredth 0.04 %).
FIRST, FIRST_FALL = 0.033, 0.6
LAST, LAST_FALL = 0.010, 0.7

# How the lists begin: first names by rank, of men and of women; surnames by rank. The rest of each, frequent
# ones of other languages, counts as the third of its language, for there few names are shared by many.
SEX, SURNAMES, ELSEWHERE = 200, 1000, 3

# A name of more words tells people apart, however common each is.
WORDS = 3

# Of those with a common name, so many share a middle initial.
INITIAL = 0.05


@cache
def _first() -> dict[str, int]:
    names = [fold(name) for name in lines("common_first_names.txt")]
    ranks = [i % SEX + 1 if i < 2 * SEX else ELSEWHERE for i in range(len(names))]
    return dict(sorted(zip(names, ranks, strict=True), key=lambda pair: -pair[1]))


@cache
def _last() -> dict[str, int]:
    names = [fold(name) for name in lines("common_surnames.txt")]
    ranks = [i + 1 if i < SURNAMES else ELSEWHERE for i in range(len(names))]
    return dict(sorted(zip(names, ranks, strict=True), key=lambda pair: -pair[1]))


@lru_cache(MEMORY)
def namesakes(name: str) -> float:
    """How many others of a pool are expected to have this whole name; 0.0 for a rare one."""
    found = person(name)
    if found is None or found.bare or found.particles:
        return 0.0
    if sum(len(part) > 1 for part in found.flat) >= WORDS:
        return 0.0
    ends = [fold("".join(word)) for word in (found.words[0], found.words[-1])]
    pool = POOL * INITIAL if len(found.words) >= WORDS else POOL
    return pool * max(_first_share(a) * _last_share(b) for a, b in (ends, ends[::-1]))


def _first_share(given: str) -> float:
    """The share of those with a first name, one of its other forms, or its initial."""
    if len(given) == 1:
        return FIRST
    ranks = [_first()[form] for form in (given, *given_forms(given)) if form in _first()]
    return FIRST * float(min(ranks)) ** -FIRST_FALL if ranks else 0.0


def _last_share(surname: str) -> float:
    rank = _last().get(surname)
    return LAST * float(rank) ** -LAST_FALL if rank else 0.0


def is_common_surname(name: str) -> bool:
    """Whether the last word of a name is a surname that many have."""
    found = person(name)
    return found is not None and _last_share(fold("".join(found.words[-1]))) > 0
