"""The words and patterns by which layouts are read: `layouts/patterns.tsv`, and first names."""

from __future__ import annotations

from functools import cache

from quotes.languages.tables import table, word_list
from quotes.languages.wording import Wording
from quotes.text.patterns import NAME_WORD, UPPER

WORDING = Wording(
    "layouts",
    {
        "name-word": NAME_WORD,
        "upper": UPPER,
        "reporting": "|".join(sorted(word_list("cues/reporting.txt"))),
    },
)

pattern = WORDING.pattern


@cache
def first_names() -> frozenset[str]:
    """Known first names, lower-cased."""
    return frozenset(row["name"].lower() for row in table("names/first_names.tsv"))
