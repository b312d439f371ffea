"""Which stored speaker an article's entity is; the seam for a better matcher.

A matcher is any function of an `Entity` and what is `Known`. It answers with a `Match`, the one
speaker that it is sure of and why, with None for somebody new, or with a list of
`(id, score, reason)` for somebody new who may be one of these: they are stored for a person to
decide, never merged.
Unnamed and general sources ("a spokesman", "officials") never reach a matcher.

The default looks names up by keys (`quotes.db.blocking`), compares them part by part
(`quotes.db.agreement`) and asks for the more evidence (`quotes.db.evidence`) the less they agree.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from sqlite_utils import Database

from quotes.db.agreement import Fit, Grade, bodies, is_common, persons
from quotes.db.blocking import find
from quotes.db.evidence import Evidence, Facts, country_codes, read_role, weigh
from quotes.db.keys import acronym, body, fold, gazetteer, lines, person
from quotes.db.names import norm
from quotes.model import Entity, EntityKind, Extraction
from quotes.names import person_name

Candidates = list[tuple[int, float, str]]


class Match(NamedTuple):
    """The id of the stored speaker that an entity is, how sure that is (0 to 1), and why."""

    speaker: int
    score: float
    reason: str


Decision = Match | Candidates | None


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

    def alike(self, names: Iterable[str], kind: str) -> list[Speaker]:
        """Speakers of a kind whose name or alias shares a key with one of `names`."""
        ids = find(self._db, names, kind)
        where = "s.kind = ? and s.id in (select value from json_each(?))"
        return self._speakers(where, [kind, json.dumps(ids)]) if ids else []

    def all(self, kind: str | None = None) -> Iterator[Speaker]:
        """Every speaker known across articles."""
        yield from self._speakers("? is null or s.kind = ?", [kind, kind])

    def aliases(self, speaker: int) -> list[str]:
        """The other names of a speaker."""
        rows = self._db.execute("select name from aliases where speaker = ?", [speaker])
        return [name for (name,) in rows.fetchall()]

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
            " s.affiliation, s.description, s.merged_into from speakers s"
            f" where s.scope is null and ({where}) order by s.id"
        )
        return [Speaker(*row) for row in self._db.execute(sql, values).fetchall()]


Matcher = Callable[[Entity, Known], Decision]

# How much evidence each agreement of names needs before two are taken for one and the same; a common
# name ("John Smith") needs more. Families often work for one body: "Jr" on one side only also needs the
# same role, half a surname the same role and body, a mere surname the same role or company.
NEEDED = {
    Grade.SAME: 0.0, Grade.CLOSE: 1.0, Grade.LOOSE: 2.0, Grade.GENERATION: 3.0, Grade.HALF: 3.0,
    Grade.SURNAME: 3.0,
}  # fmt: skip
COMMON = {Grade.SAME: 1.5, Grade.CLOSE: 2.0, Grade.LOOSE: 3.0}
VAGUE = 1.0
# How sure a match is. On our people of many articles (tests/data/people.toml) at least so many of the
# merged pairs were right, in each of ten orders of the articles.
SURE = 0.95
# Somebody else who fits and is not behind by this much makes the best one uncertain.
MARGIN = 1.5
# With less evidence than this, even somebody whose name agrees less well makes the best one uncertain.
PROOF = 1.0
# Only so many candidates are kept for a person to look at, and none with less evidence than this.
MOST = 6
LEAST = {Grade.SAME: -9.0, Grade.CLOSE: -5.0}


@dataclass(frozen=True, slots=True)
class Likeness:
    """A stored speaker who may be meant: how the names agree and what else is known."""

    speaker: Speaker
    fit: Fit
    evidence: Evidence
    needed: float
    common: bool = False

    @property
    def sure(self) -> bool:
        """Whether names and evidence together are enough."""
        evidence, grade = self.evidence, self.fit.grade
        if evidence.impossible or evidence.total < self.needed:
            return False
        if grade is Grade.HALF:
            return evidence.same_role and evidence.same_body
        if grade is Grade.GENERATION:
            return evidence.same_role
        if grade is Grade.SURNAME:
            return evidence.same_role or evidence.company > 0
        return not self.common or grade is Grade.SAME or evidence.specific or evidence.company > 1

    @property
    def worth_asking(self) -> bool:
        """Whether a person should be asked."""
        if self.evidence.impossible:
            return self.fit.grade is Grade.SAME
        return self.evidence.total >= LEAST.get(self.fit.grade, 0.0)

    @property
    def spare(self) -> float:
        """The evidence beyond what is needed."""
        return self.evidence.total - self.needed

    @property
    def score(self) -> float:
        """How likely it is, roughly, for the order in which a person is asked; 0.5 is just enough."""
        score = 0.5 + 0.1 * self.spare - (0.3 if self.evidence.impossible else 0.0)
        return round(max(0.05, min(0.95, score)), 2)

    @property
    def reason(self) -> str:
        """What speaks for and against, in a few words."""
        pro = ", ".join([self.fit.reason, *self.evidence.pro])
        return f"{pro}; but {', '.join(self.evidence.con)}" if self.evidence.con else pro


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who it is and why; or nobody known, with those who it may be."""

    same: Likeness | None
    others: tuple[Likeness, ...] = ()
    reason: str = ""


def match_by_name(entity: Entity, known: Known) -> Decision:
    """The default: names by their parts, and context decides between namesakes; see `judge`."""
    if entity.wikidata and (same := known.linked(entity.wikidata)):
        return Match(same[0].id, SURE, f"same Wikidata id {entity.wikidata}")
    verdict = judge(entity, known)
    if verdict.same:
        return Match(verdict.same.speaker.id, SURE, verdict.reason)
    found = [(each.speaker.id, each.score, each.reason) for each in verdict.others]
    return found[:MOST] or None


def judge(entity: Entity, known: Known) -> Verdict:
    """Who of the stored speakers an entity without a known Wikidata id is, and why."""
    names = _names(entity)
    likely = _weighed(entity, names, known.alike(names, entity.kind), known)
    best = max(likely, key=lambda each: (each.sure, each.spare, each.fit.grade), default=None)
    asked = sorted((each for each in likely if each.worth_asking), key=lambda each: -each.score)
    if best is None or not best.sure:
        return Verdict(None, tuple(asked))
    if any(_rivals(best, other) for other in likely):
        return Verdict(None, tuple(asked), "more than one fits")
    return Verdict(best, reason=best.reason)


def _names(entity: Entity) -> list[str]:
    """The names to compare: its own, and other whole names that the article uses."""
    if entity.kind == "person":
        others = filter(_is_full, entity.aliases) if _is_full(entity.name) else ()
        return [entity.name, *others]
    return [entity.name, *(a for a in entity.aliases if acronym(a) or _is_whole(a))]


def _is_whole(name: str) -> bool:
    """Whether a body's other name is more than a word that fits many ("the council")."""
    return len(body(name).words) > 1 and not _is_generic(name)


def _is_generic(name: str) -> bool:
    """Whether every word of a body's name is one that many bodies share ("Ministry of Health")."""
    return all(word in _generic() for word in body(name).words)


@cache
def _generic() -> frozenset[str]:
    return frozenset(lines("generic_words.txt"))


def _rivals(best: Likeness, other: Likeness) -> bool:
    """Whether somebody else fits about as well; a mere surname is no rival of a whole name."""
    if other.speaker.root == best.speaker.root or other.evidence.impossible:
        return False
    if (best.fit.grade is Grade.SURNAME) != (other.fit.grade is Grade.SURNAME):
        return best.fit.grade is Grade.SURNAME and other.sure
    if best.evidence.specific and not other.evidence.specific:
        return False
    near = other.evidence.total > best.evidence.total - MARGIN and other.evidence.total >= 0
    unproved = best.evidence.total < PROOF
    return near and (other.sure or unproved or other.fit.grade >= best.fit.grade)


def _weighed(
    entity: Entity, names: list[str], speakers: list[Speaker], known: Known
) -> list[Likeness]:
    """Those whose names agree, with the evidence about each."""
    best_fit = _person_fit if entity.kind == "person" else _body_fit
    stored = known.names(speakers)
    fits = [(speaker, best_fit(names, stored[speaker.id])) for speaker in speakers]
    fits = [(speaker, fit) for speaker, fit in fits if fit.grade is not Grade.DIFFERENT]
    mine = _entity_facts(entity, known.extraction)
    several = len({speaker.root for speaker, fit in fits if fit.grade is Grade.SAME}) > 1
    found = []
    for speaker, fit in fits:
        evidence = weigh(mine, _speaker_facts(speaker, stored[speaker.id], known))
        common = entity.kind == "person" and (
            several or (is_common(entity.name) and is_common(speaker.name))
        )
        needed = COMMON.get(fit.grade, NEEDED[fit.grade]) if common else NEEDED[fit.grade]
        if fit.grade is Grade.SAME and _is_vague(entity, speaker):
            needed = VAGUE
        found.append(Likeness(speaker, fit, evidence, needed, common))
    return found


def _is_vague(entity: Entity, speaker: Speaker) -> bool:
    """Whether a body that every country has is said to be of a country on one side only."""
    one_sided = (entity.country is None) != (speaker.country is None)
    return entity.kind != "person" and one_sided and _is_generic(entity.name)


def _person_fit(mine: list[str], theirs: list[str]) -> Fit:
    """The best agreement of the names of two people, whose first ones are the names themselves.

    Names that exclude each other ("Jr", "Sr") exclude a match by another name, and a whole name is
    never found by a mere surname where whole names are known.
    """
    if persons(mine[0], theirs[0]).grade is Grade.SAME:
        return persons(mine[0], theirs[0])
    whole = [[name for name in names if _is_full(name)] for names in (mine, theirs)]
    if not _is_full(mine[0]):
        return max((persons(mine[0], name) for name in theirs), key=lambda fit: fit.grade)
    fits = [persons(a, b) for a in whole[0] for b in whole[1] or theirs]
    against = [fit for fit in fits if fit.grade is Grade.DIFFERENT and fit.reason]
    return against[0] if against else max(fits, key=lambda fit: fit.grade)


def _is_full(name: str) -> bool:
    """Whether a person's name is more than one word."""
    found = person(name)
    return found is not None and not found.bare


def _body_fit(mine: list[str], theirs: list[str]) -> Fit:
    """The best agreement of the names of two bodies: an alias of one is the name of the other."""
    main = bodies(mine[0], theirs[0])
    if main.grade is Grade.SAME:
        return main
    whole = [[name for name in names if not acronym(name)] for names in (mine, theirs)]
    same = any(bodies(a, b).grade is Grade.SAME for a in whole[0] for b in whole[1])
    if all(whole) and not same:
        return main
    if any(bodies(mine[0], alias).grade is Grade.SAME for alias in theirs[1:]):
        return Fit(Grade.SAME, "called so in an article")
    if any(bodies(alias, theirs[0]).grade is Grade.SAME for alias in mine[1:]):
        return Fit(Grade.CLOSE if acronym(theirs[0]) else Grade.SAME, "the article calls it so")
    return main


def _entity_facts(entity: Entity, extraction: Extraction) -> Facts:
    """What the article says of an entity."""
    others = {other.id: other for other in extraction.entities if other.id != entity.id}
    day = extraction.article.published
    spoken_for = others.get(entity.speaks_for or "")
    belongs = [entity.affiliation, spoken_for.name if spoken_for else None]
    return Facts(
        roles=tuple(read_role(role) for role in (*entity.roles, *_titles(entity.aliases))),
        bodies=tuple((name, day, day) for name in belongs if name),
        countries=country_codes(entity.country, entity.roles),
        gender=entity.gender,
        wikidata=entity.wikidata,
        companions=_people(other.name for other in others.values() if other.kind == "person"),
        dates=(day,) if day else (),
    )


def _speaker_facts(speaker: Speaker, names: list[str], known: Known) -> Facts:
    """What is stored of a speaker."""
    held = known.roles(speaker.id)
    told = [speaker.description] if speaker.description else []
    roles = [replace(read_role(role.role), first=role.first, last=role.last) for role in held]
    bodies_held = [(role.organization, role.first, role.last) for role in held if role.organization]
    if speaker.affiliation and speaker.affiliation not in {name for name, *_ in bodies_held}:
        bodies_held.append((speaker.affiliation, None, None))
    return Facts(
        roles=(*roles, *(read_role(role) for role in (*told, *_titles(names)))),
        bodies=tuple(bodies_held),
        countries=country_codes(speaker.country, [role.role for role in held]),
        gender=speaker.gender,
        wikidata=speaker.wikidata,
        companions=_people(known.companions(speaker.id)),
        dates=tuple(day for role in held for day in (role.first, role.last) if day),
    )


def _titles(names: Iterable[str]) -> list[str]:
    """The roles that titles before a name give ("Senator Marlow")."""
    found = (person_name(name, gazetteer()) for name in names)
    return [role for name in found if name for role in name.roles]


def _people(names: Iterable[str]) -> frozenset[str]:
    """Whole names of people, for comparison."""
    found = (person(name) for name in names)
    return frozenset(" ".join(map(fold, name.flat)) for name in found if name and not name.bare)
