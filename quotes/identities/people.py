"""The names of an article -> its people, each with aliases, roles and gender. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from rapidfuzz.distance import OSA

from quotes.identities.descriptors import Descriptor, descriptors
from quotes.identities.person import GENDERED, Person
from quotes.identities.public_figures import figure_name, public_figure
from quotes.languages.gazetteer import Gazetteer
from quotes.names.mentions import NameMention
from quotes.names.person_names import PersonName, fold, particle_surnames, same_full_name, surnames
from quotes.text.patterns import NAME_WORD

# "Cossa's wife, " before a first name
RELATIVE_OF = re.compile(
    rf"(?:({NAME_WORD})['’]s?|\b([Hh]is|[Hh]er|[Tt]heir)) (?:[a-z-]+ ){{0,2}}"
    r"(wife|husband|widow|widower|mother|father|son|daughter|brother|sister),? $"
)

# Relatives a generation apart: who of two is the elder.
YOUNGER, ELDER = ("son", "daughter"), ("father", "mother")

KIN_BEFORE = re.compile(
    r"\b(?:wife|husband|widow|widower|spouse|mother|father|son|daughter|brother|sister|first lady),? $",
    re.I,
)

KIN_AFTER = re.compile(
    r", (?:his|her|the \w+['’]s) (?:[a-z-]+ )?(?:wife|husband|mother|father|son|daughter|brother|sister)\b"
)

# "Her son" stands at most so many sentences after her name.
NEAR = 2

# A surname of at least so many letters may have a wrong one.
LONG = 6


class People:
    """All people of an article; finds whom a mention or a loose name stands for."""

    def __init__(
        self, mentions: Sequence[NameMention], text: str, gazetteer: Gazetteer,
        breaks: Collection[int] = (),
    ) -> None:  # fmt: skip
        self._gazetteer = gazetteer
        self._breaks = breaks
        self._text = text
        self.all: list[Person] = []
        self._of: dict[int, tuple[Person, float]] = {}
        self._by_word: dict[str, list[Person]] = {}
        named = [m for m in mentions if m.kind == "person" and m.name]
        self._particled = {
            surname for m in named if m.name and m.name.full
            for surname in particle_surnames([fold(w) for w in m.name.words])
        }  # fmt: skip
        for mention in named:
            if mention.name and self._is_whole(mention.name):
                self._add_full(mention, mention.name)
        for mention in named:
            if relation := RELATIVE_OF.search(text[max(0, mention.start - 60) : mention.start]):
                self._add_relative(mention, relation)
        self._ambiguous: list[tuple[NameMention, list[Person]]] = []
        for mention in named:
            if mention.name and mention.start not in self._of:
                self._add_short(mention, mention.name)
        for mention, candidates in self._ambiguous:
            self._keep(self._likeliest(mention, candidates), mention, 0.65)
        for person in self.all:
            person.mentions.sort(key=lambda m: m.start)
            for mention in person.mentions:
                self._describe(person, mention)
            _recognise(person, gazetteer)

    def _is_whole(self, name: PersonName) -> bool:
        """Whether a name has a first name; "De Blasio" has none beside "Bill de Blasio"."""
        return name.full and " ".join(fold(w) for w in name.words) not in self._particled

    def _describe(self, person: Person, mention: NameMention) -> None:
        """Note what the words around a mention say."""
        made, age = descriptors(mention, self._text, self._gazetteer, self._breaks)
        person.descriptors += made
        person.ages |= {age} if age else set()

    def of(self, mention: NameMention) -> tuple[Person, float] | None:
        """The person of a mention and how sure that is."""
        return self._of.get(mention.start)

    def adopt(self, mention: NameMention) -> tuple[Person, float]:
        """The person of a name that was found later, which may be somebody new."""
        assert mention.name
        found = self._of.get(mention.start)
        if found is None:
            if mention.name.full:
                self._add_full(mention, mention.name)
            else:
                before = len(self._ambiguous)
                self._add_short(mention, mention.name)
                for late, candidates in self._ambiguous[before:]:
                    self._keep(self._likeliest(late, candidates), late, 0.65)
            found = self._of[mention.start]
            self._describe(found[0], mention)
            _recognise(found[0], self._gazetteer)
        return found

    def bearing(self, words: Iterable[str]) -> list[Person]:
        """Everybody with one of these words in a name, in the order of their first full name."""
        return list(dict.fromkeys(p for word in words for p in self._by_word.get(word, ())))

    def _add_full(self, mention: NameMention, name: PersonName) -> None:
        for person in self.bearing(fold(w) for w in name.words):
            if all(same_full_name(n, name, self._gazetteer) for n in person.names if n.full):
                self._keep(person, mention, 1.0)
                return
        self._start(mention, name)

    def _add_relative(self, mention: NameMention, relation: re.Match[str]) -> None:
        """Somebody new for the first name in "Cossa's wife, Teresa", who may be "Mrs Cossa" later."""
        name = mention.name
        if name is None or name.titles:
            return
        generation = (relation[3] in ELDER) - (relation[3] in YOUNGER)
        if mention.start in self._of:
            self._of[mention.start][0].generation = generation
            return
        if len(name.words) > 1 or any(p.called(name.last) for p in self.all):
            return
        family = relation[1] or self._surname_before(mention, relation)
        self._start(mention, name)
        person = self.all[-1]
        person.family, person.sex = family, GENDERED.get(relation[3])
        person.generation = generation
        if family:
            person.known_as = PersonName((name.words[0], *family.split()))
            self._by_word.setdefault(fold(family), []).append(person)

    def _surname_before(self, mention: NameMention, relation: re.Match[str]) -> str | None:
        """The surname of whoever "his" or "her" most likely stands for before a relative."""
        sex = {"his": "m", "her": "f"}.get(relation[2].casefold())
        near = [
            (m.start, p) for p in self.all for m in p.mentions
            if p.name.full and m.start < mention.start and (sex is None or p.gender in (sex, None))
            and mention.sentence - m.sentence <= NEAR
        ]  # fmt: skip
        return max(near, key=lambda pair: pair[0])[1].name.words[-1] if near else None

    def _relative(self, name: PersonName, called: Sequence[Person]) -> Person | None:
        """For "Mrs Cossa": the one relative of that name whose gender the title has."""
        if not name.titles or name.gender is None or any(p.gender == name.gender for p in called):
            return None
        found = [
            p for p in self.bearing((name.last,))
            if p.family and fold(p.family) == name.last and p.gender == name.gender
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def _add_short(self, mention: NameMention, name: PersonName) -> None:
        word = " ".join(fold(w) for w in name.words)
        ranked = [(p.called(word), p) for p in self.bearing((word,))]
        best = max((rank for rank, _ in ranked), default=0)
        candidates = [p for rank, p in ranked if rank == best and rank]
        if relative := self._relative(name, candidates):
            self._keep(relative, mention, 0.85)
            return
        fitting = [p for p in candidates if _fits(p, name)]
        if name.last and not candidates:
            fitting = self._misspelt(name)
        if self._is_famous(mention, name, fitting):
            fitting = []
        with_role = [p for p in fitting if name.roles and _has_role(p, name.roles)]
        fitting = with_role or fitting
        if not fitting:
            self._start(mention, name)
        elif len(fitting) == 1:
            self._keep(fitting[0], mention, {3: 0.97, 2: 0.9}.get(best, 0.75))
        else:
            self._ambiguous.append((mention, fitting))

    def _misspelt(self, name: PersonName) -> list[Person]:
        """Whose surname a long surname is but for one letter ("Scheiderman")."""
        word = name.last
        if len(word) < LONG or len(name.words) > 1:
            return []
        near = [
            p for p in self.all
            if p.name.full and len(p.name.last) >= LONG and p.name.last[0] == word[0]
            and OSA.distance(p.name.last, word, score_cutoff=1) <= 1
        ]  # fmt: skip
        return near if len(near) == 1 and _fits(near[0], name) else []

    def _is_famous(self, mention: NameMention, name: PersonName, fitting: Sequence[Person]) -> bool:
        """Whether a surname is a public figure's, and not of the one relative named in full.

        "Obama" is the president where only Michelle Obama is named in full, unless the article is
        about her: then her whole name comes first and nobody is called "Mr" or "President" Obama.
        """
        figure = public_figure([name], self._gazetteer)
        if figure is None or not fitting or not all(p.name.full for p in fitting):
            return False
        found = [public_figure([n for n in p.names if n.full], self._gazetteer) for p in fitting]
        if figure in found:
            return False
        if len(fitting) > 1:
            return True
        other = fitting[0]
        first = min(m.start for m in other.mentions if m.name and m.name.full)
        return bool(name.roles) or mention.start < first or self._is_kin(other)

    def _is_kin(self, person: Person) -> bool:
        """Whether the article brings somebody in as a relative ("his wife, Heidi Cruz")."""
        for mention in person.mentions:
            before = self._text[max(0, mention.start - 60) : mention.start]
            after = self._text[mention.end : mention.end + 60]
            if KIN_BEFORE.search(before) or KIN_AFTER.match(after):
                return True
        return False

    def _likeliest(self, mention: NameMention, candidates: Sequence[Person]) -> Person:
        """Of several people with that surname the public figure, else who is near, else the main one."""
        figure = public_figure([mention.name], self._gazetteer) if mention.name else None
        famous = [
            p for p in candidates if figure and public_figure(p.names, self._gazetteer) == figure
        ]
        if famous:
            return famous[0]
        near = [
            p
            for p in candidates
            if any(
                0 <= mention.sentence - m.sentence <= 1 and m.start < mention.start
                for m in p.mentions
            )
        ]
        if len(near) == 1:
            return near[0]
        return max(candidates, key=lambda p: (len(p.mentions), -p.mentions[0].start))

    def _start(self, mention: NameMention, name: PersonName) -> None:
        person = Person([name])
        self.all.append(person)
        self._keep(person, mention, 1.0 if name.full else 0.8)

    def _keep(self, person: Person, mention: NameMention, score: float) -> None:
        if mention.name and (mention.name not in person.names or not person.mentions):
            if mention.name not in person.names:
                person.names.append(mention.name)
            for word in {*map(fold, mention.name.words), *surnames(mention.name)}:
                bearers = self._by_word.setdefault(word, [])
                if person not in bearers:
                    bearers.append(person)
        person.mentions.append(mention)
        self._of[mention.start] = (person, score)


def _fits(person: Person, name: PersonName) -> bool:
    return not (name.gender and person.gender and name.gender != person.gender)


def _has_role(person: Person, roles: Iterable[str]) -> bool:
    return any(role in n.roles for role in roles for n in person.names)


def _recognise(person: Person, gazetteer: Gazetteer) -> None:
    """Note which public figure it is, and the offices that the article takes as known."""
    person.figure = public_figure(person.names, gazetteer)
    if person.figure is None:
        return
    person.known_as = figure_name(person.figure, gazetteer)
    country = next(
        (
            c
            for c in gazetteer.countries.values()
            if person.figure and c.code == person.figure.country
        ),
        None,
    )
    places = [w.casefold() for w in (person.figure.state or "").split()]
    places += [a.casefold() for a in country.adjectives] if country else []
    party = person.figure.party
    for role in person.figure.roles:
        words = frozenset((*role.split(), *places, *((party,) if party else ())))
        person.descriptors.append(Descriptor(role, words, "", known=True))
