""" "The suspect", "the defendant" -> the only one whom the article says to be charged or the like. Pure."""

from __future__ import annotations

from quotes.identities.person import Person
from quotes.model import Span, Step
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import pattern, words_in
from quotes.speakers.actors import Answer, Cast

# How sure it is that the only one who is charged is "the defendant".
ACCUSED = 0.8

# What says so stands at most so many characters from the name.
REACH = 120


def accused(part: Nominal, cast: Cast) -> Answer | None:
    """The one person who is arrested, charged or on trial, by the words around a name."""
    if part.determiner != "the" or part.plural or part.head not in words_in("accused"):
        return None
    found = [p for p in cast.people.all if _is_accused(p, cast.text)]
    if len(found) != 1 or (part.gender and found[0].gender not in (part.gender, None)):
        return None
    first = found[0].mentions[0]
    step = Step("resolve:role", found[0].name.text, (Span(first.start, first.end),), ACCUSED)
    return Answer((cast.person(found[0]),), (step,))


def _is_accused(person: Person, text: str) -> bool:
    return any(
        pattern("accused-behind").match(text, m.end)
        or pattern("accused-before").search(text, max(0, m.start - REACH), m.start)
        for m in person.mentions
    )
