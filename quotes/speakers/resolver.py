"""Quotes -> whom their sources, relays and addressees stand for, within one article. Pure.

Names are clustered over the whole article first. Then sources and the pronouns between them are read
in text order, because each answer is the likeliest antecedent of the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.identities.organisations import Organisations
from quotes.identities.people import People
from quotes.languages.gazetteer import Gazetteer
from quotes.model import Article, Entity, Link, Parse, Phrase, Quote, Span
from quotes.names.find import find_names
from quotes.phrases.named_text import NamedText
from quotes.rules import rule
from quotes.speakers.actors import NOBODY, Answer, Cast
from quotes.speakers.discourse import OTHER, SPEAKER, Discourse
from quotes.speakers.entities import Book
from quotes.speakers.first_person import by_author, quotes_around, speaker_of, writer
from quotes.speakers.narrative import Narrative
from quotes.speakers.phrase_answers import PhraseAnswers
from quotes.speakers.reading_order import (
    NarrativeGroup,
    NarrativePronoun,
    NarrativeSubject,
    phrases_of,
    reading_order,
)
from quotes.text.open_quotations import quoted_spans
from quotes.text.spans import SpanSet

# Parts of speech that end a description before a name.
BREAKS = frozenset(("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON", "PUNCT"))

TURNS = frozenset((rule("layout:answer"), rule("layout:label"), rule("layout:turn")))

PARAGRAPH = re.compile(r"^", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Resolution:
    """One link (or None where there is no mention) for each quote, and every entity linked."""

    speakers: tuple[Link | None, ...]
    vias: tuple[Link | None, ...]
    addressees: tuple[Link | None, ...]
    entities: tuple[Entity, ...]


class Resolver:
    """Resolves the mentions of an article; one resolver can be used for many articles."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def resolve(self, article: Article, parse: Parse, quotes: Sequence[Quote]) -> Resolution:
        """Link the source, relay and addressee of every quote to an entity of the article."""
        resolution = ArticleResolution(article, parse, quotes, self._gazetteer)
        answers = resolution.answers()
        book = Book(resolution.cast, self._gazetteer)

        def link(phrase: Phrase | None) -> Link | None:
            return book.link(phrase, answers[phrase.spans]) if phrase else None

        speakers = tuple(link(q.source) for q in quotes)
        vias = tuple(link(q.via) for q in quotes)
        addressees = tuple(link(q.addressee) for q in quotes)
        return Resolution(speakers, vias, addressees, book.entities())


class ArticleResolution:
    """The passes over one article: in reading order, then what only later words can tell."""

    def __init__(
        self, article: Article, parse: Parse, quotes: Sequence[Quote], gazetteer: Gazetteer
    ) -> None:
        self._parse = parse
        self._quotes = quotes
        self._quoted = SpanSet(quoted_spans(article.text))
        names = find_names(article, parse, gazetteer)
        self._text = NamedText(article.text, names)
        breaks = {t.start for s in parse.sentences for t in s.tokens if t.upos in BREAKS}
        people = People.from_names(names, article.text, gazetteer, breaks)
        self._discourse = Discourse(
            [s.start for s in parse.sentences],
            [m.start() for m in PARAGRAPH.finditer(article.text)],
        )
        bodies = Organisations(names, gazetteer)
        self.cast = Cast(article.text, people, bodies, self._discourse, gazetteer)
        self._phrase_answers = PhraseAnswers(self._text, parse, quotes, self.cast, gazetteer)
        self._narrative = Narrative(
            self._text, quotes, answers=self._phrase_answers, discourse=self._discourse
        )
        # Who speaks in turns stands under one label throughout.
        self._labels = {q.source.spans for q in quotes if q.source and TURNS & {*q.evidence}}
        self._answers: dict[tuple[Span, ...], Answer] = {}

    def answers(self) -> dict[tuple[Span, ...], Answer]:
        """The answer to every source, relay and addressee, by its spans."""
        phrases = phrases_of(self._quotes)
        self._narrative.note_names(SpanSet(span for phrase in phrases for span in phrase.spans))
        first_person = [p for p in phrases if self._phrase_answers.is_first_person(p.spans)]
        self._answers = {phrase.spans: NOBODY for phrase in first_person}
        for phrase in self._read_in_order(phrases):
            self._answers[phrase.spans] = self._phrase_answers.of_phrase(phrase.spans)
        # Whom the headline means is named by what comes to light of the lead.
        for phrase in sorted(phrases, key=lambda p: self._discourse.sentence_of(p.start) == 0):
            self._reconsider(phrase)
        for phrase in first_person:
            self._answers[phrase.spans] = self._first_person(phrase)
        return self._answers

    def _read_in_order(self, phrases: Sequence[Phrase]) -> list[Phrase]:
        """Resolve phrases and note the narrative in text order.

        Returns those of whom it comes only later who is meant, perhaps as a source that was not read yet.
        """
        sources = {q.source.spans for q in self._quotes if q.source}
        open_ones: list[Phrase] = []
        for task in reading_order(
            self._text.text, self._parse, phrases=phrases, quoted=self._quoted
        ):
            if isinstance(task, NarrativePronoun):
                self._narrative.note_pronoun(task, self._answers)
            elif isinstance(task, NarrativeSubject):
                self._narrative.note_subject(task)
            elif isinstance(task, NarrativeGroup):
                self._narrative.note_group(task)
            elif not self._phrase_answers.is_first_person(task.phrase.spans):
                weight = SPEAKER if task.phrase.spans in sources else OTHER
                if not self._resolve(task.phrase, weight):
                    open_ones.append(task.phrase)
        return open_ones

    def _resolve(self, phrase: Phrase, weight: float) -> bool:
        """Answer a phrase and keep the answer in mind; whether it is answered by what came before."""
        answer = self._phrase_answers.of_phrase(phrase.spans)
        self._answers[phrase.spans] = answer
        if not answer.actors or answer.named_later:
            return False
        for actor in answer.actors:
            self._discourse.add(phrase.spans[0], actor, weight)
        self._narrative.note_others(phrase.spans, answer)
        return True

    def _reconsider(self, phrase: Phrase) -> None:
        """Whether somebody or a body unnamed ("A coroner said", "a firm said") is named by what followed."""
        old = self._answers[phrase.spans]
        if old.named_later:  # by now who speaks below is in mind, too
            new = self._phrase_answers.of_phrase(phrase.spans)
            self._answers[phrase.spans] = new if new.named_later else old
            return
        document = len(old.actors) == 1 and old.actors[0].kind == "document"
        if len(old.actors) != 1 or (old.actors[0].is_named and not document):
            return
        new = self._phrase_answers.of_phrase(phrase.spans)
        unnamed = old.actors[0].kind == "unnamed_person" and phrase.spans not in self._labels
        if not new.named_later and unnamed:
            new = self._phrase_answers.named_next(
                phrase.spans, old.actors[0], self._sources_after(phrase.start)
            )
        if not new.actors or not new.named_later:
            return
        for spans, answer in self._answers.items():
            if answer.actors == old.actors:
                steps = new.steps if spans == phrase.spans else (*answer.steps, *new.steps)
                self._answers[spans] = Answer(new.actors, steps)

    def _sources_after(self, offset: int) -> list[tuple[Span, Answer]]:
        """The sources behind an offset, in text order, each with its answer."""
        spans = {q.source.spans for q in self._quotes if q.source and q.source.start > offset}
        return [(s[0], self._answers[s]) for s in sorted(spans) if self._answers[s].actors]

    def _first_person(self, phrase: Phrase) -> Answer:
        """For "I" and "we": who speaks the quote that they stand in, else the author for "I"."""
        around = quotes_around(phrase, self._quotes)
        if around or self._quoted.holds(phrase.start):
            return speaker_of(around, self._answers)
        name = writer(phrase, self._text)
        return by_author(name, self._phrase_answers.of_name(name)) if name else NOBODY
