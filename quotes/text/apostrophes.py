"""Single marks: which quote and which are apostrophes (don’t, the ’90s, the boys’ room). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.languages.tables import word_list
from quotes.text.mark_shapes import CLOSE, EITHER, OPEN, SINGLE, Mark

# A word with its apostrophe cut at the front, not a quotation: ’em, ’til, ’90s.
CLIPPED = re.compile(
    rf"['’‘](?:\d0s|{'|'.join(sorted(word_list('phrases/clipped.txt')))})\b", re.IGNORECASE
)

# A paragraph that a single mark opens: the mark may be closed in a later paragraph only.
OPENS_PARAGRAPH = re.compile(r"['‘](?=[A-Z][\w’']*[\s,])")

# How many marks ahead to look for the one that closes; keeps a text full of marks in linear time.
LOOK_AHEAD = 40


def single_roles(text: str, marks: Sequence[Mark], start: int, end: int) -> list[int]:
    """OPEN, CLOSE or EITHER (an apostrophe) for each single mark of a paragraph, in order."""
    singles = [m for m in marks if m.family == SINGLE]
    roles: list[int] = []
    low = opened = whole = False
    for index, mark in enumerate(singles):
        if low and mark.shape == "‘" and not mark.only_opens:
            role = CLOSE  # ‚so‘, as German does
        elif not opened and mark.start == start and _whole(text, singles, index, end):
            role, whole = OPEN, True
        else:
            role = _role(text, singles, index, is_open=opened, end=end)
        if role == CLOSE and whole and _possessive(text, mark) and not _ended(singles, index):
            role = EITHER
        if role != EITHER:
            opened = role == OPEN
            low = opened and mark.shape == "‚"
        roles.append(role)
    return roles


def _whole(text: str, singles: Sequence[Mark], index: int, end: int) -> bool:
    """Whether a mark at the paragraph's start opens a quotation that goes on in the next one."""
    opens = OPENS_PARAGRAPH.match(text, singles[index].start, end)
    return opens is not None and not CLIPPED.match(text, singles[index].start, end)


def _role(text: str, singles: Sequence[Mark], index: int, *, is_open: bool, end: int) -> int:
    mark = singles[index]
    before, after = mark.before, mark.after
    if before.isalnum() and after.isalnum():
        return EITHER
    if mark.shape in "‘‚‛":
        clipped = CLIPPED.match(text, mark.start, end)
        return EITHER if clipped and not closing_ahead(text, singles, index) else OPEN
    if not is_open:
        starts = not before.isalnum() and not after.isspace() and before not in ".,!?;…"
        if not starts or mark.shape == "’" or CLIPPED.match(text, mark.start, end):
            return EITHER
        return OPEN if closing_ahead(text, singles, index) else EITHER
    if after.isalnum() or (before.isspace() and not after.isspace()):
        return EITHER
    if _possessive(text, mark) and closing_ahead(text, singles, index):
        return EITHER
    return CLOSE


def _possessive(text: str, mark: Mark) -> bool:
    """Whether a mark may be the apostrophe of a plural ("the boys' room") or stand for feet (6')."""
    follows = text[mark.end : mark.end + 2]
    return (
        (mark.before in "sSzZxX" or mark.before.isdigit())
        and follows[:1] == " "
        and follows[1:].islower()
    )


def _ended(singles: Sequence[Mark], index: int) -> bool:
    """Whether a mark from here on closes behind a stop, as that of a whole paragraph does."""
    nearby = singles[index : index + LOOK_AHEAD]
    return any(m.before in ".,!?;…—–" and not m.after.isalnum() for m in nearby)


def closing_ahead(text: str, singles: Sequence[Mark], index: int) -> bool:
    """Whether a later single mark of the paragraph can close, before another opens."""
    for later in singles[index + 1 : index + 1 + LOOK_AHEAD]:
        if later.shape == "‘" and later.only_opens:
            return False
        if later.before.isspace() and not later.after.isspace():
            if CLIPPED.match(text, later.start):
                continue  # "a big 'un"
            return False
        if not later.before.isspace() and not later.after.isalnum():
            return True
    return False
