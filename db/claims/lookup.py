"""EDGE: the stored statements that a text may come from, found by fingerprints, whole, or as a phrase."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Set
from math import sqrt

from sqlite_utils import Database

from quotes.claims.fingerprints import number, shingles
from quotes.claims.statement import Statement
from quotes.claims.verdict import Candidate
from quotes.claims.wording import function_words

# How many candidates are aligned, and how many more of the named speaker's.
BEST, BEST_OF_NAMED = 40, 10
# A fingerprint that more quotes have tells too little to be read for; unless all are like that.
STOCK = 2000
# How many rows of fingerprints are read for one text, the rarest first.
ROWS = 20_000
# Texts of fewer words are looked for as a phrase, too; up to so many, by pairs of words if need be.
PHRASE_WORDS, FEW_WORDS = 6, 10
# How many quotes that hold a short phrase are looked at.
PHRASES = 60
# How many of the candidates are looked through for the named speaker's.
LOOKED_THROUGH = 500

SHARED = "select quote from _fingerprints where hash = ? limit ?"
SAME = "select quote from _statements where key = ? limit ?"
PHRASE = """
    select q.id from quotes_fts f join quotes q on q.id = f.rowid
    where quotes_fts match ? and q.current limit ?
"""
PAIRS = """
    select q.id from quotes_fts f join quotes q on q.id = f.rowid
    where quotes_fts match ? and q.current order by f.rank limit ?
"""
SAID_BY = """
    select distinct m.quote from mentions m join speakers s on s.id = m.entity
    where m.quote in (select value from json_each(?)) and m.role = 'speaker'
        and coalesce(s.merged_into, s.id) in (select value from json_each(?))
"""
READ = """
    select s.quote, s.norm, q.text, (
        select json_group_array(coalesce(e.merged_into, e.id)) from mentions m
        join speakers e on e.id = m.entity where m.quote = s.quote and m.role = 'speaker')
    from _statements s join quotes q on q.id = s.quote and q.current
    where s.quote in (select value from json_each(?))
"""


def candidates(
    db: Database, text: Statement, named: Set[int] | None = None
) -> list[Candidate]:  # fmt: skip
    """The statements that share words with the text; those of the `named` speakers above all."""
    scores = _scores(db, text)
    for (quote,) in db.execute(SAME, [number(text.norm), BEST]).fetchall():
        scores[quote] += len(text.words)
    if len(text.words) < PHRASE_WORDS:
        for quote in _with_phrase(db, text):
            scores[quote] += len(text.words)
    order = sorted(scores, key=lambda quote: (-scores[quote], quote))
    chosen = order[:BEST]
    rest = order[BEST:LOOKED_THROUGH]
    if named and rest:
        by_them = _said_by(db, rest, named)
        chosen += [quote for quote in rest if quote in by_them][:BEST_OF_NAMED]
    return read(db, chosen)


def more_candidates(db: Database, text: Statement) -> list[Candidate]:
    """For a short text: the statements that share two words in a row with it, by full-text search."""
    if len(text.words) > FEW_WORDS:
        return []
    pairs = [
        _phrase(text, place, place + 2)
        for place in range(len(text.words) - 1)
        if not {text.words[place].norm, text.words[place + 1].norm} <= function_words()
    ]
    if not pairs:
        return []
    rows = db.execute(PAIRS, [" OR ".join(pairs), BEST]).fetchall()
    return read(db, [row[0] for row in rows])


def read(db: Database, quotes: Iterable[int]) -> list[Candidate]:
    """The statements of these quotes; those that are no longer current are left out."""
    rows = db.execute(READ, [json.dumps(list(quotes))]).fetchall()
    return [
        Candidate(quote, tuple(norm.split()), text, frozenset(json.loads(speakers)))
        for quote, norm, text, speakers in rows
    ]


def _scores(db: Database, text: Statement) -> Counter[int]:
    """How much of the text each quote shares: a shingle counts the more, the fewer have it."""
    hashes = set(shingles(text.norms))
    shared = [
        [row[0] for row in db.execute(SHARED, [each, STOCK + 1]).fetchall()] for each in hashes
    ]
    shared = sorted((quotes for quotes in shared if quotes), key=len)
    scores: Counter[int] = Counter()
    read = 0
    for quotes in shared:
        if scores and (len(quotes) > STOCK or read > ROWS):
            break
        read += len(quotes)
        share = 1 / sqrt(len(quotes))
        for quote in quotes:
            scores[quote] += share  # type: ignore[assignment]
    return scores


def _with_phrase(db: Database, text: Statement) -> list[int]:
    """The quotes that hold these few words one after the other, by full-text search."""
    phrase = _phrase(text, 0, len(text.words))
    return [row[0] for row in db.execute(PHRASE, [phrase, PHRASES]).fetchall()]


def _phrase(text: Statement, start: int, end: int) -> str:
    """Words that have to stand one after the other, in the language of FTS5."""
    words = [text.text[word.start : word.end] for word in text.words[start:end]]
    return '"' + " ".join(words).replace('"', " ") + '"'


def _said_by(db: Database, quotes: list[int], speakers: Set[int]) -> set[int]:
    rows = db.execute(SAID_BY, [json.dumps(quotes), json.dumps(sorted(speakers))]).fetchall()
    return {row[0] for row in rows}
