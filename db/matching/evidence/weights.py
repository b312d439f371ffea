"""What each piece of evidence weighs, in bits: one table with a reason for each row. Pure, but for it.

A weight is log2 of m/u: how much likelier a thing is found where two subjects are one than where they
are two.
"""

from __future__ import annotations

from functools import cache

from quotes.db.matching.tables import lines

# Two are taken for one from this probability on.
JOIN = 0.9

# Nobody speaks to the press for longer than this many years.
LIFETIME = 65

# Whoever was heard of last so many years ago may have retired.
DECADES = 20


@cache
def _table() -> dict[str, float]:
    """The bits of each row of `db/matching/data/weights.tsv`."""
    rows = (line.split("\t") for line in lines("weights.tsv")[1:])
    return {name: float(bits) for name, bits, _ in rows}


def weight(name: str) -> float:
    """The bits of one row; KeyError for a name that the table does not have."""
    return _table()[name]


def probability(bits: float, *, against: float = 0.0) -> float:
    """The probability that goes with bits, beside `against`: the odds of all others who fit, 0 for none."""
    odds: float = 2.0**bits
    return odds / (1.0 + odds + against)
