"""What the whole article says of a single name -> whether it is a person's, a body's or a place's. Pure.

The name recogniser judges each sentence by itself; "Kourland said" alone tells nothing, while
"Kourland's prime minister" and "in Kourland" do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from quotes.languages.tables import table
from quotes.text.patterns import POSSESSIVE

NameKind = Literal["person", "organization", "place"]

KINDS: tuple[NameKind, ...] = ("person", "place", "organization")

# How many more signs of a place or body than of a person there must be.
MARGIN = 1


# The signs reach so many characters from a name; the windows around its places are cut at line ends.
REACH = 300

# What stands for the name in the windows: a word with a capital that no text has.
STAND_IN = "Nameqxzq"


@cache
def _signs(kind: str) -> re.Pattern[str]:
    """The signs of a kind as one pattern, for windows in which a stand-in has the name's place."""
    rows = (row["pattern"] for row in table("names/signs.tsv") if row["kind"] == kind)
    joined = "|".join(f"(?:{sign})" for sign in rows)
    return re.compile(
        joined.replace("<<possessive-mark>>", POSSESSIVE).replace("NAME", rf"\b{STAND_IN}\b")
    )


def _places(text: str, name: str) -> Iterator[int]:
    """Where the name stands as words of its own."""
    place = text.find(name)
    while place >= 0:
        end = place + len(name)
        if _border(text, place) and _border(text, end):
            yield place
            place = text.find(name, end)
        else:
            place = text.find(name, place + 1)


def _border(text: str, place: int) -> bool:
    """Whether a word begins or ends at the place, as a pattern's \\b says."""
    before = place > 0 and _is_word(text[place - 1])
    return before != (place < len(text) and _is_word(text[place]))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _windows(text: str, name: str) -> Iterator[str]:
    """The text around each place of the name, which the stand-in takes; near places share a window."""
    made: list[str] = []
    done = -1
    for place in _places(text, name):
        start = text.rfind("\n", 0, max(0, place - REACH)) + 1
        if made and start > done + REACH:
            yield "".join((*made, text[done : _line_end(text, done + REACH)]))
            made = []
        made += [text[done if made else start : place], STAND_IN]
        done = place + len(name)
    if made:
        yield "".join((*made, text[done : _line_end(text, done + REACH)]))


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def kind_in(text: str, name: str) -> NameKind | None:
    """What the name names, by the words around the name; None when they do not say."""
    if not name:
        return None
    around = list(_windows(text, name))
    counts = {kind: sum(len(_signs(kind).findall(w)) for w in around) for kind in KINDS}
    best = max(counts, key=counts.__getitem__)
    others = [count for kind, count in counts.items() if kind != best]
    return best if counts[best] >= max(others) + MARGIN else None
