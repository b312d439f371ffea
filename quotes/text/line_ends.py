"""Which line ends of a plain text end a paragraph, and which only wrap a line. Pure.

Agency copy, e-mail and text out of PDF break a paragraph every sixty to eighty characters; archives
write a paragraph to a line. The shape of the text tells which it is: whoever wraps at a width breaks
a line just where the next word would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.model import Span

LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]*[^\s][^\n\r\u2028\u2029\x0b\x0c\x85]*")
BREAKS = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")

# No typewriter, mailer or PDF column is wider; a longer line is a paragraph.
MAX_WIDTH = 100
# A narrower block of lines is a list, a table or verse, unless its lines go on in lower case as those of a
# newspaper's column do.
MIN_WIDTH = 36
COLUMN_WIDTH = 14
COLUMN_SHARE = 0.5
# A line shorter than this that breaks off is an entry of a list, even where the next goes on in lower case.
MIN_TORN = 24
# Ragged wrapping (a mailer that counts quote marks, proportional PDF type) misses the width by this.
SLACK = 8
# A text is wrapped when so many of its line ends inside blocks stand where a wrapper would break.
WRAPPED_SHARE = 0.6
# A paragraph's first line is indented by this or more.
INDENT = 2
# What a sentence ends with, marks and brackets after it aside.
ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*$|[\"”’»]$")
# A line that starts like this begins something of its own.
STARTS = re.compile(
    r"[-–—*•·>»]|\(?\d{1,3}[.)]\s|(?:[QA]|[A-Z][\w.’' -]{1,40}):\s|\[?\d{1,2}[:.]\d\d\b|#|\|"
)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a text is laid out: the width at which it is wrapped, None where it is not, and whether
    paragraphs begin with an indented line."""

    width: int | None
    first_indented: bool


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a plain text in order, without outer white space: lines, or wrapped lines
    put together. Offsets as in `text`, 0-based, end exclusive."""
    lines = [_trimmed(text, m.start(), m.end()) for m in LINE.finditer(text)]
    shape = _Shape(_width(text, lines), _first_indented(text, lines))
    found: list[Span] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if before and found and _goes_on(text, before, line, shape, found[-1].start):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    return Span(start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip()))


def _width(text: str, lines: Sequence[Span]) -> int | None:
    """The width at which the text is wrapped, None where it is not.

    The widest line of the blocks, when their line ends stand where that width breaks lines.
    """
    pairs = list(_inside_blocks(text, lines))
    if not pairs:
        return None
    width = max(_column(text, line) for pair in pairs for line in pair)
    if not COLUMN_WIDTH <= width <= MAX_WIDTH:
        return None
    breaking = [(a, b) for a, b in pairs if _indent(text, b) <= _indent(text, a)]
    full = [pair for pair in breaking if _is_full(text, *pair, width)]
    running = [a for a, _ in full if not ENDED.search(text[slice(*a)])]
    enough = len(full) >= max(2, WRAPPED_SHARE * len(breaking)) and 3 * len(running) >= len(full)
    if width < MIN_WIDTH:
        lower = sum(text[b.start].islower() for _, b in pairs)
        enough = enough and lower >= max(3, COLUMN_SHARE * len(pairs))
    return width if enough else None


def _inside_blocks(text: str, lines: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Lines with the next one, where no blank line stands between."""
    for first, second in pairwise(lines):
        if len(BREAKS.findall(text, first.end, second.start)) == 1:
            yield first, second


def _goes_on(text: str, before: Span, line: Span, shape: _Shape, begun: int) -> bool:
    """Whether a line goes on with the paragraph of the one before it, which begins at `begun`."""
    if len(BREAKS.findall(text, before.end, line.start)) != 1:
        return False
    width, size = shape.width, before.end - before.start
    running = not ENDED.search(text[slice(*before)])
    full = width is not None and _is_full(text, before, line, width)
    # "which had breached / 1.86 to the dollar": no time stamp, no number of an entry.
    within = full and running and text[line.start].isdigit()
    if STARTS.match(text, line.start) and not within:
        return False
    if _indent(text, line) > _indent(text, before):
        return False
    # Even a text that is not wrapped throughout has no sentence that ends in its middle; a first line
    # is short where its dateline was cut away.
    torn = text[before.end - 1].isalnum() or text[before.end - 1] in ",;)"
    lower = text[line.start].islower()
    if torn and lower and MIN_TORN <= size <= MAX_WIDTH:
        return True
    if torn and lower and size <= MAX_WIDTH and _is_open(text, begun, before.end):
        return True
    if width is None or (shape.first_indented and _indent(text, line) > 0 and not running):
        return False
    return full or (running and 2 * size > width)


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether a quotation is still open at the end of some lines."""
    words = text[start:end]
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _first_indented(text: str, lines: Sequence[Span]) -> bool:
    """Whether the paragraphs of a text are told by their indented first lines."""
    pairs = list(_inside_blocks(text, lines))
    outward = sum(_indent(text, a) >= INDENT and not _indent(text, b) for a, b in pairs)
    return outward >= 2


def _is_full(text: str, before: Span, line: Span, width: int) -> bool:
    """Whether the first word of the line would not have fitted on the line before."""
    word = re.compile(r"\S+").match(text, line.start)
    size = word.end() - line.start if word else 0
    return _column(text, before) + 1 + size > width - SLACK


def _indent(text: str, line: Span) -> int:
    start = max(
        (m.end() for m in BREAKS.finditer(text, max(0, line.start - 200), line.start)), default=0
    )
    return line.start - start


def _column(text: str, line: Span) -> int:
    """The column at which a line ends."""
    return _indent(text, line) + line.end - line.start
