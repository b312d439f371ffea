"""Appearances, one after another -> what they say together, as one subject. Pure, but grows."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.db.matching.appearances import Appearance, first, in_order, roles_of
from quotes.db.matching.evidence.facts import Facts, Held, Role
from quotes.db.matching.stored import Speaker
from quotes.db.matching.subjects import Subject, at_home, company_of, countries_of


class Gathered:
    """What appearances say, each thing once and in their order; a further one costs the same after many."""

    def __init__(self, appearances: Sequence[Appearance]) -> None:
        self._kind = appearances[0].told.kind
        self._own: dict[str, None] = {}
        self._others: dict[str, None] = {}
        self._roles: list[Role] = []
        self._texts: dict[str, None] = {}
        self._bodies: dict[str, Held] = {}
        self._country: str | None = None
        self._gender: str | None = None
        self._wikidata: str | None = None
        self._companions: set[str] = set()
        self._days: dict[str, None] = {}
        for each in appearances:
            self.add(each)

    def add(self, each: Appearance) -> None:
        """Add what an appearance says that comes after all others."""
        told, day = each.told, each.day
        self._own[told.names[0]] = None
        self._others.update(dict.fromkeys(told.names[1:]))
        self._roles += roles_of(told, day)
        self._texts.update(dict.fromkeys(told.roles))
        if told.organization is not None:
            self._hold(told.organization, day)
        self._country = self._country or told.country or None
        self._gender = self._gender or told.gender or None
        self._wikidata = self._wikidata or told.wikidata or None
        self._companions |= company_of(each.company)
        if day:
            self._days[day] = None

    def _hold(self, name: str, day: str | None) -> None:
        """Note a body, with the first and last day on which it was said."""
        held = self._bodies.get(name)
        days = [each for each in (day, *(held or ())[1:]) if each]
        self._bodies[name] = Held(name, min(days, default=None), max(days, default=None))

    def subject(self, number: int) -> Subject:
        """All that was said as one subject, whose speaker has `number` for its id."""
        kind, bodies = self._kind, self._bodies
        names = in_order(kind, tuple(self._own), tuple(self._others))
        whole, abroad = at_home(kind, names, self._country)
        facts = Facts(
            roles=tuple(self._roles),
            bodies=tuple(bodies.values()),
            countries=countries_of(self._country, self._texts, bodies) | abroad,
            gender=self._gender,
            wikidata=self._wikidata,
            companions=frozenset(self._companions),
            dates=tuple(sorted(self._days)),
        )
        row = Speaker(
            number, "", names[0], kind, facts.wikidata, facts.gender, self._country, first(bodies)
        )
        return Subject(kind, whole, facts, row)
