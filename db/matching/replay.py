"""Appearances -> who is who among them, whatever order the articles came in. Pure.

Whole names are taken first, then mere surnames and acronyms, each in the order of dates: so a surname
is judged when every bearer is known, and a new article can undo what an older one seemed to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from quotes.db.matching.appearances import Appearance, subject_of
from quotes.db.matching.likeness import Likeness
from quotes.db.matching.match import choose
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
        same = _same(each, groups)
        if same is None or (solid and not same.solid):
            groups.append(each)
            continue
        _absorb(same.group, each, same.reason)
        if not solid:
            _settle(groups, same.group)
    return groups


def _absorb(group: Group, other: Group, reason: str) -> None:
    group.members[:] = sorted((*group.members, *other.members), key=_place)
    group.reasons += [*other.reasons, reason]


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
        _absorb(group, same.group, same.reason)
        groups.remove(same.group)


def _same(new: Group, groups: list[Group]) -> Found | None:
    """The one group that these appearances surely are, unless an article tells the two apart."""
    subjects = [subject_of(group.members, number) for number, group in enumerate(groups, 1)]
    mine = subject_of(new.members, 0)
    if wikidata := mine.facts.wikidata:
        for group, subject in zip(groups, subjects, strict=True):
            if subject.facts.wikidata == wikidata:
                return Found(group, f"same Wikidata id {wikidata}", solid=True)
    found = choose(_asking(mine, new), subjects).same
    if found is None:
        return None
    group = groups[found.speaker.id - 1]
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
