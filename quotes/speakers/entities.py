"""Actors of an article -> its entities, with ids that are unique in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Entity, Link, Phrase
from quotes.names.person_names import fold
from quotes.phrases.patterns import pattern, words_in
from quotes.speakers.actor import Actor
from quotes.speakers.actors import Answer, Cast
from quotes.speakers.affiliations import affiliation, principal
from quotes.speakers.affiliations import country as country_of
from quotes.text.letters import without_accents


def _is_role(text: str) -> bool:
    """Whether a description tells more than an age or whose equal somebody is ("Lensk counterpart")."""
    words = text.split()
    return bool(words) and not (
        pattern("age-alone").fullmatch(text) or fold(words[-1]) in words_in("equal")
    )


class Book:
    """Makes the entity of each actor once, and the link of each mention."""

    def __init__(self, cast: Cast, gazetteer: Gazetteer) -> None:
        self._cast = cast
        self._gazetteer = gazetteer
        self._entities: dict[Actor, Entity] = {}
        self._ids: set[str] = set()
        self._kept: list[Actor] = []

    def link(self, phrase: Phrase, answer: Answer) -> Link:
        """The mention with the entities that answer it, and how sure that is."""
        entities = tuple(self._entity(actor) for actor in answer.actors)
        score = 1.0
        for step in answer.steps:
            score *= step.score
        return Link(phrase, entities, answer.steps, round(score, 4))

    def entities(self) -> tuple[Entity, ...]:
        """Every entity made so far."""
        return tuple(self._entities.values())

    def _entity(self, actor: Actor) -> Entity:
        if actor not in self._entities:
            self._kept.append(actor)
            speaks = actor.speaks_for or (
                principal(actor.person, self._cast) if actor.person else None
            )
            speaks_for = self._entity(speaks).id if speaks and speaks is not actor else None
            self._entities[actor] = self._made(actor, speaks_for)
        return self._entities[actor]

    def _made(self, actor: Actor, speaks_for: str | None) -> Entity:
        name, body = actor.name, actor.organisation
        aliases: Iterable[str] = ()
        roles: Iterable[str] = ()
        if actor.person:
            name = actor.person.name.text
            aliases = (m.text for m in actor.person.mentions)
            roles = (d.text for d in actor.person.descriptors if not d.known and _is_role(d.text))
        elif body:
            aliases = body.names
        institution = body.institution if body else None
        country = body.country if body else None
        wikidata = institution.wikidata if institution else None
        if country and name == country.name:
            wikidata = country.wikidata
        home = body.home if body else None
        belongs = None
        if actor.person:
            home = country_of(actor.person, self._gazetteer)
            belongs = affiliation(actor.person, self._cast)
        if actor.person and actor.person.figure:
            wikidata = actor.person.figure.wikidata
        return Entity(
            id=self._slug(name),
            name=name,
            kind=actor.kind,
            aliases=tuple(a for a in dict.fromkeys(aliases) if a != name),
            roles=tuple(dict.fromkeys(roles)),
            affiliation=belongs,
            country=home,
            gender=actor.sex,
            speaks_for=speaks_for,
            wikidata=wikidata,
        )

    def _slug(self, name: str) -> str:
        plain = without_accents(name).encode("ascii", "ignore").decode().lower()
        base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "speaker"
        slug, number = base, 2
        while slug in self._ids:
            slug, number = f"{base}-{number}", number + 1
        self._ids.add(slug)
        return slug
