"""Names in a text as records. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.names.person_names import PersonName

MentionKind = Literal["person", "organization", "place"]


@dataclass(frozen=True, slots=True)
class NameMention:
    """One name in the text; `start` and `end` (0-based, end exclusive) take in the titles before it.

    `sentence` is the index of its sentence. `quoted` says that it stands inside quotation marks,
    `subject` that it is the subject of its clause, as far as one can see. `owner` is whose it is
    ("Kestovia's Health Ministry").
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    name: PersonName | None
    sentence: int
    quoted: bool = False
    subject: bool = False
    owner: str | None = None
