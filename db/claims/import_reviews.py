"""EDGE: a file of schema.org `ClaimReview` -> verdicts in the ledger, for the claims that are here.

A review finds its claim by the claim's `@id`, else by the words of `claimReviewed` and the claim's author.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from quotes.claims.statement import read_statement
from quotes.db.claims import reading
from quotes.db.claims.linked_data import URN
from quotes.db.claims.tracking import track
from quotes.db.corrections.claim_words import Outcome, judge_claim
from quotes.db.schema.identifiers import norm
from quotes.db.schema.opening import transaction
from quotes.db.schema.rows import Row
from quotes.errors import CorrectionError, ImportFileError

REVIEW, CLAIM = "ClaimReview", f"{URN}claim:"
SAME_WORDS = """
    select c.id, s.name from claims c join quotes q on q.claim = c.id
    join _statements t on t.quote = q.id left join speakers s on s.id = c.speaker
    where t.norm = ? group by c.id order by c.key
"""
KNOWN = "select status, rating, note, link from claims where id = ?"


@dataclass(slots=True)
class Reviews:
    """What an import did; `refused` has one sentence for each review that could not be taken."""

    new: int = 0
    known: int = 0
    refused: list[str] = field(default_factory=list)


def import_reviews(db: Database, text: str, *, name: str = "the file") -> Reviews:
    """Take the reviews of a JSON-LD document or of JSON Lines; what is known already adds nothing.

    Raises ImportFileError for a file that has no ClaimReview.
    """
    reviews = list(_reviews(_parsed(text, name)))
    if not reviews:
        raise ImportFileError(f"{name} has no ClaimReview.")
    done = Reviews()
    track(db)
    for number, review in enumerate(reviews, 1):
        try:
            with transaction(db):
                new = _take(db, review)
        except CorrectionError as error:
            done.refused.append(f"{name}, review {number}: {error}")
        else:
            done.new += new
            done.known += not new
    track(db)
    return done


def _parsed(text: str, name: str) -> list[Any]:
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError):
        pass
    try:
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError) as error:
        raise ImportFileError(f"{name} is neither JSON nor JSON Lines.") from error


def _reviews(value: Any) -> Iterator[Row]:
    """Every ClaimReview of lists, graphs and feeds."""
    if isinstance(value, list):
        for each in value:
            yield from _reviews(each)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if REVIEW in (kinds if isinstance(kinds, list) else [kinds]):
            yield value
        else:
            for part in ("@graph", "dataFeedElement", "item", "itemListElement"):
                yield from _reviews(value.get(part))


def _take(db: Database, review: Row) -> bool:
    """Write one review down; whether it says anything new."""
    rating = _dict(review.get("reviewRating"))
    given = rating.get("alternateName") or rating.get("ratingValue")
    outcome = Outcome(
        "checked", None if given is None else str(given), _text(review.get("reviewBody")),
        _text(review.get("url")),
    )  # fmt: skip
    claim = _claim_of(db, review)
    if Outcome(*db.execute(KNOWN, [claim]).fetchone()) == outcome:
        return False
    who = _text(_dict(review.get("author")).get("name")) or ""
    judge_claim(db, reading.fullest(db, claim), outcome, who=who, why="imported ClaimReview")
    return True


def _claim_of(db: Database, review: Row) -> int:
    """The row of the claim that is reviewed. Raises CorrectionError where there is not just one."""
    item = _dict(review.get("itemReviewed"))
    key = str(item.get("@id") or "")
    if key.startswith(CLAIM):
        return reading.find_claim(db, key.removeprefix(CLAIM))[0]
    words = _text(review.get("claimReviewed")) or _text(item.get("text"))
    if not words:
        raise CorrectionError("it does not say which claim it reviews.")
    rows = db.execute(SAME_WORDS, [read_statement(words).norm]).fetchall()
    author = norm(_text(_dict(item.get("author")).get("name")) or "")
    rows = [row for row in rows if not author or norm(row[1] or "") == author]
    if len(rows) != 1:
        many = "several claims have" if rows else "no claim has"
        raise CorrectionError(f"{many} the words {words[:80]!r}.")
    return int(rows[0][0])


def _dict(value: Any) -> Row:
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
