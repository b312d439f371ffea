"""Letters without their marks. Pure."""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """A text with each letter in its plain form ("é" as "e"); "ø" and "ł" have none and stay."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(c for c in letters if not unicodedata.combining(c))


# Letters that Unicode does not take apart, and what a reader without them types instead.
PLAIN_LETTERS = {
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i",
    "þ": "th", "Þ": "Th", "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "ħ": "h",
    "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ĸ": "k",
}  # fmt: skip

_PLAIN = str.maketrans(PLAIN_LETTERS)


def with_plain_letters(text: str) -> str:
    """A text whose letters such as "ø", "ł" and "þ" are as a reader without them types them."""
    return text.translate(_PLAIN)


# What stands for letters that a typewriter without them does not have.
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}


def spellings(word: str) -> frozenset[str]:
    """A case-folded word as it is written where its accents are not at hand."""
    plain = with_plain_letters(without_accents(word))
    spread = "".join(UMLAUTS.get(c, c) for c in unicodedata.normalize("NFC", word))
    return frozenset((word, plain, with_plain_letters(without_accents(spread))))
