"""A database of invented quotes in any number, made in bulk: no model takes part.

Rows come from `scale_rows`; triggers and indexes are left out while they are stored, and what triggers
keep is filled by the same SQL as the migrations use. Statements, fingerprints, wordings and claims are
what the real functions give for such plain texts. Two things are drawn instead of made: the runs of
the articles' prose (`_article_prints`), which cost four milliseconds an article, and scores of
`checkworthy`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

import numpy as np
from sqlite_utils import Database

from benchmarks.scale_claims import write_claims
from benchmarks.scale_rows import OUTLETS, Archive, Row, Said
from quotes.claims.fingerprints import fingerprints, number
from quotes.claims.worth import model
from quotes.db.claims.topics import index_topics
from quotes.db.matching.blocking import index_names
from quotes.db.schema.facts import stated
from quotes.db.schema.identifiers import digest
from quotes.db.schema.kept import fill
from quotes.db.schema.name_index import fill_names
from quotes.db.schema.opening import open_database
from quotes.db.schema.search_index import indexed

# What is made anew from other tables once all rows are there.
DUE = ("_statements_due", "_claims_due", "_origins_due", "_worth_due", "_topics_due")

# So many articles are stored at once.
BATCH = 5_000

# The runs of an article's prose that are kept, of 200 words.
PRINTS = 60

SEEN = "2026-01-01T00:00:00"


def make(path: Path, quotes: int, seed: int = 7) -> None:
    """Make a database of so many quotes at `path`, as if each had been stored by a run."""
    with closing(open_database(path)) as db:
        db.execute("PRAGMA journal_mode = off")
        db.execute("PRAGMA synchronous = off")
        db.execute("PRAGMA foreign_keys = off")
        db.execute("PRAGMA cache_size = -1000000")
        with bare(db):
            _rows(db, Archive(quotes, seed))
        index_topics(db)
        db.conn.commit()
        db.enable_wal()


@contextmanager
def bare(db: Database) -> Iterator[None]:
    """Without triggers and indexes; after it they are there again, and full-text search is filled."""
    sql = (
        "select type, name, sql from sqlite_master where type in ('index', 'trigger') and sql != ''"
    )
    found = db.execute(sql).fetchall()
    db.execute("begin")
    for kind, name, _ in found:
        db.execute(f"drop {kind} [{name}]")
    yield
    for table in ("quotes", "articles", "claims"):
        db.execute(f"insert into {table}_fts ({table}_fts) values ('rebuild')")
    for kind, _, made in found:
        if kind == "index":
            db.execute(made)
    _search(db)
    fill(db, stated)
    for kind, _, made in found:
        if kind == "trigger":
            db.execute(made)
    for table in DUE:
        db.execute(f"delete from {table}")
    db.conn.commit()


def _search(db: Database) -> None:
    fill(db, indexed)
    fill_names(db)
    index_names(db)


def insert(db: Database, table: str, columns: str, rows: Iterable[Row]) -> None:
    """Store rows: their values in the order of the columns."""
    marks = ", ".join("?" * len(columns.split(",")))
    db.conn.executemany(f"insert into {table} ({columns}) values ({marks})", rows)


def _rows(db: Database, archive: Archive) -> None:
    insert(db, "runs", "id, started, finished, version", [(1, SEEN, SEEN, "scale")])
    hosts = [f"outlet{n}.example" for n in range(OUTLETS)]
    insert(
        db, "outlets", "id, key, name, norm, host",
        ((n + 1, digest("host", host), host, host, host) for n, host in enumerate(hosts)),
    )  # fmt: skip
    _speakers(db, archive)
    bases: dict[int, list[Row]] = defaultdict(list)
    prints: list[np.ndarray] = []
    found = archive.articles()
    while batch := list(islice(found, BATCH)):
        _articles(db, [article for article, _ in batch])
        said = [(each, article) for article, quotes in batch for each in quotes]
        _quotes(db, said)
        prints.append(_statements(db, [each for each, _ in said]))
        for each, article in said:
            bases[each.base].append((each.id, each.article, each.how, article[2], article[4]))
    _sorted(db, "_fingerprints", np.concatenate(prints))
    write_claims(db, archive, bases)


def _speakers(db: Database, archive: Archive) -> None:
    rows = list(archive.speakers())
    insert(
        db, "speakers",
        "id, slug, name, kind, country, found_norm, found_name, origin",
        ((*row, row[2], "article") for row in rows),
    )  # fmt: skip
    insert(
        db, "roles", "key, speaker, role, first, last, article",
        ((digest("role", str(row[0])), row[0], archive.words.words[100 + int(str(row[0])) % 400],
          "2023-01-01", "2025-12-31", 1) for row in rows),
    )  # fmt: skip
    insert(
        db, "aliases", "key, speaker, name, norm, origin",
        ((digest("alias", str(row[0])), row[0], str(row[2]).split()[-1],
          str(row[5]).split()[-1], "article") for row in rows[::3]),
    )  # fmt: skip


def _articles(db: Database, rows: list[Row]) -> None:
    chance = np.random.default_rng(int(str(rows[0][0])))
    keys = [digest("article", str(row[0])) for row in rows]
    insert(
        db, "articles",
        "id, title, published, url, outlet, text, body, key, source, notes, words, current, run,"
        " first_seen, outlet_id, blocks",
        ((*row[:6], json.dumps(row[6]), key, row[3], "[]", len(str(row[5]).split()), 1, 1, SEEN,
          1 + int(str(row[4])[6:].split(".")[0]), "[]") for row, key in zip(rows, keys, strict=True)),
    )  # fmt: skip
    insert(
        db, "article_sources", "key, article, source, url, current, first_seen",
        ((digest(str(row[0]), str(row[3])), row[0], row[3], row[3], 1, SEEN) for row in rows),
    )  # fmt: skip
    insert(
        db, "article_origins", "key, article, origin, articles, outlet, day, prints",
        ((key, row[0], key, 1, row[4], 738_000, PRINTS)
         for row, key in zip(rows, keys, strict=True)),
    )  # fmt: skip
    drawn = chance.integers(0, 2**48, (len(rows), PRINTS)).tolist()
    insert(
        db, "_article_prints", "hash, article",
        sorted((each, row[0]) for row, many in zip(rows, drawn, strict=True) for each in many),
    )  # fmt: skip


def _quotes(db: Database, said: list[tuple[Said, Row]]) -> None:
    names = {s.speaker: str(a[5])[s.start + len(s.text) + 3 :].split(" said.")[0] for s, a in said}
    chance = np.random.default_rng(said[0][0].id)
    sure = chance.random(len(said)).round(2).tolist()
    keys = [digest("quote", str(each.id)) for each, _ in said]
    insert(
        db, "quotes",
        'id, key, article, kind, mode, text, start, "end", spans, cue, cue_lemma, cue_spans, denied,'
        " speaker, speaker_name, speaker_text, speaker_spans, evidence, notes, confidence, current,"
        " run, inherited",
        ((s.id, key, s.article, s.kind, "speech", s.text, s.start, (end := s.start + len(s.text)),
          f"[[{s.start}, {end}]]", "said", "say", f"[[{end + 20}, {end + 24}]]", 0, s.speaker,
          names[s.speaker], names[s.speaker], f"[[{end + 3}, {end + 19}]]",
          '["marks:cue-beside", "parse:nsubj"]', "[]", confidence, 1, 1, 0)
         for (s, _), key, confidence in zip(said, keys, sure, strict=True)),
    )  # fmt: skip
    insert(
        db, "mentions",
        "key, article, quote, role, text, spans, entity, found, name, kind, local, chain, score",
        ((digest("mention", str(s.id)), s.article, s.id, "speaker", (name := names[s.speaker]),
          f"[[{s.start}, {s.start + 16}]]", s.speaker, s.speaker, name, "person",
          (local := name.lower().replace(" ", "-")),
          f'[{{"rule": "name:full", "text": "{name}", "spans": [[{s.start}, {s.start + 16}]],'
          f' "score": 1.0, "local": "{local}"}}]', 1.0) for s, _ in said),
    )  # fmt: skip
    seen = {(s.article, s.speaker) for s, _ in said}
    insert(
        db, "_appearances", "key, article, local, told",
        ((digest(str(article), str(who)), article, (local := names[who].lower().replace(" ", "-")),
          json.dumps({"names": [names[who]], "kind": "person", "roles": [], "organization": None,
                      "country": None, "gender": None, "wikidata": None}))
         for article, who in sorted(seen)),
    )  # fmt: skip
    insert(
        db, "checkworthy", "key, quote, score, reasons, model",
        ((key, s.id, score, '["a number"]', model())
         for (s, _), key, score in zip(said, keys, sure, strict=True)),
    )  # fmt: skip


def _statements(db: Database, said: list[Said]) -> np.ndarray:
    """Store the statements; their fingerprints as rows (hash, quote)."""
    insert(db, "_statements", "quote, key, norm", ((s.id, number(s.text), s.text) for s in said))
    found = [(each, s.id) for s in said for each in fingerprints(s.text.split())]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _sorted(db: Database, table: str, rows: np.ndarray) -> None:
    """Store pairs in the order of the table, for which neighbours share their pages."""
    order = np.lexsort((rows[:, 1], rows[:, 0]))
    for first in range(0, len(order), 500_000):
        part = rows[order[first : first + 500_000]].tolist()
        db.conn.executemany(f"insert or ignore into {table} values (?, ?)", part)
