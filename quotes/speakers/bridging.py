""" "The Norrland coach", "the charity's director" -> who is in mind, where no role is told. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

from quotes.identities.descriptors import Descriptor
from quotes.identities.person import Person
from quotes.languages.tables import word_list
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import pattern, words_in
from quotes.speakers.actor import Actor
from quotes.speakers.actors import NO_MATCH, Answer, Cast
from quotes.speakers.discourse import SUBJECT, sureness
from quotes.speakers.role_match import Roles
from quotes.text.patterns import POSSESSIVE

# How sure the subject of the sentence before is called so, and who is "Acme's Ann Bell" leads Acme.
SUBJECT_BEFORE, OF_BODY = 0.68, 0.7

# The subject stands at most so many sentences before, and must be so much more in mind than others.
NEAR, CLEAR = 2, 0.66


def subject_before(
    part: Nominal, cast: Cast, roles: Roles, avoided: Collection[Actor]
) -> Answer | None:
    """For a description that opens a sentence: the subject of the sentence before, if all agrees."""
    if part.determiner != "the" or part.kind not in ("role", "epithet", "spokesperson"):
        return None
    if not _is_held(part) or not _opens(part, cast):
        return None
    ranked = cast.discourse.ranked(part.span.start, lambda a: _fit(a, part, roles), avoided)
    if not ranked:
        return None
    event, here = ranked[0][1], cast.discourse.sentence_of(part.span.start)
    sure = sureness(ranked)
    near = here - event.sentence <= NEAR and event.weight >= SUBJECT
    if not near or sure < CLEAR:
        return None
    return cast.answer("resolve:epithet", event, SUBJECT_BEFORE * sure)


def of_body(part: Nominal, possessor: Answer, cast: Cast) -> Answer | None:
    """For "the charity's director": the only one whom the article calls the charity's."""
    body = possessor.actors[0].organisation if len(possessor.actors) == 1 else None
    if body is None or body.country or body.is_place or part.kind != "role" or part.plural:
        return None
    names = "|".join(re.escape(name) for name in body.names)
    before = re.compile(rf"(?:{names}){POSSESSIVE} (?:[a-z-]+ ){{0,3}}$")
    reach = max(map(len, body.names), default=0) + 40
    found = [
        e
        for e in cast.discourse.before(part.span.start)
        if (p := e.actor.person)
        and any(before.search(cast.text[max(0, m.start - reach) : m.start]) for m in p.mentions)
    ]
    if len({e.actor for e in found}) != 1:
        return None
    return cast.answer("resolve:role", found[-1], OF_BODY)


def _is_held(part: Nominal) -> bool:
    """Whether a role is one that the article's own people have, not any bystander's."""
    if part.head not in word_list("names/bridging.txt"):
        return True
    modified = len(part.words) > len(part.head.split())
    return part.head in words_in("held") or (modified and part.head in words_in("held-for-body"))


def _opens(part: Nominal, cast: Cast) -> bool:
    """Whether a phrase opens its sentence or follows a quotation."""
    number = cast.discourse.sentence_of(part.span.start)
    before = cast.text[cast.discourse.start_of(number) : part.span.start]
    return pattern("subject-place").search(before) is not None


def _fit(actor: Actor, part: Nominal, roles: Roles) -> float:
    """1 for a person whom no other role of the article speaks against."""
    person = actor.person
    if person is None:
        return 1.0 if actor.is_human else NO_MATCH
    if part.gender and actor.sex and part.gender != actor.sex:
        return NO_MATCH
    return NO_MATCH if has_another(person, part, roles) else 1.0


def _is_past(told: Descriptor) -> bool:
    """Whether it says what somebody was: "former", "ex-host"."""
    past = words_in("past") & told.words
    return bool(past) or any(pattern("past-prefix").match(word) for word in told.words)


def has_another(person: Person, part: Nominal, roles: Roles, *, once: bool = False) -> bool:
    """Whether the article calls somebody by a role that the phrase's does not go with.

    `once` counts what somebody was before, too ("the former mayor").
    """
    told = [d for d in person.descriptors if d.head and not d.known]
    told = [d for d in told if once or not _is_past(d)]
    return any(
        not (roles.is_role(d.head, part.head) or roles.is_role(part.head, d.head)) for d in told
    )
