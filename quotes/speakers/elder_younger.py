""" "The younger Kessler", "the elder brother" -> which of the people of one name is meant. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.identities.person import Person
from quotes.model import Span, Step
from quotes.names.person_names import fold
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import pattern, words_in
from quotes.speakers.actors import Answer, Cast

# How sure the answer is.
TOLD = 0.85


def elder_or_younger(part: Nominal, cast: Cast) -> Answer | None:
    """The elder or younger of those of that surname, or of the two named last who share one."""
    words = set(part.words)
    if part.determiner != "the" or not words & (words_in("elder") | words_in("younger")):
        return None
    family = _of_name(part, cast) or _last_of_one_name(part, cast)
    ranked = _by_age(family, cast.text)
    if ranked is None:
        return None
    person = ranked[-1] if words & words_in("elder") else ranked[0]
    first = person.mentions[0]
    step = Step("resolve:generation", person.name.text, (Span(first.start, first.end),), TOLD)
    return Answer((cast.person(person),), (step,))


def _of_name(part: Nominal, cast: Cast) -> list[Person]:
    """Everybody who bears the surname that ends the phrase."""
    word = part.text.split()[-1]
    if not word[:1].isupper():
        return []
    return [p for p in cast.people.all if fold(p.name.words[-1]) == fold(word) and p.name.full]


def _last_of_one_name(part: Nominal, cast: Cast) -> list[Person]:
    """The two people named last before the phrase who share a surname."""
    seen: list[Person] = []
    for event in reversed(cast.discourse.before(part.span.start)):
        person = event.actor.person
        if person is None or person in seen:
            continue
        twin = next((p for p in seen if p.name.last == person.name.last), None)
        if twin:
            return [twin, person]
        seen.append(person)
    return []


def _by_age(family: Sequence[Person], text: str) -> list[Person] | None:
    """Two people from the younger to the elder; None where the article does not say."""
    if len(family) != 2:
        return None
    ages = [[int(age) for age in person.ages] for person in family]
    if all(ages) and ages[0][0] != ages[1][0]:
        return sorted(family, key=lambda p: int(next(iter(p.ages))))
    if family[0].generation != family[1].generation:
        return sorted(family, key=lambda p: p.generation)
    for person, other in (family, list(family)[::-1]):
        for mention in person.mentions:
            if match := pattern("years-apart").match(text, mention.end):
                return [other, person] if match["older"] else [person, other]
    return None
