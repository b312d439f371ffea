"""The tables of statements follow the quotes, whatever changes these."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented import TEXT, extraction_of, said, someone
from sqlite_utils import Database

from quotes.claims.fingerprints import fingerprints
from quotes.claims.statement import read_statement
from quotes.db.claims import statements
from quotes.db.claims.statements import index_statements
from quotes.db.schema import migrations
from quotes.db.schema.opening import open_database, transaction
from quotes.db.schema.rows import insert
from quotes.db.storage.store import start_run, store_extraction
from quotes.model import Article, Extraction


def holds(db: Database) -> None:
    """Both tables are what the current quotes give, and nothing is due."""
    rows = db.execute("select id, text from quotes where current").fetchall()
    texts = {quote: read_statement(text) for quote, text in rows}
    norms = {quote: statement.norm for quote, statement in texts.items()}
    assert dict(db.execute("select quote, norm from _statements").fetchall()) == norms
    wanted = {(h, quote) for quote, s in texts.items() for h in fingerprints(s.norms)}
    assert set(db.execute("select hash, quote from _fingerprints").fetchall()) == wanted
    assert db["_statements_due"].count == 0


def test_storing_an_article_indexes_it(harbour: Database) -> None:
    assert harbour["_statements"].count == 6
    holds(harbour)


def test_storing_again_changes_nothing(harbour: Database) -> None:
    store_extraction(harbour, extraction_of(), start_run(harbour, "0.1"))
    holds(harbour)


def test_a_changed_article_retires_its_quotes(harbour: Database) -> None:
    text = "The pier will be closed for good, said Ada Orla."
    found = said(text, "The pier will be closed for good", "Ada Orla", someone("Ada Orla"))
    newer = Extraction(Article("harbour.txt", text), (found,), (someone("Ada Orla"),))
    store_extraction(harbour, newer, start_run(harbour, "0.1"))
    assert [n for (n,) in harbour.execute("select norm from _statements").fetchall()] == [
        "the pier will be closed for good"
    ]
    holds(harbour)
    # The source goes back to what it held before.
    store_extraction(harbour, extraction_of(), start_run(harbour, "0.1"))
    assert harbour["_statements"].count == 6
    holds(harbour)


def test_a_quote_that_is_found_no_longer_goes(harbour: Database) -> None:
    shorter = Extraction(
        Article("harbour.txt", TEXT), extraction_of().attributions[:2], extraction_of().entities
    )
    store_extraction(harbour, shorter, start_run(harbour, "0.1"))
    assert harbour["_statements"].count == 2
    holds(harbour)


@pytest.mark.parametrize(
    "change",
    [
        "update quotes set text = 'We counted no boat at all, and never shall' where id = 2",
        "update quotes set current = 0 where id = 2",
        "delete from mentions where quote = 2; delete from quotes where id = 2",
        "update quotes set speaker = null, claim = null where id = 2",
    ],
)
def test_any_change_is_followed(harbour: Database, change: str) -> None:
    with transaction(harbour):
        for sql in change.split(";"):
            harbour.execute(sql)
        index_statements(harbour)
    holds(harbour)


def test_a_change_that_is_taken_back_leaves_no_trace(harbour: Database) -> None:
    with pytest.raises(RuntimeError), transaction(harbour):
        harbour.execute("update quotes set text = 'something else was said' where id = 2")
        index_statements(harbour)
        raise RuntimeError
    holds(harbour)


def test_a_database_from_before_is_indexed_in_batches(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Database(path)
    migrations.migrations.apply(old, stop_before="m004_statements")
    article = {"key": "a", "source": "a", "text": "a", "current": 1}
    number = insert(old, "articles", article)
    for place in range(25):
        insert(old, "quotes", {
            "key": str(place), "article": number, "kind": "direct", "mode": "speech", "start": 0,
            "text": f"The pier number {place} will stay open", "end": 0, "denied": 0,
            "current": int(place != 3),
        })  # fmt: skip
    old.conn.commit()
    old.close()
    monkeypatch.setattr(statements, "BATCH", 10)
    db = open_database(path)
    assert db["_statements_due"].count == 24 and db["_statements"].count == 0
    assert index_statements(db) == 24 and index_statements(db) == 0
    holds(db)


def test_the_lookup_reads_no_whole_table(harbour: Database) -> None:
    for sql in (
        "select quote from _fingerprints where hash = ? limit ?",
        "select quote from _statements where key = ? limit ?",
    ):
        plan = harbour.execute(f"explain query plan {sql}", [1, 1]).fetchall()
        assert all("SCAN" not in row[-1] for row in plan)
