"""The parse in; `NameMention` out."""

from __future__ import annotations

from quotes.names.bylines import author
from quotes.names.find import find_names
from quotes.names.head_nouns import head_noun
from quotes.names.mentions import MentionKind, NameMention
from quotes.names.person_names import (
    PersonName,
    fold,
    initials,
    person_name,
    same_full_name,
    words_of,
)

__all__ = [
    "MentionKind",
    "NameMention",
    "PersonName",
    "author",
    "find_names",
    "fold",
    "head_noun",
    "initials",
    "person_name",
    "same_full_name",
    "words_of",
]
