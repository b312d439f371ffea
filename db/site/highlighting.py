"""An article's text cut into paragraphs and pieces, so that its quotes are marked in place. Pure.

Offsets are 0-based characters of the article's text, end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from quotes.db.queries.speakers import Row

Range = tuple[int, int]

# FTS5 puts these around the words that were searched for; they stand in no article.
OPEN, CLOSE = "\x02", "\x03"

# As many colours as the style sheet has (`.c0` to `.c9`); the eleventh speaker shares the first.
COLOURS = 10

# Of an article without known paragraphs, those between blank lines are taken.
GAP = re.compile(r"\n[ \t\r]*\n")

SENTENCE_END = re.compile(r"[.!?…][\"”’»')\]]*\s+|\n\s*\n")

# A sentence that is longer than this on either side of a quote is cut to whole words.
MAX_CONTEXT = 240


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words with the same marks: `quote` is the key of the innermost quote around them."""

    text: str
    quote: str | None = None
    colour: int = 0
    cue: bool = False
    who: bool = False
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `body` is False for page furniture, `quotes` are those that begin in it."""

    pieces: tuple[Piece, ...]
    body: bool
    quotes: tuple[Row, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where the words around a quote begin and end, and whether a longer sentence was cut there."""

    start: int
    end: int
    cut_before: bool = False
    cut_after: bool = False


def paragraphs(text: str, body: Sequence[Range], quotes: Sequence[Row]) -> list[Paragraph]:
    """The whole text with its quotes marked.

    Each quote is a row with `key`, `colour`, and the lists of ranges `spans`, `cue_spans` and
    `speaker_spans`.
    """
    made = []
    for start, end, in_body in _blocks(text, body):
        here = [quote for quote in quotes if quote["spans"] and start <= quote["spans"][0][0] < end]
        made.append(Paragraph(tuple(_pieces(text, (start, end), quotes)), in_body, tuple(here)))
    return made


def _blocks(text: str, body: Sequence[Range]) -> list[tuple[int, int, bool]]:
    """The paragraphs of the body, and what stands between them."""
    if not body:
        return [(a, b, True) for a, b in _split(text, 0, len(text))]
    blocks, at = [], 0
    for start, end in [*body, (len(text), len(text))]:
        blocks += [(a, b, False) for a, b in _split(text, at, start)]
        if start < end:
            blocks.append((start, end, True))
        at = max(at, end)
    return blocks


def _split(text: str, start: int, end: int) -> list[Range]:
    """The parts between blank lines, without those that are blank."""
    cuts = [start, *(m.end() for m in GAP.finditer(text, start, end)), end]
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]


def _pieces(text: str, block: Range, quotes: Sequence[Row]) -> Iterable[Piece]:
    """Cut a stretch wherever a mark begins or ends."""
    start, end = block
    near = [quote for quote in quotes if _touches(quote, start, end)]
    names = ("spans", "cue_spans", "speaker_spans")
    ends = {offset for quote in near for name in names for span in quote[name] for offset in span}
    cuts = [start, *sorted(offset for offset in ends if start < offset < end), end]
    for a, b in pairwise(cuts):
        around = [quote for quote in near if _within(a, quote["spans"])]
        inner = min(around, key=_length, default=None)
        yield Piece(
            text[a:b],
            quote=inner["key"] if inner else None,
            colour=inner["colour"] if inner else 0,
            cue=any(_within(a, quote["cue_spans"]) for quote in near),
            who=any(_within(a, quote["speaker_spans"]) for quote in near),
            first=tuple(quote["key"] for quote in around if quote["spans"][0][0] == a),
        )


def _touches(quote: Row, start: int, end: int) -> bool:
    spans = [*quote["spans"], *quote["cue_spans"], *quote["speaker_spans"]]
    return any(a < end and b > start for a, b in spans)


def _within(offset: int, spans: Sequence[Range]) -> bool:
    return any(a <= offset < b for a, b in spans)


def _length(quote: Row) -> int:
    return int(sum(b - a for a, b in quote["spans"]))


def in_sentence(row: Row) -> Row:
    """A quote with its sentence: `before` and `after` it, and `pieces`, its words with those marked
    that were searched for."""
    before, after = row.pop("before"), row.pop("after")
    before, after = context(before + after, len(before), len(before))
    pieces, hit = [], False
    for part in row.pop("marked").replace(OPEN, CLOSE).split(CLOSE):
        pieces.append([part, hit])
        hit = not hit
    return {**row, "before": before, "after": after, "pieces": pieces}


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """The rest of the sentence before and after a quote."""
    found = sentence(text, start, end)
    before = ("… " if found.cut_before else "") + text[found.start : start]
    return before, text[end : found.end] + (" …" if found.cut_after else "")


def sentence(text: str, start: int, end: int) -> Sentence:
    """The sentences that a quote begins and ends in; of one that is too long the nearest whole words."""
    first, before = max(0, start - MAX_CONTEXT), text[max(0, start - MAX_CONTEXT) : start]
    ends = list(SENTENCE_END.finditer(before))
    cut_before = not ends and start > MAX_CONTEXT
    if ends:
        first += ends[-1].end()
    elif cut_before:
        first += before.find(" ") + 1 or len(before)
    after = text[end : end + MAX_CONTEXT]
    found = SENTENCE_END.search(after)
    cut_after = not found and end + MAX_CONTEXT < len(text)
    if found:
        after = after[: found.end()].rstrip()
    elif cut_after:
        after = after.rpartition(" ")[0]
    return Sentence(first, end + len(after), cut_before, cut_after)


def colours(quotes: Iterable[Row]) -> dict[str, int]:
    """A colour for each speaker, in the order in which they first speak."""
    names = dict.fromkeys(quote["speaker_name"] or "" for quote in quotes)
    return {name: number % COLOURS for number, name in enumerate(names)}
