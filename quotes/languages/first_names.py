"""EDGE: the table of first names, read once for a process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from quotes.languages.tables import ENGLISH, table


@cache
def first_names(code: str = ENGLISH) -> Mapping[str, str]:
    """First names, case-folded, each with its gender (`m`, `f`, or `?` for one of no one gender)."""
    rows = table("names/first_names.tsv", code)
    return MappingProxyType({row["name"].casefold(): row["gender"] for row in rows})
