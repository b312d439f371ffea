"""The test set of the matcher: articles of people who are known, and how well they were told apart."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import tomllib
from invented import said
from sqlite_utils import Database

from quotes.db.schema.identifiers import slugify
from quotes.db.storage.store import start_run, store_extraction
from quotes.model import Article, Entity, Extraction

PEOPLE = Path(__file__).parent / "data" / "people.toml"
Pair = tuple[str, str]


@dataclass(frozen=True)
class Mention:
    """Somebody in an article: who it is in truth, and as whom it was stored."""

    article: int
    name: str
    who: str
    stored: int


@dataclass
class Score:
    """Pairs of mentions: together in truth and in the store, and the two kinds of errors."""

    right: int = 0
    merged: list[tuple[Mention, Mention]] = field(default_factory=list)
    missed: list[tuple[Mention, Mention]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / ((self.right + len(self.merged)) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + len(self.missed)) or 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / ((2 * self.right + len(self.merged) + len(self.missed)) or 1)


def articles() -> list[dict[str, Any]]:
    """The articles of the set, in order."""
    found: list[dict[str, Any]] = tomllib.loads(PEOPLE.read_text("utf-8"))["article"]
    return found


def extraction(number: int, article: dict[str, Any]) -> Extraction:
    """An article of the set as the pipeline would find it: everybody in it says a sentence."""
    entities = [_entity(i, row) for i, row in enumerate(article["who"])]
    sentences = [f"“Word {i} of all.” {e.name} said ({i})." for i, e in enumerate(entities)]
    text = f"Article {number}\n\n" + "\n".join(sentences)
    found = tuple(
        said(text, f"Word {i} of all.", entity.name, entity) for i, entity in enumerate(entities)
    )
    source = Article(f"people-{number}.txt", text, published=article["date"])
    return Extraction(source, found, tuple(entities), words=len(text.split()))


def _entity(number: int, row: dict[str, Any]) -> Entity:
    return Entity(
        f"{slugify(row['name'])}-{number}", row["name"], row.get("kind", "person"),
        aliases=tuple(row.get("aliases", ())), roles=tuple(row.get("roles", ())),
        affiliation=row.get("org"), country=row.get("country"), gender=row.get("gender"),
    )  # fmt: skip


def store(db: Database, *, backwards: bool = False, seed: int | None = None) -> list[Mention]:
    """Store all articles, the newest first where `backwards`, in a random order where `seed` is given.

    Returns who was stored as whom.
    """
    run = start_run(db, "people")
    numbered = list(enumerate(articles(), 1))
    if backwards:
        numbered.reverse()
    if seed is not None:
        random.Random(seed).shuffle(numbered)
    rows = {}
    for number, article in numbered:
        rows[number] = store_extraction(db, extraction(number, article), run).article
    # Only now: a later article may have joined the speakers of an earlier one.
    mentions = []
    for number, article in numbered:
        sql = "select local, found from mentions where article = ?"
        found: dict[str, int] = dict(db.execute(sql, [rows[number]]).fetchall())
        for i, row in enumerate(article["who"]):
            speaker = found[_entity(i, row).id]
            mentions.append(Mention(number, row["name"], row["is"], speaker))
    return mentions


def halves(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """The mentions by whether those meant came up first in an article of odd or even number."""
    mentions = list(mentions)
    first: dict[str, int] = {}
    for each in mentions:
        first[each.who] = min(each.article, first.get(each.who, each.article))
    names = ("even", "odd")
    return {
        name: [each for each in mentions if first[each.who] % 2 == parity]
        for parity, name in enumerate(names)
    }


def score(mentions: list[Mention]) -> Score:
    """Compare all pairs of mentions."""
    found = Score()
    for one, other in combinations(mentions, 2):
        same, together = one.who == other.who, one.stored == other.stored
        found.right += same and together
        if same and not together:
            found.missed.append((one, other))
        if together and not same:
            found.merged.append((one, other))
    return found


def uncertain() -> list[tuple[int, str, str]]:
    """Which pairs nobody can be sure about: article, who is mentioned, who it may be."""
    return [
        (number, row["is"], other)
        for number, article in enumerate(articles(), 1)
        for row in article["who"]
        for other in row.get("unsure", ())
    ]


def candidates(db: Database, mentions: list[Mention]) -> set[Pair]:
    """The pairs of people that were kept for a person to decide."""
    who: dict[int, set[str]] = {}
    for each in mentions:
        who.setdefault(each.stored, set()).add(each.who)
    rows = db.execute("select speaker, other from candidates").fetchall()
    return {(a, b) for x, y in rows for a in who.get(x, ()) for b in who.get(y, ())}
