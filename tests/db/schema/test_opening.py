"""Opening: what is not ours is refused in one sentence and left as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from quotes.db.schema.migrations import migrations
from quotes.db.schema.opening import open_database, transaction
from quotes.errors import DatabaseError


def test_migrates_from_empty_and_again(path: Path) -> None:
    db = open_database(path)
    assert db.journal_mode == "wal"
    assert not migrations.pending(db)
    before = db.schema
    db.close()
    assert open_database(path).schema == before


def test_foreign_keys_are_indexed_and_point_somewhere(db: Database) -> None:
    for table in db.tables:
        first = {index.columns[0] for index in table.indexes} | {table.pks[0]}
        for key in table.foreign_keys:
            assert db[key.other_table].exists()
            assert key.column in first, (table.name, key.column)
    assert not db.execute("pragma foreign_key_check").fetchall()


@pytest.mark.parametrize("table", ["quotes", "articles", "claims"])
def test_full_text_search(db: Database, table: str) -> None:
    assert db[table].detect_fts() == f"{table}_fts"
    assert "porter" in db[f"{table}_fts"].schema


def refused(path: Path, words: str, **options: float) -> None:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DatabaseError, match=words) as caught:
        open_database(path, **options)  # type: ignore[arg-type]
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_refuses_what_is_not_sqlite(path: Path) -> None:
    path.write_text("Dear diary")
    refused(path, "not an SQLite database")


def test_refuses_another_programs_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("create table places (id integer primary key)")
    connection.close()
    refused(path, "another program's database")


def test_refuses_a_newer_version(path: Path) -> None:
    db = open_database(path)
    with db.atomic():
        db["_sqlite_migrations"].insert(
            {"migration_set": "quotes", "name": "m999_future", "applied_at": "2030-01-01"}
        )
    db.execute("pragma wal_checkpoint(truncate)")
    db.close()
    refused(path, "newer version")


def test_refuses_a_locked_file(path: Path) -> None:
    open_database(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin exclusive")
    refused(path, "in use by another program", wait=0.1)
    holder.close()


def test_refuses_a_damaged_file(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4000)
    refused(path, "SQLite database|damaged")


def test_refuses_folders_and_missing_places(tmp_path: Path) -> None:
    refused(tmp_path, "is a folder")
    refused(tmp_path / "no" / "a.db", "no folder")
    refused(tmp_path / "a.db", "no such database", create=False)
    assert not (tmp_path / "a.db").exists()


def test_takes_an_empty_file(path: Path) -> None:
    path.touch()
    assert open_database(path)["quotes"].exists()


def test_a_read_only_file(path: Path) -> None:
    """As root every file may be written, so SQLite itself is told to open it for reading."""
    open_database(path).close()
    db = Database(sqlite3.connect(f"file:{path}?mode=ro", uri=True))
    with pytest.raises(DatabaseError, match="read-only"), transaction(db):
        db.execute("insert into runs (version) values ('1')")


def test_a_full_disk_is_told_and_costs_nothing(db: Database) -> None:
    with transaction(db):
        db.execute("insert into runs (version) values ('1')")
    pages = db.execute("pragma page_count").fetchone()[0]
    db.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(DatabaseError, match="disk is full"), transaction(db):
        db.execute("insert into runs (version) values (?)", ["x" * 1_000_000])
    assert db["runs"].count == 1
