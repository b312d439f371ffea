"""The text of an article in; what its reporter wrote of it as a few whole numbers, out. Pure.

What stands in quotation marks is left out: two reporters at one press conference share the quotes, not
the prose.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from quotes.claims.fingerprints import number
from quotes.claims.statement import read_statement
from quotes.claims.wording import agencies, wire_credit
from quotes.text.open_quotations import quoted_spans

# Runs of `RUN` words, of which the smallest of each `WINDOW` neighbours is kept: whatever shares 9
# words in a row shares one.
RUN, WINDOW = 5, 5
# The share of the shorter article's runs that the longer one has, and how much is enough where both
# name one agency; set on the made set of `benchmarks/origins.py`, seed 1.
SHARED, SHARED_BY_WIRE = 0.35, 0.2
# Articles of one outlet share what it prints in all of them.
SHARED_AT_HOME = 0.6
# So few runs in common may be a paragraph of background.
FEWEST = 4
# How many days lie between a report and what copies it.
DAYS = 3


@dataclass(frozen=True, slots=True)
class Prose:
    """What decides of an article where it comes from; `day` counts days, None where not known."""

    prints: frozenset[int]
    outlet: str
    day: int | None
    wire: str | None


def prints_of(text: str, body: Sequence[tuple[int, int]] = ()) -> frozenset[int]:
    """The numbers of an article's prose; `body` are spans of its paragraphs, all where empty."""
    quoted = quoted_spans(text)
    found: set[int] = set()
    for start, end in body or [(0, len(text))]:
        masked = list(text[start:end])
        for a, b in quoted:
            for place in range(max(a, start), min(b, end)):
                masked[place - start] = " "
        norms = read_statement("".join(masked)).norms
        hashes = [number(" ".join(norms[i : i + RUN])) for i in range(len(norms) - RUN + 1)]
        found |= {min(hashes[i : i + WINDOW]) for i in range(max(len(hashes) - WINDOW + 1, 0))}
        if hashes and len(hashes) < WINDOW:
            found.add(min(hashes))
    return frozenset(found)


def wire_of(text: str) -> str | None:
    """The agency that an article names as where it is from; the first of the table if several."""
    # Few articles name an agency at all, and the patterns are slow over a long text.
    named = (names for names in agencies() if any(name in text for name in names))
    return next((names[0] for names in named if wire_credit(names).search(text)), None)


def share(one: Set[int], other: Set[int]) -> float:
    """The share of the shorter one's runs that the other has, 0 to 1."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def same_origin(one: Prose, other: Prose) -> float | None:
    """The share of two articles of one origin; None where each has its own."""
    if one.day is not None and other.day is not None and abs(one.day - other.day) > DAYS:
        return None
    found = share(one.prints, other.prints)
    common = len(one.prints & other.prints)
    needed = SHARED_BY_WIRE if one.wire and one.wire == other.wire else SHARED
    if one.outlet == other.outlet:
        needed = SHARED_AT_HOME
    enough = common >= min(FEWEST, len(one.prints), len(other.prints))
    return round(found, 4) if found >= needed and enough and common else None
