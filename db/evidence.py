"""What speaks for and against two names being one person or body, beside the names. Pure, but for its table.

An article's entity and a stored speaker are both described by `Facts`; `weigh` compares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from quotes.db.keys import MEMORY, acronym, body, gazetteer, latin, letters_of, lines
from quotes.db.names import norm
from quotes.gazetteer import Country

# How much each piece of evidence counts. Nothing here decides alone: the matcher asks for a sum that
# depends on how well the names agree. Chosen on the odd half of tests/data/people.toml.
SAME_ROLE, LIKE_ROLE, SAME_FIELD, GENERAL_ROLE = 2.0, 1.5, 1.0, 1.0
SAME_BODY, SAME_LETTERS, OTHER_BODY, OTHER_BODY_THEN = 2.0, 1.5, -1.0, -2.5
SAME_COUNTRY, OTHER_COUNTRY = 1.0, -3.0
OTHER_FIELD, OTHER_FIELD_THEN = -3.0, -1.5
COMPANION, COMPANIONS = 0.5, 1.5
LONG_AGO = -3.0
# Nobody speaks to the press for longer than this many years.
LIFETIME = 65

TAIL = re.compile(r"\b(?:of|at|for|in|from|with|to|on)\b")
ALIKE = {"member of parliament": "mp", "vice-president": "vice president"}


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its `head` noun, the field of life, its other words, and when it was held."""

    head: str
    field: str | None
    words: frozenset[str]
    general: bool
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of somebody: roles, bodies (names), countries (codes), companions (names)."""

    roles: tuple[Role, ...] = ()
    bodies: tuple[tuple[str, str | None, str | None], ...] = ()
    countries: frozenset[str] = frozenset()
    gender: str | None = None
    wikidata: str | None = None
    companions: frozenset[str] = frozenset()
    dates: tuple[str, ...] = ()


@dataclass(slots=True)
class Evidence:
    """The sum of what was found, and the reasons for and against."""

    total: float = 0.0
    pro: list[str] = field(default_factory=list)
    con: list[str] = field(default_factory=list)
    same_role: bool = False
    same_body: bool = False
    impossible: bool = False
    company: int = 0  # how many are quoted beside both

    @property
    def specific(self) -> bool:
        """Whether it is about this person: a role or body, not only a country or the company."""
        return self.same_role or self.same_body

    def add(self, weight: float, reason: str) -> None:
        """Count a piece of evidence."""
        self.total += weight
        (self.pro if weight > 0 else self.con).append(reason)


@dataclass(frozen=True, slots=True)
class Fields:
    """The table of roles: the field of each, of words around it, which fields are near, idle words."""

    roles: dict[str, str]
    words: dict[str, str]
    near: frozenset[frozenset[str]]
    idle: frozenset[str]


@cache
def fields() -> Fields:
    """The table in `db/data/role_fields.tsv`."""
    rows = [line.split("\t") for line in lines("role_fields.tsv")[1:]]
    return Fields(
        roles={name: where for kind, name, where in rows if kind == "role"},
        words={name: where for kind, name, where in rows if kind == "word"},
        near=frozenset(frozenset((name, where)) for kind, name, where in rows if kind == "near"),
        idle=frozenset(name for kind, name, _ in rows if kind == "idle"),
    )


@lru_cache(MEMORY)
def read_role(text: str) -> Role:
    """A role as its head noun and other words: "Ohio senator", "chief economist at Tessen Bank"."""
    plain = norm(latin(text))
    for words, word in ALIKE.items():
        plain = plain.replace(words, word)
    tail = TAIL.search(plain)
    start = plain[: tail.start()].split() if tail else plain.split()
    head = _head(start) or _head(plain.split()) or (start[-1] if start else "")
    rest = [w for w in plain.split() if w not in fields().idle and w not in head.split()]
    where = fields().roles.get(head) or fields().roles.get(head.split()[-1] if head else "")
    general = where in (None, "-")
    return Role(
        head, _field_of(rest) if general else where, frozenset(rest) - _adjectives(text), general
    )


def _head(words: list[str]) -> str | None:
    """The last and longest run of words that the table knows as a role."""
    known = fields().roles
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - 4), end):
            if (found := " ".join(words[start:end])) in known:
                return found
    return None


def _field_of(words: Iterable[str]) -> str | None:
    found = [fields().words[w] for w in words if w in fields().words]
    return found[0] if found else None


@lru_cache(MEMORY)
def _adjectives(text: str) -> frozenset[str]:
    """The adjectives of countries in a role, lower-case."""
    return frozenset(w.lower() for w in re.findall(r"[\w-]+", text) if gazetteer().adjective(w))


def country_codes(country: str | None, roles: Iterable[str] = ()) -> frozenset[str]:
    """The code of a country that is given by name or code, else those of the adjectives in roles."""
    if country:
        found = gazetteer().place(country)
        return frozenset([found.code if found else norm(country)])
    nouns = (gazetteer().adjective(w) for r in roles for w in re.findall(r"[\w-]+", r))
    return frozenset(c.code for c in nouns if isinstance(c, Country))


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
        found.add(min(COMPANIONS, COMPANION * len(shared)), "quoted beside the same people")
    return found


def _countries(one: Facts, other: Facts, found: Evidence) -> None:
    if one.countries & other.countries:
        found.add(SAME_COUNTRY, "same country")
    elif one.countries and other.countries:
        found.add(OTHER_COUNTRY, "another country")


def _bodies(one: Facts, other: Facts, found: Evidence) -> None:
    """Compare organisations; the name of one may stand in a role of the other."""
    mine, theirs = [b for b, *_ in one.bodies], [b for b, *_ in other.bodies]
    links = {_link(a, b) for a in mine for b in theirs}
    told = any(_tells(r, b) for r in one.roles for b in theirs) or any(
        _tells(r, b) for r in other.roles for b in mine
    )
    if SAME_BODY in links or told:
        found.same_body = True
        found.add(SAME_BODY, "same organisation")
    elif SAME_LETTERS in links:
        found.same_body = True
        found.add(SAME_LETTERS, "organisation of the same letters")
    elif mine and theirs:
        then = any(_within(d, first, last) for d in one.dates for _, first, last in other.bodies)
        found.add(OTHER_BODY_THEN if then else OTHER_BODY, "another organisation")


def _link(one: str, other: str) -> float:
    a, b = body(one).core, body(other).core
    if a == b:
        return SAME_BODY
    pairs = ((one, b), (other, a))
    return SAME_LETTERS if any(acronym(s) == letters_of(long) for s, long in pairs) else 0.0


def _tells(role: Role, name: str) -> bool:
    """Whether a role names a body: "mayor of Port Sorrel"."""
    words = frozenset(body(name).words)
    return bool(words) and words <= role.words


def _roles(one: Facts, other: Facts, found: Evidence) -> None:
    """Compare roles: the best pair counts; only when no pair goes together are they against it."""
    names = frozenset(w for b, *_ in (*one.bodies, *other.bodies) for w in _name_words(b))
    pairs = [(_role_link(a, b, names), a, b) for a in one.roles for b in other.roles]
    if not pairs:
        return
    best, mine, theirs = max(pairs, key=lambda p: p[0])
    if best > 0:
        found.same_role = best >= SAME_ROLE or (best >= GENERAL_ROLE and mine.head == theirs.head)
        found.add(best, "same role" if found.same_role else "a role of the same kind")
    elif all(link < 0 for link, *_ in pairs):
        found.add(OTHER_FIELD, "another kind of role")
    if best < SAME_ROLE and any(
        link < 0 and any(_within(d, b.first, b.last) for d in one.dates) for link, _, b in pairs
    ):
        found.add(OTHER_FIELD_THEN, "held another role then")


def _name_words(name: str) -> tuple[str, ...]:
    """The words that name a body, as its name or its letters."""
    return (*body(name).words, letters_of(name))


def _role_link(a: Role, b: Role, names: frozenset[str]) -> float:
    """How far two roles go together; below zero where they belong to different fields."""
    mine, theirs = a.words - names, b.words - names
    apart = bool(mine and theirs and not mine & theirs)
    if a.head == b.head:
        if a.general:
            return GENERAL_ROLE if not apart else 0.0
        return SAME_FIELD if apart else SAME_ROLE
    if b.head in _kinds(a.head) or a.head in _kinds(b.head):
        return LIKE_ROLE if not apart else SAME_FIELD
    if f" {a.head}".endswith(f" {b.head}") or f" {b.head}".endswith(f" {a.head}"):
        return LIKE_ROLE if not a.general and not b.general else GENERAL_ROLE
    if a.field is None or b.field is None:
        return 0.0
    if a.field == b.field or mine & theirs:
        return SAME_FIELD
    return 0.0 if frozenset((a.field, b.field)) in fields().near else -1.0


def _kinds(head: str) -> frozenset[str]:
    return gazetteer().hypernyms.get(head, frozenset())


def _dates(one: Facts, other: Facts, found: Evidence) -> None:
    """A lifetime between two articles is against it."""
    years = [[y for d in facts.dates if (y := _year(d))] for facts in (one, other)]
    if all(years) and min(abs(a - b) for a in years[0] for b in years[1]) > LIFETIME:
        found.add(LONG_AGO, "a lifetime apart")


def _year(day: str) -> int | None:
    try:
        return date.fromisoformat(day[:10]).year
    except ValueError:
        return int(day[:4]) if re.match(r"\d{4}", day) else None


def _within(day: str, first: str | None, last: str | None) -> bool:
    """Whether a date lies between two others, so that a role was held then."""
    return first is not None and last is not None and first < day < last
