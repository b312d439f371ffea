"""EDGE: stored quotes that speak of the same as a text, in whatever words; offered, never joined."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from itertools import accumulate, chain, pairwise
from typing import Any, NamedTuple

import numpy as np
from sqlite_utils import Database

from quotes.claims.likeness import (
    CLOSELY,
    NEARNESS,
    content_words,
    is_like,
    nearness,
    order,
    sentences,
    without_marks_of_posts,
)
from quotes.claims.statement import read_statement
from quotes.claims.wording import function_words
from quotes.db.claims.vectors import index_vectors, nearest
from quotes.languages.sentences import has_sentences, sentence_vectors
from quotes.languages.vectors import EXTRA, has_vectors, vectors

Row = dict[str, Any]

# How many candidates words and meaning propose each.
BY_WORDS, BY_MEANING = 100, 200
# How many words of a text are looked for: the longest, which are the rarest as a rule.
MOST_WORDS = 24
# How many are offered, unless told otherwise.
OFFERED = 3

# A word that more quotes have tells little, and ranking them takes time; so does ranking more in all.
COMMON, RANKED = 2_000, 5_000

BY_BOTH = "words and meaning"
BY_READING = f"{BY_BOTH}, and the best of them by reading their sentences"
BY_WORDS_ONLY = f"words alone: for meaning, install quotes[{EXTRA}]"
NOT_YET = (
    "words alone: meaning is indexed when `quotes serve` or `quotes verify` next opens the file"
)

# Ordered by `bm25` SQLite keeps the best alone; by `rank` FTS5 sorts all, and looks each up again.
FOUND = """
    select rowid, bm25(quotes_fts) as score from quotes_fts where quotes_fts match ?
    order by score, rowid limit ?
"""
HITS = "select count(*) from (select 1 from quotes_fts where quotes_fts match ? limit ?)"
# What is compared of a text is stored beside it; reading it anew takes longer than all else.
TEXTS = """
    select q.id, q.text, q.claim, s.norm from quotes q left join _statements s on s.quote = q.id
    where q.current and q.id in (select value from json_each(?))
"""


# The columns of `TEXTS`.
Said = tuple[int, str, int | None, str | None]


class Near(NamedTuple):
    """A quote that may be offered; `norm` is its text as it is compared, None where it is not stored."""

    quote: int
    text: str
    claim: int | None
    norm: str | None
    cosine: float | None
    score: float

    @property
    def norms(self) -> Sequence[str]:
        """The words of the text as they are compared."""
        return read_statement(self.text).norms if self.norm is None else self.norm.split()


def searched_by(db: Database, *, closely: bool = False) -> str:
    """How related quotes are found here, in words for a reader.

    `closely` says that there is time to read the best sentence by sentence.
    """
    if not has_vectors():
        return BY_WORDS_ONLY
    made = db.execute("select 1 from sqlite_master where name = '_vectors'").fetchone()
    there = made and db.execute("select 1 from _vectors limit 1").fetchone()
    if not there:
        return NOT_YET
    return BY_READING if closely and has_sentences() else BY_BOTH


def related(
    db: Database, text: str, *, but: Collection[int] = (), claims: Collection[int] = (),
    number: int = OFFERED, writable: bool = True,
) -> list[int]:  # fmt: skip
    """The quotes (ids) most like a text, one for each claim and each wording.

    Leaves out the quotes `but` and those of `claims`. A database that is not `writable` is searched as it is,
    and its best are not read closely, which takes some 0.2 s of CPU: whoever only reads it has many readers.
    """
    if writable:
        index_vectors(db)
    found: list[int] = []
    seen: set[object] = set(claims)
    own = frozenset(content_words(read_statement(text).norms))
    near = ranked(db, text)
    if searched_by(db, closely=writable) == BY_READING:
        near = closest(text, near)
    for each in near:
        same = each.text if each.claim is None else each.claim
        if each.quote in but or same in seen or not is_like(own, each.norms, each.cosine):
            continue
        seen.add(same)
        found.append(each.quote)
        if len(found) == number:
            break
    return found


def ranked(db: Database, text: str) -> list[Near]:
    """Every candidate, the likest first."""
    text = without_marks_of_posts(text)
    ranks, said = _with_words(db, text)
    vector = vectors([text])[0] if searched_by(db) == BY_BOTH else None
    near = [] if vector is None else nearest(db, vector, BY_MEANING)
    said |= _said(db, [quote for quote in near if quote not in said])
    rows = [said[quote] for quote in sorted(said)]
    texts = [row[1] for row in rows]
    cosines = None if vector is None else vectors(texts) @ vector
    found = order(text, texts, [ranks.get(row[0], 0.0) for row in rows], cosines)
    return [Near(*rows[one.place], one.cosine, one.score) for one in found]


def closest(text: str, near: Sequence[Near]) -> list[Near]:
    """The candidates with the best of them ordered anew, by what their sentences say as well.

    Only where `has_sentences()`.
    """
    text, best = without_marks_of_posts(text), near[:CLOSELY]
    if not best:
        return []
    parts = [sentences(text), *(sentences(each.text) for each in best)]
    whole, *rest = sentence_vectors([text, *chain.from_iterable(parts)])
    ends = list(accumulate(map(len, parts), initial=0))
    own, *others = (np.stack(rest[a:b]) for a, b in pairwise(ends))
    scored = [
        each._replace(score=each.score + NEARNESS * nearness(whole, own, other))
        for each, other in zip(best, others, strict=True)
    ]
    return [*sorted(scored, key=lambda each: -each.score), *near[CLOSELY:]]


def _with_words(db: Database, text: str) -> tuple[dict[int, float], dict[int, Said]]:
    """The quotes that share telling words with a text, by FTS5: the BM25 of each, and what is compared."""
    read = read_statement(text)
    telling = [word for word in read.words if word.norm not in function_words()]
    words = sorted({text[word.start : word.end] for word in telling}, key=lambda w: (-len(w), w))
    said: dict[int, Said] = {}
    if not words:
        return {}, said
    queries = ['"' + word.replace('"', " ") + '"' for word in words[:MOST_WORDS]]
    match, scores = f"text : ({_rarest(db, queries)})", {}
    for most in (2 * BY_WORDS, -1):  # the second only where many of the best are current no more
        scores = dict(db.execute(FOUND, [match, most]).fetchall())
        best, place = list(scores), 0
        while len(said) < BY_WORDS and place < len(best):
            end = place + BY_WORDS - len(said)
            said |= _said(db, best[place:end])
            place = end
        if len(said) >= BY_WORDS or len(scores) < most:
            break
    return {quote: -scores[quote] for quote in said}, said


def _said(db: Database, quotes: Sequence[int]) -> dict[int, Said]:
    """What is compared of those of these quotes that are current."""
    rows = db.execute(TEXTS, [json.dumps(quotes)]).fetchall() if quotes else ()
    return {row[0]: tuple(row) for row in rows}


def _rarest(db: Database, queries: list[str]) -> str:
    """A query for any of the words that few quotes have, the rarest first; for all, where none is rare."""
    hits = {
        each: db.execute(HITS, [f"text : {each}", COMMON + 1]).fetchone()[0] for each in queries
    }
    taken: list[str] = []
    ranked = 0
    for each in sorted((each for each in queries if hits[each] <= COMMON), key=hits.__getitem__):
        ranked += hits[each]
        if ranked > RANKED:
            break
        taken.append(each)
    return " OR ".join(taken) or " AND ".join(queries)
