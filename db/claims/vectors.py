"""EDGE: the table `_vectors`, kept up to the quotes: the signs of each text's vector, for a fast search.

Triggers note in `_vectors_due` which quotes changed. Whoever searches brings the table up first; without the
vectors (the extra `meaning`) it stays as it is, and so does what is due.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from sqlite_utils import Database

from quotes.claims.likeness import differing, signs
from quotes.db.schema.opening import transaction
from quotes.languages.vectors import MODEL, WIDTH, has_vectors, vectors

# How many quotes stand in a block, and the bytes of one quote.
BLOCK, BYTES = 1024, WIDTH // 8
# How many quotes are read in one transaction.
BATCH = 4096

DUE = """
    select d.quote, q.text from (select quote from _vectors_due order by quote limit ?) d
    left join quotes q on q.id = d.quote and q.current
"""
PUT = "insert or replace into _vectors (block, model, bits) values (?, ?, ?)"


def index_vectors(db: Database) -> int:
    """Bring the table up to the quotes, a batch at a time; returns how many were due and could be done."""
    if not has_vectors():
        return 0
    if db.execute("select 1 from _vectors where model is not ? limit 1", [MODEL]).fetchone():
        with transaction(db):
            db.execute("delete from _vectors")
            db.execute("insert or ignore into _vectors_due select id from quotes where current")
    done = 0
    while db.execute("select 1 from _vectors_due limit 1").fetchone():
        with transaction(db):
            done += _batch(db)
    return done


def _batch(db: Database) -> int:
    due = db.execute(DUE, [BATCH]).fetchall()
    made = signs(vectors([text or "" for _, text in due]))
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row, (quote, _) in enumerate(due):
        places[quote // BLOCK].append((quote % BLOCK, row))
    for block, rows in places.items():
        old = db.execute("select bits from _vectors where block = ?", [block]).fetchone()
        bits = (
            np.frombuffer(old[0] if old else bytes(BLOCK * BYTES), np.uint8)
            .reshape(BLOCK, BYTES)
            .copy()
        )
        for place, row in rows:
            bits[place] = made[row]
        db.execute(PUT, [block, MODEL, bits.tobytes()])
    db.conn.executemany("delete from _vectors_due where quote = ?", [(row[0],) for row in due])
    return len(due)


def nearest(db: Database, vector: np.ndarray, number: int) -> list[int]:
    """The quotes (ids) whose signs differ least from those of a vector (256,), at most so many."""
    query = signs(vector[None, :])[0]
    ids: list[np.ndarray] = []
    apart: list[np.ndarray] = []
    for block, blob in db.execute("select block, bits from _vectors where model = ?", [MODEL]):
        bits = np.frombuffer(blob, np.uint8).reshape(-1, BYTES)
        there = np.flatnonzero(bits.view(np.uint64).any(axis=1))
        ids.append(there + block * BLOCK)
        apart.append(differing(bits[there], query))
    if not ids:
        return []
    every, far = np.concatenate(ids), np.concatenate(apart)
    # Whoever is as far as the last one comes along, so that equal ones go by their ids.
    last = np.partition(far, min(number, len(far)) - 1)[min(number, len(far)) - 1]
    close = np.flatnonzero(far <= last)
    return [int(every[close[i]]) for i in np.argsort(far[close], kind="stable")[:number]]
