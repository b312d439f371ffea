"""The words by which statements are compared: the tables of `claims/` of the language."""

from __future__ import annotations

import re
from functools import cache

from quotes.languages.tables import patterns, table, word_list


@cache
def numbers() -> dict[str, tuple[str, int]]:
    """Each word for a number, with its class (small, ten, scale, suffix, ambiguous) and value."""
    return {r["word"]: (r["class"], int(r["value"])) for r in table("claims/numbers.tsv")}


@cache
def units() -> dict[str, str]:
    """The words and signs of units, with the sign that stands for them."""
    return {row["words"]: row["unit"] for row in table("claims/units.tsv")}


@cache
def negations() -> frozenset[str]:
    """The words that negate; forms in n't are left to `polarity`."""
    return word_list("claims/negations.txt")


@cache
def quantifiers() -> frozenset[str]:
    """The words that say of how many, how often or where something is true."""
    return word_list("claims/quantifiers.txt")


@cache
def hedges() -> tuple[tuple[str, ...], ...]:
    """The expressions that make a statement less certain, the longest first."""
    found = (tuple(line.split()) for line in word_list("claims/hedges.txt"))
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


@cache
def opposites() -> frozenset[tuple[str, str]]:
    """The pairs of words that say the opposite: the one that affirms, the other."""
    return frozenset((r["affirmed"], r["opposite"]) for r in table("claims/antonyms.tsv"))


@cache
def contractions() -> dict[str, tuple[str, ...]]:
    """Each short form, with the words it stands for."""
    return {row["short"]: tuple(row["long"].split()) for row in table("claims/contractions.tsv")}


@cache
def shifts() -> frozenset[tuple[str, str]]:
    """What a word becomes in reported speech: as said, as reported."""
    return frozenset((r["said"], r["reported"]) for r in table("claims/speech_shifts.tsv"))


@cache
def function_words() -> frozenset[str]:
    """Words that carry no content of their own."""
    return word_list("claims/function_words.txt")


@cache
def common_words() -> frozenset[str]:
    """Words of every occasion: a wording of these alone is a stock phrase."""
    return word_list("claims/common_words.txt")


@cache
def endings() -> tuple[tuple[str, str], ...]:
    """What verbs and nouns end in, and what stands for it where forms make no difference."""
    return tuple((r["ending"], r["becomes"]) for r in table("claims/endings.tsv"))


@cache
def phrase_openers() -> frozenset[str]:
    """The words behind which a noun phrase stands."""
    return word_list("claims/phrase_openers.txt")


@cache
def auxiliaries() -> frozenset[str]:
    """The words that reported speech adds."""
    return word_list("claims/auxiliaries.txt")


@cache
def forms() -> dict[str, str]:
    """Each word that reported speech shifts, with one word for it and all that it shifts to or from."""
    found: dict[str, str] = {}
    for said, reported in sorted(shifts()):
        if " " in reported:
            continue
        old, new = found.get(said, said), found.get(reported, reported)
        found |= dict.fromkeys((said, reported, *(w for w in found if found[w] == new)), old)
    return found


@cache
def agencies() -> tuple[tuple[str, ...], ...]:
    """The outlets that are agencies: of each its name, and the others by which it is called."""
    return tuple(
        tuple(name for name in (row["name"], *row["aliases"].split(";")) if name)
        for row in table("outlets.tsv") if row["kind"] == "agency"
    )  # fmt: skip


@cache
def wire_credit(names: tuple[str, ...]) -> re.Pattern[str]:
    """What credits an agency with these names; there is none where no name stands."""
    spelled = "|".join(map(re.escape, names))
    either = "|".join(f"(?:{p})" for p in patterns("claims/wire_credits.txt"))
    return re.compile(either.replace("NAME", spelled), re.MULTILINE)
