"""What the whole article says of a single name -> whether it is a person's, a body's or a place's. Pure.

The name recogniser judges each sentence by itself; "Kourland said" alone tells nothing, while
"Kourland's prime minister" and "in Kourland" do.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from quotes.languages.tables import table
from quotes.text.patterns import POSSESSIVE

NameKind = Literal["person", "organization", "place"]

KINDS: tuple[NameKind, ...] = ("person", "place", "organization")

# How many more signs of a place or body than of a person there must be.
MARGIN = 1


@cache
def _signs(kind: str) -> str:
    """The signs of a kind as one pattern, in which NAME stands for the name."""
    rows = (row["pattern"] for row in table("names/signs.tsv") if row["kind"] == kind)
    return "|".join(f"(?:{sign})" for sign in rows).replace("<<possessive-mark>>", POSSESSIVE)


def _found(kind: str, text: str, name: str) -> int:
    """How many signs of a kind stand around the name in the text."""
    pattern = _signs(kind).replace("NAME", rf"\b{re.escape(name)}\b")
    return len(re.compile(pattern).findall(text))


def kind_in(text: str, name: str) -> NameKind | None:
    """What the name names, by the words around the name; None when they do not say."""
    counts = {kind: _found(kind, text, name) for kind in KINDS}
    best = max(counts, key=counts.__getitem__)
    others = [count for kind, count in counts.items() if kind != best]
    return best if counts[best] >= max(others) + MARGIN else None
