"""A made set of quotes whose claims are known: real sentences, with seeded variants and hard negatives.

Each line of the corpus has `text_a` and `text_b`, and `same_meaning` (1 where both say the same), as in
`edits_cannot` (CC BY-SA). The two of a pair that do not say the same are two claims of one speaker.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from quotes.claims.polarity import negated
from quotes.claims.statement import read_statement
from quotes.claims.wording import function_words, shifts

Row = dict[str, Any]

# How long the sentences are, in words, and how many claims a speaker makes.
SHORTEST, LONGEST = 9, 40
CLAIMS_EACH = 8
# What everybody says, on many occasions.
STOCK = (
    "Thank you very much", "We are looking into it", "It is what it is", "No comment at this time",
    "We will see what happens", "I am very happy", "This is a great day",
)  # fmt: skip
DAYS = 300
AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|has|have|had)\b")
NUMBER = re.compile(r"\b\d+\b")


@dataclass(frozen=True, slots=True)
class Made:
    """One quote: who says it, in which article and on which day, and which claim it makes."""

    text: str
    speaker: str
    claim: str
    kind: str
    day: int
    how: str


def make(rows: list[Row], claims: int, seed: int) -> list[Made]:
    """Quotes of about so many claims, in random order."""
    chance = Random(seed)
    rows = [row for row in rows if all(_fits(row[name]) for name in ("text_a", "text_b"))]
    chance.shuffle(rows)
    vocabulary = [w for row in rows[:400] for w in row["text_a"].split() if _is_plain(w)]
    found: list[Made] = []
    for number, row in enumerate(rows[: claims // 2]):
        speaker = f"Speaker {number // CLAIMS_EACH}"
        day = chance.randrange(DAYS)
        others = _negatives(chance, row, speaker, number, day)
        found += others
        made = _claim(chance, vocabulary, row["text_a"], speaker, f"a{number}", day)
        # What is cut to where two claims agree is as much of the one as of the other.
        rivals = [_norms(each.text) for each in others if each.speaker == speaker]
        found += [each for each in made if not any(_within(each.text, r) for r in rivals)]
    for number in range(claims // 20):
        text = chance.choice(STOCK)
        who = f"Speaker {number % 3}"
        found.append(Made(text, who, f"stock{number}", "direct", number * 20, "stock"))
    chance.shuffle(found)
    return found


def _fits(text: str) -> bool:
    return SHORTEST <= len(text.split()) <= LONGEST


def _is_plain(word: str) -> bool:
    return word.isalpha() and word.islower() and word not in function_words() and len(word) > 3


def _claim(
    chance: Random, vocabulary: list[str], text: str, speaker: str, claim: str, day: int
) -> list[Made]:  # fmt: skip
    """The sentence and some variants of it."""
    found = [Made(text, speaker, claim, "direct", day, "whole")]
    for how in chance.choices(list(VARIANTS), k=chance.randrange(3, 9)):
        changed = VARIANTS[how](chance, text, vocabulary)
        kind = "indirect" if how == "reported" else "direct"
        if changed:
            found.append(Made(changed, speaker, claim, kind, day + chance.randrange(3), how))
    return found


def _negatives(chance: Random, row: Row, speaker: str, number: int, day: int) -> list[Made]:
    """What must not join the claim: the pair's other sentence, another number, another speaker."""
    text = row["text_a"]
    found = []
    if row["same_meaning"] == 0 and negated(_norms(text)) != negated(_norms(row["text_b"])):
        found.append((row["text_b"], speaker, "pair"))
    elif not negated(_norms(text)) and AUXILIARY.search(text):
        found.append((AUXILIARY.sub(r"\1 not", text, count=1), speaker, "negated"))
    if NUMBER.search(text):
        other = NUMBER.sub(lambda m: str(int(m[0]) * 3 + 7), text, count=1)
        found.append((other, speaker, "number"))
    if chance.random() < 0.5:
        found.append((text, f"{speaker} of Sorrel", "speaker"))
    return [
        Made(each, who, f"{how}{number}" if how != "pair" else f"b{number}", "direct", day, how)
        for each, who, how in found
    ]


def _norms(text: str) -> tuple[str, ...]:
    return read_statement(text).norms


def _within(text: str, other: tuple[str, ...]) -> bool:
    """Whether each run of words between ellipses stands in another text, too."""
    runs = [" ".join(_norms(run)) for run in text.split("…")]
    return all(f" {run} " in f" {' '.join(other)} " for run in runs)


def _cut_tail(chance: Random, text: str, vocabulary: list[str]) -> str:
    words = text.split()
    return " ".join(words[: chance.randrange(max(6, len(words) // 2), len(words))])


def _cut_head(chance: Random, text: str, vocabulary: list[str]) -> str:
    words = text.split()
    start = chance.randrange(1, len(words) - 6)
    # A negation that is cut off makes another statement of it.
    return "" if negated(_norms(" ".join(words[:start]))) else " ".join(words[start:])


def _gap(chance: Random, text: str, vocabulary: list[str]) -> str:
    words = text.split()
    start = chance.randrange(3, len(words) - 4)
    cut = words[start : start + 2]
    if negated(_norms(" ".join(cut))) or any(map(str.isdigit, "".join(cut))):
        return ""
    return " ".join([*words[:start], "…", *words[start + 2 :]])


def _word(chance: Random, text: str, vocabulary: list[str]) -> str:
    words = text.split()
    places = [place for place, word in enumerate(words) if _is_plain(word)]
    if len(places) < 5:
        return ""
    words[chance.choice(places)] = chance.choice(vocabulary)
    changed = " ".join(words)
    return changed if negated(_norms(changed)) == negated(_norms(text)) else ""


def _marks(chance: Random, text: str, vocabulary: list[str]) -> str:
    return f"“{text.rstrip('.')},”".replace("'", "’").replace(" - ", " – ")


def _reported(chance: Random, text: str, vocabulary: list[str]) -> str:
    shifted: dict[str, str] = {}
    for said, reported in sorted(shifts()):
        shifted.setdefault(said, reported)
    words = [shifted.get(word.lower(), word) for word in text.rstrip(".").split()]
    words[0] = words[0].lower() if words[0] != "I" else words[0]
    return "that " + " ".join(words)


def _same(chance: Random, text: str, vocabulary: list[str]) -> str:
    return text


VARIANTS: dict[str, Callable[[Random, str, list[str]], str]] = {
    "same": _same, "marks": _marks, "tail": _cut_tail, "head": _cut_head, "gap": _gap,
    "word": _word, "reported": _reported,
}  # fmt: skip
