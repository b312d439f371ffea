"""Draw names of persons, places and organisations from the lists in `data/`."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).parent / "data"
# Cultures that put the family name first.
FAMILY_FIRST = frozenset({"chinese", "korean", "vietnamese"})

INITIAL_SHARE = 0.05  # of the persons with a middle initial


def lines(name: str) -> list[str]:
    """The lines of a data file, without comments."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@dataclass
class Names:
    """Name lists and the random source that draws from them."""

    random: random.Random
    parts: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    entities: dict[str, list[str]] = field(default_factory=dict)
    titles: list[str] = field(default_factory=lambda: lines("titles.txt"))

    def __post_init__(self) -> None:
        for line in lines("names.txt"):
            culture, role, *parts = line.split()
            self.parts[culture][role] = parts
        for line in lines("entities.txt"):
            kind, rest = line.split(" ", 1)
            self.entities[kind] = rest.split("; ")

    def person(self) -> tuple[list[str], str]:
        """The parts of a full name in order, and the family name."""
        culture = self.random.choice(sorted(self.parts))
        given = self.random.choice(self.parts[culture]["given"])
        family = self.random.choice(self.parts[culture]["family"])
        if culture in FAMILY_FIRST:
            return [family, given], family
        with_initial = self.random.random() < INITIAL_SHARE
        middle = [self.random.choice("ABCDEFGHJKLMNPRSTW") + "."] if with_initial else []
        return [given, *middle, family], family

    def entity(self, kind: str) -> str:
        """A name of an organisation (ORG), place (LOC) or other thing (MISC)."""
        return self.random.choice(self.entities[kind])

    def title(self) -> str:
        """A title or role that can stand before a name."""
        return self.random.choice(self.titles)
