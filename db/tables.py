"""EDGE: the word lists of the package in `db/data`."""

from __future__ import annotations

from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of `db/data/<name>` without comments."""
    text = files("quotes.db").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
