"""The actors of an article: one for each person, body and phrase, however often it is mentioned. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from quotes.identities.organisations import Organisation, Organisations
from quotes.identities.people import People
from quotes.identities.person import Person
from quotes.languages.gazetteer import Country, Gazetteer
from quotes.model import EntityKind, Step
from quotes.names.person_names import fold, words_of
from quotes.speakers.actor import Actor
from quotes.speakers.discourse import Discourse, Event, sureness

NO_MATCH = 0.0

# Names are no longer, titles included.
MAX_NAME = 4

# A name that only comes after the pronoun is a weak antecedent.
CATAPHORA = 0.5


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a mention stands for; no actors where nobody can be named honestly.

    `named_later` says that who is meant, or whose they are, is named only by what follows.
    """

    actors: tuple[Actor, ...]
    steps: tuple[Step, ...] = ()
    named_later: bool = False

    def after(self, *steps: Step) -> Answer:
        """The answer with the steps that led to its mention in front."""
        return replace(self, steps=(*steps, *self.steps))

    def owned_by(self, possessor: Answer) -> Answer:
        """The answer with the steps in front that led to whose it is."""
        later = self.named_later or possessor.named_later
        return Answer(self.actors, (*possessor.steps, *self.steps), later)


NOBODY = Answer(())


class Cast:
    """Makes the actors, each once, and finds the likeliest at a place of the text."""

    def __init__(
        self, text: str, people: People, organisations: Organisations, discourse: Discourse,
        gazetteer: Gazetteer,
    ) -> None:  # fmt: skip
        self.text = text
        self.people = people
        self.organisations = organisations
        self.discourse = discourse
        self.gazetteer = gazetteer
        self._person_actors: dict[Person, Actor] = {}
        self._body_actors: dict[Organisation, Actor] = {}
        self._other_actors: dict[tuple[str, str], Actor] = {}

    def person(self, person: Person) -> Actor:
        """The one actor of a person."""
        if person not in self._person_actors:
            self._person_actors[person] = Actor(person.name.text, "person", person=person)
        return self._person_actors[person]

    def body(self, organisation: Organisation) -> Actor:
        """The one actor of a body or country."""
        if organisation not in self._body_actors:
            self._body_actors[organisation] = Actor(
                organisation.name, "organization", organisation=organisation,
                head=fold(organisation.name.split()[-1]),
            )  # fmt: skip
        return self._body_actors[organisation]

    def country(self, country: Country) -> Actor:
        """The actor of a country, named or only alluded to."""
        if organisation := self.organisations.named(country.name):
            return self.body(organisation)
        return self.other(country.name, "organization", country.name.casefold())

    def other(self, name: str, kind: EntityKind, head: str, *, plural: bool = False) -> Actor:
        """The actor of a phrase: the same words are the same actor."""
        key = _key(kind, name)
        if key not in self._other_actors:
            self._other_actors[key] = Actor(name, kind, head=head, plural=plural)
        return self._other_actors[key]

    def knows(self, name: str, kind: EntityKind) -> bool:
        """Whether a phrase of these words had an actor before."""
        return _key(kind, name) in self._other_actors

    def lookup(self, words: str) -> Actor | None:
        """The person or body that some words name."""
        plain = [fold(w) for w in words_of(words)]
        if organisation := self.organisations.named(words):
            return self.body(organisation)
        if not plain or len(plain) > MAX_NAME:
            return None
        bearers = [p for p in self.people.bearing(plain[-1:]) if p.called(plain[-1]) == 3]
        return self.person(bearers[0]) if bearers else None

    def people_named(self, words: Sequence[str]) -> Person | None:
        """The person, most often mentioned, whose surname is the last of the words that is one."""
        for word in reversed(words):
            ranked = [(p.called(word), len(p.mentions), p) for p in self.people.bearing((word,))]
            best = max(ranked, key=lambda r: r[:2], default=None)
            if best and best[0] == 3:
                return best[2]
        return None

    def chosen(
        self,
        offset: int,
        test: Callable[[Actor], float],
        avoided: Collection[Actor],
        rule: str,
        scale: float = 1.0,
    ) -> Answer:
        """The likeliest actor before the offset, else the first one after it."""
        ranked = self.discourse.ranked(offset, test, avoided)
        if ranked:
            return self.answer(rule, ranked[0][1], scale * sureness(ranked))
        for event in self.discourse.after(offset):
            if test(event.actor) > 0:
                return self.named_later(event, CATAPHORA * scale)
        return NOBODY

    def named_later(self, event: Event, score: float) -> Answer:
        """The actor of a mention that comes only after the words that mean it."""
        return replace(self.answer("resolve:cataphora", event, score), named_later=True)

    def answer(self, rule: str, event: Event, score: float) -> Answer:
        """The actor of a mention, with the step that led to it."""
        words = self.text[event.span.start : event.span.end]
        steps = [Step(rule, words, (event.span,), round(score, 3))]
        if words != event.actor.name:
            steps.append(Step("resolve:entity", event.actor.name, (), 1.0))
        return Answer((event.actor,), tuple(steps))


def _key(kind: EntityKind, name: str) -> tuple[str, str]:
    """By what the actor of a phrase is found."""
    return (kind, " ".join(fold(w) for w in words_of(name)) or name)
