"""A short name and the people who bear it -> which of them it stands for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from quotes.identities.person import Person
from quotes.identities.public_figures import public_figure
from quotes.identities.relatives import is_kin, speaks
from quotes.languages.gazetteer import Gazetteer
from quotes.names.mentions import NameMention
from quotes.names.person_names import PersonName, fold, same_full_name, spelt_alike
from quotes.names.wording import pattern

# So many more times one of two must be called by a title and the surname, to be told from the other.
TOLD_APART = 2

# Who was named in full in one of so many sentences before may be called by the surname next.
NEAR = 4

# A surname of at least so many letters may have a wrong one.
LONG = 6


def fits(person: Person, name: PersonName) -> bool:
    """Whether no title or first name says that they are of different gender."""
    return not (name.gender and person.gender and name.gender != person.gender)


def bearer(
    mention: NameMention, name: PersonName, people: Iterable[Person], text: str,
    gazetteer: Gazetteer,
) -> Person | None:  # fmt: skip
    """Who of the people bears a full name, first whoever bears it in the same words.

    Two forms of one name that stand joined are two people's ("Michael Roe and his cousin Mick Roe").
    """
    alike = [
        p for p in people
        if all(same_full_name(n, name, gazetteer) for n in p.names if n.full)
    ]  # fmt: skip
    words = [fold(w) for w in name.words]
    exact = (p for p in alike if any([fold(w) for w in n.words] == words for n in p.names))
    others = (p for p in alike if not _is_joined(p.mentions[-1], mention, text))
    return next(exact, None) or next(others, None)


def _is_joined(one: NameMention, other: NameMention, text: str) -> bool:
    """Whether two names in a sentence are joined by "and" or the like."""
    between = pattern("between-joined").fullmatch(text, one.end, other.start)
    return one.sentence == other.sentence and between is not None


def has_role(person: Person, roles: Iterable[str]) -> bool:
    """Whether a name of the person has one of the roles."""
    return any(role in n.roles for role in roles for n in person.names)


def misspelt(name: PersonName, people: Sequence[Person]) -> list[Person]:
    """Whose surname a long surname is but for one letter ("Scheiderman"); nobody where two are."""
    word = name.last
    if len(name.words) > 1:
        return []
    if same := [p for p in people if p.name.full and spelt_alike(p.name.last, word)]:
        return [p for p in same if fits(p, name)]
    if len(word) < LONG:
        return []
    near = [
        p for p in people
        if p.name.full and len(p.name.last) >= LONG and p.name.last[0] == word[0]
        and OSA.distance(p.name.last, word, score_cutoff=1) <= 1
    ]  # fmt: skip
    return near if len(near) == 1 and fits(near[0], name) else []


def is_famous(
    mention: NameMention, fitting: Sequence[Person], text: str, gazetteer: Gazetteer
) -> bool:
    """Whether a surname is a public figure's, and not of the one relative named in full.

    "Obama" is the president where only Michelle Obama is named in full, unless the article is
    about her: then her whole name comes first and nobody is called "Mr" or "President" Obama.
    """
    name = mention.name
    figure = public_figure([name], gazetteer) if name else None
    if name is None or figure is None or not fitting or not all(p.name.full for p in fitting):
        return False
    found = [public_figure([n for n in p.names if n.full], gazetteer) for p in fitting]
    if figure in found:
        return False
    if len(fitting) > 1:
        return True
    other = fitting[0]
    first = min(m.start for m in other.mentions if m.name and m.name.full)
    headline = mention.start < text.find("\n") < first  # which calls everybody by the surname
    return bool(name.roles) or (mention.start < first and not headline) or is_kin(other, text)


def likeliest(
    mention: NameMention, candidates: Sequence[Person], text: str, gazetteer: Gazetteer
) -> Person:
    """Of several people with that surname the public figure, else who is near, else the main one."""
    figure = public_figure([mention.name], gazetteer) if mention.name else None
    famous = [p for p in candidates if figure and public_figure(p.names, gazetteer) == figure]
    if famous:
        return famous[0]
    if untitled := _told_apart(mention, candidates):
        return untitled
    if principal := _principal(mention, candidates, text):
        return principal
    near = [p for p in candidates if any(_is_just_before(m, mention) for m in p.mentions)]
    if len(near) == 1:
        return near[0]
    return max(candidates, key=lambda p: (len(p.mentions), -p.mentions[0].start))


def _principal(mention: NameMention, candidates: Sequence[Person], text: str) -> Person | None:
    """For a bare surname: whose relatives all others are who bear it, and who say nothing near."""
    if mention.name and mention.name.titles:
        return None
    others = [p for p in candidates if is_kin(p, text)]
    main = [p for p in candidates if p not in others and p.mentions[0].start < mention.start]
    near = (p for p in others if any(_is_near(m, mention) for m in p.mentions))
    silent = not any(speaks(p, text) for p in near)
    return main[0] if len(main) == 1 and others and silent else None


def _told_apart(mention: NameMention, candidates: Sequence[Person]) -> Person | None:
    """For a bare surname: the one of two whom the article does not call "Ms" or "Mr" as a rule."""
    if len(candidates) != 2 or (mention.name and mention.name.titles):
        return None
    titled = [
        sum(bool(m.name and m.name.titles and not m.name.full) for m in p.mentions)
        for p in candidates
    ]
    if abs(titled[0] - titled[1]) < TOLD_APART:
        return None
    return candidates[titled.index(min(titled))]


def _is_near(one: NameMention, other: NameMention) -> bool:
    """Whether a mention names somebody in full in one of the sentences before another one's."""
    whole = one.name is not None and one.name.full and " " in one.text
    return whole and 0 <= other.sentence - one.sentence <= NEAR


def _is_just_before(one: NameMention, other: NameMention) -> bool:
    """Whether a mention stands before another in the same sentence or the one before."""
    return 0 <= other.sentence - one.sentence <= 1 and one.start < other.start
