"""An article's entity or a stored speaker -> `Subject`: the names and facts by which two are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from quotes.db.matching.evidence.facts import Facts, Held
from quotes.db.matching.evidence.roles import read_role
from quotes.db.matching.evidence.weigh import country_codes
from quotes.db.matching.names.bodies import is_generic, is_whole_body
from quotes.db.matching.names.parts import MEMORY, acronym, fold, gazetteer, person
from quotes.db.matching.names.people import is_full
from quotes.db.matching.stored import Known, Speaker
from quotes.db.schema.identifiers import norm
from quotes.model import Entity
from quotes.names.person_names import person_name
from quotes.text.patterns import POSSESSIVE_END, without_possessive

# "Valdovan", "Zambarese": the people of a country that no table knows.
DEMONYM = re.compile(r"^[A-Z]\w{3,}(?:an|ian|ese|ish|ic|i)$")


# So many companies are kept: those of the people of one article and of the names like theirs.
COMPANIES = 2048


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody or a body: `names` to compare, its own first; `speaker` is the stored row, if any."""

    kind: str
    names: tuple[str, ...]
    facts: Facts
    speaker: Speaker | None = None

    @property
    def name(self) -> str:
        """Its own name."""
        return self.names[0]


def of_entity(entity: Entity, known: Known) -> Subject:
    """What an article says of an entity."""
    extraction = known.extraction
    others = {other.id: other for other in extraction.entities if other.id != entity.id}
    day = extraction.article.published
    spoken_for = others.get(entity.speaks_for or "")
    belongs = [entity.affiliation, spoken_for.name if spoken_for else None]
    titles = titles_of(entity.aliases) if entity.kind == "person" else []
    roles = (read_role(role) for role in (*entity.roles, *titles))
    names, abroad = at_home(entity.kind, _names_of(entity), entity.country)
    facts = Facts(
        roles=tuple(replace(role, first=day, last=day) for role in roles),
        bodies=tuple(Held(name, day, day) for name in belongs if name),
        countries=countries_of(entity.country, entity.roles, belongs) | abroad,
        gender=entity.gender,
        wikidata=entity.wikidata,
        companions=company_of(tuple((other.name, other.kind) for other in others.values())),
        dates=(day,) if day else (),
    )
    return Subject(entity.kind, names, facts)


def of_speaker(speaker: Speaker, names: list[str], known: Known) -> Subject:
    """What is stored of a speaker, whose `names` begin with its own."""
    held = known.roles(speaker.id)
    told = [speaker.description] if speaker.description else []
    titles = titles_of(names) if speaker.kind == "person" else []
    roles = [replace(read_role(role.role), first=role.first, last=role.last) for role in held]
    bodies = [Held(role.organization, role.first, role.last) for role in held if role.organization]
    if speaker.affiliation and speaker.affiliation not in {body.name for body in bodies}:
        bodies.append(Held(speaker.affiliation, None, None))
    company = known.company(speaker.id)
    dates = {*company.dates, *(day for role in held for day in (role.first, role.last) if day)}
    whole, abroad = at_home(speaker.kind, tuple(names), speaker.country)
    facts = Facts(
        roles=(*roles, *(read_role(role) for role in (*told, *titles))),
        bodies=tuple(dict.fromkeys(bodies)),
        countries=countries_of(speaker.country, [r.role for r in held], [b.name for b in bodies])
        | abroad,
        gender=speaker.gender,
        wikidata=speaker.wikidata,
        companions=company_of(tuple(company.names.items())),
        dates=tuple(sorted(dates)),
    )
    return Subject(speaker.kind, whole, facts, speaker)


def at_home(
    kind: str, names: tuple[str, ...], country: str | None
) -> tuple[tuple[str, ...], frozenset[str]]:
    """The names of a body, also without a country in front, and that country where none is given.

    "Zambara's finance ministry" and "US Department of Defence" are what they are called at home.
    """
    if kind == "person":
        return names, frozenset()
    abroad: set[str] = set()
    shorter = []
    for name in names:
        first, _, rest = name.removeprefix("The ").removeprefix("the ").partition(" ")
        owner, first = POSSESSIVE_END.search(first), without_possessive(first)
        if not rest or not is_generic(rest) or is_generic(first) or len(rest.split()) < 2:
            continue
        place = gazetteer().adjective(first) or gazetteer().place(first)
        if place or owner or DEMONYM.search(first) or (country and norm(country) == norm(first)):
            shorter.append(rest)
            abroad |= set() if country else {place.code if place else norm(first)}
    return (*names, *shorter), frozenset(abroad)


def countries_of(
    country: str | None, roles: Iterable[str], bodies: Iterable[str | None]
) -> frozenset[str]:
    """The code of a country that is given, else those that roles and bodies name."""
    return country_codes(country, [text for text in (*roles, *bodies) if text])


def _names_of(entity: Entity) -> tuple[str, ...]:
    """The names to compare: its own, and other whole names that the article uses."""
    if entity.kind == "person":
        others = filter(is_full, entity.aliases) if is_full(entity.name) else ()
        return (entity.name, *others)
    return (entity.name, *(a for a in entity.aliases if acronym(a) or is_whole_body(a)))


def titles_of(names: Iterable[str]) -> list[str]:
    """The roles that titles before a name give ("Senator Marlow")."""
    return [role for name in names for role in _titles(name)]


@lru_cache(MEMORY)
def _titles(name: str) -> tuple[str, ...]:
    found = person_name(name, gazetteer())
    return tuple(found.roles) if found else ()


@lru_cache(COMPANIES)
def company_of(names: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """Those whose company says something, for comparison: names that few others have."""
    return frozenset(each for name, kind in names if (each := _companion(name, kind)))


@lru_cache(MEMORY)
def _companion(name: str, kind: str) -> str | None:
    """One of the company as it is compared; None for one who says nothing."""
    parts = person(name) if kind == "person" else None
    if parts and not parts.bare:
        return " ".join(map(fold, parts.flat))
    if kind == "organization" and not is_generic(name):
        return f"body {name.casefold()}"
    return None
