"""What an article says between its sources -> who is in mind at each place of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from quotes.model import Quote, Span
from quotes.names.mentions import NameMention
from quotes.phrases.named_text import NamedText
from quotes.phrases.parts import Pronoun
from quotes.phrases.patterns import pattern
from quotes.speakers.actor import Actor
from quotes.speakers.actors import Answer
from quotes.speakers.discourse import OTHER, QUOTED, REPORTED, SUBJECT, Discourse
from quotes.speakers.phrase_answers import PhraseAnswers
from quotes.speakers.reading_order import NarrativeGroup, NarrativePronoun, NarrativeSubject
from quotes.text.spans import SpanSet

# A pronoun that is no subject brings somebody less to mind than a name does.
PRONOUN = 0.7


class Narrative:
    """Notes whom the names, pronouns and subjects that are no source bring to mind."""

    def __init__(
        self, text: NamedText, quotes: Sequence[Quote], *, answers: PhraseAnswers,
        discourse: Discourse,
    ) -> None:  # fmt: skip
        self._text = text
        self._answers = answers
        self._discourse = discourse
        self._contents = SpanSet(span for quote in quotes for span in quote.spans)
        self._reported = [
            q for q in quotes if q.kind == "indirect" and q.source and q.source.end <= q.start
        ]
        self._in_reported = SpanSet(span for quote in self._reported for span in quote.spans)

    def note_names(self, sources: SpanSet) -> None:
        """Enter every name that is no source; sources follow when they are resolved."""
        for name in self._text.names:
            if not sources.holds(name.start):
                self._note(
                    Span(name.start, name.end), self._answers.of_name(name), self._weight(name)
                )
        for group in self._groups():
            if not sources.holds(group[0].start):
                span = Span(group[0].start, group[-1].end)
                for actor in (a for name in group for a in self._answers.of_name(name).actors):
                    self._discourse.add(span, actor, OTHER, pair=True)

    def note_others(self, spans: Sequence[Span], answer: Answer) -> None:
        """Enter those named in a source of others ("most, including Ann Bell", "a report in the Post")."""
        for name in (n for span in spans for n in self._text.names_in(span) if n.kind != "place"):
            other = self._answers.of_name(name)
            if not set(other.actors) & set(answer.actors):
                self._note(Span(name.start, name.end), other, OTHER)

    def note_pronoun(
        self, task: NarrativePronoun, resolved: Mapping[tuple[Span, ...], Answer]
    ) -> None:
        """Keep in mind whom a pronoun stands for; `resolved` has the sources before it."""
        if reporter := self._reporter(task, resolved):
            self._discourse.add(task.span, reporter, OTHER * PRONOUN)
            return
        if not task.is_subject and (subject := self._subject_before(task)):
            self._discourse.add(task.span, subject, OTHER * PRONOUN)
            return
        answer = self._answers.of_pronoun(Pronoun(task.word, task.gender, task.span))
        if not answer.named_later:
            self._note(task.span, answer, SUBJECT if task.is_subject else OTHER * PRONOUN)

    def _subject_before(self, task: NarrativePronoun) -> Actor | None:
        """For "her" in "The widow, Ann Bell, came with her brother": the only subject, if it fits."""
        here = self._discourse.sentence_of(task.span.start)
        events = [e for e in self._discourse.before(task.span.start) if e.sentence == here]
        people = list(dict.fromkeys(e.actor for e in events if e.actor.is_human))
        subjects = {e.actor for e in events if e.weight >= SUBJECT and e.actor.is_human}
        if len(people) != 1 or len(subjects) != 1:
            return None
        return people[0] if people[0].sex in (task.gender, None) else None

    def note_subject(self, task: NarrativeSubject) -> None:
        """Keep in mind whom a noun phrase stands for."""
        answer = self._answers.of_narrative_subject(task.span)
        if not answer.named_later:
            self._note(task.span, answer, SUBJECT)

    def note_group(self, task: NarrativeGroup) -> None:
        """Keep in mind of whom a noun phrase in the plural speaks, for "they"."""
        answer = self._answers.of_narrative_group(task.span)
        weight = SUBJECT if task.is_subject else OTHER
        if self._contents.holds(task.span.start):
            weight *= REPORTED
        if not answer.named_later:
            self._note(task.span, answer, weight)

    def _note(self, span: Span, answer: Answer, weight: float) -> None:
        for actor in answer.actors:
            self._discourse.add(span, actor, weight)

    def _weight(self, name: NameMention) -> float:
        """How much a name counts: less inside quotation marks and in what somebody says."""
        if name.quoted:
            return QUOTED
        weight = SUBJECT if name.subject else OTHER
        return weight * REPORTED if self._contents.holds(name.start) else weight

    def _groups(self) -> Iterator[list[NameMention]]:
        """The people named together ("Ann Bell, her deputy Carl Roe and Eve Moss"), as "they" are."""
        group: list[NameMention] = []
        for first, second in pairwise(self._text.names):
            between = self._text.text[first.end : second.start]
            people = first.kind == second.kind == "person" and not first.quoted
            if people and pattern("together").fullmatch(between):
                yield [*(group or [first]), second]
            listed = people and pattern("list-comma").fullmatch(between)
            group = [*(group or [first]), second] if listed else []

    def _reporter(
        self, task: NarrativePronoun, resolved: Mapping[tuple[Span, ...], Answer]
    ) -> Actor | None:
        """For "his" in "Ann Bell's rival said his ministry ...": whoever says so, if it fits."""
        start = task.span.start
        if not self._in_reported.holds(start):
            return None
        quote = next((q for q in self._reported if any(a <= start < b for a, b in q.spans)), None)
        answer = resolved.get(quote.source.spans) if quote and quote.source else None
        actor = answer.actors[0] if answer and len(answer.actors) == 1 else None
        if actor is None or not actor.is_human or actor.sex not in (task.gender, None):
            return None
        other = actor.sex is None and actor.pronouns and actor.pronouns[0] != task.gender
        return None if other else actor
