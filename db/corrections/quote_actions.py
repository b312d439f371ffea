"""What a person mends of one quote beside its speaker: checked, written to the ledger and applied.

Every function returns the keys of the corrections; nothing is done where one of them cannot be.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from sqlite_utils import Database

from quotes.db.corrections.actions import By, check_unrejected, find_quote, record
from quotes.db.corrections.anchors import anchor_of
from quotes.db.corrections.ops import DENIED, KIND, MODE, REJECT, TEXT
from quotes.db.corrections.quote_words import MARKS, Places, places_of
from quotes.db.schema.opening import transaction
from quotes.errors import CorrectionError
from quotes.model import Kind, Mode

QUOTE_KINDS: tuple[str, ...] = get_args(Kind)
QUOTE_MODES: tuple[str, ...] = get_args(Mode)


@dataclass(frozen=True, slots=True)
class Mend:
    """What a quote is, where it differs from what was found; None and empty leave it as it is.

    `words` are its stretches in their order, as the article has them; `start` and `end` are characters
    of the article's text instead of these, from 0, end exclusive.
    """

    words: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    kind: str | None = None
    mode: str | None = None
    denied: bool | None = None


def reject(db: Database, quote: str, by: By) -> list[str]:
    """It is no quote: it stays under its key, and counts nowhere."""
    with transaction(db):
        row = find_quote(db, quote)
        check_unrejected(db, row)
        return [record(db, REJECT, {"quote": anchor_of(db, row)}, by)]


def mend(db: Database, quote: str, new: Mend, by: By) -> list[str]:
    """Give a quote its words, kind, mode or denial; each is a correction of its own."""
    with transaction(db):
        row = find_quote(db, quote)
        check_unrejected(db, row)
        anchor = anchor_of(db, row)
        given: list[tuple[str, dict[str, Any]]] = []
        if spans := _spans(db, row, new):
            text = _text(db, row)
            words = [text[a:b] for a, b in spans]
            given.append((TEXT, {"words": words, "spans": [list(span) for span in spans]}))
        if new.kind is not None:
            given.append((KIND, {"kind": _one_of(new.kind, QUOTE_KINDS, "kind")}))
        if new.mode is not None:
            given.append((MODE, {"mode": _one_of(new.mode, QUOTE_MODES, "mode")}))
        if new.denied is not None:
            given.append((DENIED, {"denied": new.denied}))
        if not given:
            raise CorrectionError("Say what is to be mended of the quote.")
        return [record(db, action, {"quote": anchor, **what}, by) for action, what in given]


def _one_of(value: str, known: Sequence[str], what: str) -> str:
    if value not in known:
        raise CorrectionError(f"{value!r} is no {what} of quote; choose one of {', '.join(known)}.")
    return value


def _text(db: Database, quote: int) -> str:
    sql = "select a.text from articles a join quotes q on q.article = a.id where q.id = ?"
    return str(db.execute(sql, [quote]).fetchone()[0])


def _spans(db: Database, quote: int, new: Mend) -> Places:
    """Where the quote's new words stand in its article."""
    by_place = new.start is not None or new.end is not None
    if not by_place and not new.words:
        return []
    if by_place and new.words:
        raise CorrectionError("Give either the words of the quote or their start and end.")
    text = _text(db, quote)
    sql = 'select start, "end", spans from quotes where id = ?'
    start, end, spans = db.execute(sql, [quote]).fetchone()
    if by_place:
        first = start if new.start is None else new.start
        last = end if new.end is None else new.end
        return _cut(text, first, last, json.loads(spans or "[]"))
    found: Places = []
    for part in new.words:
        found.append(_place(text, _bare(part), (start, end), found[-1][1] if found else 0))
    return found


def _cut(text: str, start: int, end: int, spans: list[list[int]]) -> Places:
    """The stretches of a quote between two places; its first and last reach to these."""
    if not 0 <= start < end <= len(text):
        raise CorrectionError(
            f"{start} to {end} is no place in the article, which has {len(text)} characters."
        )
    if not text[start:end].strip():
        raise CorrectionError(f"There are no words from {start} to {end} in the article.")
    inner = [(a, b) for a, b in spans if b > start and a < end] or [(start, end)]
    ends = [start, *(a for a, _ in inner[1:])], [*(b for _, b in inner[:-1]), end]
    return [_without_space(text, *span) for span in zip(*ends, strict=True)]


def _without_space(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _bare(words: str) -> str:
    """Words without the pair of marks around them, which belong to no quote."""
    clean = words.strip()
    both = len(clean) > 2 and all(clean[at] in MARKS[0] for at in (0, -1))
    inner = clean[1:-1].strip()
    return inner if both and not any(mark in inner for mark in MARKS[0]) else clean


def _place(text: str, words: str, now: tuple[int, int], after: int) -> tuple[int, int]:
    """The one place of some words in a text that can be meant: the only one, or that in the quote."""
    shown = " ".join(words.split())
    found = [place for place in places_of(text, words) if place[0] >= after]
    if not found:
        raise CorrectionError(f"The article does not have the words {shown!r}.")
    touching = [place for place in found if place[0] < now[1] and place[1] > now[0]]
    if len(found) > 1 and len(touching) != 1:
        places = ", ".join(str(start) for start, _ in found)
        raise CorrectionError(
            f"The article has the words {shown!r} {len(found)} times, at {places};"
            " name the start and the end instead."
        )
    return touching[0] if touching else found[0]
