"""What is a word, and what may be a word of a name. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.model import Span

WORDS = re.compile(r"\w+(?:['’]\w+)*")

# Capitals of Latin, Greek and Cyrillic.
UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻĽŃŅŇŌŐŒŔŘŚŞȘŠŤȚŪŮŰŹŻŽΆΈΉΊΌΎΏΑ-ΩЀ-Я]"

NAME_WORD = rf"{UPPER}[\w&]*(?:[.'’-]\w+)*\.?"


def word_count(text: str, spans: Sequence[Span]) -> int:
    """How many words stand in the spans."""
    return sum(1 for span in spans for _ in WORDS.finditer(text, *span))


def bare_word(text: str) -> str:
    """A word without a possessive."""
    return re.sub(r"['’]s?$", "", text.strip(".,"))
