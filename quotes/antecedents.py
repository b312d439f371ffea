"""Pronouns and nominals -> the actors of the article that they stand for. Pure.

Every answer carries its steps: the rule, the words it led to and how sure that is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from quotes.discourse import OTHER, Actor, Discourse, Event, sureness
from quotes.gazetteer import Country, Gazetteer
from quotes.mentions import NAME_WORD, NameMention
from quotes.model import EntityKind, Span, Step
from quotes.names import fold, words_of
from quotes.organisations import Organisation, Organisations
from quotes.people import Descriptor, People, Person
from quotes.sources import Named, Nominal, Pronoun

PAIRS = frozenset(("two", "pair", "couple", "duo", "both", "men", "women", "former", "latter"))
# Words of a role that tell nobody apart.
IDLE = frozenset(
    [
        "former",
        "longtime",
        "then",
        "the",
        "a",
        "an",
        "of",
        "from",
        "in",
        "for",
        "at",
        "on",
        "who",
        "to",
        "and",
        "his",
        "her",
        "presumptive",
        "own",
    ]
)
RIVALS = frozenset(("candidate", "nominee", "contender", "rival", "hopeful", "front-runner"))
NATIONS = frozenset(
    ["country", "nation", "side", "government", "neighbour", "neighbor", "ally", "power", "capital"]
)
OUTLET_NOUNS = {
    "newspaper": "newspaper", "paper": "newspaper", "daily": "newspaper", "tabloid": "newspaper",
    "magazine": "magazine", "weekly": "magazine", "network": "broadcaster", "broadcaster": "broadcaster",
    "channel": "broadcaster", "station": "broadcaster", "agency": "agency", "news agency": "agency",
    "wire service": "agency", "website": "website", "site": "website", "outlet": "",
    "publication": "",
}  # fmt: skip
OF_A_PERSON = frozenset(
    ["campaign", "administration", "team", "camp", "transition", "foundation", "organization"]
)
PP = re.compile(r"^(.+?) (?:for|of|at|with|from|in) (?:the )?(.+)$")
# Offices of which there are many, so that "the Ohio senator" is somebody who was named before.
OFFICES = frozenset(
    [
        "senator",
        "representative",
        "congressman",
        "congresswoman",
        "governor",
        "mayor",
        "assemblyman",
        "assemblywoman",
        "councilman",
        "councilwoman",
    ]
)
NO_MATCH = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a mention stands for; no actors where nobody can be named honestly."""

    actors: tuple[Actor, ...]
    steps: tuple[Step, ...] = ()


NOBODY = Answer(())


class Antecedents:
    """Resolves the parts of a source over the article's people, bodies and earlier mentions."""

    def __init__(
        self, text: str, people: People, organisations: Organisations, discourse: Discourse,
        gazetteer: Gazetteer,
    ) -> None:  # fmt: skip
        self._text = text
        self._people = people
        self._organisations = organisations
        self._discourse = discourse
        self._gazetteer = gazetteer
        self._offices = {t.role for t in gazetteer.titles.values() if t.role} & OFFICES
        self._person_actors: dict[int, Actor] = {}
        self._body_actors: dict[int, Actor] = {}
        self._other_actors: dict[tuple[str, str], Actor] = {}

    # Names

    def person(self, person: Person) -> Actor:
        """The one actor of a person."""
        if id(person) not in self._person_actors:
            self._person_actors[id(person)] = Actor(person.name.text, "person", person=person)
        return self._person_actors[id(person)]

    def body(self, organisation: Organisation) -> Actor:
        """The one actor of a body or country."""
        if id(organisation) not in self._body_actors:
            self._body_actors[id(organisation)] = Actor(
                organisation.name, "organization", organisation=organisation,
                head=fold(organisation.name.split()[-1]),
            )  # fmt: skip
        return self._body_actors[id(organisation)]

    def country(self, country: Country) -> Actor:
        """The actor of a country, named or only alluded to."""
        for organisation in self._organisations.all:
            if organisation.name == country.name:
                return self.body(organisation)
        return self.other(country.name, "organization", country.name.casefold())

    def other(self, name: str, kind: EntityKind, head: str, *, plural: bool = False) -> Actor:
        """The actor of a phrase: the same words are the same actor."""
        key = (kind, " ".join(fold(w) for w in words_of(name)) or name)
        if key not in self._other_actors:
            self._other_actors[key] = Actor(name, kind, head=head, plural=plural)
        return self._other_actors[key]

    def named(self, part: Named) -> Answer:
        """The person or body of a name."""
        mention = part.mention
        span = Span(mention.start, mention.end)
        if mention.kind != "person":
            organisation, rule = self._organisations.of(mention)
            return Answer(
                (self.body(organisation),), (Step(rule, organisation.name, (span,), 0.97),)
            )
        person, score = self._people.adopt(mention)
        first = next((m for m in person.mentions if m.name and m.name.full), person.mentions[0])
        rule = "resolve:full-name"
        if mention.name and not mention.name.full:
            rule = "resolve:first-name" if _by_first(person, mention) else "resolve:surname"
        step = Step(rule, person.name.text, (Span(first.start, first.end),), score)
        return Answer((self.person(person),), (step,))

    # Pronouns

    def pronoun(self, part: Pronoun, avoided: Collection[Actor] = ()) -> Answer:
        """He, she, they or it by gender, number, nearness and role in the sentence."""
        start = part.span.start
        if part.person in "mf":
            return self._chosen(
                start, lambda a: _gender_fit(a, part.person), avoided, "resolve:pronoun"
            )
        if part.person == "p":
            pair = self._recent_pair(start)
            if pair:
                return pair
            return self._chosen(start, _plural_fit, avoided, "resolve:pronoun")
        return self._chosen(start, _neuter_fit, avoided, "resolve:pronoun")

    def _chosen(
        self, offset: int, test: object, avoided: Collection[Actor], rule: str, scale: float = 1.0
    ) -> Answer:
        ranked = self._discourse.ranked(offset, test, avoided)  # type: ignore[arg-type]
        if ranked:
            return self._answer(rule, ranked[0][1], scale * sureness(ranked))
        for event in self._discourse.after(offset):
            if test(event.actor) > 0:  # type: ignore[operator]
                return self._answer("resolve:cataphora", event, 0.5 * scale)
        return NOBODY

    def _answer(self, rule: str, event: Event, score: float) -> Answer:
        words = self._text[event.span.start : event.span.end]
        steps = [Step(rule, words, (event.span,), round(score, 3))]
        if words != event.actor.name:
            steps.append(Step("resolve:entity", event.actor.name, (), 1.0))
        return Answer((event.actor,), tuple(steps))

    def _recent_pair(self, offset: int) -> Answer | None:
        """Two speakers of one quote just before ("the two nations said ... They insisted")."""
        here = self._discourse.sentence_of(offset)
        recent = [
            e for e in self._discourse.before(offset) if here - e.sentence <= 2 and e.weight > 1.1
        ]
        if not recent:
            return None
        last = recent[-1]
        together = [e for e in recent if e.span == last.span]
        if len({id(e.actor) for e in together}) < 2:
            return None
        words = self._text[last.span.start : last.span.end]
        actors = tuple(dict.fromkeys(e.actor for e in together))
        return Answer(actors, (Step("resolve:pronoun", words, (last.span,), 0.85),))

    # Nominals

    def nominal(self, part: Nominal, possessor: Answer, avoided: Collection[Actor] = ()) -> Answer:
        """A noun phrase: somebody known by that role, or an unnamed person, group, body or document."""
        if part.determiner in ("the", "") and (found := self._several(part) or self._family(part)):
            return found
        if part.kind in ("organization", None) and (found := self._of_person(part, possessor)):
            return found
        if part.kind == "relative" and part.determiner in ("his", "'s"):
            if found := self._relative(part, possessor):
                return found
        if not part.plural and part.kind in ("role", "epithet", "spokesperson", "relative"):
            if part.determiner in ("the", "his", "'s", "") and (
                found := self._by_role(part, possessor, avoided)
            ):
                return found
        if not part.plural and part.kind == "organization" and part.determiner == "the":
            if found := self._by_type(part):
                return found
        return self._unnamed(part, possessor)

    def _several(self, part: Nominal) -> Answer | None:
        """ "The two nations", "both men", "the couple", "the latter"."""
        words = set(part.words)
        counted = "two" in words or part.head in ("couple", "pair", "duo") or "both" in words
        if part.head in ("former", "latter") and len(part.words) == 1:
            pair = self._last_people(part.span.start, 2, None)
            if len(pair) == 2:
                event = pair[0] if part.head == "former" else pair[1]
                return self._answer("resolve:coordination", event, 0.8)
        if not counted or not (part.determiner == "the" or "both" in words):
            return None
        single = self._singular(part.head)
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
            owned = [
                self._owned(e.actor, "campaign" if single == "camp" else single, ()) for e in events
            ]
            steps = (
                Step(
                    "resolve:coordination", " and ".join(e.actor.name for e in events), spans, 0.75
                ),
            )
            return Answer(tuple(a for o in owned for a in o.actors), steps)
        names = " and ".join(e.actor.name for e in events)
        return Answer(
            tuple(e.actor for e in events), (Step("resolve:coordination", names, spans, 0.75),)
        )

    def _family(self, part: Nominal) -> Answer | None:
        """ "The Bells": everybody of that surname."""
        word = part.text.split()[-1] if part.text else ""
        if part.determiner != "the" or not word[:1].isupper() or not word.endswith("s"):
            return None
        name = fold(word)
        bearers = [
            p for p in self._people.all if p.name.full and p.name.last in (name[:-1], name[:-2])
        ]
        if len(bearers) < 2 or part.kind:
            return None
        spans = tuple(Span(p.mentions[0].start, p.mentions[0].end) for p in bearers)
        names = " and ".join(p.name.text for p in bearers)
        actors = tuple(self.person(p) for p in bearers)
        return Answer(actors, (Step("resolve:surname", names, spans, 0.8),))

    def _singular(self, head: str) -> str:
        for ending, single in (("men", "man"), ("ies", "y"), ("s", "")):
            if head.endswith(ending):
                return head[: -len(ending)] + single
        return head

    def _last_people(self, offset: int, count: int, sex: str | None, role: str = "") -> list[Event]:
        """The last different people before the offset, in text order; those of the role first."""
        with_role: list[Event] = []
        others: list[Event] = []
        seen: set[int] = set()
        events = [*reversed(self._discourse.before(offset))]
        if role in RIVALS | OF_A_PERSON:
            events += self._discourse.after(offset)
        for event in events:
            actor = event.actor
            if actor.person is None or id(actor) in seen or (sex and actor.sex not in (sex, None)):
                continue
            seen.add(id(actor))
            fits = role not in ("", "two", "both", "pair") and any(
                self._is_role(d.head, role) for d in actor.person.descriptors
            )
            (with_role if fits else others).append(event)
        if len(with_role) < count and role in RIVALS | OF_A_PERSON:
            others.sort(key=lambda e: -len(e.actor.person.mentions if e.actor.person else ()))
        chosen = with_role[:count] if len(with_role) >= count else (with_role + others)[:count]
        return sorted(chosen, key=lambda e: e.span.start)

    def _nations(self, part: Nominal) -> Answer | None:
        """The two countries that were spoken of last, by name, adjective or capital."""
        found: dict[str, tuple[Country, Span]] = {}
        for match in reversed(list(re.finditer(NAME_WORD, self._text[: part.span.start]))):
            word = re.sub(r"['’]s?$", "", match.group())
            country = (
                self._gazetteer.place(word)
                or self._gazetteer.capital(word)
                or self._gazetteer.adjective(word)
            )
            if country and country.code not in found:
                found[country.code] = (country, Span(*match.span()))
            if len(found) == 2:
                break
        if len(found) < 2:
            return None
        pairs = sorted(found.values(), key=lambda pair: pair[1].start)
        actors = tuple(self.country(country) for country, _ in pairs)
        names = " and ".join(country.name for country, _ in pairs)
        return Answer(
            actors, (Step("resolve:coordination", names, tuple(s for _, s in pairs), 0.8),)
        )

    def _of_person(self, part: Nominal, possessor: Answer) -> Answer | None:
        """ "His campaign", "the Trump campaign", "the campaign": of whom."""
        if part.head not in OF_A_PERSON:
            return None
        if possessor.actors and possessor.actors[0].person:
            return self._owned(possessor.actors[0], part.head, possessor.steps)
        owner = self._people_named(part.words[:-1])
        if owner:
            return self._owned(self.person(owner), part.head, ())
        if part.determiner == "the" and len(part.words) == 1:
            return self._last_owned(part)
        return None

    def _owned(self, owner: Actor, head: str, steps: Sequence[Step]) -> Answer:
        assert owner.person
        name = f"{owner.person.name.words[-1]} {head}"
        actor = self.other(name, "organization", head)
        step = Step("resolve:possessor", name, (), 0.95)
        return Answer((actor,), (*steps, step))

    def _last_owned(self, part: Nominal) -> Answer | None:
        before = self._text[: part.span.start]
        pattern = rf"({NAME_WORD})(?:['’]s?)? (?:\w+ ){{0,2}}{re.escape(part.head)}\b"
        for match in reversed(list(re.finditer(pattern, before, re.IGNORECASE))):
            word = fold(re.sub(r"['’]s?$", "", match[1]))
            if owner := self._people_named((word,)):
                step = Step("resolve:role", match.group(), (Span(*match.span()),), 0.75)
                return self._owned(self.person(owner), part.head, (step,))
        return None

    def _people_named(self, words: Sequence[str]) -> Person | None:
        for word in reversed(words):
            ranked = [(p.called(word), len(p.mentions), p) for p in self._people.all]
            best = max(ranked, key=lambda r: r[:2], default=None)
            if best and best[0] == 3:
                return best[2]
        return None

    def _relative(self, part: Nominal, possessor: Answer) -> Answer | None:
        """Her husband, his daughter: who is called so, else who bears the same surname."""
        owner = possessor.actors[0].person if possessor.actors else None
        if owner is None:
            return None
        called = [p for p in self._people.all if p is not owner and _is_called(p, part.head)]
        same = [
            p
            for p in self._people.all
            if p is not owner and p.name.full and p.name.last == owner.name.last
            and (part.gender is None or p.gender in (part.gender, None))
        ]  # fmt: skip
        both = [p for p in called if p in same] or called or (same if len(same) == 1 else [])
        if not both:
            return None
        person = both[0]
        first = person.mentions[0]
        step = Step("resolve:relative", person.name.text, (Span(first.start, first.end),), 0.85)
        return Answer((self.person(person),), (*possessor.steps, step))

    def _by_role(
        self, part: Nominal, possessor: Answer, avoided: Collection[Actor]
    ) -> Answer | None:
        """Somebody whom the article calls so, else for "the billionaire" whoever is in mind."""
        offset = part.span.start

        def fits(actor: Actor) -> float:
            if actor.person is None:
                same = actor.head == part.head and actor.kind == "unnamed_person"
                return (
                    0.8 if same and part.determiner == "the" and not part.words[:-1] else NO_MATCH
                )
            if part.gender and actor.sex and part.gender != actor.sex:
                return NO_MATCH
            return self._role_match(actor.person, part)

        ranked = self._discourse.ranked(offset, fits, avoided)
        if ranked:
            return self._answer("resolve:role", ranked[0][1], min(0.95, 0.1 + sureness(ranked)))
        later = [
            e for e in self._discourse.after(offset) if e.actor.person and fits(e.actor) >= 0.8
        ]
        if later and part.determiner in ("the", ""):
            return self._answer("resolve:cataphora", later[0], 0.6)
        office = part.head in self._offices
        loose = (part.kind == "epithet" or office) and part.determiner == "the"
        if not loose:
            return None
        country = next((c for w in part.words if (c := self._gazetteer.adjectives.get(w))), None)
        if country and part.head == "leader":
            return None
        return self._chosen(
            offset, lambda a: _epithet_fit(a, part), avoided, "resolve:epithet", 0.75
        )

    def _role_match(self, person: Person, part: Nominal) -> float:
        """How well what the article says of the person fits the nominal, 0 to 1."""
        modifiers = {w for w in part.words if w not in part.head.split()} - {
            "former",
            "longtime",
            "then",
        }
        age = re.match(r"(\d{2})-year-old", part.words[0]) if part.words else None
        if age and age[1] in person.ages:
            return 1.0
        best = NO_MATCH
        for descriptor in person.descriptors:
            if not self._is_role(descriptor.head, part.head):
                continue
            shared = len(modifiers & self._about(person, descriptor))
            if modifiers and not shared and self._contradicts(modifiers, person):
                continue
            exact = 0.15 if descriptor.head == part.head and not descriptor.known else 0.0
            fit = 0.5 + exact + (0.35 * shared / len(modifiers) if modifiers else 0.35)
            best = max(best, fit * (0.8 if descriptor.known else 1.0))
        return best

    def _about(self, person: Person, descriptor: Descriptor) -> set[str]:
        words = set(descriptor.words)
        for other in person.descriptors:
            words |= other.words
        for word in list(words):
            if country := self._gazetteer.countries.get(word):
                words |= {a.casefold() for a in country.adjectives}
        return words

    def _contradicts(self, modifiers: set[str], person: Person) -> bool:
        """Whether a state, country or party in the modifiers is not the person's."""
        states = {w for name in self._gazetteer.states.values() for w in name.casefold().split()}
        return any(w in states or w in self._gazetteer.adjectives for w in modifiers)

    def _is_role(self, has: str, wanted: str) -> bool:
        if has == wanted or has.endswith(f" {wanted}"):
            return True
        return has in self._gazetteer.hypernyms.get(wanted, ())

    def _by_type(self, part: Nominal) -> Answer | None:
        """ "The fund", "the newspaper", "the company": the last body of that name or type."""
        wanted = OUTLET_NOUNS.get(part.head)

        def fits(actor: Actor) -> float:
            body = actor.organisation
            if actor.kind != "organization":
                return NO_MATCH
            if actor.head == part.head:
                return 1.0
            if body is None or body.country:
                return NO_MATCH
            kind = body.institution.kind if body.institution else ""
            if wanted is not None:
                return 0.9 if kind and kind in (wanted or OUTLET_KINDS) else NO_MATCH
            if part.head in COMPANY_NOUNS:
                return 0.7 if kind in ("", "company") else NO_MATCH
            if part.head in BODY_NOUNS:
                return 0.6 if kind in ("", "body", "ngo", "agency", "party", "group") else NO_MATCH
            return NO_MATCH

        if any(w[:1].isupper() for w in part.text.split()):
            return None
        ranked = self._discourse.ranked(part.span.start, fits)
        return self._answer("resolve:type", ranked[0][1], sureness(ranked)) if ranked else None

    def _unnamed(self, part: Nominal, possessor: Answer) -> Answer:
        """An actor named by the phrase itself."""
        kind = _kind(part)
        name, speaks_for = self._phrase_name(part, possessor)
        if not name:
            return NOBODY
        known = (
            self._last_of_head(part) if part.determiner == "the" and len(part.words) == 1 else None
        )
        if known:
            return self._answer("resolve:same-words", known, 0.8)
        actor = self.other(name, kind, part.head, plural=part.plural)
        actor.gender = actor.gender or part.gender
        actor.speaks_for = actor.speaks_for or speaks_for
        rule = "resolve:unnamed-role" if kind == "unnamed_person" else f"resolve:{kind}"
        return Answer((actor,), (*possessor.steps, Step(rule, name, (part.span,), 0.9)))

    def _last_of_head(self, part: Nominal) -> Event | None:
        for event in reversed(self._discourse.before(part.span.start)):
            actor = event.actor
            if actor.person is None and actor.organisation is None and actor.head == part.head:
                return event
        return None

    def _phrase_name(self, part: Nominal, possessor: Answer) -> tuple[str, Actor | None]:
        """The canonical words of the phrase and the body or person that it speaks for."""
        if possessor.actors and part.possessor:
            owner = possessor.actors[0]
            return f"{owner.name} {part.text}", owner if part.kind == "spokesperson" else None
        text = part.text
        tail = PP.match(text)
        if tail and not part.plural and part.kind in ("spokesperson", "role"):
            body = self.lookup(tail[2])
            if body:
                speaks = body if part.kind == "spokesperson" else None
                return f"{body.name} {tail[1]}", speaks
        in_front = " ".join(text.split()[:-1])
        return text, self.lookup(in_front) if part.kind == "spokesperson" and in_front else None

    def lookup(self, words: str) -> Actor | None:
        """The person or body that some words name."""
        plain = [fold(w) for w in words_of(words)]
        for organisation in self._organisations.all:
            if any(plain == [fold(w) for w in words_of(n)] for n in organisation.names):
                return self.body(organisation)
        for person in self._people.all:
            for name in person.names:
                if plain and plain[-1] == fold(name.words[-1]) and len(plain) <= 4:
                    return self.person(person)
        return None

    def weigh(self, mention: NameMention) -> float:
        """The weight of a name as an antecedent by where it stands."""
        return OTHER


OUTLET_KINDS = ("newspaper", "magazine", "broadcaster", "agency", "website")
COMPANY_NOUNS = frozenset(
    [
        "company",
        "firm",
        "corporation",
        "business",
        "giant",
        "maker",
        "automaker",
        "airline",
        "retailer",
        "manufacturer",
        "bank",
        "chain",
        "insurer",
        "startup",
        "start-up",
    ]
)
BODY_NOUNS = frozenset(
    "group organization organisation agency department ministry bureau commission committee union "
    "association foundation institute think_tank party coalition movement body".replace(
        "_", " "
    ).split()
)


def _by_first(person: Person, mention: NameMention) -> bool:
    return bool(mention.name and person.called(mention.name.last) == 2)


def _is_called(person: Person, head: str) -> bool:
    return any(d.head == head for d in person.descriptors)


def _gender_fit(actor: Actor, wanted: str) -> float:
    if actor.kind not in ("person", "unnamed_person") or actor.plural:
        return NO_MATCH
    if actor.sex is None:
        return 0.75 if actor.kind == "person" else 0.6
    return 1.0 if actor.sex == wanted else NO_MATCH


def _plural_fit(actor: Actor) -> float:
    if actor.kind == "group" or (actor.plural and actor.person is None):
        return 1.0
    if actor.kind == "unnamed_person":
        return 0.3
    if actor.organisation and actor.organisation.country:
        return 0.25
    return 0.45 if actor.kind == "organization" else NO_MATCH


def _neuter_fit(actor: Actor) -> float:
    if actor.plural or actor.kind not in ("organization", "document"):
        return NO_MATCH
    if actor.organisation and actor.organisation.country:
        return 0.6
    return 1.0


def _epithet_fit(actor: Actor, part: Nominal) -> float:
    if actor.person is None or (part.gender and actor.sex and actor.sex != part.gender):
        return NO_MATCH
    return 1.0


def _kind(part: Nominal) -> EntityKind:
    if part.kind == "document":
        return "document"
    if part.plural or part.kind == "group":
        return "group"
    if part.kind == "organization":
        return "organization"
    if part.kind is None and not re.search(r"(?:er|or|ist|ian|ant|ent|man|woman|ee)$", part.head):
        return "document"
    return "unnamed_person"
