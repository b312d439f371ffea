"""Text of one paragraph -> its quotations: which marks open and close, and what stands between.

Knows the marks of `mark_shapes`, whatever way round they are written: “so”, ”so”, „so“, »so«, ‘so’,
‚so‘, 'so', ''so'', ’’so’’, 「so」. Apostrophes, bullets, arrows, feet and inches are no marks. A
closing mark without an opening one is left out, unless a tag behind it ("…” he said.") tells that its
sentence was said. A quotation without its closing mark ends where the
next one begins, before the narrator's clause ("…, he said."), where the one around it closes, or
with its paragraph, and says so. Nothing here raises on any text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from quotes.languages.tables import patterns, word_list
from quotes.text.apostrophes import OPENS_PARAGRAPH, single_roles
from quotes.text.mark_shapes import (
    ANGLE,
    CLOSE,
    DOUBLE,
    EITHER,
    GUILLEMET,
    LOW,
    OPEN,
    SINGLE,
    Mark,
    marks_in,
)

# Straight double marks, in a paragraph that writes curly ones around them.
STRAIGHT = "straight"

MARKED = re.compile(r"[“”„«»‹›「『《〈‘\"'’〝❝❛″]|``|,,|<<")

# How many marks ahead to look for those that close; keeps a text full of marks in linear time.
LOOK_AHEAD = 40

# Quotations within quotations that a closing mark looks through; nobody nests deeper.
MAX_DEPTH = 6

# A sentence's end within a quotation, and closing marks behind it.
STOPPED = re.compile(r"[.!?…][”’\"'»)\]]*\s*\Z")

SENTENCE_BREAK = re.compile(r"[.!?…][”’\"'»)\]]*\s+")

# A straight mark and what stands before it where its space has gone to the wrong side of it.
GLUED = ('"', "''")

PAUSED = re.compile(r"[\w)][,?!] \Z")

Ended = Literal["mark", "next mark", "clause", "outer mark", "paragraph"]

# How far before a mark the cue that announces a quotation begins.
LONGEST_CUE = 20  # characters

# A sentence of fewer words is not taken for a quotation that lost its opening mark.
MIN_UNOPENED = 3  # words


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between marks; offsets as in the text given, end exclusive.

    `start`/`end` include the marks, `inner_start`/`inner_end` do not. `level` is 0 for the
    outermost. `closed` is False where no closing mark came; `ended` tells what ended it then.
    `opened` is False where no opening mark came, and the quotation begins with its sentence.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    level: int
    closed: bool
    family: str
    ended: Ended = "mark"
    opened: bool = True


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The quotations of the paragraph `text[start:end]`, in order of their start.

    Nested ones follow the one that holds them, with `level` one higher.
    """
    end = len(text) if end is None else end
    pairing = _Pairing(text, roles(text, start, end), start, end)
    return sorted(pairing.found(), key=lambda q: (q.start, q.level))


class _Pairing:
    """One paragraph's marks on their way to quotations."""

    def __init__(self, text: str, marks: Sequence[Mark], start: int, end: int) -> None:
        self._text, self._marks, self._start, self._end = text, marks, start, end
        self._stack: list[Mark] = []
        self._found: list[Quotation] = []

    def found(self) -> list[Quotation]:
        """The quotations in the order in which they end."""
        for number, mark in enumerate(self._marks):
            is_open = mark.family in [entry.family for entry in self._stack[-MAX_DEPTH:]]
            if not is_open:
                if self._begins(mark):
                    self._stack.append(mark)
                elif not self._stack and mark.family == DOUBLE:
                    self._add_unopened(mark)
            elif not self._begins_within(mark):
                self._close(mark)
            elif mark.family != SINGLE:
                if not self._nested(number):
                    self._cut(mark)
                self._stack.append(mark)
        while self._stack:
            entry = self._stack.pop()
            # An unpaired single mark is more likely an apostrophe.
            if entry.family != SINGLE or OPENS_PARAGRAPH.match(self._text, entry.start):
                self._add_open(entry, self._end, "paragraph")
        return self._found

    def _begins(self, mark: Mark) -> bool:
        """Whether a mark opens where no quotation of its family is open."""
        if mark.role == OPEN:
            return True
        if mark.role == CLOSE:
            return mark.family == DOUBLE and mark.only_opens  # ”so”
        # A first straight mark that can only close ("he said.") was left over from elsewhere.
        return not (mark.after.isspace() and not mark.left_free)

    def _begins_within(self, mark: Mark) -> bool:
        """Whether a mark opens where one of its family is open already."""
        if mark.role == OPEN:
            return not (mark.family == DOUBLE and mark.only_closes)  # “so“
        if mark.role == CLOSE:
            same_way = next(m for m in reversed(self._stack) if m.family == mark.family).role
            return mark.family == DOUBLE and same_way == CLOSE and mark.only_opens
        # Inside a quotation of its family a straight mark closes, unless it can only open.
        return mark.only_opens and not tag_closes(self._text, mark, self._end)

    def _nested(self, number: int) -> bool:
        """Whether the mark opens a quotation within the open one, for both of which a closing mark
        is to come: not where an archive has left out the closing mark before it.
        """
        mark = self._marks[number]
        depth = 1 + sum(m.family == mark.family for m in self._stack[-MAX_DEPTH:])
        least = depth - 2
        after_stop = self._after_stop(mark)
        ahead = [
            m for m in self._marks[number + 1 : number + 1 + LOOK_AHEAD] if m.family == mark.family
        ]
        for later in ahead:
            opens = later.role == OPEN or (later.role == EITHER and later.only_opens)
            if opens and depth <= least + 1 and (after_stop or self._after_stop(later)):
                return False
            depth += 1 if opens else -1
            if depth <= least:
                return True
        return False

    def _after_stop(self, mark: Mark) -> bool:
        return STOPPED.search(self._text, max(0, mark.start - 8), mark.start) is not None

    def _close(self, mark: Mark) -> None:
        while self._stack:
            entry = self._stack.pop()
            if entry.family == mark.family:
                level = len(self._stack)
                self._found.append(
                    Quotation(
                        entry.start, mark.end, entry.end, mark.start, level, True, entry.family
                    )
                )
                return
            # An inner quotation left open ends where the outer one closes.
            self._add_open(entry, mark.start, "outer mark")

    def _cut(self, mark: Mark) -> None:
        """End the open quotation of the mark's family, since the mark opens the next one."""
        while self._stack:
            entry = self._stack.pop()
            same = entry.family == mark.family
            self._add_open(entry, mark.start, "next mark" if same else "outer mark")
            if same and not any(m.family == mark.family for m in self._stack):
                return

    def _add_unopened(self, mark: Mark) -> None:
        """Add the sentence before a closing mark that nothing opens, where a tag says that it was said."""
        if mark.before not in ",.!?…" or not has_tag(self._text, mark.end, self._end):
            return
        floor = max((q.end for q in self._found), default=self._start)
        breaks = list(SENTENCE_BREAK.finditer(self._text, floor, mark.start))
        start = breaks[-1].end() if breaks else floor
        words = self._text[start : mark.start]
        start += len(words) - len(words.lstrip())
        if len(words.split()) >= MIN_UNOPENED and words.lstrip()[0].isupper():
            self._found.append(
                Quotation(start, mark.end, start, mark.start, 0, True, mark.family, opened=False)
            )

    def _tagged(self, start: int) -> bool:
        """Whether a quotation that begins here closes and has a tag of its own."""
        place = bisect_left(self._marks, start, key=lambda m: m.start)
        here = self._marks[place : place + 2]
        return len(here) == 2 and has_tag(self._text, here[1].end, self._end)

    def _add_open(self, entry: Mark, end: int, ended: Ended) -> None:
        """Add a quotation that nobody closed; what a narrator says at its end is none of it."""
        level = len(self._stack)
        last = end
        told = [*with_cues("phrases/narrators_clause.txt")]
        if ended == "next mark" and self._tagged(end):
            told += with_cues("phrases/narrators_sentence.txt")
        if clause := next((m for p in told if (m := p.search(self._text, entry.end, end))), None):
            last, ended = clause.start(), "clause"
        elif ended == "next mark" and not STOPPED.search(self._text, entry.end, end):
            # "… is lost. He added: “We go on.”"
            breaks = list(SENTENCE_BREAK.finditer(self._text, entry.end, end))
            last = breaks[-1].end() if breaks else end
        last = entry.end + len(self._text[entry.end : last].rstrip())
        self._found.append(
            Quotation(entry.start, last, entry.end, last, level, False, entry.family, ended)
        )


@cache
def with_cues(name: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a file in which {cue} stands for a verb of saying."""
    cue = "|".join(sorted(word_list("cues/reporting.txt")))
    return tuple(re.compile(p.replace("{cue}", cue)) for p in patterns(name))


def has_tag(text: str, start: int, end: int | None = None) -> bool:
    """Whether the words at `start`, behind a quotation, tell who said it ("Orla said.")."""
    end = len(text) if end is None else end
    return any(p.match(text, start, end) for p in with_cues("phrases/tags_behind.txt"))


def is_tag(text: str, start: int, end: int) -> bool:
    """Whether the paragraph `text[start:end]` is nothing but the tag of the quotation before it."""
    return any(p.match(text, start, end) for p in with_cues("phrases/tag_paragraphs.txt"))


def tag_closes(text: str, mark: Mark, end: int) -> bool:
    """Whether a straight double mark with its space on the wrong side closes (“It rose, "she said.”)."""
    paused = PAUSED.search(text, mark.start - 3, mark.start)
    if mark.shape not in GLUED or not mark.only_opens or not paused:
        return False
    return has_tag(text, mark.end, end) or _has_long_tag(text, mark, end)


def _has_long_tag(text: str, mark: Mark, end: int) -> bool:
    """Whether a tag, however long, is all that stands behind a mark, and no cue before it."""
    before = text[max(0, mark.start - LONGEST_CUE) : mark.start].split()[-1:]
    announced = before and before[0].rstrip(",") in word_list("cues/reporting.txt")
    tags = with_cues("phrases/tags_glued.txt")
    return not announced and any(p.match(text, mark.end, end) for p in tags)


def roles(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks of the paragraph with the role that shape and surroundings tell."""
    found = marks_in(text, start, end)
    singles = iter(single_roles(text, found, start, end))
    angled = {family: _angle_roles(found, family) for family in (GUILLEMET, ANGLE)}
    made: list[Mark] = []
    low = False
    within = _within_curly(found)
    for number, mark in enumerate(found):
        role = mark.role
        if mark.family == SINGLE:
            role = next(singles)
            if role == EITHER:
                continue
        elif mark.family in angled:
            role = angled[mark.family].pop(0)
            if role == EITHER:
                continue
        elif mark.shape in LOW:
            low = True
        elif low and mark.shape in "“”" and not (mark.only_opens and mark.shape == "“"):
            role, low = CLOSE, False  # „so“, as German does
        elif _inches(found, number):
            continue
        elif within and mark.shape == '"':
            mark = replace(mark, family=STRAIGHT)
        made.append(replace(mark, role=role))
    return made


def _within_curly(found: Sequence[Mark]) -> bool:
    """Whether a paragraph pairs its curly double marks, so that straight ones pair among themselves:
    “She said "no" to me.”"""
    is_open = straight_open = paired = False
    for mark in found:
        if mark.shape in ("“", "”"):
            if is_open == (mark.role == OPEN) or straight_open:
                return False
            is_open, paired = mark.role == OPEN, True
        elif mark.shape == '"' and is_open:
            if mark.only_closes and not straight_open:
                return False
            straight_open = not straight_open
    return paired and not is_open


def _angle_roles(found: Sequence[Mark], family: str) -> list[int]:
    """The roles of the angle marks of a paragraph: «so», »so« as German does, or »so»; EITHER for
    a bullet, an arrow and whatever else is no mark."""
    marks = [m for m in found if m.family == family]
    if any(one.end == other.start for one, other in pairwise(marks)):  # »» points at something
        return [EITHER] * len(marks)
    shut = [m for m in marks if not (m.role == CLOSE and m.before.isspace() and m.after.isspace())]
    if not any(m.role == OPEN for m in marks):
        # »so» needs marks of both ways; else they point at something.
        both = any(m.only_opens for m in marks) and any(m.only_closes for m in marks)
        turns = [OPEN if m.only_opens else CLOSE if m.only_closes else EITHER for m in marks]
        return turns if both else [EITHER] * len(marks)
    reverse = bool(shut) and shut[0].role == CLOSE
    roles, depth = [], 0
    for mark in marks:
        role = -mark.role if reverse else mark.role
        if reverse and mark not in shut:
            role = EITHER
        if role == CLOSE and not depth:
            role = EITHER
        depth = max(0, depth + role)
        roles.append(role)
    return roles


def _inches(found: Sequence[Mark], number: int) -> bool:
    """Whether a straight mark behind a number stands for inches: 6'2", a 12" ruler."""
    mark = found[number]
    if mark.shape not in ('"', "''", "″") or not mark.before.isdigit():
        return False
    if mark.after.isalnum():
        return False
    doubles = [
        m for m in found[max(0, number - LOOK_AHEAD) : number + LOOK_AHEAD] if m.family == DOUBLE
    ]
    place = doubles.index(mark)
    is_open = sum(_way(m) for m in doubles[:place] if not m.before.isdigit()) > 0
    follows = doubles[place + 1 :]
    closes_later = bool(follows) and _way(follows[0]) == CLOSE
    return not is_open or (closes_later and mark.after not in AFTER_INCHES)


# Behind inches no clause of the narrator begins: "It was 12", he said" closes.
AFTER_INCHES = ",.!?;"


def _way(mark: Mark) -> int:
    """The way in which a mark most likely turns."""
    if mark.role != EITHER:
        return mark.role
    return OPEN if mark.only_opens or (mark.left_free and not mark.only_closes) else CLOSE
