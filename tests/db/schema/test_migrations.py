"""A database that an earlier version made is brought up to this one."""

from __future__ import annotations

from pathlib import Path

from invented import put, someone
from sqlite_utils import Database

from quotes.db.schema import drafts, facts, migrations, sources
from quotes.db.schema.opening import open_database
from quotes.db.schema.rows import insert


def test_a_database_from_before_gets_its_keys(path: Path) -> None:
    old = Database(path)
    migrations.migrations.apply(old, stop_before="m002_name_keys")
    insert(old, "speakers", {
        "slug": "a", "name": "Ilva Marrow", "kind": "person", "origin": "article",
        "found_name": "Ilva Marrow", "found_norm": "ilva marrow",
    })  # fmt: skip
    old.conn.commit()
    old.close()
    db = open_database(path)
    assert put(db, someone("Ilva Marrow")) == [1]


def test_a_database_from_before_takes_reports(path: Path) -> None:
    old = Database(path)
    migrations.migrations.apply(old, stop_before="m015_reports")
    old.conn.commit()
    assert "reports" not in old.table_names()
    old.close()
    assert open_database(path)["reports"].count == 0


def test_articles_get_a_moment_and_a_language(path: Path) -> None:
    old = Database(path)
    sources.migrations.apply(old, stop_before="m017_moments")
    insert(old, "articles", {"key": "k", "source": "a", "text": "t", "current": 1})
    old.conn.commit()
    assert "language" not in old["articles"].columns_dict
    old.close()
    rows = open_database(path).execute("select published_at, language from articles").fetchall()
    assert rows == [(None, None)]


def test_drafts_move_to_a_table_of_their_own(path: Path) -> None:
    old = Database(path)
    drafts.migrations.apply(old, stop_before="m018_drafts")
    for key, status, rating in (
        ("c", "checked", "true"),
        ("d", "to check", "?"),
        ("n", "new", None),
    ):
        insert(old, "claims", {"key": key, "text": "t", "status": status, "rating": rating})
    for number, address in enumerate(("/srv/a.txt", "https://one.example/a"), 1):
        insert(old, "articles", {"key": str(number), "source": address, "text": "t", "current": 1})
        row = {"key": str(number), "article": number, "origin": "1", "outlet": address[-9:]}
        insert(old, "article_origins", {**row, "prints": 0, "articles": 1})
    old.conn.commit()
    old.close()
    db = open_database(path)
    claims = db.execute("select key, status, rating from claims order by key").fetchall()
    assert claims == [("c", "checked", "true"), ("d", "new", None), ("n", "new", None)]
    kept = "select c.key, d.status, d.rating from _claim_drafts d join claims c on c.id = d.claim"
    assert db.execute(kept).fetchall() == [("d", "to check", "?")]
    outlets = db.execute("select outlet from article_origins order by article").fetchall()
    assert outlets == [(None,), ("example/a",)]


def test_quotes_get_their_facts(path: Path) -> None:
    old = Database(path)
    facts.migrations.apply(old, stop_before="m020_quote_facts")
    article = {"key": "a", "source": "a", "text": "t", "current": 1, "published": "2025-11-03"}
    insert(old, "articles", article)
    quote = {
        "key": "q", "article": 1, "kind": "direct", "mode": "speech", "text": "We will build it",
        "start": 0, "end": 16, "denied": 0, "current": 1,
    }  # fmt: skip
    insert(old, "quotes", quote)
    insert(old, "quotes", {**quote, "key": "gone", "current": 0})
    old.conn.commit()
    old.close()
    db = open_database(path)
    sql = f"select quote, published, kind, speakers, named, whole from {facts.FACTS}"
    assert db.execute(sql).fetchall() == [(1, "2025-11-03", "direct", None, 0, 1)]
    db.execute("update articles set published = '2025-12-01'")
    db.execute("update quotes set text = 'no', current = 1")
    assert db.execute(sql).fetchall() == [
        (1, "2025-12-01", "direct", None, 0, 0), (2, "2025-12-01", "direct", None, 0, 0),
    ]  # fmt: skip
    db.execute("delete from quotes where key = 'q'")
    assert [row[0] for row in db.execute(sql).fetchall()] == [2]
