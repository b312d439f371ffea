"""EDGE: the named patterns and the classes of words of one folder of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from quotes.languages.tables import ENGLISH, table, word_list

INSERT = re.compile(r"<<([\w/.-]+)>>")


class Wording:
    """The tables `patterns.tsv` (name, pattern, example, meaning) and `classes.tsv` (class, word).

    In a pattern, `<<name>>` stands for another pattern, or for one of `inserts`, which code gives;
    `<<cues/reporting.txt>>` for any word of that list.
    """

    def __init__(self, folder: str, inserts: Mapping[str, str], code: str = ENGLISH) -> None:
        self._folder = folder
        self._code = code
        self._inserts = inserts
        self._compiled: dict[str, re.Pattern[str]] = {}

    def pattern(self, name: str) -> re.Pattern[str]:
        """The pattern of that name; raises KeyError where the table has none."""
        if name not in self._compiled:
            self._compiled[name] = re.compile(self._written(name))
        return self._compiled[name]

    def names(self) -> list[str]:
        """The names of all patterns, in order."""
        return list(self._patterns)

    def words_in(self, group: str) -> frozenset[str]:
        """The words of a class, lower-cased; raises KeyError where the table has none."""
        return self._classes[group]

    def _written(self, name: str) -> str:
        """The pattern with what it refers to in its place."""
        if name in self._inserts:
            return self._inserts[name]
        if name.endswith(".txt"):
            return "|".join(sorted(word_list(name, self._code)))
        return INSERT.sub(lambda match: self._written(match[1]), self._patterns[name])

    @cached_property
    def _patterns(self) -> dict[str, str]:
        return {
            row["name"]: row["pattern"] for row in table(f"{self._folder}/patterns.tsv", self._code)
        }

    @cached_property
    def _classes(self) -> dict[str, frozenset[str]]:
        rows = [
            (row["class"], row["word"]) for row in table(f"{self._folder}/classes.tsv", self._code)
        ]
        return {group: frozenset(w for g, w in rows if g == group) for group, _ in rows}
