"""The words and patterns of a language by which phrases are read: tables in, patterns out.

`phrases/patterns.tsv` and `classes.tsv` name them; `phrases/pronouns.tsv` says whom a pronoun stands for.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from quotes.languages.tables import table
from quotes.languages.wording import Wording
from quotes.text.patterns import NAME_WORD

# Marks and spaces around a phrase that are none of it.
EDGE = ' \t\u00a0,;:.“”"()—–-'

WORDING = Wording("phrases", {"name-word": NAME_WORD})

pattern = WORDING.pattern

words_in = WORDING.words_in


@cache
def pronouns() -> dict[str, str]:
    """Each pronoun with its `Pronoun.person`."""
    return {row["word"]: row["person"] for row in table("phrases/pronouns.tsv")}


def without_possessive(text: str) -> str:
    """The words without a final possessive ("the mayor’s")."""
    return pattern("possessive").sub("", text)


def joined(names: Iterable[str]) -> str:
    """Names as one ("Ann Bell and Carl Roe")."""
    (word,) = words_in("and")
    return f" {word} ".join(names)
