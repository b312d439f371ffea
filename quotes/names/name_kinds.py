"""What the whole article says of a single name -> whether it is a person's, a body's or a place's. Pure.

The name recogniser judges each sentence by itself; "Kourland said" alone tells nothing, while
"Kourland's prime minister" and "in Kourland" do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from quotes.languages.tables import patterns

NameKind = Literal["person", "organization", "place"]

KINDS: tuple[NameKind, ...] = ("person", "place", "organization")

# How many more signs of a place or body than of a person there must be.
MARGIN = 1


@cache
def _signs(kind: str) -> Callable[[str], re.Pattern[str]]:
    lines = patterns(f"names/{kind}_signs.txt")
    joined = "|".join(f"(?:{line})" for line in lines)
    return lambda name: re.compile(joined.replace("NAME", rf"\b{re.escape(name)}\b"))


def kind_in(text: str, name: str) -> NameKind | None:
    """What the name names, by the words around the name; None when they do not say."""
    counts = {kind: len(_signs(kind)(name).findall(text)) for kind in KINDS}
    best = max(counts, key=counts.__getitem__)
    others = [count for kind, count in counts.items() if kind != best]
    return best if counts[best] >= max(others) + MARGIN else None
