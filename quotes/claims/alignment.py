"""Two lists of words in; what one has of the other, and where they differ, out.

RapidFuzz aligns; what it leaves to chance is settled here: a gap that may stand in several places
stands at the edge of the text if it can, and a single word in common between two differences is
part of the difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein


class Piece(NamedTuple):
    """A run of words: [start, end) of the text, [base_start, base_end) of its base."""

    equal: bool
    start: int
    end: int
    base_start: int
    base_end: int

    @property
    def length(self) -> int:
        """How many words of the text it has."""
        return self.end - self.start

    @property
    def base_length(self) -> int:
        """How many words of the base it has."""
        return self.base_end - self.base_start


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pieces in order, equal and different ones in turns; together they are both texts."""

    pieces: tuple[Piece, ...]
    length: int

    @property
    def matched(self) -> int:
        """How many words of the text the base has in the same order."""
        return sum(piece.length for piece in self.pieces if piece.equal)

    @property
    def coverage(self) -> float:
        """The share of the text's words that the base has, 0 to 1."""
        return self.matched / self.length if self.length else 0.0

    @property
    def longest(self) -> int:
        """The longest run of words in common."""
        return max((piece.length for piece in self.pieces if piece.equal), default=0)


def align(words: Sequence[str], base: Sequence[str]) -> Alignment:
    """Align a text with the base that it may come from."""
    codes = Levenshtein.opcodes(words, base)
    pieces = _joined(Piece(c.tag == "equal", *_ends(c)) for c in codes)
    pieces = _joined(_settled(pieces, words, base))
    return Alignment(tuple(_joined(_absorbed(pieces))), len(words))


def _ends(code: object) -> tuple[int, int, int, int]:
    return code.src_start, code.src_end, code.dest_start, code.dest_end  # type: ignore[attr-defined]


def _joined(pieces: object) -> list[Piece]:
    """Neighbours of one sort become one piece; empty ones go."""
    found: list[Piece] = []
    for piece in pieces:  # type: ignore[attr-defined]
        if not piece.length and not piece.base_length:
            continue
        if found and found[-1].equal == piece.equal:
            last = found.pop()
            piece = Piece(piece.equal, last.start, piece.end, last.base_start, piece.base_end)
        found.append(piece)
    return found


def _settled(pieces: list[Piece], words: Sequence[str], base: Sequence[str]) -> list[Piece]:
    """Move each gap over a whole run of equal words to its side, where the words allow it."""
    found = list(pieces)
    for place, piece in enumerate(found):
        if piece.equal or (piece.length and piece.base_length):
            continue
        if place and _moves(piece, found[place - 1].length, words, base, back=True):
            run = found[place - 1]
            found[place - 1] = _move(piece, -run.length)
            found[place] = _shifted(run, piece)
        elif place + 1 < len(found) and _moves(
            piece, found[place + 1].length, words, base, back=False
        ):
            run = found[place + 1]
            found[place + 1] = _move(piece, run.length)
            found[place] = _shifted(run, Piece(False, 0, -piece.length, 0, -piece.base_length))
    return found


def _moves(
    piece: Piece, run: int, words: Sequence[str], base: Sequence[str], *, back: bool
) -> bool:  # fmt: skip
    """Whether a gap can change places with the run of equal words beside it."""
    if piece.base_length:
        side, start, end = base, piece.base_start, piece.base_end
    else:
        side, start, end = words, piece.start, piece.end
    if back:
        return all(side[start - i] == side[end - i] for i in range(1, run + 1))
    return all(side[start + i] == side[end + i] for i in range(run))


def _move(piece: Piece, by: int) -> Piece:
    return Piece(
        False, piece.start + by, piece.end + by, piece.base_start + by, piece.base_end + by
    )


def _shifted(run: Piece, gap: Piece) -> Piece:
    """A run of equal words after the gap beside it went to its other side."""
    return Piece(
        True, run.start + gap.length, run.end + gap.length,
        run.base_start + gap.base_length, run.base_end + gap.base_length,
    )  # fmt: skip


def _absorbed(pieces: list[Piece]) -> list[Piece]:
    """Single words in common that stand between two differences, or lost at an edge, are none."""
    found = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.equal and piece.length == 1 and _is_stray(pieces, place):
            found[place] = piece._replace(equal=False)
    return found


def _is_stray(pieces: list[Piece], place: int) -> bool:
    """Whether a single word in common is more likely there by chance."""
    around = [pieces[p] for p in (place - 1, place + 1) if 0 <= p < len(pieces)]
    if len(around) < 2:
        # At an edge: a chance meeting beyond a gap of the base.
        return any(gap.base_length > 2 for gap in around)
    return max(max(gap.length, gap.base_length) for gap in around) > 1
