"""Korean names, which are romanised in many ways -> one spelling. Pure, but for its table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rigour.text import ascii_text

from quotes.db.matching.tables import lines

# A surname and one or two syllables, written together, with a hyphen or apart.
LONGEST = 3

HANGUL = re.compile(r"[\uac00-\ud7a3]{2,4}")


@cache
def _table() -> dict[str, dict[str, str]]:
    """The spellings of surnames and syllables, each with the one that stands for all."""
    found: dict[str, dict[str, str]] = {"surname": {}, "syllable": {}}
    for line in lines("korean.tsv")[1:]:
        kind, spellings, becomes = line.split("\t")
        for spelling in (*spellings.split(";"), becomes):
            found[kind].setdefault(spelling, becomes)
    return found


def spaced(name: str) -> str:
    """A name in Hangul in Latin letters, with a space after the surname and hyphens between syllables."""
    if not HANGUL.fullmatch(name.strip()):
        return name
    first, *rest = (ascii_text(each) for each in name.strip())
    return f"{first.title()} {'-'.join(rest).title()}"


def readings(words: Sequence[str]) -> frozenset[str]:
    """One spelling of a name in plain small letters, for each end where its surname may stand."""
    if not 2 <= len(words) <= LONGEST:
        return frozenset()
    found = set()
    for surname, given in ((words[0], words[1:]), (words[-1], words[:-1])):
        family = _table()["surname"].get(surname)
        if family and (syllables := _syllables(given)):
            found.add(" ".join((family, *syllables)))
    return frozenset(found)


def _syllables(words: Sequence[str]) -> tuple[str, ...]:
    """The syllables of first names, each in one spelling; empty where one is none."""
    known = _table()["syllable"]
    if len(words) == 1 and words[0] not in known:
        cuts = ((words[0][:i], words[0][i:]) for i in range(1, len(words[0])))
        words = next((cut for cut in cuts if all(part in known for part in cut)), ())
    return tuple(known[w] for w in words) if all(w in known for w in words) else ()
