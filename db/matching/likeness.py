"""How sure it is that two subjects are one: the agreement of their names and the evidence beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log2

from quotes.db.matching.evidence.weigh import Evidence, weigh
from quotes.db.matching.evidence.weights import DECADES, JOIN, probability, weight
from quotes.db.matching.names.bodies import bodies, is_generic
from quotes.db.matching.names.frequency import is_common_surname, namesakes
from quotes.db.matching.names.grades import SPELLING, Fit, Grade
from quotes.db.matching.names.parts import MEMORY, acronym, body, fold, person
from quotes.db.matching.names.people import is_full, persons
from quotes.db.matching.stored import Speaker
from quotes.db.matching.subjects import Subject

# The bits of an agreement of names that is none in every part, for bodies and people alike; see `prior`.
LESS = {
    Grade.LOOSE: "loose", Grade.GENERATION: "generation", Grade.HALF: "half",
}  # fmt: skip

# A person is asked about nobody with less evidence than this.
LEAST = {Grade.SAME: -40.0, Grade.CLOSE: -8.0}

# Who is known by a surname only, or without "Jr", held the same role within so many years.
ERA = 4

# Whose names are only close ("Robert", "Bob") may be father and son where so many years lie between.
CAREER = 20


@dataclass(frozen=True, slots=True)
class Likeness:
    """A stored speaker who may be meant: how the names agree and what else is known."""

    speaker: Speaker
    fit: Fit
    evidence: Evidence
    prior: float  # in bits, by the names alone
    family: bool = False  # the body that both belong to has the surname in its name
    bearer: bool = False  # may be called by the subject's very name
    against: float = 0.0  # the odds of others who fit, too

    @property
    def bits(self) -> float:
        """The evidence of names and facts together, in bits."""
        return self.prior + self.evidence.total

    @property
    def rivalry(self) -> float:
        """The evidence in bits against another who fits: names tell no two apart who may bear one."""
        return (
            max(self.bits, weight("contested") + self.evidence.total) if self.bearer else self.bits
        )

    @property
    def sure(self) -> bool:
        """Whether names and evidence together are enough."""
        evidence, grade = self.evidence, self.fit.grade
        if evidence.impossible or probability(self.bits) < JOIN:
            return False
        if grade is Grade.HALF:
            office = evidence.office and evidence.same_role and evidence.same_country
            return office or (evidence.same_body and (evidence.same_role or evidence.company > 0))
        if grade is Grade.GENERATION:
            return evidence.same_role and evidence.years <= ERA
        if grade is Grade.SURNAME:
            enough = evidence.same_role if self.family else evidence.surname_enough
            return enough and evidence.years <= ERA
        if grade is Grade.CLOSE and self.fit.reason != SPELLING:
            return evidence.years <= DECADES
        return grade is not Grade.LOOSE or evidence.specific or evidence.company > 1

    @property
    def worth_asking(self) -> bool:
        """Whether a person should be asked."""
        if self.evidence.impossible:
            return self.fit.grade is Grade.SAME
        return self.evidence.total >= LEAST.get(self.fit.grade, 0.0)

    @property
    def score(self) -> float:
        """How likely it is, for the order in which a person is asked."""
        bits = min(self.bits, 0.0) if self.evidence.impossible else self.bits
        return round(max(0.01, min(0.99, probability(bits, against=self.against))), 2)

    @property
    def reason(self) -> str:
        """What speaks for and against, in a few words."""
        pro = ", ".join([self.fit.reason, *self.evidence.pro])
        return f"{pro}; but {', '.join(self.evidence.con)}" if self.evidence.con else pro


def compare(subject: Subject, others: Iterable[Subject]) -> list[Likeness]:
    """The stored speakers of `others` whose names agree with the subject's, with the evidence."""
    fits = [(other, fit_of(subject.kind, subject.names, other.names)) for other in others]
    fits = [(other, fit) for other, fit in fits if fit.grade is not Grade.DIFFERENT]
    bearers = {_speaker(o).root for o, fit in fits if _may_bear(subject, o, fit)}
    contested = len(bearers) > 1 or _beside_namesake(subject)
    return [
        Likeness(
            _speaker(other), fit, weigh(subject.facts, other.facts),
            prior(subject, other, fit, contested=contested), _is_family(subject, other),
            _speaker(other).root in bearers,
        )
        for other, fit in fits
    ]  # fmt: skip


def _beside_namesake(subject: Subject) -> bool:
    """Whether an article has somebody else of the same name beside the subject."""
    mine = person(subject.name) if subject.kind == "person" else None
    if mine is None or mine.suffix is not None:
        return False
    words = sorted(map(fold, mine.flat))
    return any(sorted(other.split()) == words for other in subject.facts.companions)


def _may_bear(subject: Subject, other: Subject, fit: Fit) -> bool:
    """Whether the other may be called by the subject's very name ("George Bush" for "George W. Bush")."""
    mine = person(subject.name) if subject.kind == "person" else None
    if mine is None or fit.grade is Grade.SAME:
        return mine is not None
    if fit.grade is Grade.GENERATION:
        return mine.suffix is None
    shorter = len(subject.name) <= len(other.name)
    return fit.grade is Grade.CLOSE and fit.reason != SPELLING and shorter


def prior(subject: Subject, other: Subject, fit: Fit, *, contested: bool = False) -> float:
    """The bits of two names that agree so, before anything else is known.

    `contested` says that several speakers of the whole name are known.
    """
    if fit.grade is Grade.SURNAME:
        short = min((subject.name, other.name), key=len)
        return weight("surname-common" if is_common_surname(short) else "surname")
    bits = weight("rare")
    if fit.grade is Grade.SAME and _is_vague(subject, other):
        bits = weight("vague")
    if subject.kind == "person":
        # A common name stays one when the other has a middle name more.
        both = min if fit.grade in (Grade.SAME, Grade.HALF) else max
        bits -= log2(1 + 2**bits * both(namesakes(each.name) for each in (subject, other)))
    if fit.grade is Grade.CLOSE:
        bits = _close(bits, fit)
    elif fit.grade in LESS:
        bits += weight(LESS[fit.grade])
    return min(bits, weight("contested")) if contested else bits


def _is_family(one: Subject, other: Subject) -> bool:
    """Whether a body that either belongs to is called like them ("Voss Shipping")."""
    parts = person(one.name) if one.kind == "person" else None
    if parts is None:
        return False
    called = {w for s in (one, other) for held in s.facts.bodies for w in body(held.name).words}
    return bool(called & {parts.flat[-1], parts.flat[0]})


def _speaker(subject: Subject) -> Speaker:
    assert subject.speaker is not None
    return subject.speaker


def _close(bits: float, fit: Fit) -> float:
    """The bits of a close agreement of names of which the same ones have so many."""
    if fit.reason == SPELLING:
        return bits + weight("close-spelling")
    return min(weight("rare") + weight("close-other"), bits + weight("close-common"))


def rivals(best: Likeness, others: Iterable[Likeness]) -> bool:
    """Whether others fit so well that the best one is uncertain.

    A mere surname is no rival of a whole name; a whole name that is sure is one of a mere surname.
    """
    others = list(others)
    bare = best.fit.grade is Grade.SURNAME
    whole = (each for each in others if each.fit.grade is not Grade.SURNAME)
    if bare and any(each.sure for each in whole if each.speaker.root != best.speaker.root):
        return True
    return probability(best.bits, against=odds_against(best, others)) < JOIN


def odds_against(one: Likeness, others: Iterable[Likeness]) -> float:
    """The odds of those who fit as one does, by a whole name or by a mere surname."""
    return sum(
        float(2.0**other.rivalry)
        for other in others
        if other.speaker.root != one.speaker.root
        and not other.evidence.impossible
        and (other.fit.grade is Grade.SURNAME) == (one.fit.grade is Grade.SURNAME)
    )


def _is_vague(one: Subject, other: Subject) -> bool:
    """Whether a body is one that every country has, and no country says that it is the same."""
    shared = one.facts.countries & other.facts.countries
    return one.kind != "person" and not shared and is_generic(one.name)


@lru_cache(MEMORY)
def fit_of(kind: str, mine: tuple[str, ...], theirs: tuple[str, ...]) -> Fit:
    """The best agreement of the names of two subjects of one kind, each one's own name first."""
    return (_person_fit if kind == "person" else _body_fit)(mine, theirs)


def _person_fit(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Fit:
    """The best agreement of the names of two people, whose first ones are the names themselves.

    Names that exclude each other ("Jr", "Sr") exclude a match by another name, and a whole name is
    never found by a mere surname where whole names are known.
    """
    main = persons(mine[0], theirs[0])
    if main.grade is Grade.GENERATION and _by_other_name(mine, theirs):
        return Fit(Grade.CLOSE, "called so in an article")
    if main.grade in (Grade.SAME, Grade.GENERATION):
        return main
    whole = [[name for name in names if is_full(name)] for names in (mine, theirs)]
    if not is_full(mine[0]):
        return max((persons(mine[0], name) for name in theirs), key=lambda fit: fit.grade)
    fits = [persons(a, b) for a in whole[0] for b in whole[1] or theirs]
    against = [fit for fit in fits if fit.grade is Grade.DIFFERENT and fit.reason]
    if against:
        return against[0]
    if main.grade is Grade.DIFFERENT and is_full(theirs[0]):
        # Another name of the one is the own name of the other: no likeness of two other names counts.
        own = [persons(mine[0], b) for b in whole[1]] + [persons(a, theirs[0]) for a in whole[0]]
        return max((fit for fit in own if fit.grade is Grade.SAME), default=main)
    return max(fits, key=lambda fit: fit.grade)


def _by_other_name(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether the own name of one is another name of the other, beyond Jr ("Bob Marlow" for Robert)."""
    for one, others in ((mine[0], theirs), (theirs[0], mine)):
        whole = person(others[0])
        for other in others[1:]:
            named = person(other)
            differs = named and whole and not named.bare and named.flat != whole.flat
            if differs and persons(one, other).grade is Grade.SAME:
                return True
    return False


def _body_fit(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Fit:
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
