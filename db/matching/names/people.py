"""How well two names agree, part by part; no score decides by itself. Pure.

A `Fit` says how much must be known beside the names before they are taken for one and the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import OSA
from rigour.names import NameTypeTag, SymbolCategory, analyze_names
from rigour.text.scripts import MODERN_ALPHABETS, text_scripts

from quotes.db.matching.names.grades import DIFFERENT, SAME_PART, SPELLING, Fit, Grade, Part
from quotes.db.matching.names.korean import readings
from quotes.db.matching.names.parts import (
    MEMORY,
    PersonParts,
    consonants,
    fold,
    given_forms,
    person,
    readable,
    skeleton,
)
from quotes.db.matching.tables import lines

# One wrong letter is a slip only in a word of at least this many.
SLIP = 6

# A name of more words tells people apart, however common each is.
COMMON_WORDS = 3

# Two words less alike than this are no spellings of one name, whatever a table says.
ALIKE = 0.5

PATRONYMIC = re.compile(r"(?:[oe]v|i)(?:i?ch|na)$")

SECOND = {"jr", "ii"}

SPELLED = MODERN_ALPHABETS | {"Hangul"}


@lru_cache(MEMORY)
def persons(one: str, other: str) -> Fit:
    """How the names of two people agree, whichever comes first, surname or first name."""
    a, b = person(one), person(other)
    if a is None or b is None:
        return DIFFERENT
    fit = max((_in_order(a, turned) for turned in _orders(a, b)), key=lambda f: (f.grade, f.reason))
    if a.suffix and b.suffix and a.suffix != b.suffix:
        if {a.suffix, b.suffix} != SECOND:
            return Fit(Grade.DIFFERENT, "another generation")
        return fit if fit.grade < Grade.LOOSE else Fit(Grade.CLOSE, "Jr is the second")
    if fit.grade > Grade.HALF and a.particles != b.particles and a.particles and b.particles:
        return Fit(Grade.HALF, "another particle")
    if fit.grade > Grade.GENERATION and a.suffix != b.suffix:
        return Fit(Grade.GENERATION, f"one without {a.suffix or b.suffix}")
    apart = _signs(one) != _signs(other) and not a.bare and not b.bare
    if apart and fit.grade < Grade.LOOSE and consonants(a) == consonants(b):
        return Fit(Grade.LOOSE, "the same consonants")
    if fit.grade > Grade.LOOSE and _signs(one) != _signs(other):
        return Fit(Grade.LOOSE, "another script")
    return fit


def _signs(name: str) -> bool:
    """Whether a name is in a script that does not spell out how it is said, such as Chinese."""
    return bool(text_scripts(readable(name)) - SPELLED)


@cache
def _common() -> tuple[frozenset[str], frozenset[str]]:
    return (
        frozenset(fold(name) for name in lines("common_first_names.txt")),
        frozenset(fold(name) for name in lines("common_surnames.txt")),
    )


def is_common(name: str) -> bool:
    """Whether first name and surname are so common that two people of that name are nothing odd."""
    found = person(name)
    if found is None or found.bare:
        return True
    if found.particles or sum(len(part) > 1 for part in found.flat) >= COMMON_WORDS:
        return False
    first, last = _common()
    ends = [fold("".join(word)) for word in (found.words[0], found.words[-1])]
    return any(
        (given in first or len(given) == 1 or bool(given_forms(given) & first)) and surname in last
        for given, surname in (ends, ends[::-1])
    )


def is_full(name: str) -> bool:
    """Whether a person's name is more than one word."""
    found = person(name)
    return found is not None and not found.bare


def _orders(one: PersonParts, other: PersonParts) -> list[PersonParts]:
    """The other name as it stands and, where both have several words, with its ends turned."""
    orders = [other]
    if not one.bare and not other.bare:
        words = other.words
        for turned in ((words[-1], *words[:-1]), (*words[1:], words[0])):
            orders.append(PersonParts(turned, other.particles, other.suffix))
    return orders


def _in_order(a: PersonParts, b: PersonParts) -> Fit:
    """How two names agree whose words stand in the same order."""
    if a.flat == b.flat:
        return Fit(Grade.SURNAME, "surname") if a.bare else Fit(Grade.SAME, "same name")
    if a.bare or b.bare:
        return _surname_only(a, b)
    if fold("".join(a.flat)) == fold("".join(b.flat)) or a.joined == b.joined:
        return Fit(Grade.CLOSE, SPELLING)
    if readings(a.flat) & readings(b.flat):
        return Fit(Grade.CLOSE, SPELLING)
    first, last = _given(a.words[0], b.words[0]), _surname(a.words[-1], b.words[-1])
    if first and last:
        return _with_middle(a, b, first, last)
    if first and (married := _half(a.words[-1], b.words[-1])):
        return Fit(Grade.HALF, f"surname shares {married}")
    return _shortened(a, b)


def _surname_only(a: PersonParts, b: PersonParts) -> Fit:
    """One word against a name: the surname, which comes first in some names."""
    short, long = (a, b) if a.bare else (b, a)
    word = short.words[0]
    if long.bare:
        part = _surname(word, long.words[0])
    else:
        part = _surname(word, long.words[-1]) or _surname(word, long.words[0])
    if part and part.doubt < 2:
        return Fit(Grade.SURNAME, "surname only")
    return DIFFERENT


def _with_middle(a: PersonParts, b: PersonParts, first: Part, last: Part) -> Fit:
    """First names and surnames agree; do the names between them?"""
    middle = _middle(a.words[1:-1], b.words[1:-1])
    if middle is None:
        return Fit(Grade.DIFFERENT, "another middle name")
    doubt = first.doubt + last.doubt + middle.doubt
    reasons = dict.fromkeys(p.reason for p in (first, middle, last) if p.reason)
    reason = ", ".join(reasons) or "same name"
    if doubt == 0:
        return Fit(Grade.SAME, reason)
    if list(reasons) == [SPELLING]:  # who spells one part in another way does so with all
        return Fit(Grade.CLOSE, reason)
    return Fit(Grade.CLOSE if doubt == 1 else Grade.LOOSE, reason)


def _middle(a: Sequence[tuple[str, ...]], b: Sequence[tuple[str, ...]]) -> Part | None:
    """Middle names agree where both are given: "H. W." is not "W."."""
    if not a and not b:
        return SAME_PART
    if not a or not b:
        patronymic = all(len(word) == 1 and PATRONYMIC.search(word[0]) for word in (*a, *b))
        return Part(0, "a patronymic more") if patronymic else Part(1, "a middle name more")
    if len(a) != len(b):
        return None
    parts = [_given(x, y) for x, y in zip(a, b, strict=True)]
    if not all(parts):
        return None
    return Part(min(1, sum(p.doubt for p in parts if p)), "middle initial")


def _given(a: tuple[str, ...], b: tuple[str, ...]) -> Part | None:
    """How two first names agree; None where they do not."""
    one, other = "".join(a), "".join(b)
    if one == other:
        return SAME_PART
    if len(one) == 1 or len(other) == 1:
        return Part(2, "initial") if one[0] == other[0] else None
    if fold(one) == fold(other):
        return Part(0 if _marks_only(one, other) else 1, SPELLING)
    if fold(other) in given_forms(one):
        return Part(1, "short form")
    if _spelling(one, other):
        return Part(1, SPELLING)
    short, long = sorted((one, other), key=len)
    if len(short) >= 5 and long.endswith(short):
        return Part(1, "short form")
    if len(short) >= 3 and len(long) - len(short) >= 2 and long.startswith(short):
        return Part(2, "short form")
    if len(a) != len(b) and a[0] == b[0]:
        return Part(2, "half a first name")
    return Part(2, "a letter") if _slip(one, other) else None


def _surname(a: tuple[str, ...], b: tuple[str, ...]) -> Part | None:
    """How two surnames agree; None where they do not."""
    one, other = "".join(a), "".join(b)
    if one == other:
        return SAME_PART
    if len(one) == 1 or len(other) == 1:
        return None
    if fold(one) == fold(other):
        return Part(1, SPELLING)
    if _spelling(one, other):
        return Part(1, SPELLING)
    return Part(2, "a letter") if _slip(one, other) else None


def _half(a: tuple[str, ...], b: tuple[str, ...]) -> str | None:
    """The half that a double surname shares with another surname."""
    shared = {fold(x) for x in a} & {fold(x) for x in b}
    return next((x for x in (*a, *b) if fold(x) in shared), None) if len(a) != len(b) else None


def _shortened(a: PersonParts, b: PersonParts) -> Fit:
    """Whether one name leaves out words of the other: "María Sofía Quiroga Salas", "Sofia Quiroga"."""
    short, long = sorted(([fold(w) for w in p.flat] for p in (a, b)), key=len)
    rest = iter(long)
    if 2 <= len(short) < len(long) and all(word in rest for word in short):
        return Fit(Grade.LOOSE, "a name left out")
    return DIFFERENT


def _loose(word: str) -> str:
    """A folded word without what scripts tell apart differently: e and i, o and u, g and h."""
    return fold(word).translate(str.maketrans("eoh", "iug"))


def _marks_only(one: str, other: str) -> bool:
    """Whether two spellings differ in what plain Latin letters cannot show ("Jörg", "Joerg")."""
    return one.translate(_NO_E) == other.translate(_NO_E)


_NO_E = str.maketrans("", "", "e")


def _slip(one: str, other: str) -> bool:
    """Whether one letter is wrong in a long word; not the last, which tells Paul from Paula."""
    a, b = fold(one), fold(other)
    if min(len(a), len(b)) < SLIP or a[:-1] == b or b[:-1] == a or a[:-1] == b[:-1]:
        return False
    return OSA.distance(a, b, score_cutoff=1) <= 1


def _spelling(one: str, other: str) -> bool:
    """Whether two words are ways to write one name, by their letters or by rigour's table."""
    a, b = _loose(one), _loose(other)
    if a == b:
        return True
    near = a[:1] == b[:1] or skeleton(one)[:1] == skeleton(other)[:1]
    # The table takes seconds to load: it is asked only about words that are alike.
    if not near or OSA.normalized_similarity(a, b) < ALIKE:
        return False
    return bool(_symbols(one) & _symbols(other))


@lru_cache(MEMORY)
def _symbols(word: str) -> frozenset[str]:
    """The names that rigour takes a word for: the spellings of one share an id."""
    found = [s for name in analyze_names(NameTypeTag.PER, [word]) for s in name.symbols]
    return frozenset(s.id for s in found if s.category == SymbolCategory.NAME)
