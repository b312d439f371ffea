""" "His campaign", "the Bell administration", "the team" -> the body of whom. Pure."""

from __future__ import annotations

import re
from functools import cache

from quotes.languages.tables import table
from quotes.model import Span, Step
from quotes.names.person_names import fold
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import without_possessive
from quotes.speakers.actor import Actor
from quotes.speakers.actors import Answer, Cast
from quotes.text.patterns import NAME_WORD

# How many characters to look back for "the Bell campaign".
WINDOW = 20_000

# How sure it is that "the campaign" is the one that was named last.
LAST = 0.75


@cache
def owned_nouns() -> dict[str, str]:
    """Nouns for what a person leads, each with what it is called for two people ("the two camps")."""
    return {row["noun"]: row["of_two"] for row in table("phrases/owned_bodies.tsv")}


def owned(cast: Cast, owner: Actor, head: str) -> Answer:
    """Somebody's campaign, administration or team, as an actor of its own."""
    name = f"{owner.person.name.words[-1] if owner.person else owner.name} {head}"
    actor = cast.other(name, "organization", head)
    return Answer((actor,), (Step("resolve:possessor", name, (), 0.95),))


def owned_body(part: Nominal, possessor: Answer, cast: Cast) -> Answer | None:
    """The body of a person that a phrase means; None where it means none."""
    if part.head not in owned_nouns():
        return None
    if possessor.actors and possessor.actors[0].person:
        return owned(cast, possessor.actors[0], part.head).owned_by(possessor)
    if owner := cast.people_named(part.words[:-1]):
        return owned(cast, cast.person(owner), part.head)
    if part.determiner == "the" and len(part.words) == 1:
        return _last_owned(part, cast)
    return None


def _last_owned(part: Nominal, cast: Cast) -> Answer | None:
    """The one that was named last with a person's name before the noun."""
    start = max(0, part.span.start - WINDOW)
    pattern = rf"({NAME_WORD})(?:['’]s?)? (?:\w+ ){{0,2}}{re.escape(part.head)}\b"
    found = re.compile(pattern, re.IGNORECASE).finditer(cast.text, start, part.span.start)
    for match in reversed(list(found)):
        if owner := cast.people_named((fold(without_possessive(match[1])),)):
            step = Step("resolve:role", match.group(), (Span(*match.span()),), LAST)
            return owned(cast, cast.person(owner), part.head).after(step)
    return None
