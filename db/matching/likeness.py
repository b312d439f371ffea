"""How sure it is that two subjects are one: the agreement of their names and the evidence beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quotes.db.matching.evidence.weigh import Evidence, weigh
from quotes.db.matching.names.bodies import bodies, is_generic
from quotes.db.matching.names.grades import Fit, Grade
from quotes.db.matching.names.parts import acronym, body, person
from quotes.db.matching.names.people import is_common, is_full, persons
from quotes.db.matching.stored import Speaker
from quotes.db.matching.subjects import Subject

# How much evidence each agreement of names needs before two are taken for one and the same; a common
# name ("John Smith") needs more. Families often work for one body: "Jr" on one side only also needs the
# same role, half a surname the same role and body, a mere surname the same role or company.
NEEDED = {
    Grade.SAME: 0.0, Grade.CLOSE: 1.0, Grade.LOOSE: 2.0, Grade.GENERATION: 3.0, Grade.HALF: 3.0,
    Grade.SURNAME: 3.0,
}  # fmt: skip

COMMON = {Grade.SAME: 1.5, Grade.CLOSE: 2.0, Grade.LOOSE: 3.0}

VAGUE = 1.0

# Those whose roles have nothing to do with each other need this much of something else.
STRANGERS = 1.0

# Somebody else who fits and is not behind by this much makes the best one uncertain.
MARGIN = 1.5

# With less evidence than this, even somebody whose name agrees less well makes the best one uncertain.
PROOF = 1.0

# A person is asked about nobody with less evidence than this.
LEAST = {Grade.SAME: -9.0, Grade.CLOSE: -5.0}

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
    needed: float
    common: bool = False
    family: bool = False  # the body that both belong to has the surname in its name

    @property
    def sure(self) -> bool:
        """Whether names and evidence together are enough."""
        evidence, grade = self.evidence, self.fit.grade
        if evidence.impossible or evidence.total < self.needed:
            return False
        if grade is Grade.HALF:
            return evidence.same_role and evidence.same_body
        if grade is Grade.GENERATION:
            return evidence.same_role and evidence.years <= ERA
        if grade is Grade.SURNAME:
            enough = evidence.same_role if self.family else evidence.surname_enough
            return enough and evidence.years <= ERA
        if self.common:
            return evidence.certain and (grade is Grade.SAME or evidence.specific)
        if grade is Grade.CLOSE and evidence.years > CAREER:
            return False
        if evidence.strangers and evidence.total < STRANGERS:
            return False
        return grade is not Grade.LOOSE or evidence.specific or evidence.company > 1

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


def compare(subject: Subject, others: Iterable[Subject]) -> list[Likeness]:
    """The stored speakers of `others` whose names agree with the subject's, with the evidence."""
    fits = [(other, fit_of(subject.kind, subject.names, other.names)) for other in others]
    fits = [(other, fit) for other, fit in fits if fit.grade is not Grade.DIFFERENT]
    several = len({_speaker(o).root for o, fit in fits if fit.grade is Grade.SAME}) > 1
    found = []
    for other, fit in fits:
        evidence = weigh(subject.facts, other.facts)
        # A common name stays one when the other has a middle name more.
        both = all if fit.grade is Grade.SAME else any
        common = subject.kind == "person" and (
            several or both(is_common(each.name) for each in (subject, other))
        )
        needed = COMMON.get(fit.grade, NEEDED[fit.grade]) if common else NEEDED[fit.grade]
        if fit.grade is Grade.SAME and _is_vague(subject, other):
            needed = VAGUE
        found.append(
            Likeness(_speaker(other), fit, evidence, needed, common, _is_family(subject, other))
        )
    return found


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


def rivals(best: Likeness, other: Likeness) -> bool:
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


def _is_vague(one: Subject, other: Subject) -> bool:
    """Whether a body is one that every country has, and no country says that it is the same."""
    shared = one.facts.countries & other.facts.countries
    return one.kind != "person" and not shared and is_generic(one.name)


def fit_of(kind: str, mine: tuple[str, ...], theirs: tuple[str, ...]) -> Fit:
    """The best agreement of the names of two subjects of one kind, each one's own name first."""
    return (_person_fit if kind == "person" else _body_fit)(mine, theirs)


def _person_fit(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Fit:
    """The best agreement of the names of two people, whose first ones are the names themselves.

    Names that exclude each other ("Jr", "Sr") exclude a match by another name, and a whole name is
    never found by a mere surname where whole names are known.
    """
    main = persons(mine[0], theirs[0])
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
