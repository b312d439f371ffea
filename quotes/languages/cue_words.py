"""Lemmas of cues and the names of outlets, from the word lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.languages.tables import ENGLISH, table, word_list


@dataclass(frozen=True, slots=True)
class CueWords:
    """Lemmas of cues: what they report, whom they deny, and who is spoken to."""

    attitude: frozenset[str]
    denial: frozenset[str]
    negation: frozenset[str]
    addressee: frozenset[str]
    reporting: frozenset[str]  # inflected forms, unlike the others
    outlets: re.Pattern[str]

    @classmethod
    def load(cls, code: str = ENGLISH) -> CueWords:
        """Read the lists that ship with the package; `Language` does so once for a process."""
        attitude, denial, negation, addressee = (
            word_list(f"cues/{name}.txt", code)
            for name in ("attitude", "denial", "negation", "addressee")
        )
        reporting = word_list("cues/reporting.txt", code)
        reporting |= word_list("scoring/speech_forms.txt", code)
        return cls(attitude, denial, negation, addressee, reporting, outlet_pattern(code))


def outlet_pattern(code: str = ENGLISH) -> re.Pattern[str]:
    """Finds the name of an agency, newspaper or broadcaster, or a word for one, in a source."""
    rows = table("outlets.tsv")
    names = {n for row in rows for n in (row["name"], *row["aliases"].split(";")) if n}
    words = word_list("cues/outlet_words.txt", code)
    named = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    general = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{named}|(?i:{general}))\b")
