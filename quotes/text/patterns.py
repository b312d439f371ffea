"""What is a word, and what may be a word of a name. Pure."""

from __future__ import annotations

import re

WORDS = re.compile(r"\w+(?:['’]\w+)*")

# Capitals of Latin, Greek and Cyrillic.
UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻĽŃŅŇŌŐŒŔŘŚŞȘŠŤȚŪŮŰŹŻŽΆΈΉΊΌΎΏΑ-ΩЀ-Я]"

NAME_WORD = rf"{UPPER}[\w&]*(?:[.'’-]\w+)*\.?"


def bare_word(text: str) -> str:
    """A word without a possessive."""
    return re.sub(r"['’]s?$", "", text.strip(".,"))
