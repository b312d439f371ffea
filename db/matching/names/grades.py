"""The grades of agreement between two names, for people and bodies alike."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

SPELLING = "another spelling"


class Grade(IntEnum):
    """How two names agree, from not at all to in every part."""

    DIFFERENT = 0  # another first name or surname; with a reason, where the rest would agree
    SURNAME = 1  # one of them is a surname only
    HALF = 2  # the first name and half of the surname: "Keller", "Keller-Voss"
    GENERATION = 3  # one is called "Jr" or "II", the other is not
    LOOSE = 4  # an initial, a slip, a name left out, a script without vowels
    CLOSE = 5  # a short form, another spelling, a middle name more
    SAME = 6


class Fit(NamedTuple):
    """A grade and the reason for it in a few words."""

    grade: Grade
    reason: str


class Part(NamedTuple):
    """How one part of a name agrees: `doubt` counts what is not the same, `None` is no agreement."""

    doubt: int
    reason: str


DIFFERENT = Fit(Grade.DIFFERENT, "")
SAME_PART = Part(0, "")
