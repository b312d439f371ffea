"""Two wordings of one speaker in; how they stand to each other, out. Pure and symmetric.

Only the two texts and what is known of both decide, nothing else that is stored: so it makes no
difference in which order they arrive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from quotes.claims.alignment import Alignment, Piece, align
from quotes.claims.polarity import expanded, negated
from quotes.claims.reported import form, undone
from quotes.claims.statement import Statement, read_statement
from quotes.claims.variants import (
    HEAD,
    MIDDLE,
    NAME,
    NEGATION_ADDED,
    NEGATION_LOST,
    NUMBER,
    Change,
    changes,
)
from quotes.claims.wording import common_words, function_words, quantifiers

WORDS, CONTRADICTS, DENIED, RELATED = "words", "contradicts", "denied", "related"

DIRECT, SPEECH = "direct", "speech"
# What the mark of a speaker begins with whom an article does not name.
UNNAMED = "~"

# The share of the shorter wording that the longer one has to have: of its words, a function word
# counting half, and of its content words. Set on the made set of `benchmarks/clusters.py`, seed 1.
COVERED = 0.72
# As much for wordings of which nobody knows who said them.
COVERED_UNNAMED = 0.9
# From how many content words one of them may differ, and how many uncommon ones a wording has to have
# whose date says nothing; with fewer it is a stock phrase, unless it stands in the longer one in one run.
MAY_DIFFER, TELLING, IN_ONE_RUN = 5, 4, 3
# A shorter one joins what was printed within so many days, from so many content words and words on.
DAYS, FEWEST_CONTENT, FEWEST_WORDS = 3, 2, 4
# What two wordings share to be shown beside each other: part of the shorter one, in content words.
NEAR, NEAR_CONTENT = 0.5, 3
# Where a clause ends.
MARKS = re.compile(r"[.!?;:,—–]")


@dataclass(frozen=True)
class Wording:
    """What one speaker is printed to have said: `speaker` is any text that stands for who it is.

    It begins with "~" where it is no known person or body ("~", "~an official"). `kind` and `mode`
    are those of a quote; `day` counts days from any date, None where it is not known.
    """

    text: str
    speaker: str
    kind: str = DIRECT
    mode: str = SPEECH
    denied: bool = False
    day: int | None = None

    @cached_property
    def statement(self) -> Statement:
        """Its words as they stand."""
        return read_statement(self.text)

    @cached_property
    def words(self) -> Statement:
        """Its words as they compare with reported speech."""
        return undone(self.statement)

    @property
    def is_telling(self) -> bool:
        """Whether its words say by themselves that it is the same statement, whatever the dates."""
        return uncommon(self.statement.norms) >= IN_ONE_RUN


@dataclass(frozen=True, slots=True)
class Link:
    """How two wordings stand to each other; `score` is the share of the shorter in the longer."""

    relation: str
    score: float


def content(norms: tuple[str, ...]) -> int:
    """How many of the words carry content."""
    return sum(norm not in function_words() for norm in norms)


def uncommon(norms: tuple[str, ...]) -> int:
    """How many of the words are not those of every occasion."""
    return sum(norm not in function_words() and norm not in common_words() for norm in norms)


def link(one: Wording, other: Wording) -> Link | None:
    """How two wordings of one speaker stand to each other; None where they have nothing to do."""
    if one.speaker != other.speaker:
        return None
    text, base = sorted((one, other), key=_order)
    as_said = text.kind == base.kind == DIRECT
    words, was = (text.statement, base.statement) if as_said else (text.words, base.words)
    alignment = align(words.norms, was.norms)
    score, telling = _shares(words.norms, alignment.pieces)
    least = COVERED_UNNAMED if text.speaker.startswith(UNNAMED) else COVERED
    whole = alignment.longest == len(words.words)
    days = text.day, base.day
    if not _is_covered(text.statement.norms, days, least, (score, telling), whole=whole):
        if _is_requantified(text, base, least):
            return Link(CONTRADICTS, score)
        near = score >= NEAR and content_matched(words.norms, alignment) >= NEAR_CONTENT
        return Link(RELATED, score) if near else None
    if text.denied != base.denied:
        return Link(DENIED, score)
    found = changes(alignment, words, was)
    if any(_turns(change, was) for change in found):
        return Link(CONTRADICTS, score)
    if text.mode != base.mode or any(_is_doubtful(change, was) for change in found):
        return Link(RELATED, score)
    return Link(WORDS, score)


def _order(wording: Wording) -> tuple[int, str, str, bool, str, int]:
    day = -1 if wording.day is None else wording.day
    length = len(wording.statement.words)
    return length, wording.text, wording.kind, wording.denied, wording.mode, day


def _shares(norms: tuple[str, ...], pieces: Iterable[Piece]) -> tuple[float, float]:
    """How much of the words, and of the content words alone, the base has, 0 to 1; `norms` are those of
    the text, and words in none of the pieces of its alignment count for nothing."""
    weights = [0.5 if norm in function_words() else 1.0 for norm in norms]
    held = [(w, piece.equal) for piece in pieces for w in weights[piece.start : piece.end]]
    matched = [w for w, equal in held if equal]
    telling = sum(w == 1.0 for w, _ in held)
    share = sum(matched) / (sum(w for w, _ in held) or 1.0)
    return round(share, 4), sum(w == 1.0 for w in matched) / telling if telling else 0.0


def _is_requantified(text: Wording, base: Wording, least: float) -> bool:
    """Whether two wordings are one but for what says of how many it is true, of none in one of them.

    "There is one that crosses the river", "There are none that cross it": what agrees with that word
    has another form, and among few content words it is no difference of content.
    """
    if text.denied != base.denied or text.mode != base.mode:
        return False
    # Where nothing says "none" none is turned: most pairs are told apart by this, and it is quick.
    if not any(map(_may_negate, (*text.statement.norms, *base.statement.norms))):
        return False
    words, was = text.words, base.words
    alignment = align(words.norms, was.norms)
    turned = {piece for piece in alignment.pieces if _turns_amount(piece, words, was)}
    if len(turned) != 1:
        return False
    rest = [piece for piece in alignment.pieces if piece not in turned]
    norms = tuple(n for piece in rest for n in words.norms[piece.start : piece.end])
    days = text.day, base.day
    return _is_covered(norms, days, least, _shares(words.norms, rest), whole=False)


# Most words of any text are among these.
@lru_cache(maxsize=32_768)
def _may_negate(norm: str) -> bool:
    """Whether a word negates, as it stands or in the form of `undone`."""
    return negated((norm,)) > 0 or any(negated((form(part),)) for part in expanded((norm,)))


@cache
def _amounts() -> frozenset[str]:
    """What may stand in a phrase that says of how many something is true, in the form of `undone`."""
    return frozenset(form(word) for word in quantifiers() | function_words())


def _turns_amount(piece: Piece, text: Statement, base: Statement) -> bool:
    """Whether a difference is one of amounts alone, of which one is none."""
    if piece.equal:
        return False
    words, was = text.words[piece.start : piece.end], base.words[piece.base_start : piece.base_end]
    amounts = all(word.value is not None or word.norm in _amounts() for word in (*words, *was))
    none = [negated(tuple(word.norm for word in side)) % 2 for side in (words, was)]
    return amounts and none[0] != none[1]


def content_matched(norms: tuple[str, ...], alignment: Alignment) -> int:
    """How many content words the base has in the same order."""
    return sum(content(norms[p.start : p.end]) for p in alignment.pieces if p.equal)


def _is_covered(
    norms: tuple[str, ...], days: tuple[int | None, int | None], least: float,
    shares: tuple[float, float], *, whole: bool,
) -> bool:  # fmt: skip
    """Whether the longer wording bears the words of the shorter one, `norms`, of which it has these
    shares (see `_shares`); `whole` in one run."""
    amount, rare = content(norms), uncommon(norms)
    score, telling = shares
    if score < least or telling < (least if amount >= MAY_DIFFER else 1.0):
        return False
    if rare >= TELLING or (rare == IN_ONE_RUN and whole):
        return True
    if amount < FEWEST_CONTENT or len(norms) < FEWEST_WORDS:
        return False
    one, other = days
    return one is not None and other is not None and abs(one - other) <= DAYS


def _turns(change: Change, base: Statement) -> bool:
    """Whether a change makes another statement of it: a negation or a number."""
    if {NEGATION_ADDED, NEGATION_LOST, NUMBER} & set(change.kinds):
        return True
    if change.place != HEAD or change.after or not change.before:
        return False
    # What is cut off before the words may negate them: "nobody believes that …".
    clause = MARKS.split(base.text[change.base_start : change.base_end] + " ")[-1]
    gap = base.text[change.base_end : change.base_end + 2]
    return not MARKS.match(gap.strip()) and bool(negated(read_statement(clause).norms))


def _is_doubtful(change: Change, base: Statement) -> bool:
    """Whether a change leaves open if it is the same statement: a name, or a "not" that is cut out."""
    if NAME in change.kinds:
        return True
    if change.place != MIDDLE or change.after or not change.before:
        return False
    # Clauses that are cut out whole may negate what they like.
    clauses = MARKS.split(base.text[change.base_start : change.base_end])
    return any(negated(read_statement(each).norms) for each in (clauses[0], clauses[-1]))
