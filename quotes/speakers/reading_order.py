"""An article -> what is to be resolved, in the order in which a reader meets it. Pure.

Each answer is the likeliest antecedent of the next, so that sources and the narrative between them
are read together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from quotes.model import Parse, Phrase, Quote, Span
from quotes.phrases.patterns import pronouns, words_in
from quotes.speakers.narrative_subjects import plurals_and_owned, subjects
from quotes.text.spans import SpanSet


@dataclass(frozen=True, slots=True)
class Source:
    """A source, relay or addressee of a quote."""

    phrase: Phrase

    @property
    def span(self) -> Span:
        """Its first words."""
        return self.phrase.spans[0]


@dataclass(frozen=True, slots=True)
class NarrativePronoun:
    """A pronoun for a person outside quotations that is no source; `gender` is m or f."""

    span: Span
    word: str
    gender: str

    @property
    def is_subject(self) -> bool:
        """Whether it has the form of a subject ("he", not "his")."""
        return self.word.casefold() in words_in("subject-pronoun")


@dataclass(frozen=True, slots=True)
class NarrativeSubject:
    """A noun phrase outside quotations that is the subject of a clause and no source."""

    span: Span


@dataclass(frozen=True, slots=True)
class NarrativeGroup:
    """A noun phrase in the plural, or of somebody's relative, outside quotations that is no source."""

    span: Span
    is_subject: bool


Task = Source | NarrativePronoun | NarrativeSubject | NarrativeGroup


def phrases_of(quotes: Sequence[Quote]) -> list[Phrase]:
    """The sources, relays and addressees of quotes, each once, in text order."""
    found: dict[tuple[Span, ...], Phrase] = {}
    for quote in quotes:
        for phrase in (quote.source, quote.via, quote.addressee):
            if phrase:
                found.setdefault(phrase.spans, phrase)
    return sorted(found.values(), key=lambda p: p.start)


def reading_order(
    text: str, parse: Parse, *, phrases: Sequence[Phrase], quoted: SpanSet
) -> list[Task]:
    """The phrases, and the pronouns and subjects of the narrative between them, in text order.

    `quoted` are the words between quotation marks, which are no narrative.
    """
    tasks: list[Task] = [Source(phrase) for phrase in phrases]
    taken = SpanSet(span for phrase in phrases for span in phrase.spans)
    for pronoun in _pronouns(text):
        if not taken.holds(pronoun.span.start) and not quoted.holds(pronoun.span.start):
            tasks.append(pronoun)
    for span in subjects(parse):
        if not taken.touches(*span) and not quoted.holds(span.start):
            tasks.append(NarrativeSubject(span))
    opened = {task.span.start for task in tasks if isinstance(task, NarrativeSubject)}
    for span, is_subject in plurals_and_owned(parse):
        if not (taken.touches(*span) or quoted.holds(span.start) or span.start in opened):
            tasks.append(NarrativeGroup(span, is_subject))
    return sorted(tasks, key=lambda task: task.span)


def _pronouns(text: str) -> Iterator[NarrativePronoun]:
    """Every pronoun of the narrative for one person, with a small or a capital first letter."""
    for match in _narrative_pronoun().finditer(text):
        word = match.group()
        yield NarrativePronoun(Span(*match.span()), word, pronouns()[word.casefold()])


@cache
def _narrative_pronoun() -> re.Pattern[str]:
    words = sorted(words_in("narrative-pronoun"))
    return re.compile(rf"\b(?:{'|'.join(f'{w}|{w.capitalize()}' for w in words)})\b")
