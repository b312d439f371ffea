"""What a source can be: a pronoun, a name or a nominal."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.languages.gazetteer import NounClass
from quotes.model import Span
from quotes.names.mentions import NameMention


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun: `person` is m, f, p (they), n (it), s (some),
    1 (I, we), r (who) or 0 (nobody)."""

    word: str
    person: str
    span: Span


@dataclass(frozen=True, slots=True)
class Named:
    """A name, with the words in front of it that describe it.

    `work` is the head noun where the name is only the author of what is spoken of ("a report by").
    """

    mention: NameMention
    span: Span
    work: str = ""


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase without a name of its own.

    `head` is its noun, case-folded; `determiner` is "the", "a", "his" (a possessive pronoun), "'s"
    (a possessor) or "" ; `possessor` are the words of that possessor; `text` are its words without the
    determiner and without a relative clause.
    """

    text: str
    head: str
    words: tuple[str, ...]
    determiner: str
    possessor: Span | None
    plural: bool
    kind: NounClass | None
    gender: str | None
    span: Span


Part = Pronoun | Named | Nominal
