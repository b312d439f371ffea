"""Names and pronouns -> the actors of the article that they stand for. Pure.

Every answer carries its steps: the rule, the words it led to and how sure that is.
"""

from __future__ import annotations

from collections.abc import Collection

from quotes.identities.organisations import Organisation
from quotes.identities.person import Person, gendered
from quotes.model import Span, Step
from quotes.names.mentions import NameMention
from quotes.names.person_names import fold, words_of
from quotes.phrases.parts import Named, Pronoun
from quotes.phrases.patterns import words_in
from quotes.speakers.actor import Actor
from quotes.speakers.actors import NO_MATCH, NOBODY, Answer, Cast
from quotes.speakers.discourse import SUBJECT, UNKNOWN_GENDER, Event, sureness

# Somebody unnamed of unknown gender is rarely meant by "he" or "she".
UNNAMED = 0.45

# "Her daughter" is spoken of beside somebody who is more in mind.
KIN = 0.6

# A document speaks for its author.
AUTHOR = 0.9

# A relative named by the first name alone mostly has the same surname.
FAMILY = 0.85

# Who was "she" before is rarely "he", unless that was a mistake.
OTHER_PRONOUN = 0.35

# "Some" are a part of whoever was spoken of in the last sentences, and how sure that is.
NEAR, SHARE = 2, 0.8

# How sure it is that "she" is somebody with a man's first name.
MISREAD = 0.6

# From this score on, a pronoun tells something of whom it stands for.
SURE = 0.6


class Antecedents:
    """Resolves names and pronouns."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def named(self, part: Named) -> Answer:
        """The person or body of a name; of "a report by Carl Roe" the author."""
        if part.work:
            answer = self.named(Named(part.mention, part.span))
            step = Step("resolve:author", part.mention.text, (part.span,), AUTHOR)
            return answer.after(step)
        mention = part.mention
        span = Span(mention.start, mention.end)
        if mention.kind != "person":
            organisation, rule = self._cast.organisations.of(mention)
            return Answer(
                (self._cast.body(organisation),), (Step(rule, organisation.name, (span,), 0.97),)
            )
        if body := self._short_for(mention):
            step = Step("resolve:short-name", body.name, (span,), 0.97)
            return Answer((self._cast.body(body),), (step,))
        person, score = self._cast.people.adopt(mention)
        first = next((m for m in person.mentions if m.name and m.name.full), person.mentions[0])
        rule = "resolve:full-name"
        if mention.name and not mention.name.full:
            rule = "resolve:first-name" if _by_first(person, mention) else "resolve:surname"
        step = Step(rule, person.name.text, (Span(first.start, first.end),), score)
        if person.inferred:
            step = Step("resolve:family-name", person.name.text, step.spans, FAMILY * score)
        return Answer((self._cast.person(person),), (step,))

    def _short_for(self, mention: NameMention) -> Organisation | None:
        """The body of whose name a word is a part that only its capital gave away as a name."""
        if mention.sentence >= 0 or any(
            self._cast.people.bearing(map(fold, words_of(mention.text)))
        ):
            return None
        return self._cast.organisations.shortened(mention.text)

    def pronoun(self, part: Pronoun, avoided: Collection[Actor] = ()) -> Answer:
        """He, she, they or it by gender, number, nearness and role in the sentence."""
        start = part.span.start
        if part.person in "mf":
            found = self._cast.chosen(
                start, lambda a: _gender_fit(a, part.person), avoided, "resolve:pronoun"
            )
            if not found.actors:
                found = self._misread(start, part, avoided)
            told = part.word.casefold() in words_in("subject-pronoun")
            if told and found.actors and found.steps[0].score >= SURE:
                found.actors[0].pronouns.append(part.person)
            return found
        if part.person == "p":
            pair = self._recent_pair(start)
            if pair:
                return pair
            return self._cast.chosen(start, _plural_fit, avoided, "resolve:pronoun")
        return self._cast.chosen(start, _neuter_fit, avoided, "resolve:pronoun")

    def _misread(self, start: int, part: Pronoun, avoided: Collection[Actor]) -> Answer:
        """For "she" where only men are named: the last subject whose first name alone made her one."""
        here = self._cast.discourse.sentence_of(start)
        ranked = self._cast.discourse.ranked(start, _by_first_name, avoided)
        near = ranked and here - ranked[0][1].sentence <= 1 and ranked[0][1].weight >= SUBJECT
        told = part.word.casefold() in words_in("subject-pronoun")
        if not (near and told):
            return NOBODY
        return self._cast.answer("resolve:pronoun", ranked[0][1], MISREAD * sureness(ranked))

    def share(self, span: Span) -> Answer:
        """For "some", "others", "most": the people spoken of last, of whom they are a part."""
        here = self._cast.discourse.sentence_of(span.start)
        ranked = self._cast.discourse.ranked(span.start, _is_several)
        near = [pair for pair in ranked if here - pair[1].sentence <= NEAR]
        if not near:
            return NOBODY
        return self._cast.answer("resolve:pronoun", near[0][1], SHARE * sureness(near))

    def _recent_pair(self, offset: int) -> Answer | None:
        """Two speakers of one quote just before ("the two nations said ... They insisted")."""
        here = self._cast.discourse.sentence_of(offset)
        recent = [
            e
            for e in self._cast.discourse.before(offset)
            if here - e.sentence <= 2 and (e.weight > SUBJECT or e.pair)
        ]
        if not recent:
            return None
        together: list[Event] = []
        for last in reversed(recent):
            together = [e for e in recent if e.span == last.span]
            if len({e.actor for e in together}) > 1:
                break
            if _plural_fit(last.actor) == 1.0:
                return None
        if len({e.actor for e in together}) < 2:
            return None
        words = self._cast.text[last.span.start : last.span.end]
        actors = tuple(dict.fromkeys(e.actor for e in together))
        return Answer(actors, (Step("resolve:pronoun", words, (last.span,), 0.85),))


def _by_first(person: Person, mention: NameMention) -> bool:
    return bool(mention.name and person.called(mention.name.last) == 2)


def _gender_fit(actor: Actor, wanted: str) -> float:
    if actor.kind not in ("person", "unnamed_person") or actor.plural:
        return NO_MATCH
    if actor.sex is None:
        usual = UNKNOWN_GENDER if actor.kind == "person" else UNNAMED
        told = actor.pronouns[0] if actor.pronouns else wanted
        return usual if told == wanted else usual * OTHER_PRONOUN
    if actor.sex != wanted:
        return NO_MATCH
    return 1.0 if actor.kind == "person" or not actor.kin else KIN


def _plural_fit(actor: Actor) -> float:
    if actor.kind == "group" or (actor.plural and actor.person is None):
        return 1.0
    if actor.kind == "unnamed_person":
        return 0.3
    if actor.organisation and actor.organisation.is_place:
        return NO_MATCH
    if actor.organisation and actor.organisation.country:
        return 0.25
    return 0.45 if actor.kind == "organization" else NO_MATCH


def _by_first_name(actor: Actor) -> float:
    """1 for a person whose gender no title, noun or table of people tells."""
    person = actor.person
    if person is None or person.figure or any(n.titles and n.gender for n in person.names):
        return NO_MATCH
    return NO_MATCH if any(d.head in gendered("noun") for d in person.descriptors) else 1.0


def _is_several(actor: Actor) -> float:
    """1 for a group of people."""
    return 1.0 if actor.kind == "group" and actor.person is None else NO_MATCH


def _neuter_fit(actor: Actor) -> float:
    if actor.plural or actor.kind not in ("organization", "document"):
        return NO_MATCH
    if actor.organisation and actor.organisation.country:
        return 0.6
    return 0.15 if actor.organisation and actor.organisation.is_place else 1.0
