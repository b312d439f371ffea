"""Whether what an article says of a person fits a role such as "the Ohio senator". Pure."""

from __future__ import annotations

import re

from quotes.identities.descriptors import Descriptor
from quotes.identities.person import Person
from quotes.languages.gazetteer import Country, Gazetteer
from quotes.names.person_names import fold, words_of
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import pattern, words_in
from quotes.speakers.actors import NO_MATCH

# How old a teenager is.
TEENS = frozenset(str(age) for age in range(13, 20))

ACRONYM = re.compile(r"\b[A-Z]{2,}\b")


class Roles:
    """Compares roles with the help of the gazetteer's hypernyms."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def match(self, person: Person, part: Nominal) -> float:
        """How well what the article says of the person fits the nominal, 0 to 1."""
        spoken = {fold(w) for w in words_of(part.text)} | set(part.words)
        modifiers = spoken - set(part.head.split()) - words_in("idle")
        age = pattern("age").match(part.text)
        if age and age[1] in person.ages:
            return 1.0
        if self._is_of_age(person, part):
            return 0.9
        if nation := self._nation(part):
            return self._belongs(person, nation)
        best = NO_MATCH
        for descriptor in person.descriptors:
            if not self.is_role(descriptor.head, part.head):
                continue
            if self._other_term(spoken, descriptor) or _other_rank(spoken, descriptor):
                continue
            shared = len(modifiers & self._about(person, descriptor))
            about = self._about(person, descriptor)
            if modifiers and not shared and self._contradicts(modifiers, about, part.text):
                continue
            if modifiers and not shared and part.head in words_in("general-role"):
                continue
            exact = 0.15 if descriptor.head == part.head and not descriptor.known else 0.0
            fit = 0.5 + exact + (0.35 * shared / len(modifiers) if modifiers else 0.35)
            best = max(best, fit * (0.8 if descriptor.known else 1.0))
        return best

    def _is_of_age(self, person: Person, part: Nominal) -> bool:
        """Whether "the teenager" fits the age that the article gives."""
        return part.head in words_in("teenager") and any(age in TEENS for age in person.ages)

    def _nation(self, part: Nominal) -> Country | None:
        """The country in "the Dane", "her Danish counterpart"."""
        if part.head not in words_in("counterpart"):
            return self._gazetteer.nation(part.head)
        return next((c for w in part.words if (c := self._gazetteer.nation(w))), None)

    def _belongs(self, person: Person, nation: Country) -> float:
        """For "the Dane": whether the article calls the person Danish or from Denmark."""
        words = {w for d in person.descriptors for w in d.words}
        names = {nation.name.casefold(), *(a.casefold() for a in nation.adjectives)}
        return 0.9 if words & names else NO_MATCH

    def _about(self, person: Person, descriptor: Descriptor) -> set[str]:
        words = set(descriptor.words)
        for other in person.descriptors:
            words |= other.words
        for word in list(words):
            if country := self._gazetteer.countries.get(word):
                words |= {a.casefold() for a in country.adjectives}
        return words

    def _other_term(self, spoken: set[str], descriptor: Descriptor) -> bool:
        """Whether one is to have the office and the other to leave it ("next", "outgoing")."""
        coming, leaving = words_in("coming"), words_in("leaving")
        own = set(descriptor.words)
        return bool(coming & spoken and own & leaving) or bool(leaving & spoken and own & coming)

    def _contradicts(self, modifiers: set[str], about: set[str], text: str) -> bool:
        """Whether the modifiers name a body, or a state or country where the person has another."""
        if ACRONYM.search(text):
            return True
        states = {w for name in self._gazetteer.states.values() for w in name.casefold().split()}
        places = states | set(self._gazetteer.adjectives)
        return bool(modifiers & places) and bool(about & (places | set(self._gazetteer.countries)))

    def is_role(self, has: str, wanted: str) -> bool:
        """Whether who has the one role can be called by the other."""
        if has == wanted or has.endswith(f" {wanted}"):
            return True
        return has in self._gazetteer.hypernyms.get(wanted, ())


def _other_rank(spoken: set[str], descriptor: Descriptor) -> bool:
    """Whether "the chancellor" is no name for who is called the shadow chancellor, or the reverse."""
    ranks = words_in("other-rank")
    return ranks & spoken != ranks & descriptor.words
