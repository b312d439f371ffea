"""Quotes -> whom their sources, relays and addressees stand for, within one article. Pure.

Names are clustered over the whole article first. Then sources and the pronouns between them are read
in text order, because each answer is the likeliest antecedent of the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.identities.organisations import Organisations
from quotes.identities.people import People
from quotes.languages.gazetteer import Gazetteer
from quotes.model import Article, Entity, Link, Parse, Phrase, Quote, Sentence, Span, Step
from quotes.names.bylines import author
from quotes.names.find import find_names
from quotes.names.mentions import NameMention
from quotes.names.person_names import fold
from quotes.phrases.parts import Named, Nominal, Part, Pronoun
from quotes.phrases.read_source import SourceReader
from quotes.speakers.actor import Actor
from quotes.speakers.actors import NOBODY, Answer, Cast
from quotes.speakers.antecedents import Antecedents
from quotes.speakers.discourse import OTHER, QUOTED, REPORTED, SPEAKER, SUBJECT, Discourse
from quotes.speakers.entities import Book
from quotes.speakers.narrative_subjects import subjects
from quotes.speakers.nominals import Nominals
from quotes.text.marks import quoted_spans
from quotes.text.spans import SpanSet

# Parts of speech that end a description before a name.
BREAKS = frozenset(("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON", "PUNCT"))

NARRATIVE = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")


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
        run = _Run(article, parse, quotes, self._gazetteer)
        answers = run.answers()
        book = Book(run.cast, self._gazetteer)

        def link(phrase: Phrase | None) -> Link | None:
            return book.link(phrase, answers[phrase.spans]) if phrase else None

        speakers = tuple(link(q.source) for q in quotes)
        vias = tuple(link(q.via) for q in quotes)
        addressees = tuple(link(q.addressee) for q in quotes)
        return Resolution(speakers, vias, addressees, book.entities())


# "Ann Bell and her husband, Paul": between two people who are a pair.
TOGETHER = re.compile(r",? and (?:(?:his|her|their) (?:[a-z-]+ ){1,3}|(?:his|her) [a-z-]+, )?")

# How sure it is that "I" is the author.
BYLINE = 0.8

PARAGRAPH = re.compile(r"^", re.MULTILINE)


class _Run:
    """The work on one article."""

    def __init__(
        self, article: Article, parse: Parse, quotes: Sequence[Quote], gazetteer: Gazetteer
    ) -> None:
        self._text = article.text
        self._parse = parse
        self._quotes = quotes
        self._names = find_names(article, parse, gazetteer)
        self._starts = [n.start for n in self._names]
        self._contents: dict[tuple[Span, ...], list[Span]] = {}
        for quote in quotes:
            if quote.source:
                self._contents.setdefault(quote.source.spans, []).extend(quote.spans)
        self._quoted = SpanSet(quoted_spans(article.text))
        self._reported = [
            q for q in quotes if q.kind == "indirect" and q.source and q.source.end <= q.start
        ]
        breaks = {t.start for s in parse.sentences for t in s.tokens if t.upos in BREAKS}
        people = People.from_names(self._names, article.text, gazetteer, breaks)
        bodies = Organisations(self._names, gazetteer)
        self._discourse = Discourse(
            [s.start for s in parse.sentences],
            [m.start() for m in PARAGRAPH.finditer(article.text)],
        )
        self.cast = Cast(article.text, people, bodies, self._discourse, gazetteer)
        self._antecedents = Antecedents(self.cast)
        self._nominals = Nominals(self.cast)
        self._reader = SourceReader(article.text, self._names, gazetteer)
        self._answers: dict[tuple[Span, ...], Answer] = {}

    def answers(self) -> dict[tuple[Span, ...], Answer]:
        """The answer to every source, relay and addressee, by its spans."""
        phrases = self._phrases()
        sources = {q.source.spans for q in self._quotes if q.source}
        self._note_names([p.spans for p in phrases])
        first_person: list[Phrase] = []
        open_ones: list[Phrase] = []
        for place, phrase in self._tasks(phrases):
            if phrase is None:
                self._narrative(place)
                continue
            if not phrase.text:
                self._subject(place)
                continue
            if self._is_first_person(phrase):
                first_person.append(phrase)
                self._answers[phrase.spans] = NOBODY
                continue
            answer = self._resolved(phrase)
            self._answers[phrase.spans] = answer
            if not answer.actors or any(s.rule == "resolve:cataphora" for s in answer.steps):
                # Who is meant comes only later, perhaps as a source that is not read yet.
                open_ones.append(phrase)
                continue
            weight = SPEAKER if phrase.spans in sources else OTHER
            for actor in answer.actors:
                self._discourse.add(phrase.spans[0], actor, weight)
        for phrase in open_ones:
            self._answers[phrase.spans] = self._resolved(phrase)
        for phrase in phrases:
            self._reconsider(phrase)
        for phrase in first_person:
            self._answers[phrase.spans] = self._speaker_around(phrase)
        return self._answers

    def _reconsider(self, phrase: Phrase) -> None:
        """Whether somebody unnamed ("A coroner said", "his lawyer said") is named by what followed."""
        old = self._answers[phrase.spans]
        if len(old.actors) != 1 or old.actors[0].kind != "unnamed_person":
            return
        new = self._resolved(phrase)
        if not any(step.rule == "resolve:cataphora" for step in new.steps):
            return
        for spans, answer in self._answers.items():
            if answer.actors == old.actors:
                steps = new.steps if spans == phrase.spans else (*answer.steps, *new.steps)
                self._answers[spans] = Answer(new.actors, steps)

    def _phrases(self) -> list[Phrase]:
        found: dict[tuple[Span, ...], Phrase] = {}
        for quote in self._quotes:
            for phrase in (quote.source, quote.via, quote.addressee):
                if phrase:
                    found.setdefault(phrase.spans, phrase)
        return sorted(found.values(), key=lambda p: p.start)

    def _note_names(self, sources: Sequence[tuple[Span, ...]]) -> None:
        """Enter every name that is no source; sources follow when they are resolved."""
        taken = SpanSet(span for spans in sources for span in spans)
        contents = SpanSet(span for q in self._quotes for span in q.spans)
        for name in self._names:
            if taken.holds(name.start):
                continue
            span = Span(name.start, name.end)
            answer = self._antecedents.named(Named(name, span))
            weight = QUOTED if name.quoted else SUBJECT if name.subject else OTHER
            if not name.quoted and contents.holds(name.start):
                weight *= REPORTED
            for actor in answer.actors:
                self._discourse.add(span, actor, weight)
        self._note_couples(taken)

    def _note_couples(self, taken: SpanSet) -> None:
        """Two people named together in the narrative are a pair that "they" can stand for."""
        for first, second in pairwise(self._names):
            between = self._text[first.end : second.start]
            if not TOGETHER.fullmatch(between) or first.kind != "person" or second.kind != "person":
                continue
            if first.quoted or taken.holds(first.start):
                continue
            span = Span(first.start, second.end)
            for name in (first, second):
                answer = self._antecedents.named(Named(name, Span(name.start, name.end)))
                for actor in answer.actors:
                    self._discourse.add(span, actor, OTHER, pair=True)

    def _tasks(self, phrases: Sequence[Phrase]) -> list[tuple[Span, Phrase | None]]:
        """Sources and the pronouns of the narrative, in text order."""
        tasks: list[tuple[Span, Phrase | None]] = [(p.spans[0], p) for p in phrases]
        taken = SpanSet(span for p in phrases for span in p.spans)
        for match in NARRATIVE.finditer(self._text):
            span = Span(*match.span())
            if not taken.holds(span.start) and not self._quoted.holds(span.start):
                tasks.append((span, None))
        for span in subjects(self._parse):
            if not taken.touches(*span) and not self._quoted.holds(span.start):
                tasks.append((span, Phrase("", (span,))))
        return sorted(tasks, key=lambda t: t[0])

    def _subject(self, span: Span) -> None:
        """A noun phrase that is no source keeps in mind whom it stands for."""
        if self._names_in(span):
            return
        parts = self._reader.read(span)
        if len(parts) != 1 or not isinstance(parts[0], Nominal):
            return
        answer = self._nominals.mentioned(parts[0], self._possessor(parts[0]))
        if any(step.rule == "resolve:cataphora" for step in answer.steps):
            return
        for actor in answer.actors:
            self._discourse.add(span, actor, SUBJECT)

    def _narrative(self, span: Span) -> None:
        """A pronoun that is no source still keeps its antecedent in mind."""
        word = self._text[span.start : span.end]
        sex = "m" if word.casefold() in ("he", "his", "him") else "f"
        if self._of_reporter(span, sex):
            return
        ranked = self._antecedents.pronoun(Pronoun(word, sex, span))
        weight = SUBJECT if word.casefold() in ("he", "she") else OTHER * 0.7
        if ranked.steps and ranked.steps[0].rule != "resolve:cataphora":
            for actor in ranked.actors:
                self._discourse.add(span, actor, weight)

    def _of_reporter(self, span: Span, sex: str) -> bool:
        """Whether "his" in "Ann Bell's rival said his ministry ..." is whoever says so; notes it."""
        quote = next(
            (q for q in self._reported if any(a <= span.start < b for a, b in q.spans)), None
        )
        if quote is None or quote.source is None:
            return False
        answer = self._answers.get(quote.source.spans, NOBODY)
        actor = answer.actors[0] if len(answer.actors) == 1 else None
        if actor is None or not actor.is_human or actor.sex not in (sex, None):
            return False
        if actor.sex is None and actor.pronouns and actor.pronouns[0] != sex:
            return False
        self._discourse.add(span, actor, OTHER * 0.7)
        return True

    def _is_first_person(self, phrase: Phrase) -> bool:
        parts = self._reader.read(phrase.spans[0])
        return bool(parts) and all(isinstance(p, Pronoun) and p.person == "1" for p in parts)

    def _speaker_around(self, phrase: Phrase) -> Answer:
        """For "I" and "we": who speaks the quote that they stand in."""
        holding = [
            q
            for q in self._quotes
            if q.source
            and q.source.spans != phrase.spans
            and any(a <= phrase.start and phrase.end <= b for a, b in q.spans)
        ]
        for quote in sorted(holding, key=lambda q: q.end - q.start):
            assert quote.source
            answer = self._answers.get(quote.source.spans, NOBODY)
            if answer.actors:
                step = Step("resolve:first-person", quote.source.text, quote.source.spans, 0.85)
                return Answer(answer.actors, (step, *answer.steps))
        return NOBODY if holding or self._quoted.holds(phrase.start) else self._author(phrase)

    def _author(self, phrase: Phrase) -> Answer:
        """For "I" in the article's own words: who wrote it."""
        one = fold(phrase.text.strip()) in ("i", "me", "my")
        writer = author(self._text, self._names) if one else None
        if writer is None:
            return NOBODY
        span = Span(writer.start, writer.end)
        answer = self._antecedents.named(Named(writer, span))
        step = Step("resolve:byline", writer.text, (span,), BYLINE)
        return Answer(answer.actors, (step, *answer.steps))

    def _resolved(self, phrase: Phrase) -> Answer:
        avoided = self._named_in_content(phrase)
        span = Span(phrase.spans[0].start, phrase.spans[0].end)
        parts = self._reader.read(span)
        if not parts and len(phrase.spans) > 1:
            parts = self._reader.read(phrase.spans[1])
        answers = [self._part(part, avoided) for part in parts]
        answers = [a for a in answers if a.actors]
        if not answers:
            return NOBODY
        actors = tuple(dict.fromkeys(actor for a in answers for actor in a.actors))
        steps = tuple(step for a in answers for step in a.steps)
        return Answer(actors, steps)

    def _part(self, part: Part, avoided: Sequence[Actor]) -> Answer:
        if isinstance(part, Named):
            answer = self._antecedents.named(part)
            if part.work:
                self._nominals.note_author(part.work, answer, part.span)
            return answer
        if isinstance(part, Nominal):
            return self._nominals.resolve(part, self._possessor(part), avoided)
        if part.person == "r":
            return self._relative(part)
        if part.person in "mfpn":
            return self._antecedents.pronoun(part, avoided)
        return NOBODY

    def _possessor(self, part: Nominal) -> Answer:
        if part.possessor is None:
            return NOBODY
        return self._resolved(Phrase("", (part.possessor,)))

    def _relative(self, part: Pronoun) -> Answer:
        """Who, which, that: the noun phrase just before."""
        end = len(self._text[: part.span.start].rstrip(" ,—–-("))
        earlier = self._names_in(Span(max(0, end - 80), part.span.start))
        near = [
            n for n in earlier if n.start < part.span.start and end - 1 <= n.end <= part.span.start
        ]
        if near and near[0].kind != "person" and part.word.casefold() in ("who", "whom", "whose"):
            near = self._person_before(near[0])
        for name in near:
            if name.end <= part.span.start:
                answer = self._antecedents.named(Named(name, Span(name.start, name.end)))
                step = Step(
                    "resolve:relative-pronoun", name.text, (Span(name.start, name.end),), 0.9
                )
                return Answer(answer.actors, (step, *answer.steps))
        span = self._noun_phrase_before(end, part.span.start)
        if span is None or not any(c.isalpha() for c in self._text[span.start : span.end]):
            return NOBODY
        answer = self._resolved(Phrase("", (span,)))
        words = self._text[span.start : span.end]
        return Answer(
            answer.actors, (Step("resolve:relative-pronoun", words, (span,), 0.8), *answer.steps)
        )

    def _person_before(self, place: NameMention) -> list[NameMention]:
        """For "Ann Bell, head of Acme, who": the person whom a place or body describes."""
        inside = [
            n
            for n in self._names_in(Span(max(0, place.start - 300), place.start))
            if n.kind == "person" and n.sentence == place.sentence and n.end <= place.start
        ]
        return inside[-1:]

    def _noun_phrase_before(self, end: int, pronoun: int) -> Span | None:
        """The noun phrase that ends before a relative pronoun."""
        sentence = self._sentence_at(pronoun)
        if sentence is None:
            return None
        tokens = [t for t in sentence.tokens if t.end <= end]
        kept = None
        for token in reversed(tokens):
            nominal = (
                token.upos in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON") or token.text in "'’s-"
            )
            if not nominal and not (kept and token.text == "of"):
                break
            kept = token
        start = kept.start if kept else end
        if self._text[start : start + 3] == "of ":
            start += 3
        return Span(start, end) if start < end else None

    def _sentence_at(self, offset: int) -> Sentence | None:
        number = self._discourse.sentence_of(offset)
        return self._parse.sentences[number] if number >= 0 else None

    def _named_in_content(self, phrase: Phrase) -> list[Actor]:
        """The people named in what the source says."""
        found: list[Actor] = []
        for span in self._contents.get(phrase.spans, ()):
            for name in self._names_in(span):
                if name.kind == "person":
                    found += self._antecedents.named(Named(name, Span(name.start, name.end))).actors
        return found

    def _names_in(self, span: Span) -> Sequence[NameMention]:
        """The names that begin in a span."""
        return self._names[
            bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)
        ]
