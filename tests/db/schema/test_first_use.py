"""The first use of a new database file: cut off at any moment, and by two at once."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from quotes.db.schema.migrations import migrations
from quotes.db.schema.opening import open_database
from quotes.errors import DatabaseError

ROOT = Path(__file__).parents[3]

# Waits until a file appears, so that all children begin at the same moment.
AT_ONCE = """
import sys, time
from pathlib import Path
from quotes.db.schema.opening import open_database
from quotes.db.storage.store import start_run
path, go = map(Path, sys.argv[1:])
print("ready", flush=True)
while not go.exists():
    time.sleep(0.001)
db = open_database(path)
start_run(db, "1")
db.close()
"""


def python(*arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)], env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_at_any_moment_leaves_a_file_that_the_next_use_takes(tmp_path: Path) -> None:
    child = python(ROOT / "tests" / "soak" / "kill_first_use.py", "50", tmp_path)
    out, errors = child.communicate(timeout=300)
    assert child.returncode == 0, errors
    result = json.loads(out)
    assert (result["tried"], result["lost"]) == (50, 0), result["reasons"]
    assert result["finished"] < 45, "the kills came too late to tell anything"


def test_first_uses_at_once(tmp_path: Path) -> None:
    for number in range(5):
        path, go = tmp_path / f"{number}.db", tmp_path / f"{number}.go"
        children = [python("-c", AT_ONCE, path, go) for _ in range(2)]
        for child in children:
            assert child.stdout is not None and child.stdout.readline() == "ready\n"
        go.touch()
        for child in children:
            _, errors = child.communicate(timeout=60)
            assert child.returncode == 0, errors
        db = open_database(path)
        assert db["runs"].count == 2 and db.journal_mode == "wal"
        db.close()


def test_mends_what_an_earlier_version_left_when_it_was_killed(tmp_path: Path) -> None:
    db = Database(sqlite3.connect(tmp_path / "a.db"))
    migrations.ensure_migrations_table(db)
    db.close()
    mended = open_database(tmp_path / "a.db")
    assert mended["quotes"].exists() and not migrations.pending(mended)


def test_goes_on_where_migrations_ended(tmp_path: Path) -> None:
    db = Database(sqlite3.connect(tmp_path / "a.db"))
    migrations.apply(db, stop_before="m002_name_keys")
    db.close()
    assert not migrations.pending(open_database(tmp_path / "a.db"))


def test_migrations_of_another_program_are_not_ours(tmp_path: Path) -> None:
    db = Database(sqlite3.connect(tmp_path / "a.db"))
    migrations.ensure_migrations_table(db)
    db["_sqlite_migrations"].insert({"migration_set": "cats", "name": "m1", "applied_at": "2026"})
    db.close()
    with pytest.raises(DatabaseError, match="another program's"):
        open_database(tmp_path / "a.db")


def test_a_failing_migration_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(db: Database) -> None:
        db["cats"].create({"id": int})
        raise sqlite3.OperationalError("database or disk is full")

    failing = migrations._Migration("m999", fails)
    monkeypatch.setattr(migrations, "_migrations", [*migrations._migrations, failing])
    with pytest.raises(DatabaseError, match="disk is full"):
        open_database(tmp_path / "a.db")
    assert Database(tmp_path / "a.db").table_names() == []


def test_damage_is_told_in_one_sentence(tmp_path: Path) -> None:
    open_database(tmp_path / "a.db").close()
    whole = (tmp_path / "a.db").read_bytes()
    refused = 0
    for place in range(0, len(whole), len(whole) // 60):
        path = tmp_path / "damaged.db"
        path.write_bytes(whole[:place] + b"\xff\x00\x81" * 40 + whole[place + 120 :])
        try:
            open_database(path).close()
        except DatabaseError as error:
            refused += 1
            assert "\n" not in str(error)
        for beside in tmp_path.glob("damaged.db?*"):
            beside.unlink()
    assert refused > 1
