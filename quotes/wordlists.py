"""EDGE: the word lists in `quotes/data`, one entry a line, `#` for comments."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files


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

    @classmethod
    def load(cls) -> CueWords:
        """Read the lists that ship with the package."""
        names = ("attitude", "denial", "negation", "addressee")
        return cls(*(word_list(f"cues/{name}.txt") for name in names))


def patterns(path: str) -> tuple[str, ...]:
    """The regular expressions of `quotes/data/<path>` in order; a line that starts with `#` is none."""
    text = files("quotes").joinpath("data", path).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
