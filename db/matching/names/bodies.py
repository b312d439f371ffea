"""How well two names of bodies agree. Pure."""

from __future__ import annotations

from functools import lru_cache

from quotes.db.matching.names.grades import DIFFERENT, SPELLING, Fit, Grade
from quotes.db.matching.names.parts import (
    MEMORY,
    acronym,
    body,
    fold,
    generic_words,
    is_turned,
    large_words,
    letters_of,
    sorted_words,
)


@lru_cache(MEMORY)
def bodies(one: str, other: str) -> Fit:
    """How the names of two organisations agree: by words or as an acronym, never by likeness."""
    a, b = body(one), body(other)
    if not a.core or not b.core:
        return DIFFERENT
    if a.core == b.core:
        if a.legal and b.legal and a.legal != b.legal:
            return Fit(Grade.LOOSE, "another legal form")
        return Fit(Grade.SAME, "same name")
    for short, long in ((one, b.core), (other, a.core)):
        if (letters := acronym(short)) and letters == letters_of(long):
            return Fit(Grade.LOOSE, "acronym")
    if sorted_words(a.core) == sorted_words(b.core):
        same = is_turned(a.core) or large_words(a.core) == large_words(b.core)
        return Fit(Grade.SAME if same else Grade.LOOSE, "the same words")
    if [fold(w) for w in a.words] == [fold(w) for w in b.words]:
        return Fit(Grade.CLOSE, SPELLING)
    return DIFFERENT


def is_whole_body(name: str) -> bool:
    """Whether a body's name is more than a word that fits many ("the council")."""
    return len(body(name).words) > 1 and not is_generic(name)


def is_generic(name: str) -> bool:
    """Whether every word of a body's name is one that many bodies share ("Ministry of Health")."""
    return all(word in generic_words() for word in body(name).words)


def is_part(one: str, other: str) -> bool:
    """Whether one body's name goes on from that of the other ("Merrow University Hospital")."""
    short, long = sorted((body(one).words, body(other).words), key=len)
    return 2 <= len(short) < len(long) and long[: len(short)] == short and not is_generic(one)
