"""Names of people: titles, given names, surnames, and whether two names can be one person's. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.languages.gazetteer import Gazetteer
from quotes.names.wording import pattern, words_in
from quotes.text.letters import spellings
from quotes.text.patterns import SURE_POSSESSIVE

# Unlike any word of a text it begins with a letter (but "'t Hoff") and keeps a stop and "&": "J.K.", "B&Q".
WORD = re.compile(r"(?:['’](?=t\s))?[^\W\d_][\w&]*(?:[.'’-][^\W\d_]\w*)*\.?")

POSSESSIVE_END = re.compile(rf"{SURE_POSSESSIVE}$")

# The longest title is of five words ("Deputy Leader of the Opposition").
MAX_TITLE = 5

# Half of a surname with a hyphen of so many letters at least can stand for it.
HALF = 3


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts: `words` without titles and suffixes, `roles` from the titles."""

    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    gender: str | None = None
    suffix: str | None = None

    @property
    def full(self) -> bool:
        """Whether it has more than a surname or a first name."""
        return len(self.words) > 1

    @property
    def last(self) -> str:
        """The last word, with particles left out."""
        return fold(self.words[-1])

    @property
    def text(self) -> str:
        """The words as one string, with the suffix of a younger namesake and, before a single word, the
        title that is a part of the name ("Lord Penn")."""
        title = self.titles[-1] if self.peer else ""
        return " ".join((*filter(None, (title,)), *self.words, *filter(None, (self.generation,))))

    @property
    def generation(self) -> str | None:
        """The suffix where it tells a namesake by generation ("Jr"), unlike "MP" and "SC"."""
        told = self.suffix is not None and self.suffix.casefold() in words_in("generation-suffix")
        return self.suffix if told else None

    @property
    def peer(self) -> bool:
        """Whether it is a single word with a title that belongs to it, as peers and popes have."""
        titled = not self.full and bool(self.titles)
        return titled and self.titles[-1].casefold() in words_in("peer-title")


def fold(word: str) -> str:
    """A word of an article for comparison: no case, no possessive, straight apostrophes.

    Accents stay, since one article spells a name in one way; for names of many articles see `fold` in
    `db/matching/names/parts` (spellings) and `norm` in `db/schema/identifiers` (rows).
    """
    return POSSESSIVE_END.sub("", word).replace("’", "'").casefold()


def words_of(text: str) -> list[str]:
    """The words of a name, without punctuation and a final possessive."""
    found = []
    for match in WORD.finditer(text):
        word = POSSESSIVE_END.sub("", match.group())
        if word.endswith(".") and not _abbreviated(word):
            word = word[:-1]
        found.append(word)
    return found


def _abbreviated(word: str) -> bool:
    known = word.lower() in words_in("dotted-abbreviation")
    return len(word) <= 5 and (len(word) == 2 or word.count(".") > 1 or known)


def person_name(text: str, gazetteer: Gazetteer) -> PersonName | None:
    """The parts of a name as the article writes it; None when nothing but titles is left."""
    words = words_of(text)
    titles: list[str] = []
    roles: list[str] = []
    gender = None
    while words:
        size = title_length(words, gazetteer)
        if not size:
            break
        title = gazetteer.titles[" ".join(words[:size]).casefold()]
        titles.append(" ".join(words[:size]))
        if title.role:
            roles.append(title.role)
        gender = gender or title.gender
        words = words[size:]
    if len(words) > 2 and _is_role(words[0], gazetteer):
        roles.append(words.pop(0).casefold())  # "Poet Ocean Vale", where a sentence begins
    if len(words) > 2 and words[1].casefold() in words_in("inner-title"):
        titles.append(words.pop(1))  # "Matteo Cardinal Ferrante"
        roles.append(titles[-1].casefold())
        gender = gender or "m"
    suffix = None
    while len(words) > 1 and is_suffix(words[-1], words[-2]):
        suffix = words.pop()
        if suffix.casefold() in words_in("role-suffix"):
            roles.append(suffix.casefold())
    if not words:
        return None
    words[-1] = pattern("honorific-ending").sub("", words[-1])
    if gender is None and len(words) > 1:
        gender = first_gender(words, gazetteer)
    return PersonName(
        tuple(_cased(words)),
        tuple(titles),
        tuple(roles),
        gender,
        suffix.rstrip(".") if suffix else None,
    )


def _is_role(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is a noun for what one person does, and nobody's first name."""
    noun = gazetteer.noun(word)
    role = noun is not None and noun[0].kind == "role" and not noun[1]
    return role and not gazetteer.is_first_name(fold(word))


def is_suffix(word: str, before: str) -> bool:
    """Whether a word behind another one of a name is no part of it: "Jr.", "MP", "SC", "PhD".

    Letters of an honour are written in capitals, which tells them from a surname ("Jack Ma").
    """
    if word.casefold() in words_in("name-suffix"):
        return True
    letters = (word[:2].isupper() and not before.isupper()) or word == "PhD"
    return letters and word.casefold() in words_in("post-nominal")


def title_length(words: Sequence[str], gazetteer: Gazetteer) -> int:
    """How many of the first words are one title, where a name follows it."""
    for size in range(min(MAX_TITLE, len(words) - 1), 0, -1):
        joined = " ".join(words[:size]).casefold()
        named = words[size][:1].isupper() or _is_particled(words[size:])
        whole = len(words) > size + 1 or joined not in words_in("whole-name-title")
        if joined in gazetteer.titles and named and whole:
            return size
    return 0


def _is_particled(words: Sequence[str]) -> bool:
    """Whether words are a surname that begins with a particle in small letters ("de Vries")."""
    bare = pattern("hyphened-article").sub("", words[0], count=1)
    if bare != words[0] and bare[:1].isupper():
        return True  # "al-Harbi"
    return words[0] in words_in("surname-particle") and any(w[:1].isupper() for w in words[1:])


def first_gender(words: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The gender that the given names suggest: the first known one of all but the surname."""
    for word in words[1:] if fold(words[0]) in words_in("leading-surname") else words[:-1]:
        if gender := gazetteer.gender_of(word):
            return gender
        head = word.split("-")[0]
        if head != word and (gender := gazetteer.gender_of(head)):
            return gender
    return None


def _cased(words: Sequence[str]) -> list[str]:
    """Names in capitals ("OBAMA") as they are usually written."""
    if all(word.isupper() and len(word) > 3 for word in words):
        return [word.title() for word in words]
    return list(words)


def surnames(name: PersonName) -> frozenset[str]:
    """The words by which a full name can be called for short, folded.

    These are its last word, a particle surname ("de Blasio", "van der Bellen"), the second half of one
    with a hyphen ("Brody" of "Drew-Brody") and, since surnames come first in some names, its first word.
    """
    words = [fold(w) for w in name.words]
    bare = pattern("hyphened-article").sub("", words[-1], count=1)
    half = bare.rpartition("-")[2]
    halves = (half,) if len(half) >= HALF else ()
    return frozenset((words[-1], bare, *halves, words[0], *particle_surnames(words)))


def family_name(name: PersonName) -> str:
    """The word of a full name that relatives share: the last, or the first where surnames come first."""
    first, last = fold(name.words[0]), fold(name.words[-1])
    leads = words_in("leading-surname")
    return name.words[0] if first in leads and last not in leads else name.words[-1]


def particle_surnames(words: Sequence[str]) -> list[str]:
    """The last word with the particles in front of it, where there are any, in each of its spellings."""
    particles = words_in("surname-particle")
    start = len(words) - 1
    while start > 1 and words[start - 1] in particles:
        start -= 1
    return sorted(spellings(" ".join(words[start:]))) if start < len(words) - 1 else []


def same_full_name(one: PersonName, other: PersonName, gazetteer: Gazetteer) -> bool:
    """Whether two full names can be one person's: "John F. Smith", "John Smith", "J. Smith"."""
    a, b = [fold(w) for w in one.words], [fold(w) for w in other.words]
    if a == b or sorted(a) == sorted(b):
        return _same_suffix(one, other)
    if not spelt_alike(a[-1], b[-1]) or not _same_suffix(one, other):
        return False
    if len(a) == len(b) and all(map(spelt_alike, a, b)):
        return True
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if gazetteer.same_first_name(one.words[0], other.words[0]):
        return _same_middle(a[1:-1], b[1:-1])
    # "Hillary Rodham Clinton" and "Rodham Clinton"; "Robert Bruce Smith" and "Bruce Smith"
    return len(a) != len(b) and (a[0] in b[:-1] or b[0] in a[:-1])


def spelt_alike(one: str, other: str) -> bool:
    """Whether two folded words are one, with or without accents ("möller", "moller", "moeller")."""
    return one == other or bool(spellings(one) & spellings(other))


def _same_suffix(one: PersonName, other: PersonName) -> bool:
    younger = words_in("younger-or-elder")
    a, b = (name.generation or "" for name in (one, other))
    if a and b:
        return a.casefold() == b.casefold()
    return not younger & {a.casefold(), b.casefold()}


def _same_middle(a: Sequence[str], b: Sequence[str]) -> bool:
    """Middle names agree where both are given: "H. W." is not "W."."""
    if not a or not b:
        return True
    return len(a) == len(b) and all(x[0] == y[0] for x, y in zip(a, b, strict=True))


def initials(full: str) -> str:
    """The initials of a name of two to six words that count ("IMF"), else nothing."""
    small = words_in("no-initial")
    words = [w for w in re.findall(r"[^\W\d_]+", full) if w.casefold() not in small]
    return "".join(w[0] for w in words).upper() if 2 <= len(words) <= 6 else ""
