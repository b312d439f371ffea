"""The names of an article -> its people, each with aliases, roles and gender. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from quotes.identities.descriptors import descriptors
from quotes.identities.namesakes import (
    bearer,
    fits,
    has_role,
    is_famous,
    likeliest,
    misspelt,
)
from quotes.identities.person import Person, gendered
from quotes.identities.public_figures import recognise
from quotes.identities.relatives import (
    family_of,
    generation,
    relation_before,
    relative_called,
    with_family,
)
from quotes.languages.gazetteer import Gazetteer
from quotes.names.aliases import all_called_otherwise, called_otherwise
from quotes.names.mentions import NameMention
from quotes.names.person_names import (
    PersonName,
    fold,
    particle_surnames,
    surnames,
)
from quotes.text.letters import spellings

# How sure a mention is somebody's by the way it names: by how well a short name names the person (3 a
# surname, 2 another word by which one is called), for a relative by title, and for one of namesakes.
SURE, NEW, ALIKE, RELATIVE, NAMESAKE = 1.0, 0.8, 0.75, 0.85, 0.65

# A short form of a first name has so many letters at least.
SHORTEST = 2

BY_RANK = {3: 0.97, 2: 0.9}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words around names are read with.

    `text` is the article's; `breaks` are the offsets of verbs, prepositions and the like, where a
    description ends.
    """

    text: str
    gazetteer: Gazetteer
    breaks: Collection[int] = ()

    def describe(self, person: Person, mention: NameMention) -> None:
        """Note what the words around a mention say of the person."""
        made, age = descriptors(mention, self.text, self.gazetteer, self.breaks)
        person.descriptors += made
        person.ages |= {age} if age else set()


class People:
    """All people of an article; finds whom a mention or a loose name stands for.

    `from_names` makes them; names that are found later join by `adopt`.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._gazetteer = reading.gazetteer
        self.all: list[Person] = []
        self._of: dict[int, tuple[Person, float]] = {}
        self._by_word: dict[str, list[Person]] = {}

    @classmethod
    def from_names(
        cls, mentions: Sequence[NameMention], text: str, gazetteer: Gazetteer,
        breaks: Collection[int] = (),
    ) -> People:  # fmt: skip
        """The people whom the mentions of an article name; `breaks` as in `Reading`.

        Full names come first, wherever they stand, then relatives, then short names, and last the
        short names of which several people may be meant.
        """
        people = cls(Reading(text, gazetteer, breaks))
        named = [(m, m.name) for m in mentions if m.kind == "person" and m.name]
        aliased = all_called_otherwise(text, [m for m, _ in named])
        short = _particle_surnames(name for _, name in named) | aliased
        for mention, name in named:
            if name.full and " ".join(map(fold, name.words)) not in short:
                people._add_full(mention, name)
                people._note_aliases(mention)
        for mention, _ in named:
            people._add_relative(mention)
        ambiguous: list[tuple[NameMention, list[Person]]] = []
        for mention, name in named:
            if people.of(mention) is None:
                ambiguous.append((mention, people._add_short(mention, name)))
        for mention, candidates in ambiguous:
            if candidates:
                people._add_ambiguous(mention, candidates)
        people._finish()
        return people

    def of(self, mention: NameMention) -> tuple[Person, float] | None:
        """The person of a mention and how sure that is."""
        return self._of.get(mention.start)

    def bearing(self, words: Iterable[str]) -> list[Person]:
        """Everybody with one of these words in a name, in the order of their first full name."""
        return list(dict.fromkeys(p for word in words for p in self._by_word.get(word, ())))

    def adopt(self, mention: NameMention) -> tuple[Person, float]:
        """The person of a name that was found later, which may be somebody new."""
        assert mention.name
        found = self._of.get(mention.start)
        if found is None:
            if mention.name.full:
                self._add_full(mention, mention.name)
            elif candidates := self._add_short(mention, mention.name):
                self._add_ambiguous(mention, candidates)
            found = self._of[mention.start]
            self._reading.describe(found[0], mention)
            recognise(found[0], self._gazetteer)
        return found

    def _add_full(self, mention: NameMention, name: PersonName) -> None:
        """Give a full name to whoever has borne it so far, or to somebody new."""
        people = self.bearing(s for w in name.words for s in spellings(fold(w)))
        person = bearer(mention, name, people, self._reading.text, self._gazetteer)
        if person:
            self._keep(person, mention, SURE)
        else:
            self._start(mention, name)

    def _note_aliases(self, mention: NameMention) -> None:
        """Keep what else somebody is called, so that short names find them."""
        person, _ = self._of[mention.start]
        for alias in called_otherwise(self._reading.text, mention):
            person.aliases.add(alias)
            bearers = self._by_word.setdefault(alias, [])
            if person not in bearers:
                bearers.append(person)

    def _add_relative(self, mention: NameMention) -> None:
        """Note a relative; somebody new for the first name in "Cossa's wife, Teresa"."""
        relation = relation_before(self._reading.text, mention)
        name = mention.name
        if relation is None or name is None or name.titles:
            return
        if mention.start in self._of:
            known = self._of[mention.start][0]
            known.generation = generation(relation[3])
            known.sex = known.sex or gendered("noun").get(relation[3])
            return
        if len(name.words) > 1 or any(p.called(name.last) for p in self.all):
            return
        family = family_of(mention, relation, self.all)
        person = self._start(mention, name)
        person.family, person.sex = family, gendered("noun").get(relation[3])
        person.generation = generation(relation[3])
        if family:
            person.known_as = PersonName(with_family(name.words[0], family, self._gazetteer))
            self._by_word.setdefault(fold(family), []).append(person)

    def _add_short(self, mention: NameMention, name: PersonName) -> list[Person]:
        """Give a short name to the one who can be called so, or to somebody new.

        Returns the people who may be meant where these are several; then nothing was given.
        """
        word = " ".join(fold(w) for w in name.words)
        ranked = [(p.called(word), p) for p in self.bearing((word,))]
        best = max((rank for rank, _ in ranked), default=0)
        called = [p for rank, p in ranked if rank == best and rank]
        if not called:
            called = self._called_for_short(name)
        if name.full:  # "Van den Berg" is no man's first name
            name = replace(name, gender=self._titled(name))
        if relative := relative_called(name, called, self.bearing((name.last,))):
            self._keep(relative, mention, RELATIVE)
            return []
        fitting = self._fitting(mention, name, called)
        if not fitting:
            self._start(mention, name)
        elif len(fitting) == 1:
            self._keep(fitting[0], mention, BY_RANK.get(best, ALIKE))
        return fitting if len(fitting) > 1 else []

    def _called_for_short(self, name: PersonName) -> list[Person]:
        """For "Maggie": the one who bears a first name of which it is a short form."""
        if name.full or len(name.last.strip(".")) < SHORTEST:
            return []
        found = [
            p for p in self.all
            if any(
                self._gazetteer.same_first_name(n.words[0], name.last)
                for n in p.names if n.full and len(n.words[0].strip(".")) > 1
            )
        ]  # fmt: skip
        return found if len(found) == 1 else []

    def _add_ambiguous(self, mention: NameMention, candidates: Sequence[Person]) -> None:
        """Give a short name to the likeliest of those who may be meant."""
        one = likeliest(mention, candidates, self._reading.text, self._gazetteer)
        self._keep(one, mention, NAMESAKE)

    def _finish(self) -> None:
        """Put the mentions in order and note what the article says beside them."""
        for person in self.all:
            person.mentions.sort(key=lambda m: m.start)
            for mention in person.mentions:
                self._reading.describe(person, mention)
            recognise(person, self._gazetteer)

    def _fitting(
        self, mention: NameMention, name: PersonName, called: Sequence[Person]
    ) -> list[Person]:
        """Who of those called so may be meant, by gender (known before unknown), spelling, fame and role."""
        fitting = [p for p in called if fits(p, name)]
        if name.generation:
            return [p for p in fitting if any(n.generation == name.generation for n in p.names)]
        if name.last and not called:
            fitting = misspelt(name, self.all)
        if is_famous(mention, fitting, self._reading.text, self._gazetteer):
            fitting = []
        with_role = [p for p in fitting if name.roles and has_role(p, name.roles)]
        # "Ms Bell" is Ann Bell before she is somebody whose name tells no gender.
        same = [p for p in fitting if name.gender and p.gender == name.gender]
        return with_role or same or fitting

    def _titled(self, name: PersonName) -> str | None:
        """The gender that a title before the name tells."""
        titles = (self._gazetteer.titles.get(title.casefold()) for title in name.titles)
        return next((title.gender for title in titles if title and title.gender), None)

    def _start(self, mention: NameMention, name: PersonName) -> Person:
        person = Person([name])
        self.all.append(person)
        self._keep(person, mention, SURE if name.full else NEW)
        return person

    def _keep(self, person: Person, mention: NameMention, score: float) -> None:
        if mention.name and (mention.name not in person.names or not person.mentions):
            if mention.name not in person.names:
                person.names.append(mention.name)
            words = {s for w in mention.name.words for s in spellings(fold(w))}
            for word in words | surnames(mention.name):
                bearers = self._by_word.setdefault(word, [])
                if person not in bearers:
                    bearers.append(person)
        person.mentions.append(mention)
        self._of[mention.start] = (person, score)


def _particle_surnames(names: Iterable[PersonName]) -> frozenset[str]:
    """The surnames with a particle, folded: "De Blasio" has no first name beside "Bill de Blasio"."""
    return frozenset(s for n in names if n.full for s in particle_surnames([*map(fold, n.words)]))
