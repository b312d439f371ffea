"""Noun phrases -> actors: somebody known by a role, a body of that type, or somebody unnamed. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

from quotes.identities.descriptors import PERSON_KINDS
from quotes.identities.organisations import Organisation
from quotes.identities.person import Person
from quotes.languages.tables import word_list
from quotes.model import Span, Step
from quotes.names.person_names import fold, words_of
from quotes.phrases.parts import Nominal
from quotes.speakers.actor import Actor
from quotes.speakers.actors import NO_MATCH, NOBODY, Answer, Cast
from quotes.speakers.body_types import (
    AGENCIES,
    COMPANY_NOUNS,
    LOOSE_NOUNS,
    OUTLET_KINDS,
    OUTLET_NOUNS,
    TYPE,
)
from quotes.speakers.discourse import Event, sureness
from quotes.speakers.elder_younger import elder_or_younger
from quotes.speakers.plurals import OF_A_PERSON, Plurals, owned
from quotes.speakers.role_match import Roles
from quotes.speakers.role_phrases import Offices
from quotes.speakers.unnamed import AMOUNT_OF, PHRASE, PP, entity_kind
from quotes.text.patterns import NAME_WORD

# How many characters to look back for "the Bell campaign".
WINDOW = 20_000


class Nominals:
    """Resolves noun phrases."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._roles = Roles(cast.gazetteer)
        self._plurals = Plurals(cast, self._roles)
        self._offices = Offices(cast, self._roles)
        self._authors: dict[str, tuple[Answer, Span]] = {}

    def resolve(self, part: Nominal, possessor: Answer, avoided: Collection[Actor] = ()) -> Answer:
        """Somebody known by that role, or an unnamed person, group, body or document."""
        known = self._known(part, possessor, avoided)
        return known if known and known.actors else self._unnamed(part, possessor)

    def note_author(self, work: str, answer: Answer, span: Span) -> None:
        """Keep in mind whose "the report" is after "a report by Carl Roe"."""
        self._authors[work] = (answer, span)

    def mentioned(self, part: Nominal, possessor: Answer) -> Answer:
        """Who is in mind after a phrase that is no source: somebody known, or a new unnamed person."""
        known = self._known(part, possessor, ())
        if known and known.actors:
            return known
        if part.determiner == "a" and part.kind in PERSON_KINDS and not part.plural:
            return self._unnamed(part, possessor)
        last = self._last_of_head(part) if part.determiner == "the" else None
        return self._cast.answer("resolve:same-words", last, 0.8) if last else NOBODY

    def _known(self, part: Nominal, possessor: Answer, avoided: Collection[Actor]) -> Answer | None:
        """Who or what the article names elsewhere."""
        found = elder_or_younger(part, self._cast)
        if not found and part.determiner in ("the", ""):
            found = self._plurals.several(part) or self._plurals.family(part)
        if not found and part.kind in ("organization", None):
            found = self._of_person(part, possessor)
        if not found and part.kind == "relative" and part.determiner in ("his", "'s"):
            found = self._relative(part, possessor)
        if found or part.plural:
            return found
        if part.kind in PERSON_KINDS and part.determiner == "a":
            return self._offices.indefinite(part)
        if part.kind in PERSON_KINDS:
            return self._offices.definite(part, avoided, possessor)
        if part.kind == "organization" and part.determiner == "the":
            return self._by_type(part)
        return None

    def _of_person(self, part: Nominal, possessor: Answer) -> Answer | None:
        """ "His campaign", "the Trump campaign", "the campaign": of whom."""
        if part.head not in OF_A_PERSON:
            return None
        if possessor.actors and possessor.actors[0].person:
            return _prefixed(possessor.steps, owned(self._cast, possessor.actors[0], part.head))
        owner = self._cast.people_named(part.words[:-1])
        if owner:
            return owned(self._cast, self._cast.person(owner), part.head)
        if part.determiner == "the" and len(part.words) == 1:
            return self._last_owned(part)
        return None

    def _last_owned(self, part: Nominal) -> Answer | None:
        start = max(0, part.span.start - WINDOW)
        pattern = rf"({NAME_WORD})(?:['’]s?)? (?:\w+ ){{0,2}}{re.escape(part.head)}\b"
        found = re.compile(pattern, re.IGNORECASE).finditer(self._cast.text, start, part.span.start)
        for match in reversed(list(found)):
            word = fold(re.sub(r"['’]s?$", "", match[1]))
            if owner := self._cast.people_named((word,)):
                step = Step("resolve:role", match.group(), (Span(*match.span()),), 0.75)
                return _prefixed((step,), owned(self._cast, self._cast.person(owner), part.head))
        return None

    def _relative(self, part: Nominal, possessor: Answer) -> Answer | None:
        """Her husband, his daughter: who is called so, else who bears the same surname."""
        owner = possessor.actors[0].person if possessor.actors else None
        if owner is None:
            return None
        called = [p for p in self._cast.people.all if p is not owner and _is_called(p, part.head)]
        same = [
            p
            for p in self._cast.people.all
            if p is not owner and p.name.full and p.name.last == owner.name.last
            and (part.gender is None or p.gender in (part.gender, None))
        ]  # fmt: skip
        both = [p for p in called if p in same] or called or (same if len(same) == 1 else [])
        if not both:
            return None
        person = both[0]
        first = person.mentions[0]
        step = Step("resolve:relative", person.name.text, (Span(first.start, first.end),), 0.85)
        return Answer((self._cast.person(person),), (*possessor.steps, step))

    def _by_type(self, part: Nominal) -> Answer | None:
        """ "The fund", "the newspaper", "the company": the last body of that name or type."""
        wanted = OUTLET_NOUNS.get(part.head)

        def fits(actor: Actor) -> float:
            body = actor.organisation
            if actor.kind != "organization":
                return NO_MATCH
            if actor.head == part.head:
                return 1.0
            if body is None or body.country or body.is_place:
                return NO_MATCH
            kind = body.institution.kind if body.institution else ""
            if part.head in _words(body):
                return 1.0
            if self._typed(body) and wanted is None:
                return 0.6 if part.head in LOOSE_NOUNS else NO_MATCH
            if wanted is not None:
                if (
                    wanted == "newspaper"
                    and not kind
                    and _words(body) & word_list("names/newspaper_words.txt")
                ):
                    return 0.9
                if kind and kind in (wanted or OUTLET_KINDS):
                    return 0.9
                public = bool(_words(body) & AGENCIES) or body.name.isupper()
                return 0.6 if part.head == "agency" and public else NO_MATCH
            if part.head in COMPANY_NOUNS:
                return 0.7 if kind in ("", "company") else NO_MATCH
            if part.head in LOOSE_NOUNS:
                return 0.6 if kind in ("", "body", "ngo", "party", "group") else NO_MATCH
            return NO_MATCH

        proper = [w for w in part.text.split() if w[:1].isupper()]
        if any(self._cast.gazetteer.adjective(w) is None for w in proper):
            return None
        ranked = self._cast.discourse.ranked(part.span.start, fits)
        if ranked:
            return self._cast.answer("resolve:type", ranked[0][1], TYPE * sureness(ranked))
        if proper:
            return None
        later = self._cast.discourse.after(part.span.start)
        named = next((e for e in later if e.actor.organisation and fits(e.actor) == 1.0), None)
        return self._cast.answer("resolve:cataphora", named, 0.6) if named else None

    def _can_own(self, owner: Actor, part: Nominal) -> bool:
        """A place has no mother, and "their" union is not the place's."""
        place = owner.organisation is not None and owner.organisation.is_place
        return not place or (part.determiner == "'s" and part.kind != "relative")

    def _typed(self, body: Organisation) -> bool:
        """Whether the body's own name says what it is ("High Court")."""
        nouns = (self._cast.gazetteer.noun(word) for word in _words(body))
        return any(noun is not None and noun[0].kind == "organization" for noun in nouns)

    def _unnamed(self, part: Nominal, possessor: Answer) -> Answer:
        """An actor named by the phrase itself."""
        kind = entity_kind(part)
        name, speaks_for = self._phrase_name(part, possessor)
        if not name:
            return NOBODY
        if part.determiner == "the" and part.head in self._authors and len(part.words) == 1:
            answer, span = self._authors[part.head]
            words = self._cast.text[span.start : span.end]
            return _prefixed((Step("resolve:same-words", words, (span,), 0.8),), answer)
        known = (
            self._last_of_head(part) if part.determiner == "the" and len(part.words) == 1 else None
        )
        if known:
            return self._cast.answer("resolve:same-words", known, 0.8)
        actor = self._cast.other(name, kind, part.head, plural=part.plural)
        actor.gender = actor.gender or part.gender
        actor.kin = part.kind == "relative" and bool(possessor.actors)
        actor.speaks_for = actor.speaks_for or speaks_for
        rule = "resolve:unnamed-role" if kind == "unnamed_person" else f"resolve:{kind}"
        return Answer((actor,), (*possessor.steps, Step(rule, name, (part.span,), PHRASE[kind])))

    def _last_of_head(self, part: Nominal) -> Event | None:
        for event in reversed(self._cast.discourse.before(part.span.start)):
            actor = event.actor
            if actor.person is None and actor.organisation is None and actor.head == part.head:
                return event
        return None

    def _phrase_name(self, part: Nominal, possessor: Answer) -> tuple[str, Actor | None]:
        """The canonical words of the phrase and the body or person that it speaks for."""
        if possessor.actors and part.possessor and self._can_own(possessor.actors[0], part):
            owner = possessor.actors[0]
            if owner.kind == "group" and owner.name.endswith("s"):
                return f"{owner.name}' {part.text}", None
            names = " and ".join(actor.name for actor in possessor.actors[:2])
            if part.kind in ("relative", "document") or (part.kind == "role" and owner.person):
                return f"{names}’s {part.text}", None
            return f"{names} {part.text}", owner if part.kind == "spokesperson" else None
        text = AMOUNT_OF.sub("", part.text)
        tail = PP.match(text)
        if tail and not part.plural and part.kind in ("spokesperson", "role"):
            body = self._cast.lookup(tail[2])
            if body:
                speaks = body if part.kind == "spokesperson" else None
                return f"{body.name} {tail[1]}", speaks
        in_front = " ".join(text.split()[:-1])
        return text, self._cast.lookup(
            in_front
        ) if part.kind == "spokesperson" and in_front else None


def _words(body: Organisation) -> set[str]:
    return {fold(word) for name in (body.name, *body.names) for word in words_of(name)}


def _is_called(person: Person, head: str) -> bool:
    return any(d.head == head for d in person.descriptors)


def _prefixed(steps: tuple[Step, ...], answer: Answer) -> Answer:
    return Answer(answer.actors, (*steps, *answer.steps))
