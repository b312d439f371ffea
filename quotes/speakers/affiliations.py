"""What an article says of a person -> the body they belong to, whom they speak for, their country. Pure."""

from __future__ import annotations

import re

from quotes.identities.organisations import Organisation
from quotes.identities.person import Person
from quotes.languages.gazetteer import Gazetteer
from quotes.names.person_names import fold, words_of
from quotes.phrases.patterns import pattern
from quotes.speakers.actor import Actor
from quotes.speakers.actors import Cast

COMMA = ", "

# How many characters before or behind a name may tell whom it speaks for.
REACH = 120


def affiliation(person: Person, cast: Cast) -> str | None:
    """The body named in a description of the person ("a lawyer for the Sile Forest Trust")."""
    told = [d.told or d.text for d in person.descriptors if d.text and not d.known]
    told += [m[1] for n in person.mentions if (m := pattern("affiliation").match(cast.text, n.end))]
    bodies = [b for b in cast.organisations.all if not (b.country or b.is_place)]
    for text in told:
        for body in bodies:
            if any(re.search(rf"\b{re.escape(name)}\b", text) for name in body.names):
                return body.name
    return next((body.name for body in bodies if _stands_beside(body, person, cast.text)), None)


def _stands_beside(body: Organisation, person: Person, text: str) -> bool:
    """Whether a body is put to a speaker's name: "Ann Bell, Sile Trust, said", "For the Trust, Ann Bell"."""
    starts = {name.start for name in person.mentions}
    ends = {name.end for name in person.mentions}
    for place in body.mentions:
        behind = pattern("body-and-name").match(text, place.end)
        if behind and behind.end() in starts:
            before = text[max(0, place.start - REACH) : place.start]
            if pattern("for-the-body").search(before):
                return True
        apposed = text[max(0, place.start - len(COMMA)) : place.start] == COMMA
        if (
            apposed
            and place.start - len(COMMA) in ends
            and pattern("body-speaks").match(text, place.end)
        ):
            return True
    return False


def principal(person: Person, cast: Cast) -> Actor | None:
    """The person or body whose spokesperson the article calls this person."""
    for mention in person.mentions:
        before = cast.text[max(0, mention.start - REACH) : mention.start]
        after = cast.text[mention.end : mention.end + REACH]
        found = pattern("spokesperson-of").search(before) or pattern("spokesperson-for").match(
            after
        )
        if found and (actor := cast.lookup(found["owner"])) and actor.person is not person:
            return actor
    return None


def country(person: Person, gazetteer: Gazetteer) -> str | None:
    """The country of the adjective or name in a description ("Russian industry minister")."""
    for descriptor in person.descriptors:
        for word in words_of(descriptor.text):
            found = gazetteer.adjective(word) or gazetteer.countries.get(fold(word))
            if found:
                return found.name
    return gazetteer.country_name(person.figure.country) if person.figure else None
