"""Which stored speaker an article's entity is; the seam for a better matcher.

A matcher is any function of an `Entity` and what is `Known`. It answers with the id of the one
speaker that it is sure of, with None for somebody new, or with a list of `(id, score, reason)` for
somebody new who may be one of these: they are stored for a person to decide, never merged.
Unnamed and general sources ("a spokesman", "officials") never reach a matcher.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from quotes.db.names import norm, slugify
from quotes.model import Entity, EntityKind, Extraction

Candidates = list[tuple[int, float, str]]
Decision = int | Candidates | None


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


@dataclass(frozen=True, slots=True)
class Role:
    """A role that articles gave a speaker; `first` and `last` are ISO dates where known."""

    role: str
    organization: str | None
    first: str | None
    last: str | None


class Known:
    """The stored speakers, and the article whose entities are being matched."""

    def __init__(self, db: Database, extraction: Extraction) -> None:
        self._db = db
        self.extraction = extraction

    def named(self, names: Iterable[str], kind: str | None = None) -> list[Speaker]:
        """Speakers whose name or alias is one of `names`, compared without case and accents."""
        keys = sorted({norm(name) for name in names} - {""})
        marks = ",".join("?" * len(keys))
        return self._speakers(
            f"(s.found_norm in ({marks}) or s.id in (select speaker from aliases where norm in"
            f" ({marks}))) and (? is null or s.kind = ?)",
            [*keys, *keys, kind, kind],
        )

    def linked(self, wikidata: str) -> list[Speaker]:
        """Speakers with this Wikidata id."""
        return self._speakers("s.found_wikidata = ? or s.wikidata = ?", [wikidata, wikidata])

    def all(self, kind: str | None = None) -> Iterator[Speaker]:
        """Every speaker known across articles."""
        yield from self._speakers("? is null or s.kind = ?", [kind, kind])

    def aliases(self, speaker: int) -> list[str]:
        """The other names of a speaker."""
        rows = self._db.execute("select name from aliases where speaker = ?", [speaker])
        return [name for (name,) in rows.fetchall()]

    def roles(self, speaker: int) -> list[Role]:
        """What articles said that a speaker is."""
        sql = "select role, organization, first, last from roles where speaker = ?"
        return [Role(*row) for row in self._db.execute(sql, [speaker]).fetchall()]

    def companions(self, speaker: int) -> set[str]:
        """The names of those who are quoted in the same articles."""
        sql = """
            select distinct other.name from mentions as mine
            join mentions as other on other.article = mine.article and other.found != mine.found
            where mine.found = ? and other.name is not null
        """
        return {name for (name,) in self._db.execute(sql, [speaker]).fetchall()}

    def _speakers(self, where: str, values: list[Any]) -> list[Speaker]:
        sql = (
            "select s.id, s.slug, s.found_name, s.kind, s.found_wikidata, s.gender, s.country,"
            f" s.affiliation from speakers s where s.scope is null and ({where}) order by s.id"
        )
        return [Speaker(*row) for row in self._db.execute(sql, values).fetchall()]


Matcher = Callable[[Entity, Known], Decision]


def match_by_name(entity: Entity, known: Known) -> Decision:
    """The default: the same Wikidata id, or the same name and kind and nothing against it."""
    if entity.wikidata and (same := known.linked(entity.wikidata)):
        return same[0].id
    slug = slugify(entity.name)
    found = [
        speaker
        for speaker in known.named([entity.name], entity.kind)
        if _agree(entity.wikidata, speaker.wikidata) and _agree(entity.gender, speaker.gender)
    ]
    if not found:
        return None
    exact = [s for s in found if s.slug == slug or norm(s.name) == norm(entity.name)]
    if len(exact) == 1 or (not exact and len(found) == 1 and " " in norm(entity.name)):
        return (exact or found)[0].id
    return [(speaker.id, 0.5, f"also called {entity.name}") for speaker in found]


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two facts do not contradict each other; an unknown one contradicts nothing."""
    return one is None or other is None or one == other
