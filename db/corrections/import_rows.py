"""A row of a file of speakers, and what became of the rows."""

from __future__ import annotations

from typing import Any, NamedTuple

Row = dict[str, Any]


class Imported(NamedTuple):
    """How many rows of an import were new, and how many were here already."""

    new: int
    known: int
