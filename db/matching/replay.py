"""Appearances -> who is who among them, whatever order the articles came in. Pure.

Whole names are taken first, then mere surnames and acronyms, each in the order of dates: so a surname
is judged when every bearer is known, and a new article can undo what an older one seemed to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from quotes.db.matching.appearances import Appearance
from quotes.db.matching.gathered import Gathered
from quotes.db.matching.likeness import Likeness
from quotes.db.matching.match import surely
from quotes.db.matching.names.parts import acronym
from quotes.db.matching.names.people import is_full
from quotes.db.matching.subjects import Subject
from quotes.db.schema.identifiers import norm

# Rounds in which groups are compared with each other; a safeguard.
ROUNDS = 20


@dataclass(slots=True)
class Group:
    """Appearances that are one, with the reasons for each join."""

    members: list[Appearance]
    reasons: list[str] = field(default_factory=list)
    _gathered: Gathered | None = None
    _subject: Subject | None = None

    def add(self, other: Group, reason: str) -> None:
        """Take in another group, which is the same one for a reason."""
        follows = _place(self.members[-1]) <= _place(other.members[0])
        self.members += other.members
        if not follows:
            self.members.sort(key=_place)
            self._gathered = None
        elif self._gathered:
            for each in other.members:
                self._gathered.add(each)
        self.reasons += [*other.reasons, reason]
        self._subject = None

    @property
    def subject(self) -> Subject:
        """The members as one subject, made once for each time that they change."""
        if self._subject is None:
            self._gathered = self._gathered or Gathered(self.members)
            self._subject = self._gathered.subject(id(self))
        return self._subject


class Found(NamedTuple):
    """The group that another one is, and why; `solid` says that they share a body or an id."""

    group: Group
    reason: str
    solid: bool


def replay(appearances: Sequence[Appearance]) -> list[Group]:
    """The groups of appearances that are one speaker each; the same for every order of the input.

    Those who share a body are taken together first: so two who take turns in the news are seen to hold
    two posts at one time.
    """
    groups = [Group([each]) for each in sorted(appearances, key=_place)]
    return _grouped(_grouped(groups, solid=True), solid=False)


def _grouped(waiting: Sequence[Group], *, solid: bool) -> list[Group]:
    """Each group joined to those before it that it surely is; where `solid`, only by a body or an id."""
    groups: list[Group] = []
    for each in waiting:
        same = None if solid and not _can_be_solid(each.subject) else _same(each, groups)
        if same is None or (solid and not same.solid):
            groups.append(each)
            continue
        same.group.add(each, same.reason)
        if not solid:
            _settle(groups, same.group)
    return groups


def _can_be_solid(subject: Subject) -> bool:
    """Whether anything is known by which it could share a body or an id with others."""
    facts = subject.facts
    return bool(facts.wikidata or facts.bodies or facts.roles)


def _place(each: Appearance) -> tuple[bool, str, str, str]:
    name = each.told.names[0]
    bare = not is_full(name) if each.told.kind == "person" else acronym(name) is not None
    return bare, each.day or "", each.key, each.local


def _settle(groups: list[Group], group: Group) -> None:
    """Join the groups that a group surely is, now that more is known of it."""
    for _ in range(ROUNDS):
        same = _same(group, [other for other in groups if other is not group])
        if same is None:
            return
        back = _same(same.group, [each for each in groups if each is not same.group])
        if back is None or back.group is not group:
            return
        group.add(same.group, same.reason)
        groups.remove(same.group)


def _same(new: Group, groups: list[Group]) -> Found | None:
    """The one group that these appearances surely are, unless an article tells the two apart."""
    if not groups:
        return None
    mine = new.subject
    if wikidata := mine.facts.wikidata:
        for group in groups:
            if group.subject.facts.wikidata == wikidata:
                return Found(group, f"same Wikidata id {wikidata}", solid=True)
    found = surely(_asking(mine, new), [group.subject for group in groups])
    if found is None:
        return None
    group = next(each for each in groups if id(each) == found.speaker.id)
    if _told_apart(new, group, found):
        return None
    return Found(group, found.reason, solid=found.evidence.same_body)


def _asking(mine: Subject, new: Group) -> Subject:
    """A single appearance is not asked about under names that are no whole ones."""
    if len(new.members) > 1 or mine.kind != "person" or not is_full(mine.name):
        return mine
    names = (mine.name, *(name for name in mine.names[1:] if is_full(name)))
    return Subject(mine.kind, names, mine.facts, mine.speaker)


def _told_apart(one: Group, other: Group, likeness: Likeness) -> bool:
    """Whether an article has both, and not only by one name spelled in two ways."""
    where = {each.article for each in one.members} & {each.article for each in other.members}
    if not where:
        return False
    if one.members[0].told.kind != "person":
        pairs = combinations(
            [each for group in (one, other) for each in group.members if each.article in where], 2
        )
        return any(
            a.article == b.article and norm(a.told.names[0]) == norm(b.told.names[0])
            for a, b in pairs
        )
    return bool(likeness.evidence.con) or not spelled_twice(one.members, other.members)


def spelled_twice(one: Sequence[Appearance], other: Sequence[Appearance]) -> bool:
    """Whether articles that have both only write one name with and without a hyphen."""
    here = {each.article for each in one} & {each.article for each in other}
    names = [{each.told.names[0] for each in side if each.article in here} for side in (one, other)]
    plain = {norm(name.replace("-", " ")) for side in names for name in side}
    return len(plain) == 1 and not names[0] & names[1]
