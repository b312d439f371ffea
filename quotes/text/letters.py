"""Letters without their marks. Pure."""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """A text with each letter in its plain form ("é" as "e"); "ø" and "ł" have none and stay."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(c for c in letters if not unicodedata.combining(c))
