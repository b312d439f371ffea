"""EDGE: the stored speakers as the matcher reads them: names, roles, company and what people said."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from sqlite_utils import Database

from quotes.db.corrections.verdicts import told_apart
from quotes.db.matching.blocking import find
from quotes.model import EntityKind, Extraction

# Somebody who is quoted every day is judged by the company in the latest of so many mentions.
LATEST = 100


LATEST_ARTICLES = "select article from mentions where found = ? order by id desc limit ?"
OTHERS = f"""
    select name, kind from mentions where article in ({LATEST_ARTICLES})
    and found != ? and name is not null group by name, kind order by min(id)
"""
# By the index alone: the rows of articles are wide.
DAYS = f"""
    select distinct published from articles indexed by idx_articles_day where id in ({LATEST_ARTICLES})
"""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One stored speaker, as the articles (not corrections) describe it."""

    id: int
    slug: str
    name: str
    kind: EntityKind
    wikidata: str | None
    gender: str | None
    country: str | None
    affiliation: str | None
    description: str | None = None
    merged_into: int | None = None

    @property
    def root(self) -> int:
        """Whom a person merged it into, or its own id."""
        return self.merged_into or self.id


@dataclass(frozen=True, slots=True)
class StoredRole:
    """A role that articles gave a speaker; `first` and `last` are ISO dates where known."""

    role: str
    organization: str | None
    first: str | None
    last: str | None


class Company(NamedTuple):
    """The articles in which somebody is quoted: who else is, and the ISO dates of the articles."""

    names: dict[str, str]
    dates: tuple[str, ...]


class Known:
    """The stored speakers, and the article whose entities are being matched."""

    def __init__(self, db: Database, extraction: Extraction) -> None:
        self._db = db
        self.extraction = extraction
        self._company: dict[int, Company] = {}

    def linked(self, wikidata: str) -> list[Speaker]:
        """Speakers with this Wikidata id."""
        return self._speakers("s.found_wikidata = ? or s.wikidata = ?", [wikidata, wikidata])

    def alike(self, names: Iterable[str], kind: str) -> list[Speaker]:
        """Speakers of a kind whose name or alias shares a key with one of `names`."""
        ids = find(self._db, names, kind)
        where = "s.kind = ? and s.id in (select value from json_each(?))"
        return self._speakers(where, [kind, json.dumps(ids)]) if ids else []

    def row(self, speaker: int) -> Speaker | None:
        """The speaker with this id; None for one that belongs to an article or another speaker."""
        return next(iter(self._speakers("s.id = ?", [speaker])), None)

    def names(self, speakers: Iterable[Speaker]) -> dict[int, list[str]]:
        """The names of each speaker by its id, its own name first."""
        names = {speaker.id: [speaker.name] for speaker in speakers}
        sql = (
            "select speaker, name from aliases where speaker in (select value from json_each(?))"
            " order by id"
        )
        for speaker, name in self._db.execute(sql, [json.dumps(sorted(names))]).fetchall():
            names[speaker].append(name)
        return names

    def roles(self, speaker: int) -> list[StoredRole]:
        """What articles said that a speaker is."""
        sql = "select role, organization, first, last from roles where speaker = ?"
        return [StoredRole(*row) for row in self._db.execute(sql, [speaker]).fetchall()]

    def company(self, speaker: int) -> Company:
        """Who else is quoted in a speaker's latest articles (name -> kind), and when those appeared.

        Read once, until whoever changes mentions says so to `forget`.
        """
        if speaker not in self._company:
            rows = self._db.execute(OTHERS, [speaker, LATEST, speaker]).fetchall()
            dates = self._db.execute(DAYS, [speaker, LATEST]).fetchall()
            self._company[speaker] = Company(dict(rows), tuple(day for (day,) in dates if day))
        return self._company[speaker]

    def forget(self, article: int | None = None) -> None:
        """Read the company anew of all who are mentioned in an article, or of everybody."""
        if article is None:
            self._company.clear()
            return
        sql = "select distinct found from mentions where article = ? and found is not null"
        for (speaker,) in self._db.execute(sql, [article]).fetchall():
            self._company.pop(speaker, None)

    @cached_property
    def apart(self) -> frozenset[frozenset[int]]:
        """The pairs of speakers, after merges, of whom a person said that they are two."""
        return told_apart(self._db)

    def are_apart(self, one: Speaker, other: Speaker) -> bool:
        """Whether a person said that these are two."""
        return frozenset((one.root, other.root)) in self.apart

    def _speakers(self, where: str, values: list[Any]) -> list[Speaker]:
        sql = (
            "select s.id, s.slug, s.found_name, s.kind, s.found_wikidata, s.gender, s.country,"
            " s.affiliation, s.description, s.merged_into from speakers s"
            f" where s.scope is null and ({where}) order by s.id"
        )
        return [Speaker(*row) for row in self._db.execute(sql, values).fetchall()]
