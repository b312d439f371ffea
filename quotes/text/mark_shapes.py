"""The characters that can be quotation marks: families, what shape and surroundings tell of a mark. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPEN, CLOSE, EITHER = 1, -1, 0

DOUBLE, SINGLE, GUILLEMET, ANGLE = "double", "single", "guillemet", "angle"

# Two single marks are a double one, unless a letter before them or behind them shows an apostrophe.
MARK = re.compile(r"''|``|’’|‘‘|,,(?=\w)|<<|>>|[“”„‟〝〞〟❝❞«»‹›「」『』《》〈〉‘’‚‛❛❜\"'″]")

# Family, and the role of a mark whose shape tells it; straight marks tell it by their surroundings.
SHAPES = {
    "“": (DOUBLE, OPEN), "„": (DOUBLE, OPEN), "‟": (DOUBLE, OPEN), "``": (DOUBLE, OPEN),
    "‘‘": (DOUBLE, OPEN), ",,": (DOUBLE, OPEN), "〝": (DOUBLE, OPEN), "❝": (DOUBLE, OPEN),
    "”": (DOUBLE, CLOSE), "〞": (DOUBLE, CLOSE), "〟": (DOUBLE, CLOSE), "❞": (DOUBLE, CLOSE),
    '"': (DOUBLE, EITHER), "''": (DOUBLE, EITHER), "’’": (DOUBLE, EITHER),
    "«": (GUILLEMET, OPEN), "»": (GUILLEMET, CLOSE),
    "<<": (GUILLEMET, OPEN), ">>": (GUILLEMET, CLOSE),
    "‹": (ANGLE, OPEN), "›": (ANGLE, CLOSE),
    "「": ("corner", OPEN), "」": ("corner", CLOSE),
    "『": ("white corner", OPEN), "』": ("white corner", CLOSE),
    "《": ("double bracket", OPEN), "》": ("double bracket", CLOSE),
    "〈": ("bracket", OPEN), "〉": ("bracket", CLOSE),
    "‘": (SINGLE, OPEN), "‚": (SINGLE, OPEN), "‛": (SINGLE, OPEN),
    "’": (SINGLE, CLOSE), "'": (SINGLE, EITHER),
    "❛": (SINGLE, OPEN), "❜": (SINGLE, CLOSE), "″": (DOUBLE, EITHER),
}  # fmt: skip

# Double marks that begin low end with what opens elsewhere: „so“.
LOW = frozenset(("„", ",,", "‚"))

# What may stand directly before an opening mark, next to white space and the paragraph's start.
BEFORE_OPEN = "([{—–-/“‘\"'«‹:"

# What stands behind a closing mark, next to white space and the paragraph's end.
AFTER_CLOSE = ".,;:!?…)]}—–-”’\"'»›"

SENTENCE_END = ".!?…"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: `start`/`end` as in the text, end exclusive; `role` is what its shape tells.

    `before` and `after` are the characters beside it, spaces at the paragraph's edges.
    """

    start: int
    end: int
    shape: str
    family: str
    role: int
    before: str
    after: str

    @property
    def left_free(self) -> bool:
        """Whether what stands before it lets it open."""
        return self.before.isspace() or self.before in BEFORE_OPEN

    @property
    def only_opens(self) -> bool:
        """Whether its surroundings let it open but not close."""
        return (self.before.isspace() or self.before in "([{") and not self.after.isspace()

    @property
    def only_closes(self) -> bool:
        """Whether its surroundings let it close but not open."""
        return not self.left_free and (self.after.isspace() or self.after in AFTER_CLOSE)


# A tag with attributes: <tweet id="12" author="@bell">.
TAG = re.compile(r"<[a-z][a-z-]*(?:\s+[a-z_-]+=(?:\"[^\"<>\n]*\"|'[^'<>\n]*'))+\s*/?>")


def marks_in(text: str, start: int, end: int) -> list[Mark]:
    """All characters of the paragraph `text[start:end]` that could be marks, apostrophes too; none of those
    in a tag of markup that somebody left in it."""
    tags = [m.span() for m in TAG.finditer(text, start, end)]
    return [
        Mark(
            m.start(),
            m.end(),
            m.group(),
            *SHAPES[m.group()],
            text[m.start() - 1] if m.start() > start else " ",
            text[m.end()] if m.end() < end else " ",
        )
        for m in MARK.finditer(text, start, end)
        if not any(first < m.start() < last for first, last in tags)
    ]
