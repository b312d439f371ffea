"""A text, the statements it may come from, and who is said to have said it in; a verdict out.

Candidates only propose: how the words align decides.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from quotes.claims.alignment import Alignment, align
from quotes.claims.statement import Statement, read_statement
from quotes.claims.variants import (
    CUT,
    JOINED,
    MIDDLE,
    SEVERITY,
    Change,
    Comparison,
    compare,
)
from quotes.claims.wording import function_words

AUTHENTIC, INCOMPLETE, VARIANT = "authentic", "incomplete", "variant"
MISATTRIBUTED, NOT_FOUND = "misattributed", "not found"
STATUSES = (AUTHENTIC, INCOMPLETE, VARIANT, MISATTRIBUTED, NOT_FOUND)

# All thresholds are set on `verify_queries_train`, with `benchmarks/verify.py`.
# The share of a text's words that its source has to have, and how many words at least.
COVERED, LEAST = 0.62, 3
# Texts of fewer words have to be found whole, or to be most of what was said.
SHORT = 5
# What the named speaker's own words may lack of the best match and still come first.
FOR_THE_NAMED = 0.08
# How often the status is right on the same queries: where the source has at least `PLAIN` of the
# text or next to none, and how much less often at the threshold. Whoever says three words says them
# often, so the source of a short text is less sure.
SURE, UNSURE, PLAIN = 0.99, 0.15, 0.8
SHORT_IS_UNSURE = 0.1
# From how many words a beginning or an end that stands in another statement is joined to it.
JOINED_WORDS = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored statement: the quote's id, its words as compared, its text and who said it."""

    quote: int
    norms: tuple[str, ...]
    text: str
    speakers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate and how the text aligns with it."""

    candidate: Candidate
    alignment: Alignment
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a text was said so.

    `match` is its source, None for "not found"; `nearest` what the named speaker did say that is
    most like it, where the source is somebody else's; `joined` the other source of words put
    together from two. `others` are all that match as well as the source.
    """

    status: str
    changes: tuple[Change, ...] = ()
    match: Candidate | None = None
    joined: Candidate | None = None
    nearest: Candidate | None = None
    others: tuple[Candidate, ...] = ()
    coverage: float = 0.0
    confidence: float = 0.0

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind of change, each once."""
        return tuple(dict.fromkeys(kind for change in self.changes for kind in change.kinds))


def judge(
    text: Statement, candidates: Sequence[Candidate], named: Set[int] | None = None
) -> Verdict:
    """Whether the text was said as one of the candidates says, by one of the `named` speakers.

    `named` is None where nobody is named, and empty where nobody of that name is known.
    """
    matches = ranked(text, candidates)
    own = [m for m in matches if named is not None and m.candidate.speakers & named]
    best = _chosen(matches, own)
    nearest = own[0].candidate if own and own[0].weight > 0 else None
    if best is None:
        return Verdict(NOT_FOUND, nearest=nearest, confidence=SURE)
    other = joined_with(text, best, matches)
    if not _is_found(text, best, other):
        return Verdict(
            NOT_FOUND, nearest=nearest or best.candidate, coverage=best.weight,
            confidence=SURE - UNSURE * min(best.weight / COVERED, 1) ** 2,
        )  # fmt: skip
    return _verdict(text, best, other, matches, named, nearest)


def ranked(text: Statement, candidates: Sequence[Candidate]) -> list[Match]:
    """The candidates by how much of the text they have, then by how little differs, then by id."""
    norms = text.norms
    weights = [_weight(norm) for norm in norms]
    whole = sum(weights) or 1.0
    matches = []
    for candidate in candidates:
        alignment = align(norms, candidate.norms)
        weight = sum(sum(weights[p.start : p.end]) for p in alignment.pieces if p.equal)
        matches.append(Match(candidate, alignment, weight / whole))
    return sorted(matches, key=_order)


def _order(match: Match) -> tuple[float, int, int, int]:
    pieces = match.alignment.pieces
    differences = sum(not piece.equal for piece in pieces)
    left_out = sum(piece.base_length for piece in pieces if not piece.equal)
    return -round(match.weight, 6), differences, left_out, match.candidate.quote


# A function word tells less of where a text comes from.
FUNCTION_WORD = 0.5


def _weight(norm: str) -> float:
    return FUNCTION_WORD if norm in function_words() else 1.0


def _chosen(matches: list[Match], own: list[Match]) -> Match | None:
    """The source: the best match, or the named speaker's if that is about as good."""
    if own and own[0].weight >= matches[0].weight - FOR_THE_NAMED:
        return own[0]
    return matches[0] if matches else None


def _is_found(text: Statement, best: Match, other: Match | None) -> bool:
    """Whether enough of the words are there to call it a source."""
    if other is not None or best.alignment.matched == len(text.words):
        return True
    if best.weight < COVERED or best.alignment.matched < LEAST:
        return False
    # A few words of a long statement are there by chance; most of a short one are not.
    if best.alignment.matched >= COVERED * len(best.candidate.norms):
        return True
    return len(text.words) >= SHORT and best.alignment.longest >= LEAST


def joined_with(text: Statement, best: Match, matches: list[Match]) -> Match | None:
    """The statement that has, in one run, the beginning or end that the source does not have."""
    pieces = best.alignment.pieces
    if len(pieces) < 2 or best.alignment.longest < LEAST:
        return None
    for piece, other in ((pieces[-1], pieces[0]), (pieces[0], pieces[-1])):
        if piece.equal or piece.length < JOINED_WORDS or (not other.equal and other.length):
            continue
        if any(p.length and not p.equal for p in pieces if p != piece):
            continue
        if any(word.bracketed for word in text.words[piece.start : piece.end]):
            continue
        for match in matches:
            if match.candidate.quote != best.candidate.quote and _has_run(
                match.candidate.norms, text.norms[piece.start : piece.end]
            ):
                return match
    return None


def _has_run(norms: tuple[str, ...], run: tuple[str, ...]) -> bool:
    length = len(run)
    return any(norms[i : i + length] == run for i in range(len(norms) - length + 1))


def _verdict(
    text: Statement, best: Match, other: Match | None, matches: list[Match],
    named: Set[int] | None, nearest: Candidate | None,
) -> Verdict:  # fmt: skip
    comparison = compare(text, read_statement(best.candidate.text))
    changes = comparison.changes if other is None else _joined(comparison)
    status = _status(comparison, other)
    if named is not None and not best.candidate.speakers & named:
        status = MISATTRIBUTED
    others = tuple(
        m.candidate for m in matches
        if _order(m)[:3] == _order(best)[:3] and m.candidate.quote != best.candidate.quote
    )  # fmt: skip
    return Verdict(
        status, changes, best.candidate, other.candidate if other else None,
        nearest if status == MISATTRIBUTED else None, others, best.weight,
        _confidence(len(text.words), best.weight, other),
    )  # fmt: skip


def _confidence(words: int, weight: float, other: Match | None) -> float:
    """How likely the status is right, from how much of the text its source has."""
    near = 1 - min(max(weight - COVERED, 0) / (PLAIN - COVERED), 1)
    short = SHORT_IS_UNSURE if words < SHORT else 0.0
    return SURE - short - UNSURE * (near if other is None else 0.0)


def _status(comparison: Comparison, other: Match | None) -> str:
    if other is not None:
        return VARIANT
    if comparison.is_whole:
        return AUTHENTIC
    return INCOMPLETE if comparison.is_part else VARIANT


def _joined(comparison: Comparison) -> tuple[Change, ...]:
    """The changes, where the words that the source lacks are another statement's."""
    found = []
    for change in comparison.changes:
        if change.after:
            found.append(replace(change, kinds=(JOINED,), severity=SEVERITY[JOINED]))
        elif change.place == MIDDLE or change.kinds != (CUT,):
            found.append(change)
    return tuple(found)
