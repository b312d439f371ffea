"""EDGE: the table `checkworthy`, kept up to the quotes: how worth checking each is, with the reasons.

Triggers note in `_worth_due` which quotes changed; when the weights are others than those that made
the rows, every quote is due. `track` brings the table up, as does who lists claims by it.
"""

from __future__ import annotations

import json

from sqlite_utils import Database

from quotes.claims.worth import model, worth
from quotes.db.claims.due import work_off
from quotes.db.schema.opening import transaction

DUE = """
    select d.quote, q.key, q.text from (select quote from _worth_due order by quote limit ?) d
    left join quotes q on q.id = d.quote and q.current
"""
OUTDATED = "select 1 from checkworthy where model < ?1 or model > ?1 limit 1"
MAKE_DUE = "insert or ignore into _worth_due select quote from checkworthy where model is not ?"
PUT = "insert into checkworthy (key, quote, score, reasons, model) values (?, ?, ?, ?, ?)"


def index_worth(db: Database, *, most: int | None = None) -> int:
    """Bring the scores up to the quotes, a batch at a time; returns how many quotes were brought up.

    With `most`, so many quotes at most.
    """
    if db.execute(OUTDATED, [model()]).fetchone():
        with transaction(db):
            db.execute(MAKE_DUE, [model()])
    return work_off(db, "_worth_due", _batch, most=most)


def _batch(db: Database, most: int) -> int:
    due = db.execute(DUE, [most]).fetchall()
    rows = []
    for quote, key, text in due:
        if text is not None:
            found = worth(text)
            reasons = json.dumps(list(found.reasons), ensure_ascii=False)
            rows.append((key, quote, found.score, reasons, model()))
    db.conn.executemany("delete from checkworthy where quote = ?", [(row[0],) for row in due])
    db.conn.executemany(PUT, rows)
    db.conn.executemany("delete from _worth_due where quote = ?", [(row[0],) for row in due])
    return len(due)
