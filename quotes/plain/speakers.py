"""The words for a source -> whom they stand for in the article, or nobody. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.model import Entity, EntityKind, Link, Phrase, Span, Step
from quotes.plain.people import (
    Named,
    Noun,
    People,
    Person,
    determiner_in,
    has_first_name,
    names_in,
    noun_in,
)
from quotes.plain.sentences import starts
from quotes.plain.words import PlainWords, Word, folded
from quotes.rules import rule
from quotes.text.letters import without_accents

# How many paragraphs back a pronoun looks.
BACK = 1

# A name stands behind a determiner at most, where it alone is the source.
LEAD = 4  # characters

# The most words of a phrase that takes up somebody named before ("the old man").
SHORT = 3

BODIES = ("organization", "group", "document")

LIKELY = rule("plain:likely")

NAME, SURNAME, PRONOUN = rule("plain:name"), rule("plain:surname"), rule("plain:pronoun")
ROLE, NOUN, UNNAMED, BODY = (
    rule("plain:role"), rule("plain:noun"), rule("plain:unnamed"), rule("plain:body"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names a person; `leads` tells that the sentence begins with it, or that they spoke."""

    start: int
    paragraph: int
    person: Person
    leads: bool


@dataclass(slots=True)
class Cast:
    """Everybody in an article who may speak; grows while its sources are read."""

    text: str
    paragraphs: Sequence[Span]
    words: PlainWords
    people: People = field(default_factory=People)
    mentions: list[Mention] = field(default_factory=list)
    _entities: dict[object, Entity] = field(default_factory=dict)

    def read(self) -> None:
        """Learn who is named in the article."""
        for number, paragraph in enumerate(self.paragraphs):
            opens = starts(self.text, paragraph, self.words)
            led: set[int] = set()
            for match in self.words.pattern("known-source").finditer(self.text, *paragraph):
                person = self._read(Span(*match.span()))
                if person:
                    sentence = bisect_right(opens, match.start())
                    leads = sentence not in led
                    led.add(sentence)
                    self.mentions.append(Mention(match.start(), number, person, leads))

    def _read(self, span: Span) -> Person | None:
        """The person whom a phrase names."""
        noun = noun_in(self.text, span, self.words)
        for named in names_in(self.text, span, self.words):
            if self._is_person(named, noun):
                return self._add(named, noun, span)
        return None

    def link(self, source: Phrase) -> Link:
        """The source with whom it stands for; without anybody where nothing fits."""
        span = Span(source.start, source.end)
        found = self._pronoun(span) or self._named(span) or self._described(span)
        if not found:
            return Link(source, ())
        one, name = found
        entity = one if isinstance(one, Entity) else self._person(one)
        if isinstance(one, Person):
            self.mentions.append(Mention(span.start, self._paragraph(span.start), one, True))
        score = self.words.sure(name)
        return Link(source, (entity,), (Step(name, entity.name, score=score),), score)

    def entities(self) -> tuple[Entity, ...]:
        """Those whom a source stood for."""
        return tuple(self._entities.values())

    def _is_person(self, named: Named, noun: Noun | None) -> bool:
        """Whether a name is a person's, by its title, its first name or the noun beside it."""
        before = noun is not None and noun.start < named.span.start
        if noun and before and noun.word.kind in BODIES and not self._apart(noun, named):
            return False
        if named.title or has_first_name(named.words):
            return True
        if len(named.words) == 1 or noun is None or noun.word.kind != "person":
            return False
        return not before or self._apart(noun, named) or self._beside(noun, named)

    def _beside(self, noun: Noun, named: Named) -> bool:
        """Whether a noun stands directly before a name."""
        return not self.text[noun.start + len(noun.text) : named.span.start].strip()

    def _apart(self, noun: Noun, named: Named) -> bool:
        """Whether a comma before a name parts it from the noun before it."""
        return self.text[noun.start : named.span.start].rstrip().endswith(",")

    def _add(self, named: Named, noun: Noun | None, span: Span) -> Person:
        determiner, _ = determiner_in(self.text, span, self.words)
        person = self.people.add(named, noun, determiner)
        if noun and noun.start < named.span.start:
            role = self.text[noun.start : named.span.start].strip(" ,")
            if role and role not in person.roles:
                person.roles.append(role)
        return person

    def _pronoun(self, span: Span) -> tuple[Person, str] | None:
        word = self.words.pronouns.get(folded(self.text[slice(*span)]))
        if word is None or word.plural:
            return None
        person = self._antecedent(span.start, word.gender)
        return (person, PRONOUN) if person else None

    def _antecedent(
        self, place: int, gender: str, *, back: int = BACK, led: bool = False
    ) -> Person | None:
        """The last person before a place who fits: first those of its paragraph, and of each paragraph first
        those who spoke, or whom a sentence names first; the others only where `led` is not asked."""
        here = self._paragraph(place)
        near = [m for m in self.mentions if m.start < place and m.person.fits(gender)]
        kept = [m for m in near if here - m.paragraph <= back and (m.leads or not led)]
        last = max(kept, key=lambda m: (m.paragraph, m.leads, m.start), default=None)
        return last.person if last else None

    def _named(self, span: Span) -> tuple[Person | Entity, str] | None:
        names = names_in(self.text, span, self.words)
        noun = noun_in(self.text, span, self.words)
        for named in names:
            if not self._is_person(named, noun) and (noun or not self.people.of(named)):
                continue
            known = self.people.of(named)
            whole = known is None or folded(named.text) == folded(known.name)
            return self._add(named, noun, span), NAME if whole else SURNAME
        if noun or not names or names[0].span.start > span.start + LEAD:
            return None
        first = names[0].text.split("-")[0]
        if first.isupper() and len(first) > 1:
            return self._body(names[0].text, "organization"), BODY
        return (self._add(names[0], None, span), LIKELY) if len(names[0].words) > 1 else None

    def _described(self, span: Span) -> tuple[Person | Entity, str] | None:
        noun = noun_in(self.text, span, self.words)
        determiner, start = determiner_in(self.text, span, self.words)
        if noun is None:
            return None
        name = self.text[start : span.end].strip(" ,")
        plural = determiner is not None and determiner.plural
        if noun.word.kind in BODIES:
            kind: EntityKind = "document" if noun.word.kind == "document" else "organization"
            kind = "group" if plural or noun.word.kind == "group" else kind
            return self._body(self._proper(noun, Span(start, span.end)) or name, kind), BODY
        if plural:
            return self._body(name, "group"), BODY
        if determiner and determiner.definite and (known := self._taken_up(noun, determiner, span)):
            return known
        if determiner and determiner.points_back:
            return None
        return self._body(name, "unnamed_person"), UNNAMED

    def _taken_up(self, noun: Noun, determiner: Word, span: Span) -> tuple[Person, str] | None:
        """The person named before whom a definite description means."""
        gender = determiner.gender if determiner.gender != "?" else noun.word.gender
        called = self.people.with_noun(noun.text, gender)
        if len(called) == 1:
            return called[0], ROLE
        long = len(self.text[slice(*span)].split()) > SHORT
        if called or (long and not determiner.points_back):
            return None
        so_far = {m.person for m in self.mentions if m.start < span.start and m.person.fits(gender)}
        back = BACK if determiner.points_back or len(so_far) == 1 else 0
        person = self._antecedent(span.start, gender, back=back, led=True)
        return (person, NOUN) if person else None

    def _proper(self, noun: Noun, span: Span) -> str | None:
        """The name of a body that stands directly behind the noun for its kind."""
        rest = self.text[noun.start + len(noun.text) : span.end].strip(" ,")
        return rest if rest[:1].isupper() and self.text[noun.start].islower() else None

    def _paragraph(self, place: int) -> int:
        return max(0, bisect_right([p.start for p in self.paragraphs], place) - 1)

    def _body(self, name: str, kind: EntityKind) -> Entity:
        key = (folded(name), kind)
        if key not in self._entities:
            self._entities[key] = Entity(self._slug(name), name, kind)
        return self._entities[key]

    def _person(self, person: Person) -> Entity:
        if person not in self._entities:
            self._entities[person] = Entity(
                self._slug(person.name),
                person.name,
                "person",
                aliases=tuple(sorted(person.names - {person.name})),
                roles=tuple(person.roles),
                gender=person.gender if person.gender != "?" else None,
            )
        return self._entities[person]

    def _slug(self, name: str) -> str:
        plain = without_accents(name).encode("ascii", "ignore").decode().lower()
        base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "speaker"
        taken = {entity.id for entity in self._entities.values()}
        slug, number = base, 2
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        return slug
