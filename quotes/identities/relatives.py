"""What an article says of somebody as a relative: whose, of which gender, older or younger. Pure.

"Cossa's wife, Teresa" brings in somebody who may be "Mrs Cossa" later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.identities.person import Person, gendered
from quotes.languages.gazetteer import Gazetteer
from quotes.names.mentions import NameMention
from quotes.names.person_names import PersonName, family_name, fold
from quotes.names.wording import pattern, words_in

# "Her son" stands at most so many sentences after her name.
NEAR = 2

# What makes somebody a relative stands within so many characters of the name.
BESIDE = 60


def relation_before(text: str, mention: NameMention) -> re.Match[str] | None:
    """The words before a name that make it a relative's.

    The groups are a name, or a possessive ("his") in its place, and the relation.
    """
    before = text[max(0, mention.start - BESIDE) : mention.start]
    return pattern("relative-of").search(before)


def generation(relation: str) -> int:
    """1 for who is a generation older than the one named, -1 for a younger one, else 0."""
    elder = relation in words_in("elder-relative")
    return elder - (relation in words_in("younger-relative"))


def family_of(
    mention: NameMention, relation: re.Match[str], people: Sequence[Person]
) -> str | None:
    """The surname of the one whose relative it is; None where the article does not say."""
    return relation[1] or _surname_before(mention, relation[2], people)


def _surname_before(mention: NameMention, possessive: str, people: Sequence[Person]) -> str | None:
    """The surname of whoever "his" or "her" most likely stands for before a relative: the last one named
    near, else the only one named."""
    sex = gendered("possessive").get(possessive.casefold())
    named = [
        (m, p) for p in people for m in p.mentions
        if p.name.full and m.start < mention.start and (sex is None or p.gender in (sex, None))
    ]  # fmt: skip
    near = [(m.start, p) for m, p in named if mention.sentence - m.sentence <= NEAR]
    if near:
        return family_name(max(near, key=lambda pair: pair[0])[1].name)
    alone = {id(p): p for _, p in named}
    return family_name(next(iter(alone.values())).name) if len(alone) == 1 else None


def with_family(first: str, family: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The whole name of a relative; a surname that comes first in its language does so but for a first
    name that others have ("Mary Wong")."""
    leads = fold(family) in words_in("leading-surname") and not gazetteer.is_first_name(fold(first))
    return (family, first) if leads else (first, *family.split())


def relative_called(
    name: PersonName, called: Sequence[Person], bearers: Sequence[Person]
) -> Person | None:
    """For "Mrs Cossa": the one relative of that name whose gender the title has.

    `called` are those whose own name it is, `bearers` all who have it in a name.
    """
    if not name.titles or name.gender is None or any(p.gender == name.gender for p in called):
        return None
    found = [
        p for p in bearers
        if p.family and fold(p.family) == name.last and p.gender == name.gender
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def is_kin(person: Person, text: str) -> bool:
    """Whether the article brings somebody in as a relative ("his wife, Heidi Cruz")."""
    for mention in person.mentions:
        before = text[max(0, mention.start - BESIDE) : mention.start]
        after = text[mention.end : mention.end + BESIDE]
        if pattern("kin-before").search(before) or pattern("kin-after").match(after):
            return True
    return False


def speaks(person: Person, text: str) -> bool:
    """Whether a verb of saying stands beside a name of the person."""
    return any(
        pattern("says-after").match(text, m.end)
        or pattern("says-before").search(text, max(0, m.start - BESIDE), m.start)
        for m in person.mentions
    )
