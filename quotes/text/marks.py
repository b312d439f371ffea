"""Text of one paragraph -> its quotations: which marks open and close, and what stands between.

Knows “ ” „ ‟ « » ‹ › ‘ ’ ‚ " ' and the doubled '' and ``. Apostrophes (don’t, the ’90s, the boys’
room) are no marks. A quotation without its closing mark ends with its paragraph and says so; a
closing mark without an opening one is left out. Nothing here raises on any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.languages.tables import word_list
from quotes.model import Span

LINE = re.compile(r"[^\n]+")

MARKED = re.compile(r"[“”„«»‘\"']|``")

# A word with its apostrophe cut at the front, not a quotation: ’em, ’til, ’90s.
CLIPPED = re.compile(
    rf"['’‘](?:\d0s|{'|'.join(sorted(word_list('phrases/clipped.txt')))})\b", re.IGNORECASE
)

MARK = re.compile(r"''|``|[“”„‟«»‹›‘’‚\"']")

# What may stand directly before an opening mark, next to white space and the paragraph's start.
BEFORE_OPEN = "([{—–-/“‘\"'«‹:"

# How many marks ahead to look for the one that closes; keeps a text full of marks in linear time.
LOOK_AHEAD = 40

# Quotations within quotations that a closing mark looks through; nobody nests deeper.
MAX_DEPTH = 6

OPEN, CLOSE, EITHER = 1, -1, 0

DOUBLE, SINGLE = "double", "single"

# Family, and the role of a mark whose shape tells it; straight marks tell it by their surroundings.
SHAPES = {
    "“": (DOUBLE, OPEN), "„": (DOUBLE, OPEN), "‟": (DOUBLE, OPEN), "``": (DOUBLE, OPEN),
    "”": (DOUBLE, CLOSE), '"': (DOUBLE, EITHER), "''": (DOUBLE, EITHER),
    "«": ("guillemet", OPEN), "»": ("guillemet", CLOSE),
    "‹": ("angle", OPEN), "›": ("angle", CLOSE),
    "‘": (SINGLE, OPEN), "‚": (SINGLE, OPEN), "’": (SINGLE, CLOSE), "'": (SINGLE, EITHER),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between marks; offsets as in the text given, end exclusive.

    `start`/`end` include the marks, `inner_start`/`inner_end` do not. `level` is 0 for the
    outermost. `closed` is False where the paragraph ended before a closing mark came.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    level: int
    closed: bool
    family: str


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str
    role: int


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The quotations of the paragraph `text[start:end]`, in order of their start.

    Nested ones follow the one that holds them, with `level` one higher.
    """
    end = len(text) if end is None else end
    stack: list[_Mark] = []
    found: list[Quotation] = []
    for mark in _marks(text, start, end):
        families = [entry.family for entry in stack[-MAX_DEPTH:]]
        if _opens(mark, families, text, start, end):
            stack.append(mark)
        elif mark.family in families:
            while stack:
                entry = stack.pop()
                # An inner quotation left open ends where the outer one closes.
                closed = entry.family == mark.family
                last = mark.end if closed else mark.start
                found.append(_quotation(entry, last, mark.start, len(stack), closed))
                if closed:
                    break
    while stack:
        entry = stack.pop()
        if entry.family != SINGLE:  # an unpaired single mark is more likely an apostrophe
            found.append(_quotation(entry, end, end, len(stack), False))
    return sorted(found, key=lambda q: (q.start, q.level))


def _quotation(opening: _Mark, end: int, inner_end: int, level: int, closed: bool) -> Quotation:
    return Quotation(opening.start, end, opening.end, inner_end, level, closed, opening.family)


def _opens(mark: _Mark, families: list[str], text: str, start: int, end: int) -> bool:
    """Whether the mark opens a quotation, given the families of those that are open."""
    if mark.role != EITHER:
        return mark.role == OPEN and not (mark.family == SINGLE and SINGLE in families)
    before = text[mark.start - 1] if mark.start > start else " "
    after = text[mark.end] if mark.end < end else " "
    left_free = before.isspace() or before in BEFORE_OPEN
    if mark.family not in families:
        # A first straight mark that can only close ("he said.") was left over from elsewhere.
        return not (after.isspace() and not left_free)
    # Inside a quotation of its family a straight mark closes, unless it can only open.
    return before.isspace() and not after.isspace()


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    """The quotation marks of the paragraph, apostrophes left out."""
    found = list(MARK.finditer(text, start, end))
    reverse = _guillemets_reversed(text, start, end)
    single_open = low_open = False
    for index, match in enumerate(found):
        family, role = SHAPES[match.group()]
        if family in ("guillemet", "angle") and reverse:
            role = -role
        if match.group() == "„":
            low_open = True
        elif low_open and match.group() in "“”":  # „so“, as German does
            role, low_open = CLOSE, False
        if family == SINGLE:
            role = _single_role(text, found, index, single_open, start, end)
            if role == EITHER:
                continue
            single_open = role == OPEN
        yield _Mark(match.start(), match.end(), family, role)


def _guillemets_reversed(text: str, start: int, end: int) -> bool:
    """Whether the paragraph writes »so«, as German does."""
    first = re.compile("[«»]").search(text, start, end)
    return first is not None and first.group() == "»"


def _single_role(
    text: str, found: list[re.Match[str]], index: int, is_open: bool, start: int, end: int
) -> int:
    """OPEN, CLOSE or EITHER (an apostrophe) for a single mark."""
    match = found[index]
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    if before.isalnum() and after.isalnum():
        return EITHER
    starts = not before.isalnum() and not after.isspace() and before not in ".,!?;…"
    if match.group() in "‘‚":
        clipped = CLIPPED.match(text, match.start(), end)
        return EITHER if clipped and not _closing_ahead(text, found, index, end) else OPEN
    if not is_open:
        if not starts or match.group() == "’" or CLIPPED.match(text, match.start(), end):
            return EITHER
        return OPEN if _closing_ahead(text, found, index, end) else EITHER
    if after.isalnum():
        return EITHER
    plural = (
        before in "sSzZxX" and after == " " and text[match.end() + 1 : match.end() + 2].islower()
    )
    if plural and _closing_ahead(text, found, index, end):
        return EITHER
    return CLOSE


def _closing_ahead(text: str, found: list[re.Match[str]], index: int, end: int) -> bool:
    """Whether a later single mark of the paragraph can close, before another opens."""
    for place in range(index + 1, min(len(found), index + 1 + LOOK_AHEAD)):
        later = found[place]
        if later.group() not in ("'", "’", "‘"):
            continue
        before = text[later.start() - 1]
        after = text[later.end()] if later.end() < end else " "
        if later.group() == "‘" or (before.isspace() and not after.isspace()):
            return False
        if not before.isspace() and not after.isalnum():
            return True
    return False


def quoted_spans(text: str) -> list[Span]:
    """The stretches between quotation marks, each within its line, in order."""
    found = []
    for line in LINE.finditer(text):
        if MARKED.search(line.group()):
            inside = quotations(text, line.start(), line.end())
            found += [Span(q.start, q.end) for q in inside if q.level == 0 and q.end - q.start > 3]
    return found
