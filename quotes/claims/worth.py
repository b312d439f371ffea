"""A statement in; how worth checking it is, and why, out: signs and words, weighted. Pure.

The score helps to choose what to look at first; it says nothing of what is true.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from quotes.claims.polarity import expanded
from quotes.claims.statement import Statement, Word, read_statement
from quotes.claims.wording import function_words
from quotes.languages.tables import table
from quotes.languages.telling_words import TellingWord, telling_words, version

TABLE, WEIGHTS = "claims/worth.tsv", "claims/worth_weights.tsv"
MONEY = ("$", "€", "£", "¥")
PERCENT = "%"
# Whole numbers between these, without a unit, are years.
YEARS = range(1700, 2101)
# Fewer words are a fragment; more than so many say no more.
FRAGMENT, MANY_WORDS = 6, 40
# Hits of one sign beyond these tell nothing more.
MOST_HITS = 2
# A contribution below this is no reason to tell.
TELLING = 0.15
# How many reasons are told.
REASONS = 4
# A name: a word with a capital that does not open the sentence.
NAME = re.compile(r"(?<=[\w,;:] )(?!I\b)[A-Z][\w’'-]+")
CONSTANT = "constant"
# What the words say that no other sign knows, and how many of them are told.
WORDING, WORDS_TOLD = "wording", 3


@dataclass(frozen=True, slots=True)
class Worth:
    """How likely a statement is worth checking, 0 to 1, and why: phrases, the strongest first."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """What a sign weighs, and what a reader is told where it counts."""

    weight: float
    words: str


@cache
def weights() -> Mapping[str, Sign]:
    """The weight and the words of each sign, as `training/claims/worth.py` fitted them."""
    return {r["sign"]: Sign(float(r["weight"]), r["words"]) for r in table(WEIGHTS)}


@cache
def model() -> str:
    """The version of words and weights: a score of another one is out of date."""
    rows = [*table(TABLE), *table(WEIGHTS), version()]
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:12]


def worth(text: str) -> Worth:
    """How worth checking a text is; an empty one is worth nothing."""
    words = telling_words(text)
    found = signs(text, words)
    if not found:
        return Worth(0.0, ("no words",))
    shares = {name: weights()[name].weight * value for name, value in found.items()}
    total = weights()[CONSTANT].weight + sum(shares.values())
    order = sorted(shares.items(), key=lambda item: (-abs(item[1]), item[0]))
    told = (_reason(name, share, words) for name, share in order if abs(share) >= TELLING)
    reasons = tuple(filter(None, told))[:REASONS]
    return Worth(round(1 / (1 + exp(-total)), 4), reasons)


def _reason(name: str, share: float, words: Sequence[TellingWord]) -> str:
    """What a reader is told of a sign, of the words which ones tell most; "" for marks and little words."""
    told = ("" if share > 0 else "less: ") + weights()[name].words
    if name != WORDING:
        return told
    telling = sorted(words, key=lambda each: -each.share * share)
    most = dict.fromkeys(
        word for each in telling if each.share * share > 0
        and (word := each.word.casefold()).isalpha() and word not in function_words()
    )  # fmt: skip
    return f"{told}: {', '.join(list(most)[:WORDS_TOLD])}" if most else ""


def signs(text: str, words: Sequence[TellingWord] | None = None) -> dict[str, float]:
    """The signs in a text, each with how much of it there is; none for a text without words.

    `words` are its telling words, where they are known.
    """
    statement = read_statement(text)
    if not statement.words:
        return {}
    norms = expanded(statement.norms)
    found = {name: float(min(n, MOST_HITS)) for name, n in _hits(norms).items()}
    found |= _figures(statement)
    names = len(NAME.findall(text))
    found["named"] = float(min(names, MOST_HITS))
    if names:
        found["record of somebody named"] = found.get("record", 0.0)
    if "question" in found and not text.rstrip("\"'’” ").endswith("?"):
        del found["question"]
    if text.rstrip("\"'’” ").endswith("?"):
        found["question"] = float(MOST_HITS)
    found["fragment"] = float(len(norms) < FRAGMENT)
    found["length"] = log(min(len(norms), MANY_WORDS)) - log(FRAGMENT)
    words = telling_words(text) if words is None else words
    found[WORDING] = sum(each.share for each in words)
    return {name: value for name, value in found.items() if value}


def _hits(norms: tuple[str, ...]) -> dict[str, int]:
    """How many of its words or phrases each sign has."""
    counts: dict[str, int] = {}
    joined = f" {' '.join(norms)} "
    for name, words in _phrases():
        if number := len(words.findall(joined)):
            counts[name] = number
    return counts


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """One pattern for each sign, over words with a space between two."""
    found: dict[str, list[str]] = {}
    for row in table(TABLE):
        found.setdefault(row["sign"], []).append(" ".join(expanded(row["words"].split())))
    return tuple(
        (name, re.compile(f"(?<= )(?:{'|'.join(map(re.escape, sorted(words, key=len)[::-1]))})(?= )"))
        for name, words in found.items()
    )  # fmt: skip


def _figures(statement: Statement) -> dict[str, float]:
    """Amounts by what they count."""
    counts: dict[str, float] = {}
    for word in statement.words:
        if word.value is not None:
            name = _figure(word)
            counts[name] = min(counts.get(name, 0.0) + 1, float(MOST_HITS))
    return counts


def _figure(word: Word) -> str:
    assert word.value is not None
    if word.unit in MONEY:
        return "money"
    if word.unit == PERCENT:
        return "percent"
    if not word.unit and word.value in YEARS:
        return "year"
    return "small amount" if word.value <= 1 else "amount"
