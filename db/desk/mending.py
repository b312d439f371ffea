"""What a reviewer says that a quote is: the form filled with what it is now, and what a sent one changes."""

from __future__ import annotations

import json
from typing import Any

from sqlite_utils import Database

from quotes.db.corrections.actions import By
from quotes.db.corrections.quote_actions import QUOTE_KINDS, QUOTE_MODES, Mend, mend
from quotes.db.desk.access import Form, word
from quotes.db.queries.speakers import Row
from quotes.errors import CorrectionError

SQL = """
    select q.kind, q.mode, q.denied, q.start, q."end", q.spans, a.text
    from quotes q join articles a on a.id = q.article where q.key = :key
"""

# What a box for words sends between two stretches of a quote.
LINE = "\n"

CHOICES: dict[str, Any] = {"quote_kinds": QUOTE_KINDS, "quote_modes": QUOTE_MODES}


def now_of(row: Row) -> Row:
    """What a quote is now, as the form has it: its `words` a line for each stretch, kind, mode, denial."""
    spans = json.loads(row["spans"] or "[]") or [(row["start"], row["end"])]
    words = LINE.join(" ".join(row["text"][start:end].split()) for start, end in spans)
    return {"words": words, "kind": row["kind"], "mode": row["mode"], "denied": bool(row["denied"])}


def mended(db: Database, key: str, form: Form, who: By) -> list[str]:
    """Keep what of a sent form differs from what the quote is; the keys of the corrections.

    Raises CorrectionError where nothing does, or where the article has no such words.
    """
    row = next(db.query(SQL, {"key": key}), None)
    if row is None:
        raise CorrectionError("There is no such quote.")
    now = now_of(row)
    lines = tuple(
        " ".join(line.split()) for line in word(form, "words").splitlines() if line.strip()
    )
    kind, mode, denied = word(form, "kind"), word(form, "mode"), word(form, "denied") == "yes"
    new = Mend(
        words=lines if LINE.join(lines) != now["words"] else (),
        kind=kind if kind != now["kind"] else None, mode=mode if mode != now["mode"] else None,
        denied=denied if denied != now["denied"] else None,
    )  # fmt: skip
    if not lines:
        raise CorrectionError("A quote has words; say that it is no quote instead.")
    return mend(db, key, new, who)
