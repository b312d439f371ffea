"""The words and patterns by which layouts are read: `layouts/patterns.tsv`, and first names."""

from __future__ import annotations

from quotes.languages.tables import word_list
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
