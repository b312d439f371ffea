"""EDGE: a person's review of one claim: its outcome, and what is or is not the same claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from quotes.db.claims import drafts
from quotes.db.claims.reading import find_claim, fullest
from quotes.db.claims.tracking import track
from quotes.db.corrections.actions import By, find_quote
from quotes.db.corrections.claim_words import Outcome, judge_claim, rule_pair
from quotes.db.schema.opening import transaction
from quotes.errors import CorrectionError


def review_claim(
    db: Database, claim: str, by: By, *, outcome: Mapping[str, str | None] | None = None,
    same: Iterable[str] = (), apart: Iterable[str] = (),
) -> list[str]:  # fmt: skip
    """Keep what a person says of a claim (any id it had, or a quote's key); the corrections' keys.

    `outcome` has status, rating, note and link, of which None leaves what was said before, and an
    empty one takes it back; `same` and `apart` name other claims or quotes. All of it is kept, or nothing.
    """
    row, _ = find_claim(db, claim)
    quote = fullest(db, row)
    keys = []
    with transaction(db):
        for other, is_same in (*((o, True) for o in same), *((o, False) for o in apart)):
            second = _second(db, other, quote)
            keys.append(rule_pair(db, quote, second, same=is_same, who=by.who, why=by.why))
        if outcome is not None:
            judged = _outcome(db, row, outcome)
            keys.append(judge_claim(db, quote, judged, who=by.who, why=by.why))
        track(db)
    return keys


def _outcome(db: Database, row: int, given: Mapping[str, str | None]) -> Outcome:
    """What is said of a claim now, with what was said of it before where nothing new is.

    A rating without a status says that it is checked.
    """
    status = given.get("status") or ("checked" if given.get("rating") else None)
    names = drafts.told(("status", "rating", "note", "link"))
    sql = f"select {names} from claims c {drafts.JOIN} where c.id = ?"
    known = next(db.query(sql, [row]))
    told = {name: text or None for name, text in given.items() if text is not None}
    told.pop("status", None)
    return Outcome(**{**known, **told, **({"status": status} if status else {})})


def _second(db: Database, wanted: str, first: int) -> int:
    """The other quote that a person names: by its key, or the fullest of a claim."""
    try:
        found = find_quote(db, wanted)
    except CorrectionError:
        found = fullest(db, find_claim(db, wanted)[0])
    if found == first:
        raise CorrectionError(f"{wanted} is the fullest wording of this claim: name another quote.")
    return found
