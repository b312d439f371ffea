"""EDGE: word lists (`quotes/data`, one entry a line, `#` for comments) and tables (`db/gazetteer`).

Only files of `db` are read here, no code of it.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@cache
def word_list(path: str) -> frozenset[str]:
    """The entries of `quotes/data/<path>`, lower-cased."""
    text = files("quotes").joinpath("data", path).read_text("utf-8")
    lines = (line.split("#")[0].strip().lower() for line in text.splitlines())
    return frozenset(line for line in lines if line)


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
    def load(cls) -> CueWords:
        """Read the lists that ship with the package."""
        attitude, denial, negation, addressee = (
            word_list(f"cues/{name}.txt")
            for name in ("attitude", "denial", "negation", "addressee")
        )
        reporting = word_list("cues/reporting.txt") | word_list("scoring/speech_forms.txt")
        return cls(attitude, denial, negation, addressee, reporting, outlet_pattern())


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table: `names/...` of `quotes/data`, any other of `db/gazetteer`."""
    folder = files("quotes") / "data" if "/" in name else files("quotes.db") / "gazetteer"
    lines = folder.joinpath(name).read_text("utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def outlet_pattern() -> re.Pattern[str]:
    """Finds the name of an agency, newspaper or broadcaster, or a word for one, in a source."""
    rows = table("outlets.tsv")
    names = {n for row in rows for n in (row["name"], *row["aliases"].split(";")) if n}
    words = word_list("cues/outlet_words.txt")
    named = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    general = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{named}|(?i:{general}))\b")


def patterns(path: str) -> tuple[str, ...]:
    """The regular expressions of `quotes/data/<path>` in order; a line that starts with `#` is none."""
    text = files("quotes").joinpath("data", path).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
