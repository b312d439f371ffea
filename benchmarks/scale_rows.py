"""An archive of invented articles, quotes and speakers as rows, in any number. Pure.

Five quotes an article; few speakers say much (Zipf's law). A quarter of the quotes are printings of a
statement that another article prints, too: most as they are, some cut short, some with a word changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from benchmarks.scale_words import Words, people
from quotes.db.schema.identifiers import norm, slugify

PER_ARTICLE, OUTLETS, DAYS = 5, 200, 1095

FIRST_DAY = date(2023, 1, 1)

# So many of the quotes are statements of their own; the rest are printings of one of them.
OWN = 0.75

SAME, CUT, CHANGED = 0, 1, 2

KINDS = ("direct", "indirect", "mixed")

COUNTRIES = (
    "ad",
    "be",
    "ch",
    "dk",
    "es",
    "fi",
    "gr",
    "hu",
    "ie",
    "jp",
    "ke",
    "lv",
    "mx",
    "no",
    "pe",
)

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A quote: `base` is the statement that it prints, `how` it prints it, `start` its place."""

    id: int
    article: int
    text: str
    speaker: int
    base: int
    how: int
    kind: str
    start: int


class Archive:
    """So many invented quotes; `articles` gives each article's row and its quotes, in order."""

    def __init__(self, quotes: int, seed: int = 7) -> None:
        self.quotes, self.number = quotes, max(1, quotes // PER_ARTICLE)
        self.words = Words(seed)
        self.chance = np.random.default_rng(seed + 1)
        self.names = people(max(50, min(20_000, quotes // 50)))
        self.own = max(1, int(OWN * quotes))
        weights = 1 / (np.arange(len(self.names)) + 10)
        self._speaker = self.chance.choice(
            len(self.names), self.own, p=weights / weights.sum()
        ).tolist()
        self._kind = self.chance.choice(len(KINDS), self.own, p=(0.45, 0.35, 0.2)).tolist()
        self._texts = self.words.texts(self.chance.integers(5, 36, self.own))

    def speaker_of(self, base: int) -> int:
        """Who makes a statement: the id."""
        return int(self._speaker[base]) + 1

    def kind_of(self, base: int) -> str:
        """How a statement is told."""
        return KINDS[self._kind[base]]

    def speakers(self) -> Iterator[Row]:
        """Rows of `speakers`: id, slug, name, kind, country, found_norm."""
        taken: set[str] = set()
        for number, name in enumerate(self.names, 1):
            slug = slugify(name)
            slug = f"{slug}-{number}" if slug in taken else slug
            taken.add(slug)
            yield number, slug, name, "person", COUNTRIES[number % len(COUNTRIES)], norm(name)

    def articles(self, batch: int = 5_000) -> Iterator[tuple[Row, list[Said]]]:
        """Articles (id, title, published, url, outlet, text, body) with their quotes."""
        order = self.chance.permutation(self.quotes)
        # Half of the printings are of few statements, carried by many.
        of = (self.own * self.chance.random(self.quotes) ** 2).astype(int)
        how = self.chance.choice(3, self.quotes, p=(0.6, 0.25, 0.15))
        days = self.chance.integers(0, DAYS, self.number)
        outlets = (OUTLETS * self.chance.random(self.number) ** 2).astype(int)
        for first in range(0, self.number, batch):
            last = min(self.number, first + batch)
            prose = iter(self.words.texts(self.chance.integers(15, 45, (last - first) * 6)))
            titles = iter(self.words.texts(self.chance.integers(5, 10, last - first)))
            for article in range(first, last):
                places = range(article * PER_ARTICLE, (article + 1) * PER_ARTICLE)
                said = [
                    (n, int(order[n] if order[n] < self.own else of[n]),
                     SAME if order[n] < self.own else int(how[n]))
                    for n in places if n < self.quotes
                ]  # fmt: skip
                text, body, found = self._article(article + 1, said, prose)
                day = (FIRST_DAY + timedelta(int(days[article]))).isoformat()
                outlet = f"outlet{outlets[article]}.example"
                url = f"https://{outlet}/{article + 1}"
                title = next(titles).capitalize()
                yield (article + 1, title, day, url, outlet, text, body), found

    def _article(
        self, article: int, said: list[tuple[int, int, int]], prose: Iterator[str]
    ) -> tuple[str, list[tuple[int, int]], list[Said]]:
        """The text of an article, its paragraphs, and its quotes in their places."""
        parts, body, found, at = [], [], [], 0
        for number, base, how in said:
            words, who = self.printed(base, how), self.speaker_of(base)
            before = f"{next(prose).capitalize()}. “"
            paragraph = f"{before}{words},” {self.names[who - 1]} said."
            start = at + len(before)
            found.append(
                Said(number + 1, article, words, who, base, how, self.kind_of(base), start)
            )
            parts.append(paragraph)
            body.append((at, at + len(paragraph)))
            at += len(paragraph) + 2
        parts.append(f"{next(prose).capitalize()}.")
        body.append((at, at + len(parts[-1])))
        return "\n\n".join(parts), body, found

    def printed(self, base: int, how: int) -> str:
        """A statement as it is printed: whole, without its end, or with its third word another."""
        words = self._texts[base].split()
        if how == CUT and len(words) > 7:
            words = words[: len(words) * 3 // 4]
        if how == CHANGED and len(words) > 7:
            words[2] = "harbour" if words[2] != "harbour" else "bridge"
        return " ".join(words)
