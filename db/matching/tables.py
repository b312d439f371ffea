"""EDGE: the word lists of the package in `db/matching/data`."""

from __future__ import annotations

from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of `db/matching/data/<name>` without comments."""
    text = files("quotes.db.matching").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
