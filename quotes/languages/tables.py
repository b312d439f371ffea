"""EDGE: word lists (one entry a line, `#` for comments), tables and patterns of a language.

They lie in `quotes/languages/<code>`; tables without a folder lie in `db/gazetteer`, since people and
bodies are of no language. Only files of `db` are read here, no code of it.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# The language of every article so far.
ENGLISH = "en"


def language_folder(code: str = ENGLISH) -> Traversable:
    """The folder of what a language knows; it need not exist."""
    return files("quotes.languages") / code


def word_list(path: str, code: str = ENGLISH) -> frozenset[str]:
    """The entries of `quotes/languages/<code>/<path>`, lower-cased; read once for a process."""
    return _word_list(path, code)


@cache
def _word_list(path: str, code: str) -> frozenset[str]:
    text = language_folder(code).joinpath(path).read_text("utf-8")
    lines = (line.split("#")[0].strip().lower() for line in text.splitlines())
    return frozenset(line for line in lines if line)


def table(name: str, code: str = ENGLISH) -> list[dict[str, str]]:
    """The rows of a table: `names/...` of the language, any without a folder of `db/gazetteer`."""
    folder = language_folder(code) if "/" in name else files("quotes.db") / "gazetteer"
    lines = folder.joinpath(name).read_text("utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def patterns(path: str, code: str = ENGLISH) -> tuple[str, ...]:
    """The patterns of `quotes/languages/<code>/<path>` in order; a line that starts with `#` is none."""
    text = language_folder(code).joinpath(path).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
