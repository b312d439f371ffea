"""Nominals for several actors: "the two nations", "both men", "the couple", "the Bells". Pure."""

from __future__ import annotations

import re

from quotes.languages.gazetteer import Country
from quotes.model import Span, Step
from quotes.names.person_names import fold
from quotes.phrases.parts import Nominal
from quotes.speakers.actor import Actor
from quotes.speakers.actors import Answer, Cast
from quotes.speakers.discourse import Event
from quotes.speakers.role_match import Roles
from quotes.text.patterns import NAME_WORD

RIVALS = frozenset(("candidate", "nominee", "contender", "rival", "hopeful", "front-runner"))

NATIONS = frozenset(
    ["country", "nation", "side", "government", "neighbour", "neighbor", "ally", "power", "capital"]
)

OF_A_PERSON = frozenset(
    ["campaign", "administration", "team", "camp", "transition", "foundation", "organization"]
)

# Of these there are two where the article says no more.
KIN = frozenset(("sister", "brother", "sibling", "twin", "parent", "spouse", "newlywed"))

# "The former" is named at most so many sentences before.
NEAR = 4

# How many characters to look back for two countries.
WINDOW = 20_000


class Plurals:
    """Resolves nominals that stand for two or more."""

    def __init__(self, cast: Cast, roles: Roles) -> None:
        self._cast = cast
        self._roles = roles

    def several(self, part: Nominal) -> Answer | None:
        """ "The two nations", "both men", "the couple", "the latter"."""
        words = set(part.words)
        if part.head in ("former", "latter") and len(part.words) == 1:
            return self._one_of_two(part)
        counted = "two" in words or part.head in ("couple", "pair", "duo") or "both" in words
        counted = counted or (part.plural and singular(part.head) in KIN)
        if not counted or not (part.determiner == "the" or "both" in words):
            return None
        single = singular(part.head.split()[-1]) if part.head else ""
        if single in NATIONS:
            return self._nations(part)
        if part.kind not in ("role", "epithet", "relative", "group") and single not in OF_A_PERSON:
            return None
        sex = {"man": "m", "woman": "f"}.get(single)
        events = self._last_people(part.span.start, 2, sex, role=single)
        if len(events) < 2:
            return None
        spans = tuple(e.span for e in events)
        if single in OF_A_PERSON:
            campaigns = [
                owned(self._cast, e.actor, "campaign" if single == "camp" else single)
                for e in events
            ]
            steps = (
                Step(
                    "resolve:coordination", " and ".join(e.actor.name for e in events), spans, 0.75
                ),
            )
            return Answer(tuple(a for o in campaigns for a in o.actors), steps)
        names = " and ".join(e.actor.name for e in events)
        return Answer(
            tuple(e.actor for e in events), (Step("resolve:coordination", names, spans, 0.75),)
        )

    def _one_of_two(self, part: Nominal) -> Answer | None:
        """ "The former", "the latter": of two people, else of two bodies, who were named together."""
        number = self._cast.discourse.sentence_of(part.span.start)
        for kind in ("person", "organization"):
            pair = self._listed(self._cast.discourse.start_of(number), kind)
            if len(pair) == 2:
                event = pair[0] if part.head == "former" else pair[1]
                return self._cast.answer("resolve:coordination", event, 0.8)
        return None

    def _listed(self, offset: int, kind: str) -> list[Event]:
        """The two of a kind in the last sentence before the offset that names two, in its order."""
        by_sentence: dict[int, list[Event]] = {}
        here = self._cast.discourse.sentence_of(offset)
        for event in self._cast.discourse.before(offset):
            place = event.actor.organisation is not None and event.actor.organisation.is_place
            if event.actor.kind == kind and not place and here - event.sentence <= NEAR:
                by_sentence.setdefault(event.sentence, []).append(event)
        for number in sorted(by_sentence, reverse=True):
            once = list({id(e.actor): e for e in reversed(by_sentence[number])}.values())[::-1]
            if len(once) == 2:
                return once
        return []

    def family(self, part: Nominal) -> Answer | None:
        """ "The Bells": everybody of that surname."""
        word = part.text.split()[-1] if part.text else ""
        if part.determiner != "the" or not word[:1].isupper() or not word.endswith("s"):
            return None
        name = fold(word)
        bearers = [
            p
            for p in self._cast.people.all
            if p.name.full and p.name.last in (name[:-1], name[:-2])
        ]
        if len(bearers) < 2 or part.kind:
            return None
        spans = tuple(Span(p.mentions[0].start, p.mentions[0].end) for p in bearers)
        names = " and ".join(p.name.text for p in bearers)
        actors = tuple(self._cast.person(p) for p in bearers)
        return Answer(actors, (Step("resolve:surname", names, spans, 0.8),))

    def _last_people(self, offset: int, count: int, sex: str | None, role: str = "") -> list[Event]:
        """The last different people before the offset, in text order; those of the role first."""
        with_role: list[Event] = []
        others: list[Event] = []
        seen: set[int] = set()
        events = [*reversed(self._cast.discourse.before(offset))]
        if role in RIVALS | OF_A_PERSON:
            events += self._cast.discourse.after(offset)
        for event in events:
            actor = event.actor
            if actor.person is None or id(actor) in seen or (sex and actor.sex not in (sex, None)):
                continue
            seen.add(id(actor))
            fits = role not in ("", "two", "both", "pair") and any(
                self._roles.is_role(d.head, role) for d in actor.person.descriptors
            )
            (with_role if fits else others).append(event)
        if len(with_role) == 1 and count == 2 and role in RIVALS:
            return with_role
        if len(with_role) < count and role in RIVALS | OF_A_PERSON:
            others.sort(key=lambda e: -len(e.actor.person.mentions if e.actor.person else ()))
        chosen = with_role[:count] if len(with_role) >= count else (with_role + others)[:count]
        return sorted(chosen, key=lambda e: e.span.start)

    def _nations(self, part: Nominal) -> Answer | None:
        """The two countries that were spoken of last, by name, adjective or capital."""
        found: dict[str, tuple[Country, Span]] = {}
        start = max(0, part.span.start - WINDOW)
        named = re.compile(NAME_WORD).finditer(self._cast.text, start, part.span.start)
        for match in reversed(list(named)):
            word = re.sub(r"['’]s?$", "", match.group())
            country = (
                self._cast.gazetteer.place(word)
                or self._cast.gazetteer.capital(word)
                or self._cast.gazetteer.adjective(word)
            )
            if country and country.code not in found:
                found[country.code] = (country, Span(*match.span()))
            if len(found) == 2:
                break
        if len(found) < 2:
            return self._places(part)
        pairs = sorted(found.values(), key=lambda pair: pair[1].start)
        actors = tuple(self._cast.country(country) for country, _ in pairs)
        names = " and ".join(country.name for country, _ in pairs)
        return Answer(
            actors, (Step("resolve:coordination", names, tuple(s for _, s in pairs), 0.8),)
        )

    def _places(self, part: Nominal) -> Answer | None:
        """The two places named last, where the gazetteer does not know the countries."""
        events = [
            e
            for e in reversed(self._cast.discourse.before(part.span.start))
            if e.actor.organisation is not None and e.actor.organisation.is_place
        ]
        by_span: dict[Span, list[Event]] = {}
        for event in events:
            by_span.setdefault(event.span, []).append(event)
        # Two that were named together are the two; else the two that were named last.
        together = next((found for found in by_span.values() if len(found) == 2), None)
        pair = together or list({id(e.actor): e for e in reversed(events)}.values())[-2:]
        if len(pair) < 2:
            return None
        ordered = sorted(pair, key=lambda e: (e.span.start, e.actor.name))
        names = " and ".join(e.actor.name for e in ordered)
        spans = tuple(dict.fromkeys(e.span for e in ordered))
        return Answer(
            tuple(e.actor for e in ordered), (Step("resolve:coordination", names, spans, 0.65),)
        )


def singular(head: str) -> str:
    """The singular of a regular plural."""
    for ending, single in (("men", "man"), ("ies", "y"), ("s", "")):
        if head.endswith(ending):
            return head[: -len(ending)] + single
    return head


def owned(cast: Cast, owner: Actor, head: str) -> Answer:
    """Somebody's campaign, administration or team, as an actor of its own."""
    name = f"{owner.person.name.words[-1] if owner.person else owner.name} {head}"
    actor = cast.other(name, "organization", head)
    return Answer((actor,), (Step("resolve:possessor", name, (), 0.95),))
