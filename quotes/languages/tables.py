"""EDGE: word lists (`quotes/languages/en`, one entry a line, `#` for comments) and tables (`db/gazetteer`).

Only files of `db` are read here, no code of it.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def word_list(path: str) -> frozenset[str]:
    """The entries of `quotes/languages/en/<path>`, lower-cased."""
    text = files("quotes.languages").joinpath("en", path).read_text("utf-8")
    lines = (line.split("#")[0].strip().lower() for line in text.splitlines())
    return frozenset(line for line in lines if line)


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table: `names/...` of `quotes/languages/en`, any other of `db/gazetteer`."""
    folder = files("quotes.languages") / "en" if "/" in name else files("quotes.db") / "gazetteer"
    lines = folder.joinpath(name).read_text("utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def patterns(path: str) -> tuple[str, ...]:
    """The patterns of `quotes/languages/en/<path>` in order; a line that starts with `#` is none."""
    text = files("quotes.languages").joinpath("en", path).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
