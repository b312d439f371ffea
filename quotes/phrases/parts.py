"""What a source can be: a pronoun, a name or a nominal."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.languages.gazetteer import NounClass
from quotes.model import Span
from quotes.names.mentions import NameMention

ELDER = frozenset(("elder", "older", "eldest", "oldest"))

YOUNGER = frozenset(("younger", "youngest"))

PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
    "it": "n", "its": "n", "itself": "n",
    "i": "1", "me": "1", "my": "1", "myself": "1", "we": "1", "us": "1", "our": "1", "ourselves": "1",
    "who": "r", "whom": "r", "whose": "r", "which": "r", "that": "r",
    "you": "0", "your": "0", "one": "0", "self": "0", "himself/herself": "0", "there": "0", "this": "0",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun: `person` is m, f, p (they), n (it), 1 (I, we), r (who) or 0 (nobody)."""

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


def is_elder_or_younger(text: str, name: NameMention | None) -> bool:
    """Whether a phrase says which of two by age; a title says it too ("the younger Ms Hale")."""
    words = {word.casefold() for word in text.split()[:2]}
    titled = name is not None and name.name is not None and bool(name.name.titles)
    return "the" in words and bool(words & (ELDER | YOUNGER)) and not titled
