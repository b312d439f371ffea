"""Which of the two old Western character sets the bytes of a text are in: Windows-1252 or Mac Roman.

Every byte is a character in both, so it is decided by where the letters stand: in Windows-1252 the
marks of Mac Roman ("Ò", "Ó", "Õ") and its small letters ("Ž" for é) are capitals in places where no
word has one.
"""

from __future__ import annotations

import re

NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}

_CAPITAL = "[À-ÖØ-ÞŒŠŽŸ]"

# A capital after a small letter, before a capitalised word, or alone after a mark of punctuation;
# and what is no character.
_ODD = re.compile(
    rf"(?<=[^\W\d_A-ZÀ-ÖØ-Þ]){_CAPITAL}|{_CAPITAL}(?=[A-Z][a-z])|(?<=[.,!?;]){_CAPITAL}(?!\w)|\ufffd"
)


def western(data: bytes) -> tuple[str, str]:
    """The text of bytes that are not UTF-8, and Python's name of the set they were read in.

    Windows-1252 unless capitals stand in fewer odd places in Mac Roman; a byte that is no character
    of the set becomes U+FFFD."""
    best = min(NAMES, key=lambda name: len(_ODD.findall(data.decode(name, "replace"))))
    return data.decode(best, "replace"), best
