"""What turns a statement round or weakens it: negations, opposites and hedges among its words. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from quotes.claims.wording import contractions, hedges, negations, opposites

NOT = "n't"
LOST, ADDED = "lost", "added"


def expanded(norms: Sequence[str]) -> tuple[str, ...]:
    """The words, with short forms written out ("don't" as "do not")."""
    known = contractions()
    if known.keys().isdisjoint(norms):
        return tuple(norms)
    return tuple(part for norm in norms for part in known.get(norm, (norm,)))


def negated(norms: Sequence[str]) -> int:
    """How many of the words negate."""
    return sum(map(_negates, expanded(norms)))


def _negates(norm: str) -> bool:
    return norm.endswith(NOT) or norm.partition("'")[0] in negations()


def negation_change(words: Sequence[str], base: Sequence[str]) -> str | None:
    """Whether a negation was added or lost where `words` stand for `base`; None where neither."""
    more = negated(words) - negated(base)
    if more:
        return ADDED if more > 0 else LOST
    if len(words) == len(base):
        for word, was in zip(words, base, strict=True):
            if (was, word) in opposites():
                return ADDED
            if (word, was) in opposites():
                return LOST
    return None


def hedged(norms: Sequence[str]) -> int:
    """How many expressions among the words make a statement less certain."""
    words = expanded(norms)
    count = place = 0
    while place < len(words):
        opened = _hedges_by_word().get(words[place], ())
        found = next((h for h in opened if words[place : place + len(h)] == h), ())
        count += bool(found)
        place += len(found) or 1
    return count


@cache
def _hedges_by_word() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The hedges that begin with a word, the longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for hedge in hedges():
        found[hedge[0]] = (*found.get(hedge[0], ()), hedge)
    return found
