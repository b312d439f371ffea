"""Nominals for several actors: "the two nations", "both men", "the couple", "the Bells". Pure."""

from __future__ import annotations

import re
from functools import cache

from quotes.identities.person import Person
from quotes.languages.tables import table
from quotes.model import Span, Step
from quotes.names.person_names import fold
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import joined, pattern, words_in
from quotes.speakers.actor import Actor
from quotes.speakers.actors import Answer, Cast
from quotes.speakers.discourse import Event
from quotes.speakers.nations import two_nations
from quotes.speakers.owned_bodies import owned, owned_nouns
from quotes.speakers.role_match import Roles
from quotes.speakers.several_bodies import two_bodies

# Kinds of nouns of which there may be two people.
COUNTED_KINDS = ("role", "epithet", "relative", "group")

# How sure it is that "the two" are those named last, and that "the latter" is the last of two.
TOGETHER, ONE_OF_TWO = 0.75, 0.8

# How sure it is that "the Bells" are all of that surname.
FAMILY = 0.8

# How sure it is that "the lawmakers" are those who were named as such, and how far back that may be.
INTRODUCED, WINDOW = 0.85, 6000

# "The former" is named at most so many sentences before.
NEAR = 4


class Plurals:
    """Resolves nominals that stand for two or more."""

    def __init__(self, cast: Cast, roles: Roles) -> None:
        self._cast = cast
        self._roles = roles

    def several(self, part: Nominal) -> Answer | None:
        """ "The two nations", "both men", "the couple", "the latter"."""
        if len(part.words) == 1 and part.head in words_in("former") | words_in("latter"):
            return self._one_of_two(part)
        if introduced := self._introduced(part):
            return introduced
        single = singular(part.head.split()[-1]) if part.head else ""
        if bodies := two_bodies(part, single, self._cast, counted=_is_counted(part)):
            return bodies
        if not _is_counted(part):
            return None
        if single in words_in("nation"):
            return two_nations(part, self._cast)
        if part.kind not in COUNTED_KINDS and single not in owned_nouns():
            return None
        sex = "m" if single in words_in("man") else "f" if single in words_in("woman") else None
        events = self._last_two(part.span.start, sex, role=single)
        if len(events) < 2:
            return None
        actors = tuple(e.actor for e in events)
        if head := owned_nouns().get(single):
            actors = tuple(a for e in events for a in owned(self._cast, e.actor, head).actors)
        names = joined(e.actor.name for e in events)
        spans = tuple(e.span for e in events)
        return Answer(actors, (Step("resolve:coordination", names, spans, TOGETHER),))

    def _introduced(self, part: Nominal) -> Answer | None:
        """For "the lawmakers": those who were named behind the noun ("two lawmakers, A and B")."""
        bare = len(part.words) == len(part.head.split()) or _is_counted(part)
        if not (part.plural and part.determiner == "the" and part.head and bare):
            return None
        start = max(0, part.span.start - WINDOW)
        pieces = re.compile(rf"\b{re.escape(part.head)}\b,? (?=\w)", re.IGNORECASE)
        for match in reversed(list(pieces.finditer(self._cast.text, start, part.span.start))):
            actors, spans = self._named_from(match.end())
            if len(actors) > 1:
                names = joined(actor.name for actor in actors)
                return Answer(actors, (Step("resolve:coordination", names, spans, INTRODUCED),))
        return None

    def _named_from(self, offset: int) -> tuple[tuple[Actor, ...], tuple[Span, ...]]:
        """Those of a list that begins at an offset ("Ann Bell, Carl Roe and Eve Moss")."""
        cast = self._cast
        named = [
            *((m.start, m.end, cast.person(p)) for p in cast.people.all for m in p.mentions),
            *((m.start, m.end, cast.body(b)) for b in cast.organisations.all for m in b.mentions),
        ]
        named = sorted((n for n in named if n[0] >= offset), key=lambda item: item[:2])
        actors: list[Actor] = []
        spans: list[Span] = []
        for first, last, actor in named:
            between = self._cast.text[offset:first]
            if between and not (actors and pattern("listed").fullmatch(between)):
                break
            actors.append(actor)
            spans.append(Span(first, last))
            offset = last
        return tuple(dict.fromkeys(actors)), tuple(spans)

    def _one_of_two(self, part: Nominal) -> Answer | None:
        """ "The former", "the latter": of two people, else of two bodies, who were named together."""
        number = self._cast.discourse.sentence_of(part.span.start)
        for kind in ("person", "organization"):
            pair = self._listed(self._cast.discourse.start_of(number), kind)
            if len(pair) == 2:
                event = pair[0] if part.head in words_in("former") else pair[1]
                return self._cast.answer("resolve:coordination", event, ONE_OF_TWO)
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
            once = list({e.actor: e for e in reversed(by_sentence[number])}.values())[::-1]
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
        names = joined(p.name.text for p in bearers)
        actors = tuple(self._cast.person(p) for p in bearers)
        return Answer(actors, (Step("resolve:surname", names, spans, FAMILY),))

    def _last_two(self, offset: int, sex: str | None, *, role: str) -> list[Event]:
        """The last two different people before the offset, in text order; those of the role first."""
        with_role: list[Event] = []
        others: list[Event] = []
        seen: set[Actor] = set()
        events = [*reversed(self._cast.discourse.before(offset))]
        rival = role in words_in("rival")
        prominent = rival or role in owned_nouns()
        if prominent:
            events += self._cast.discourse.after(offset)
        for event in events:
            actor = event.actor
            if actor.person is None or actor in seen or (sex and actor.sex not in (sex, None)):
                continue
            seen.add(actor)
            (with_role if self._has_role(actor.person, role) else others).append(event)
        if len(with_role) == 1 and rival:
            return with_role
        if len(with_role) < 2 and prominent:
            others.sort(key=lambda e: -len(e.actor.person.mentions if e.actor.person else ()))
        chosen = (with_role if len(with_role) >= 2 else with_role + others)[:2]
        return sorted(chosen, key=lambda e: e.span.start)

    def _has_role(self, person: Person, role: str) -> bool:
        """Whether the article calls somebody so; a mere number is no role."""
        if not role or role in words_in("no-role"):
            return False
        return any(self._roles.is_role(d.head, role) for d in person.descriptors)


def _is_counted(part: Nominal) -> bool:
    """Whether a phrase stands for two: it says so, or there are two of the kind as a rule."""
    words = set(part.words)
    both = bool(words & words_in("both"))
    two = bool(words & words_in("two")) or part.head in words_in("pair") or both
    whose = part.determiner != "'s" and " " in part.text  # "parents of the victims"
    two = two and not (both and pattern("and").search(part.text))  # "both old and new judges"
    two = two or (part.plural and singular(part.head) in words_in("of-two") and not whose)
    return two and (part.determiner == "the" or both)


def singular(head: str) -> str:
    """The singular of a regular plural."""
    for ending, single in _singulars():
        if head.endswith(ending):
            return head[: -len(ending)] + single
    return head


@cache
def _singulars() -> tuple[tuple[str, str], ...]:
    """Endings of a plural with those of the singular, the longest first."""
    return tuple((row["ending"], row["single"]) for row in table("phrases/singulars.tsv"))
