"""What an index does not hold does not write it anew; what it holds does."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented import ILVA, print_it
from sqlite_utils import Database

from quotes.db.matching.appearances import MANY, many
from quotes.db.matching.stored import DAYS, OTHERS
from quotes.db.schema.opening import open_database
from quotes.db.site.claim_topics import OF_ALL

WORDS = "The quay stays shut"


@pytest.fixture
def db(tmp_path: Path) -> Database:
    db = open_database(tmp_path / "q.db")
    for number in range(3):
        print_it(db, WORDS, ILVA, f"https://n.example/{number}", f"2025-01-0{number + 1}")
    return db


def written(db: Database, sql: str) -> int:
    """How many rows a statement and its triggers write."""
    before = db.conn.total_changes
    db.execute(sql)
    return db.conn.total_changes - before


@pytest.mark.parametrize(
    ("column", "value", "more"),
    [
        pytest.param("quotes.run", "run", False, id="a run"),
        pytest.param("quotes.text", "text", False, id="the same text"),
        pytest.param("quotes.text", "'The quay opens'", True, id="another text"),
        pytest.param("claims.quotes", "5", False, id="a claim's count"),
        pytest.param("claims.text", "'The quay opens'", True, id="a claim's text"),
        pytest.param("articles.title", "title", False, id="the same title"),
        pytest.param("mentions.entity", "entity", False, id="the same speaker"),
        pytest.param("mentions.entity", "null", True, id="no speaker any more"),
    ],
)
def test_only_what_changes_is_written(db: Database, column: str, value: str, more: bool) -> None:
    table, name = column.split(".")
    changed = written(db, f"update {table} set {name} = {value} where id = 1")
    assert (changed > 1) == more


def test_search_follows_what_changed(db: Database) -> None:
    sql = "select count(*) from quotes_fts where quotes_fts match 'quay'"
    db.execute("update quotes set text = 'Lorries wait' where id = 1")
    assert db.execute(sql).fetchone() == (2,)


def test_no_more_appearances_are_read_than_are_asked_for(db: Database) -> None:
    (row,) = db.execute("select id from speakers").fetchone()
    assert many(db, [row], 2) and not many(db, [row], 3)


@pytest.mark.parametrize("table", ["_search_docsize", "_quote_facts", "quotes_fts_docsize"])
def test_a_new_quote_is_written_once_into_each_index(db: Database, table: str) -> None:
    db.execute("create temp table seen (row integer)")
    db.execute(
        f"create temp trigger seen_{table} after insert on main.{table}"
        " begin insert into seen values (new.rowid); end"
    )
    print_it(db, "The ferry stays in port", ILVA, "https://n.example/9", "2025-01-09")
    assert db.execute("select count(*), count(distinct row) from seen").fetchone() == (1, 1)


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        pytest.param(OTHERS, "idx_mentions_beside", id="company"),
        pytest.param(DAYS, "idx_articles_day", id="days"),
        pytest.param(MANY, "idx_mentions_latest", id="appearances"),
        pytest.param("select key from aliases where origin = 'person'", "idx_aliases_given", id="aliases"),
        pytest.param(OF_ALL, "idx__topics_quotes", id="topics"),
    ],
)  # fmt: skip
def test_one_more_article_reads_no_wide_row(db: Database, sql: str, index: str) -> None:
    values = [1] * sql.count("?")
    plan = [row[3] for row in db.execute(f"explain query plan {sql}", values).fetchall()]
    assert any(index in step for step in plan), plan
