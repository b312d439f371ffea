"""What is a word, what may be a word of a name, and how a possessive ends. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.model import Span

WORDS = re.compile(r"\w+(?:['’]\w+)*")

# Capitals of Latin, Greek and Cyrillic.
UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻĽŃŅŇŌŐŒŔŘŚŞȘŠŤȚŪŮŰŹŻŽΆΈΉΊΌΎΏΑ-ΩЀ-Я]"

# What Irish writes small before the capital of a name ("Mac an tSaoi", "Ó hUiginn", "Mac na gCraith").
MUTATION = rf"(?:(?:t|h|n|m|g|b|d|bh)-?(?={UPPER}[^\W\d_A-Z]))?"

NAME_WORD = rf"{MUTATION}{UPPER}[\w&]*(?:[.'’-]\w+)*\.?"

# The possessive behind a name ("Marsh’s", "Moss’"), or a mark that closes a quotation there.
POSSESSIVE = r"['’]s?"

# The possessive where the letters alone must say so: a mere apostrophe counts after an s only, so
# that a name such as "Sana’" keeps its last letter.
SURE_POSSESSIVE = r"(?:['’]s|(?<=s)['’])"

POSSESSIVE_END = re.compile(rf"{POSSESSIVE}$")


def without_possessive(text: str) -> str:
    """A text without a possessive, or a closing mark, at its end."""
    return POSSESSIVE_END.sub("", text)


def word_count(text: str, spans: Sequence[Span]) -> int:
    """How many words stand in the spans."""
    return sum(1 for span in spans for _ in WORDS.finditer(text, *span))


def bare_word(text: str) -> str:
    """A word without full stops and commas around it and without a possessive."""
    return without_possessive(text.strip(".,"))
