"""What is known of one side of a comparison: names, roles, countries, times, companions. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its `head` noun, the field of life, its other words, and when it was held.

    `past` says that it was held before that: "former".
    """

    head: str
    field: str | None
    words: frozenset[str]
    general: bool
    office: bool = False
    first: str | None = None
    last: str | None = None
    past: bool = False


class Held(NamedTuple):
    """A body to which somebody belonged, with the first and last ISO date on which it was said."""

    name: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of somebody: roles, bodies, countries (codes), companions (names), ISO dates."""

    roles: tuple[Role, ...] = ()
    bodies: tuple[Held, ...] = ()
    countries: frozenset[str] = frozenset()
    gender: str | None = None
    wikidata: str | None = None
    companions: frozenset[str] = frozenset()
    dates: tuple[str, ...] = ()
