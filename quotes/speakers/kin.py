"""Relatives: "her husband", "his sister" -> who is called so, or whose wife or brother it is. Pure."""

from __future__ import annotations

from functools import cache

from quotes.identities.person import Person
from quotes.languages.tables import table
from quotes.model import Span, Step
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import pattern, pronouns
from quotes.speakers.actors import Answer, Cast

# How sure it is that "her husband" is who is called so or bears her surname.
RELATIVE = 0.85

# "His wife, Ann Bell": the words before her name are no longer, in characters.
BESIDE = 60

# Whose relative somebody is stands at most so many sentences before.
NEAR = 2


def relative(part: Nominal, possessor: Answer, cast: Cast) -> Answer | None:
    """Her husband, his daughter: who is called so, whose wife she is, else who bears the same surname."""
    owner = possessor.actors[0].person if possessor.actors else None
    if owner is None:
        return None
    others = [p for p in cast.people.all if p is not owner]
    called = [p for p in others if any(d.head == part.head for d in p.descriptors)]
    same = [p for p in others if _is_namesake(p, owner, part.gender)]
    both = [p for p in called if p in same] or called or _reverse(part, owner, cast)
    both = both or (same if len(same) == 1 else [])
    if not both:
        return None
    person = both[0]
    first = person.mentions[0]
    step = Step("resolve:relative", person.name.text, (Span(first.start, first.end),), RELATIVE)
    return Answer((cast.person(person),), (step,)).owned_by(possessor)


def _is_namesake(person: Person, owner: Person, gender: str | None) -> bool:
    """Whether somebody bears the owner's surname and can be of the gender, where one is told."""
    fits = gender is None or person.gender in (gender, None)
    return person.name.full and person.name.last == owner.name.last and fits


def _reverse(part: Nominal, owner: Person, cast: Cast) -> list[Person]:
    """For "her husband": the man whose wife the article says that she is ("Carl Roe and his wife, Ann")."""
    wanted = part.head.removeprefix("ex-")
    for mention in owner.mentions:
        start = max(0, mention.start - BESIDE)
        match = pattern("kin-of").search(cast.text, start, mention.start)
        if match is None or wanted not in _reversed().get(match["relation"], ()):
            continue
        sex = pronouns().get((match["whose"] or "").casefold())
        near = [
            (m.start, p) for p in cast.people.all for m in p.mentions
            if p is not owner and m.start < mention.start and mention.sentence - m.sentence <= NEAR
            and p.gender in (sex, None) and (part.gender is None or p.gender in (part.gender, None))
        ] if sex else [
            (m.start, p) for p in cast.people.all for m in p.mentions if m.start == match.start("owner")
        ]  # fmt: skip
        if near:
            return [max(near, key=lambda pair: pair[0])[1]]
    return []


@cache
def _reversed() -> dict[str, tuple[str, ...]]:
    """Each relation with what the other of the two may be called."""
    return {r["relation"]: tuple(r["the other"].split(";")) for r in table("phrases/kin.tsv")}
