"""A person's word on what a quote is: none at all, other words, kind, mode or denial.

The rows keep what the run found in `found`; `settle_words` derives the rest from it and the ledger.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from quotes.db.corrections.ops import DENIED, KIND, MODE, REJECT, TEXT, Op
from quotes.db.schema.rows import Row

# How sure a quote is that a person settled.
SETTLED = 1.0

# The columns that a person may mend; `confidence` goes with any word of a person.
MENDED = ("kind", "mode", "text", "start", "end", "spans", "denied", "confidence")

# Marks that a person types in another shape than the article prints them.
MARKS = ('"“”„«»', "'‘’‚", "-–—")

Places = list[tuple[int, int]]


def places_of(text: str, words: str) -> Places:
    """Where words stand in a text, however it is broken into lines and whichever marks it uses."""
    wanted = r"\s+".join(_pattern(part) for part in words.split())
    return [match.span() for match in re.finditer(wanted, text)] if wanted else []


def _pattern(word: str) -> str:
    made = ""
    for letter in word:
        same = next((marks for marks in MARKS if letter in marks), "")
        made += f"[{re.escape(same)}]" if same else re.escape(letter)
    return made


def nearest(text: str, words: Sequence[str], start: int) -> Places | None:
    """The places of several words in their order, nearest to `start`; None where one is not there."""
    spans: Places = []
    for part in words:
        after = spans[-1][1] if spans else 0
        found = [place for place in places_of(text, part) if place[0] >= after]
        if not found:
            return None
        spans.append(min(found, key=lambda place: abs(place[0] - start)))
    return spans


def words_at(text: str, spans: Places) -> Row:
    """The columns of a quote that stands at these places of a text."""
    return {
        "text": " ".join(text[a:b] for a, b in spans), "start": spans[0][0], "end": spans[-1][1],
        "spans": json.dumps([list(span) for span in spans]),
    }  # fmt: skip


def settle_words(db: Database, article: int, said: Mapping[int, list[Op]]) -> None:
    """Bring an article's quotes to what people said of them; `said` are the corrections of each."""
    columns = ", ".join(f'"{name}"' for name in MENDED)
    sql = f"select id, found, rejected, retired, current, {columns} from quotes where article = ?"
    rows = list(db.query(sql, [article]))
    if not said and not any(row["found"] or row["rejected"] for row in rows):
        return
    sql = "select key, current, text from articles where id = ?"
    whole = next(db.query(sql, [article]))
    for row in rows:
        ops = said.get(row["id"], [])
        held = {name: row[name] for name in MENDED}
        found = json.loads(row["found"]) if row["found"] else held
        wanted = mended(found, ops, whole) if ops else found
        rejected = next((op.id for op in reversed(ops) if op.action == REJECT), None)
        current = int(bool(whole["current"] and row["retired"] is None and rejected is None))
        kept = json.dumps(found, ensure_ascii=False) if wanted != found else None
        new = {**wanted, "found": kept, "rejected": rejected, "current": current}
        if any(row[name] != value for name, value in new.items()):
            sets = ", ".join(f'"{name}" = :{name}' for name in new)
            db.execute(f"update quotes set {sets} where id = :id", {**new, "id": row["id"]})
    _note(db, article, said)


def mended(found: Row, ops: Sequence[Op], article: Mapping[str, Any]) -> Row:
    """What a quote is after a person's corrections, the later over the earlier ones."""
    made = {**found, "confidence": SETTLED}
    for op in ops:
        work = op.payload
        if op.action == KIND:
            made["kind"] = work["kind"]
        elif op.action == MODE:
            made["mode"] = work["mode"]
        elif op.action == DENIED:
            made["denied"] = int(work["denied"])
        elif op.action == TEXT and (spans := placed(found, work, article)):
            made.update(words_at(article["text"], spans))
    return made


def placed(found: Row, work: Row, article: Mapping[str, Any]) -> Places | None:
    """Where the words that a person gave stand in this text; None where it does not have them."""
    spans = [(int(a), int(b)) for a, b in work["spans"]]
    words = [str(part) for part in work["words"]]
    there = [article["text"][a:b] for a, b in spans] == words
    if there and work["quote"]["article"] == article["key"]:
        return spans
    return nearest(article["text"], words, int(found["start"]))


def _note(db: Database, article: int, said: Mapping[int, list[Op]]) -> None:
    """Keep which corrections each quote obeys."""
    sql = (
        "select l.quote, l.correction from _quote_corrections l join quotes q on q.id = l.quote"
        " where q.article = ?"
    )
    stored = set(db.execute(sql, [article]).fetchall())
    wanted = {(quote, op.id) for quote, ops in said.items() for op in ops}
    for pair in sorted(stored - wanted):
        db.execute("delete from _quote_corrections where quote = ? and correction = ?", pair)
    for pair in sorted(wanted - stored):
        db.execute("insert into _quote_corrections values (?, ?)", pair)
