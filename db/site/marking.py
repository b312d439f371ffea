"""Which words of a few texts a query finds: an index of these alone, in memory, marks them.

The large index would walk through all that the query finds in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from quotes.db.queries.speakers import Row
from quotes.db.schema.search_index import TOKENIZE
from quotes.db.site.highlighting import CLOSE, OPEN


def marked_texts(rows: Iterable[Row], match: str) -> dict[int, str]:
    """The `text` of each row that a query of FTS5 fits, its words between marks.

    A row has what the index of the search has: `id`, `text`, `who`, `marks`.
    """
    sql = f"select rowid, highlight(near, 0, '{OPEN}', '{CLOSE}') from near where near match ?"
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(
            f"create virtual table near using fts5 (text, who, marks, tokenize = '{TOKENIZE}')"
        )
        db.executemany(
            "insert into near (rowid, text, who, marks) values (:id, :text, :who, :marks)", rows
        )
        return dict(db.execute(sql, [match]).fetchall())
