"""What else somebody is called: "Robert “Bobby” Maclean", "Ada Orla, better known as Addy". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.names.mentions import NameMention
from quotes.names.person_names import fold, words_of
from quotes.names.wording import pattern

# "Stormy, whose real name is" has so many characters at most.
BEFORE = 80


def called_otherwise(text: str, mention: NameMention) -> tuple[str, ...]:
    """The names, folded, by which the words in and around a full name say that its bearer goes."""
    if mention.name is None or not mention.name.full:
        return ()
    inside = pattern("alias-inside").search(mention.text)
    after = pattern("alias-after").match(text, mention.end)
    before = pattern("alias-before").search(text, max(0, mention.start - BEFORE), mention.start)
    return tuple(_folded(m) for m in (inside, after, before) if m)


def all_called_otherwise(text: str, mentions: Sequence[NameMention]) -> frozenset[str]:
    """The same for all names of an article."""
    return frozenset(alias for m in mentions for alias in called_otherwise(text, m))


def _folded(match: re.Match[str]) -> str:
    return " ".join(fold(word) for word in words_of(match["name"]))
