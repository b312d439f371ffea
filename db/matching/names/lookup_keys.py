"""A name -> the keys under which it is stored and sought. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.db.matching.names.korean import readings
from quotes.db.matching.names.parts import (
    MAX_WORDS,
    PersonParts,
    acronym,
    body,
    consonants,
    fold,
    generic_words,
    given_forms,
    letters_of,
    person,
    skeleton,
    sorted_words,
)


def stored_keys(name: str, kind: str) -> frozenset[str]:
    """The keys under which a stored name is kept."""
    if kind != "person":
        return frozenset(_body_keys(name))
    found = person(name)
    if found is None:
        return frozenset()
    if found.bare:
        return frozenset(f"b:{skeleton(part)}" for part in _forms(found.words[0]))
    keys = {f"l:{surname}" for surname, _ in _pairs(found)} | _whole_keys(found)
    for surname, first in _pairs(found):
        keys |= {f"s:{surname}:{_initial(form)}" for form in (first, *given_forms(first))}
    return frozenset(keys | {f"j:{joined}" for joined in _joined(found)})


def sought_keys(name: str, kind: str) -> frozenset[str]:
    """The keys under which those are found who may be meant by this name."""
    if kind != "person":
        return frozenset(_body_keys(name))
    found = person(name)
    if found is None:
        return frozenset()
    if found.bare:
        parts = {skeleton(part) for part in _forms(found.words[0])}
        return frozenset(f"{kind_}:{part}" for part in parts for kind_ in "bl")
    # Stored names are kept under both orders, so that it is enough to seek in one.
    keys = {f"s:{surname}:{_initial(first)}" for surname, first in _pairs(found, start=1)}
    keys |= {f"b:{surname}" for surname, _ in _pairs(found)} | _whole_keys(found)
    return frozenset(keys | {f"j:{joined}" for joined in _joined(found)})


def _whole_keys(name: PersonParts) -> set[str]:
    """Keys of a whole name: its consonants, its spelling without spaces, and as a Korean one."""
    korean = {f"k:{reading}" for reading in readings(name.flat)}
    return {f"c:{consonants(name)}", f"j:{name.joined}", *korean}


def _forms(word: tuple[str, ...]) -> set[str]:
    """A word whole and in its hyphenated parts."""
    return {"".join(word), *word}


def _pairs(name: PersonParts, start: int = 0) -> Iterator[tuple[str, str]]:
    """What may be a surname (its sound), from a word on, with what may be its first name."""
    words = name.words[:MAX_WORDS]
    first, last = words[0], words[-1]
    for number, word in enumerate(words[start:], start):
        others = {first[0], words[1][0]} if number else {words[1][0], last[0]}
        others.add("".join(first if number else last))
        for form in _forms(word):
            if len(form) > 1:
                yield from ((skeleton(form), other) for other in sorted(others - {form}))


def _initial(word: str) -> str:
    return skeleton(word)[:1]


def _joined(name: PersonParts) -> set[str]:
    """The whole name without spaces, also with the last or first word moved to the other end."""
    turned = (name.words, (name.words[-1], *name.words[:-1]), (*name.words[1:], name.words[0]))
    return {fold("".join(part for word in words for part in word)) for words in turned}


def _body_keys(name: str) -> Iterator[str]:
    core = body(name).core
    if core:
        yield f"o:{core}"
        words = sorted_words(core)
        yield f"w:{' '.join(words)}"
        common = [word for word in words if len(word) > 1 and word in generic_words()]
        if len(common) > 1 and len(words) <= len(common) + 2:
            yield f"g:{' '.join(common)}"
        yield f"f:{''.join(skeleton(word) for word in core.split())}"
    for letters in (acronym(name), letters_of(core)):
        if letters and len(letters) > 1:
            yield f"a:{letters}"
