"""Two statements in; how one differs from the other, change by change, out.

The base is what was said, or the fullest wording; the text is what is printed of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from quotes.claims.alignment import Alignment, Piece, align
from quotes.claims.polarity import ADDED, expanded, hedged, negated, negation_change
from quotes.claims.statement import Statement, Word
from quotes.claims.wording import auxiliaries, shifts

CUT, INSERTED, REPLACED, JOINED = "cut", "inserted", "replaced", "joined"
BRACKETED, SPELLING, REPORTED = "bracketed", "spelling", "reported speech"
NEGATION_ADDED, NEGATION_LOST = "negation added", "negation lost"
HEDGE_ADDED, HEDGE_LOST = "hedge added", "hedge lost"
NUMBER, NAME = "number changed", "name changed"
HEAD, MIDDLE, TAIL = "head", "middle", "tail"

# From what turns the meaning round down to what does no harm.
SEVERITY = {
    **dict.fromkeys((NEGATION_ADDED, NEGATION_LOST, NUMBER, NAME), 5),
    **dict.fromkeys((HEDGE_ADDED, HEDGE_LOST), 4),
    **dict.fromkeys((REPLACED, INSERTED, JOINED), 3),
    **dict.fromkeys((SPELLING, REPORTED), 0),
}
UNMARKED_CUT, MARKED, HARMLESS = 2, 1, 0
# How much longer than its stand-in the base is at an edge before the rest of it counts as cut off.
CUT_OFF = 3
# How many words around a change are read with it to see a hedge of several words.
AROUND = 2


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `kinds` has what was done first, then what that does to the meaning.

    (start, end) are characters of the text, (base_start, base_end) of the base: 0-based, end
    exclusive. `marked` says that brackets or an ellipsis tell the reader of it. `severity` goes
    from 0 (harmless) to 5 (another meaning).
    """

    kinds: tuple[str, ...]
    place: str
    marked: bool
    start: int
    end: int
    base_start: int
    base_end: int
    before: str
    after: str
    severity: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a text stands to its base."""

    alignment: Alignment
    changes: tuple[Change, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind of change, each once, in the order of the text."""
        return tuple(dict.fromkeys(kind for change in self.changes for kind in change.kinds))

    @property
    def is_whole(self) -> bool:
        """Whether nothing but spelling differs."""
        return all(change.kinds == (SPELLING,) for change in self.changes)

    @property
    def is_part(self) -> bool:
        """Whether the text is the base but for what is cut at its edges, or cut and marked."""
        return all(
            change.kinds in ((SPELLING,), (CUT,)) and (change.marked or change.place != MIDDLE)
            for change in self.changes
            if change.kinds != (SPELLING,)
        )


def compare(text: Statement, base: Statement) -> Comparison:
    """How a text differs from its base, in the order of the text."""
    alignment = align(text.norms, base.norms)
    return Comparison(alignment, tuple(changes(alignment, text, base)))


def changes(alignment: Alignment, text: Statement, base: Statement) -> list[Change]:
    """Every difference of an alignment."""
    found: list[Change] = []
    for place, piece in enumerate(alignment.pieces):
        if not piece.equal:
            last = place == len(alignment.pieces) - 1
            where = HEAD if not place else TAIL if last else MIDDLE
            found += (_change(part, where, text, base) for part in _parts(piece, where))
    return found


def _parts(piece: Piece, where: str) -> tuple[Piece, ...]:
    """A difference at an edge is what replaces its end, and what is cut off beyond."""
    _, start, end, base_start, base_end = piece
    extra = piece.base_length - piece.length
    if where == MIDDLE or not piece.length or extra < CUT_OFF:
        return (piece,)
    if where == HEAD:
        middle = base_start + extra
        return Piece(False, start, start, base_start, middle), Piece(
            False, start, end, middle, base_end
        )
    middle = base_end - extra
    return Piece(False, start, end, base_start, middle), Piece(False, end, end, middle, base_end)


def _change(piece: Piece, where: str, text: Statement, base: Statement) -> Change:
    words = text.words[piece.start : piece.end]
    was = base.words[piece.base_start : piece.base_end]
    marked = _marked(piece, words, text, base)
    kinds = _kinds(piece, where, marked, text, base)
    return Change(
        kinds, where, marked, *_place(text, piece.start, piece.end),
        *_place(base, piece.base_start, piece.base_end),
        before=base.text_of(piece.base_start, piece.base_end) if was else "",
        after=text.text_of(piece.start, piece.end) if words else "",
        severity=_severity(kinds, where, marked and not negated(_norms(was))),
    )  # fmt: skip


def _place(statement: Statement, start: int, end: int) -> tuple[int, int]:
    """The characters of some words; for none, the place between their neighbours."""
    words = statement.words
    if start < end:
        return words[start].start, words[end - 1].end
    place = words[start - 1].end if start else 0
    return place, place


def _kinds(
    piece: Piece, where: str, marked: bool, text: Statement, base: Statement
) -> tuple[str, ...]:  # fmt: skip
    words, was = text.words[piece.start : piece.end], base.words[piece.base_start : piece.base_end]
    new, old = _norms(words), _norms(was)
    if words and was:
        if expanded(new) == expanded(old) or "".join(new) == "".join(old):
            return (SPELLING,)
        done = REPLACED
    else:
        done = INSERTED if words else CUT
    if done == CUT and (marked or where != MIDDLE):
        return (CUT,)
    return done, *_bracketed(words), *_effects(piece, text, base)


def _effects(piece: Piece, text: Statement, base: Statement) -> list[str]:
    """What a change does to the meaning."""
    words, was = text.words[piece.start : piece.end], base.words[piece.base_start : piece.base_end]
    new, old = _norms(words), _norms(was)
    found = []
    if turned := negation_change(new, old):
        found.append(NEGATION_ADDED if turned == ADDED else NEGATION_LOST)
    if words and was and _renumbered(words, was):
        found.append(NUMBER)
    weaker = hedged(_around(text, piece.start, piece.end)) - hedged(
        _around(base, piece.base_start, piece.base_end)
    )
    if weaker:
        found.append(HEDGE_ADDED if weaker > 0 else HEDGE_LOST)
    if words and was and _renamed(words, was, text, base):
        found.append(NAME)
    if not found and words and _is_shift(new, old):
        found.append(REPORTED)
    return found


def _norms(words: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.norm for word in words)


def _bracketed(words: tuple[Word, ...]) -> tuple[str, ...]:
    return (BRACKETED,) if words and all(word.bracketed for word in words) else ()


def _around(statement: Statement, start: int, end: int) -> tuple[str, ...]:
    return statement.norms[max(start - AROUND, 0) : end + AROUND]


def _renumbered(words: tuple[Word, ...], was: tuple[Word, ...]) -> bool:
    """Whether both have figures and these differ; the same value written otherwise is the same."""
    figures, were = _figures(words), _figures(was)
    return bool(figures and were) and figures != were


def _figures(words: tuple[Word, ...]) -> Counter[str]:
    return Counter(w.norm for w in words if any(map(str.isdigit, w.norm)))


def _renamed(
    words: tuple[Word, ...], was: tuple[Word, ...], text: Statement, base: Statement
) -> bool:  # fmt: skip
    """Whether both have names, and not one of them is the same."""
    names, were = _names(words, text), _names(was, base)
    return bool(names and were) and not names & were


def _names(words: tuple[Word, ...], statement: Statement) -> set[str]:
    """The words written with a capital that do not begin a sentence."""
    found = set()
    for word in words:
        written = statement.text[word.start : word.end]
        before = statement.text[: word.start].rstrip(" \t\"'“‘([—–-")
        begins = not before or before[-1] in ".!?:…\n"
        if written[0].isupper() and not begins and len(word.norm.partition("'")[0]) > 1:
            found.add(word.norm)
    return found


def _is_shift(words: tuple[str, ...], was: tuple[str, ...]) -> bool:
    """Whether the change is what reported speech does to pronouns, tenses and places."""
    pairs = {(" ".join(expanded(was)), " ".join(expanded(words)))}
    new, old = expanded(words), expanded(was)
    if len(new) != len(old):
        # "that" and "had" stand before what is reported.
        new = tuple(word for word in new if word in old or word not in auxiliaries())
    if len(new) == len(old):
        pairs = {(a, b) for a, b in zip(old, new, strict=True) if a != b}
    return all((a, b) in shifts() or (b, a) in shifts() for a, b in pairs)


def _marked(piece: Piece, words: tuple[Word, ...], text: Statement, base: Statement) -> bool:
    """Whether the text tells of the change, or the base of what it left out there."""
    if not words:
        return piece.start in text.gaps
    if not piece.base_length and piece.base_start in base.gaps:
        return True
    return bool(_bracketed(words))


def _severity(kinds: tuple[str, ...], where: str, marked: bool) -> int:
    if kinds == (CUT,):
        return UNMARKED_CUT if where == MIDDLE and not marked else MARKED
    if marked and all(kind in (REPLACED, INSERTED, BRACKETED) for kind in kinds):
        return MARKED
    if REPORTED in kinds:
        return HARMLESS
    return max(SEVERITY.get(kind, HARMLESS) for kind in kinds)
