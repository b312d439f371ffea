"""What speaks for and against two names being one person or body, beside the names. Pure, but for its table.

An article's entity and a stored speaker are both described by `Facts`; `weigh` compares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from quotes.db.matching.evidence.facts import Facts, Held, Role
from quotes.db.matching.evidence.roles import fields, role_link
from quotes.db.matching.evidence.weights import DECADES, LIFETIME, weight
from quotes.db.matching.names.bodies import bodies, is_generic, is_part
from quotes.db.matching.names.grades import Grade
from quotes.db.matching.names.parts import MEMORY, body, gazetteer, letters_of, sorted_words
from quotes.db.schema.identifiers import norm
from quotes.languages.gazetteer import Country

OF_COUNTRY = re.compile(r"\bof (?:the )?([A-Z][\w'-]+(?: [A-Z][\w'-]+)*)")

# Only so many dates of either are compared for a running story, within so many days.
RECENT, WEEK = 30, 7

MINISTRIES = frozenset(("ministry", "department"))


@dataclass(slots=True)
class Evidence:
    """The sum of what was found, and the reasons for and against."""

    total: float = 0.0
    pro: list[str] = field(default_factory=list)
    con: list[str] = field(default_factory=list)
    same_role: bool = False
    same_body: bool = False
    same_country: bool = False
    office: bool = False  # both are among the few who hold a high office
    strangers: bool = False  # both have roles, and none has to do with another
    impossible: bool = False
    company: int = 0  # how many are quoted beside both
    same_place: bool = False
    years: int = 0  # how far apart the nearest dates are

    @property
    def surname_enough(self) -> bool:
        """Whether it is enough for a mere surname: the same role, or a body and nothing against it."""
        return self.same_role or (not self.con and (self.same_body or self.company > 0))

    @property
    def specific(self) -> bool:
        """Whether it is about this person: a role or body, not only a country or the company."""
        return self.same_role or self.same_body

    def add(self, weight: float, reason: str) -> None:
        """Count a piece of evidence."""
        self.total += weight
        (self.pro if weight > 0 else self.con).append(reason)


def country_codes(country: str | None, texts: Iterable[str] = ()) -> frozenset[str]:
    """The code of a country that is given by name or code, else those that roles and bodies name.

    A country that no table knows stands for itself ("san aldo").
    """
    if country:
        found = gazetteer().place(country)
        return frozenset([found.code if found else norm(country)])
    return frozenset().union(*map(_codes_in, texts))


@lru_cache(MEMORY)
def _codes_in(text: str) -> frozenset[str]:
    """The codes of the countries that a text names, or their people."""
    nouns = [gazetteer().adjective(word) for word in re.findall(r"[\w-]+", text)]
    nouns += [gazetteer().place(name) for name in OF_COUNTRY.findall(text)]
    return frozenset(noun.code for noun in nouns if isinstance(noun, Country))


def weigh(one: Facts, other: Facts) -> Evidence:
    """What speaks for and against; `one` is the article's entity, `other` the stored speaker."""
    found = Evidence()
    if one.wikidata and other.wikidata and one.wikidata != other.wikidata:
        found.impossible = True
    if one.gender and other.gender and one.gender[:1] != other.gender[:1]:
        found.impossible = True
        found.con.append("another gender")
    _countries(one, other, found)
    _bodies(one, other, found)
    _roles(one, other, found)
    _dates(one, other, found)
    shared = one.companions & other.companions
    found.company = len(shared)
    if shared:
        bits = min(weight("companions"), weight("companion") * len(shared))
        found.add(bits, "quoted beside the same people")
    return found


def _countries(one: Facts, other: Facts, found: Evidence) -> None:
    named = _shared(one.countries, other.countries) or _names_country(one, other.countries)
    if named or _names_country(other, one.countries):
        found.same_country = True
        found.add(weight("same-country"), "same country")
    elif one.countries and other.countries:
        found.add(weight("other-country"), "another country")


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sets of countries share one, also by the name of its people ("valdovan")."""
    if mine & theirs:
        return True
    pairs = ((a, b) for a in mine for b in theirs if len(a) > 3 and len(b) > 3)
    return any(_named(a, {b}) or _named(b, {a}) for a, b in pairs)


def _names_country(facts: Facts, countries: frozenset[str]) -> bool:
    """Whether roles or bodies name a country that no table knows, or its people ("Zambaran")."""
    if not countries:
        return False
    words = {w for role in facts.roles for w in role.words}
    words |= {w for held in facts.bodies for w in norm(held.name).split()}
    return any(len(name) > 3 and _named(name, words) for name in countries)


def _named(country: str, words: set[str]) -> bool:
    if set(country.split()) <= words:
        return True
    stem = country[: max(4, len(country) - 1)]
    return any(w.startswith(stem) and len(w) - len(country) in (0, 1, 2, 3) for w in words)


def _bodies(one: Facts, other: Facts, found: Evidence) -> None:
    """Compare organisations; the name of one may stand in a role of the other."""
    mine, theirs = [b.name for b in one.bodies], [b.name for b in other.bodies]
    best = max((_link(a, b, found.same_country) for a in mine for b in theirs), default=0.0)
    if any(_tells(r, b, found.same_country) for r in one.roles for b in theirs) or any(
        _tells(r, b, found.same_country) for r in other.roles for b in mine
    ):
        best = weight("same-body")
    if best >= weight("same-letters"):
        found.same_body = True
        found.add(best, "same organisation")
    elif best > 0:
        found.add(best, "an organisation of the same name")
    elif mine and theirs and not (found.same_country and _politics(one) and _politics(other)):
        then = any(_together(a, b) for a in one.bodies for b in other.bodies)
        found.add(weight("other-body-then" if then else "other-body"), "another organisation")


def _politics(facts: Facts) -> bool:
    """Whether somebody is in politics, where parliament, party and ministry are held at one time."""
    return any(role.field == "politics" for role in facts.roles)


def _link(one: str, other: str, same_country: bool) -> float:
    """How far two names of bodies mean one; less where every country has such a body."""
    grade = bodies(one, other).grade
    if grade is Grade.DIFFERENT and not is_part(one, other):
        return 0.0
    if (is_generic(one) or is_generic(other)) and not same_country:
        return weight("general-body")
    return weight("same-letters" if grade is Grade.LOOSE else "same-body")


def _tells(role: Role, name: str, same_country: bool) -> bool:
    """Whether a role names a body: "mayor of Port Sorrel", "interior minister"."""
    words = frozenset(body(name).words)
    if words and not is_generic(name):
        return words <= role.words
    portfolio = frozenset(sorted_words(body(name).core)) - MINISTRIES
    ministers = role.head.endswith(("minister", "secretary"))
    return same_country and ministers and bool(portfolio) and portfolio <= _british(role)


def _british(role: Role) -> frozenset[str]:
    """The words of a role as they stand in bodies' names."""
    return frozenset(w for word in (*role.words, *role.head.split()) for w in body(word).words)


def _roles(one: Facts, other: Facts, found: Evidence) -> None:
    """Compare roles: the best pair counts; only when no pair goes together are they against it."""
    names = frozenset(w for b, *_ in (*one.bodies, *other.bodies) for w in _name_words(b))
    pairs = [(role_link(a, b, names), a, b) for a in one.roles for b in other.roles]
    if not pairs:
        return
    best, mine, theirs = max(pairs, key=lambda p: p[0])
    found.office = any(a.office and b.office for _, a, b in pairs)
    found.strangers = best == 0
    if best > 0:
        found.same_role = best >= weight("same-role") or (
            best >= weight("general-role") and mine.head == theirs.head
        )
        found.same_place = bool((mine.words & theirs.words) - fields().words.keys() - names)
        best = _of_many(best, mine, theirs, found)
        found.add(best, "same role" if found.same_role else "a role of the same kind")
        if any(_left(a, b) or _left(b, a) for _, a, b in pairs):
            found.add(weight("left-before"), "had left that office before")
    elif all(link < 0 for link, *_ in pairs):
        found.add(weight("other-field"), "another kind of role")
    elif best == 0:
        found.add(weight("strangers"), "roles that have nothing to do with each other")
    if best < weight("same-role") and any(link < 0 and _together(a, b) for link, a, b in pairs):
        found.add(weight("other-field-then"), "held another role then")


def _of_many(best: float, one: Role, other: Role, found: Evidence) -> float:
    """The bits of two like roles: fewer for a trade than for an office, a place or a speciality."""
    if best < weight("like-role") or (one.office and other.office) or found.same_place:
        return best
    if one.head != other.head:
        return weight("like-trade")
    return weight("same-trade-here" if found.same_country else "same-trade")


def _left(one: Role, other: Role) -> bool:
    """Whether one was called a former holder of an office before the other was called its holder."""
    known = one.first is not None and other.first is not None
    held = one.office and one.head == other.head and one.past and not other.past
    return held and known and (one.first or "") < (other.first or "")


def _name_words(name: str) -> tuple[str, ...]:
    """The words that name a body, as its name or its letters."""
    return (*body(name).words, letters_of(name))


def _dates(one: Facts, other: Facts, found: Evidence) -> None:
    """A lifetime between two articles is against it."""
    years = [{y for d in facts.dates if (y := _year(d))} for facts in (one, other)]
    if not all(years):
        return
    mine, theirs = ([_ordinal(day) for day in facts.dates[-RECENT:]] for facts in (one, other))
    if any(a and b and abs(a - b) <= WEEK for a in mine for b in theirs):
        found.add(weight("same-days"), "in the same days")
    found.years = min(abs(a - b) for a in years[0] for b in years[1])
    if found.years > LIFETIME:
        found.add(weight("lifetime"), "a lifetime apart")
    elif found.years > DECADES:
        found.add(weight("decades"), "decades apart")


@lru_cache(MEMORY)
def _ordinal(day: str) -> int | None:
    """The day of an ISO date, counted; None for what is none."""
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


@lru_cache(MEMORY)
def _year(day: str) -> int | None:
    try:
        return date.fromisoformat(day[:10]).year
    except ValueError:
        return int(day[:4]) if re.match(r"\d{4}", day) else None


def _together(one: Role | Held, other: Role | Held) -> bool:
    """Whether two roles or bodies were held at one time: the spans of their dates overlap."""
    if not (one.first and one.last and other.first and other.last):
        return False
    return one.first < other.last and other.first < one.last
