"""Which stored speaker an article's entity is; the seam for a better matcher.

A matcher is any function of an `Entity` and what is `Known`. It answers with a `Match`, the one
speaker that it is sure of and why, with None for somebody new, or with a list of
`(id, score, reason)` for somebody new who may be one of these: they are stored for a person to
decide, never merged.
Unnamed and general sources ("a spokesman", "officials") never reach a matcher.

The default looks names up by keys (`blocking`), compares them part by part (`names.people`) and asks for the
more evidence (`evidence.weigh`) the less they agree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from quotes.db.matching.likeness import Likeness, compare, fit_of, odds_against, rivals
from quotes.db.matching.names.grades import Grade
from quotes.db.matching.stored import Known, Speaker
from quotes.db.matching.subjects import Subject, at_home, of_entity, of_speaker
from quotes.db.schema.rows import Candidates
from quotes.model import Entity

# The last step of a chain: which speaker of other articles an entity is.
ACROSS = "match:across-articles"


class Match(NamedTuple):
    """The id of the stored speaker that an entity is, how sure that is (0 to 1), and why."""

    speaker: int
    score: float
    reason: str


Decision = Match | Candidates | None

Matcher = Callable[[Entity, Known], Decision]

# How sure a match is. On our people of many articles (tests/data/people.toml) at least so many of the
# merged pairs were right, in each of ten orders of the articles.
SURE = 0.95

# Only so many candidates are kept for a person to look at.
MOST = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who it is and why; or nobody known, with those who it may be."""

    same: Likeness | None
    others: tuple[Likeness, ...] = ()
    reason: str = ""

    @property
    def candidates(self) -> Candidates:
        """The likeliest of those who it may be."""
        return [(each.speaker.id, each.score, each.reason) for each in self.others[:MOST]]


def match_by_name(entity: Entity, known: Known) -> Decision:
    """The default: names by their parts, and context decides between namesakes; see `judge`."""
    if entity.wikidata and (same := known.linked(entity.wikidata)):
        return Match(same[0].id, SURE, f"same Wikidata id {entity.wikidata}")
    verdict = judge(entity, known)
    if verdict.same:
        return Match(verdict.same.speaker.id, SURE, verdict.reason)
    return verdict.candidates or None


def judge(entity: Entity, known: Known) -> Verdict:
    """Who of the stored speakers an entity without a known Wikidata id is, and why."""
    return decide(of_entity(entity, known), known)


def judge_stored(speaker: Speaker, known: Known) -> Verdict:
    """Who of the other stored speakers a stored one is, now that more is known of both."""
    return decide(of_speaker(speaker, known.names([speaker])[speaker.id], known), known)


def decide(subject: Subject, known: Known) -> Verdict:
    """Who of the stored speakers a subject is; a person's word that two are two is kept."""
    return choose(subject, _others(subject, known))


def choose(subject: Subject, others: list[Subject]) -> Verdict:
    """Who of the others a subject is: the likeliest, if no other who fits makes that uncertain."""
    likely = compare(subject, others)
    best, why = _best(likely, others)
    if best is not None:
        return Verdict(best, reason=best.reason)
    beside = (replace(each, against=odds_against(each, likely)) for each in likely)
    asked = sorted((each for each in beside if each.worth_asking), key=lambda each: -each.score)
    return Verdict(None, tuple(asked), why)


def surely(subject: Subject, others: list[Subject]) -> Likeness | None:
    """Who of the others a subject surely is, as `choose` says, without those who it may be."""
    return _best(compare(subject, others), others)[0]


def _best(likely: list[Likeness], others: list[Subject]) -> tuple[Likeness | None, str]:
    """The one who is sure; or nobody, with a reason where several are."""
    best = max(likely, key=lambda each: (each.sure, each.bits, each.fit.grade), default=None)
    if best is None or not best.sure:
        return None, ""
    if rivals(best, likely) and rivals(best, _without_twins(best, likely, others)):
        return None, "more than one fits"
    return best, ""


def _may_be(subject: Subject, speaker: Speaker, names: list[str]) -> bool:
    """Whether the names agree at all; asked before anything else is read."""
    whole, _ = at_home(speaker.kind, tuple(names), speaker.country)
    return fit_of(subject.kind, subject.names, whole).grade is not Grade.DIFFERENT


def _without_twins(best: Likeness, likely: list[Likeness], others: list[Subject]) -> list[Likeness]:
    """The likely ones without those who surely are the best one, only not joined yet."""
    rows = {other.speaker.id: other for other in others if other.speaker}
    mine = rows.pop(best.speaker.id)
    twins = {each.speaker.id for each in compare(mine, rows.values()) if each.sure}
    return [each for each in likely if each.speaker.id not in twins]


def _others(subject: Subject, known: Known) -> list[Subject]:
    """The stored speakers whose names are like the subject's."""
    me = subject.speaker
    found = [
        speaker
        for speaker in known.alike(subject.names, subject.kind)
        if me is None or (speaker.root != me.root and not known.are_apart(speaker, me))
    ]
    names = known.names(found)
    return [
        of_speaker(speaker, names[speaker.id], known)
        for speaker in found
        if _may_be(subject, speaker, names[speaker.id])
    ]
