"""The words and patterns of a language by which attributions are read: tables in, patterns out.

`cues/patterns.tsv` names each pattern; in one, `<<name>>` stands for another pattern and
`<<cues/reporting.txt>>` for any word of that list. `cues/classes.tsv` has the words of small classes.
"""

from __future__ import annotations

import re
from functools import cache

from quotes.languages.tables import table, word_list

INSERT = re.compile(r"<<([\w/.-]+)>>")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name; raises KeyError where the table has none."""
    return re.compile(_written(name))


@cache
def words_in(group: str) -> frozenset[str]:
    """The words of a class, lower-cased; raises KeyError where the table has none."""
    found = frozenset(row["word"] for row in table("cues/classes.tsv") if row["class"] == group)
    if not found:
        raise KeyError(group)
    return found


@cache
def _table() -> dict[str, str]:
    return {row["name"]: row["pattern"] for row in table("cues/patterns.tsv")}


def _written(name: str) -> str:
    """The pattern with what it refers to in its place."""
    if name.endswith(".txt"):
        return "|".join(sorted(word_list(name)))
    return INSERT.sub(lambda match: _written(match[1]), _table()[name])
