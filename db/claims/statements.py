"""EDGE: the tables `_statements` and `_fingerprints`, kept up to the quotes.

Triggers note in `_statements_due` which quotes changed; whoever writes quotes brings the tables up in
the same transaction, and whoever reads them does so first.
"""

from __future__ import annotations

from sqlite_utils import Database

from quotes.claims.fingerprints import fingerprints, number
from quotes.claims.statement import read_statement
from quotes.db.schema.opening import transaction

# How many quotes are read at once: a batch of long quotes still takes only some megabytes.
BATCH = 2000

DUE = """
    select d.quote, q.text, s.norm from (select quote from _statements_due order by quote limit ?) d
    left join quotes q on q.id = d.quote and q.current
    left join _statements s on s.quote = d.quote
"""


def index_statements(db: Database) -> int:
    """Bring both tables up to the quotes, a batch at a time; returns how many quotes were due.

    Inside a transaction it is part of it; outside, each batch is one, so that a run that is cut off
    goes on where it ended.
    """
    done = 0
    # Looking first needs no lock, so that reading a database that is up to date never waits.
    while db.execute("select 1 from _statements_due limit 1").fetchone():
        with transaction(db):
            done += _batch(db)
    return done


def _batch(db: Database) -> int:
    due = db.execute(DUE, [BATCH]).fetchall()
    old: list[tuple[int, int]] = []
    gone: list[tuple[int]] = []
    new: list[tuple[int, int]] = []
    statements: list[tuple[int, int, str]] = []
    for quote, text, known in due:
        norm = None if text is None else read_statement(text).norm
        if norm == known:
            continue
        if known is not None:
            gone.append((quote,))
            old += [(each, quote) for each in fingerprints(known.split())]
        if norm is not None:
            statements.append((quote, number(norm), norm))
            new += [(each, quote) for each in fingerprints(norm.split())]
    run = db.conn.executemany
    run("delete from _fingerprints where hash = ? and quote = ?", sorted(old))
    run("delete from _statements where quote = ?", gone)
    run("insert into _statements values (?, ?, ?)", statements)
    # In the order of the table, neighbours share their pages.
    run("insert into _fingerprints values (?, ?)", sorted(new))
    run("delete from _statements_due where quote = ?", [(row[0],) for row in due])
    return len(due)
