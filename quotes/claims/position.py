"""Two statements of one speaker in; whether they may show a change of position, and why, out. Pure.

They have to share what they speak of, and one has to turn it round or give another number. It is offered
as "possible change" and never asserted: words of another, a condition or a joke look the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp

from quotes.claims.polarity import expanded, hedged, negated
from quotes.claims.reported import undone
from quotes.claims.statement import Statement, read_statement
from quotes.claims.wording import common_words, function_words, opposites
from quotes.languages.tables import table

POLARITY, OPPOSITE, NUMBER, HEDGE = (
    "one negates it", "the opposite word", "another number", "one is less certain",
)  # fmt: skip
# What each sign of a change counts; a hedge alone is none.
COUNTS = {POLARITY: 1.0, OPPOSITE: 1.0, NUMBER: 1.0, HEDGE: 0.3}
# Weights of the score, fitted by `training/claims/position.py`.
WEIGHTS, CONSTANT = "claims/position_weights.tsv", "constant"
# More words in common, or more signs, tell nothing more.
MOST_SHARED, MOST_SIGNS = 3, 2.0
# How many telling words both have, and what share of the shorter one's.
SHARED_WORDS, SHARED = 2, 0.4
# Whole numbers between these, without a unit, are years.
YEARS = range(1700, 2101)


@dataclass(frozen=True, slots=True)
class Position:
    """A possible change: `score` 0 to 1, the words that both have, and what speaks for a change."""

    score: float
    shared: tuple[str, ...]
    signs: tuple[str, ...]


def possible_change(one: str, other: str) -> Position | None:
    """Whether two texts may be a change of position; None where they share too little or agree."""
    found = opposed(one, other)
    if not found.signs or set(found.signs) == {HEDGE} or len(found.shared) < SHARED_WORDS:
        return None
    least = min(len(subjects(one)), len(subjects(other)))
    return found if len(found.shared) >= SHARED * least else None


def opposed(one: str, other: str) -> Position:
    """What speaks for a change between any two texts, and how likely that is one."""
    shared = subjects(one) & subjects(other)
    signs = tuple(_signs(read_statement(one), read_statement(other)))
    total = sum(_weights()[n] * value for n, value in features(one, other, signs).items())
    score = 1 / (1 + exp(-total - _weights()[CONSTANT]))
    return Position(round(score, 4), tuple(sorted(shared)), signs)


def features(one: str, other: str, signs: Sequence[str] | None = None) -> dict[str, float]:
    """What the score weighs: how much two texts share, how much turns one round, and both at once."""
    if signs is None:
        signs = _signs(read_statement(one), read_statement(other))
    words, others = subjects(one), subjects(other)
    share = len(words & others) / (min(len(words), len(others)) or 1)
    turned = min(sum(COUNTS[sign] for sign in signs), MOST_SIGNS)
    shared = float(min(len(words & others), MOST_SHARED))
    return {"share": share, "shared": shared, "turned": turned, "turned and shared": turned * share}


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in table(WEIGHTS)}


@lru_cache(maxsize=4096)
def subjects(text: str) -> frozenset[str]:
    """The words of a text that tell what it speaks of, in one form each."""
    read = read_statement(text)
    words = {word.norm for word in read.words if word.value is not None}
    return frozenset(
        norm for norm in expanded(undone(read).norms)
        if norm not in function_words() and norm not in common_words() and norm not in words
        and not negated((norm,)) and len(norm) > 1
    )  # fmt: skip


def _signs(one: Statement, other: Statement) -> list[str]:
    found = []
    if (negated(one.norms) % 2) != (negated(other.norms) % 2):
        found.append(POLARITY)
    if any(
        (a in one.norms and b in other.norms) or (b in one.norms and a in other.norms)
        for a, b in opposites()
    ):
        found.append(OPPOSITE)
    if _renumbered(one, other):
        found.append(NUMBER)
    if bool(hedged(one.norms)) != bool(hedged(other.norms)):
        found.append(HEDGE)
    return found


def _renumbered(one: Statement, other: Statement) -> bool:
    """Whether both count in one unit, or what stands after the number, and the values differ."""
    counts, others = _quantities(one), _quantities(other)
    return any(counts[unit].isdisjoint(others[unit]) for unit in counts.keys() & others.keys())


def _quantities(statement: Statement) -> dict[str, set[object]]:
    """The values by what they count: a unit, or the next word."""
    found: dict[str, set[object]] = {}
    forms = undone(statement).norms
    for place, word in enumerate(statement.words):
        if word.value is None or (not word.unit and word.value in YEARS):
            continue
        after = forms[place + 1] if place + 1 < len(forms) else ""
        if unit := word.unit or after:
            found.setdefault(unit, set()).add(word.value)
    return found
