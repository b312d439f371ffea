"""Whether a quotation speaks to the very person it was given to. Pure."""

from __future__ import annotations

from quotes.attribution.wording import pattern
from quotes.model import Link, Quote

# "That is not so, Clara." and "Clara, that is not so."
VOCATIVE = pattern("vocative")


def addresses_itself(quote: Quote, speaker: Link) -> bool:
    """Whether a quote without a cue speaks to the one it was given to ("…, Clara.")."""
    if not quote.inherited or len(speaker.entities) != 1:
        return False
    names = {w for w in speaker.entities[0].name.split() if w[:1].isupper()}
    found = VOCATIVE.findall(quote.text)
    return any(name in names for pair in found for name in pair if name)
