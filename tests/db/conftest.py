"""Fresh databases; real SQLite, no models."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented import extraction_of
from sqlite_utils import Database

from quotes.db.schema.opening import open_database
from quotes.db.storage.store import start_run, store_extraction


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a fresh database goes."""
    return tmp_path / "quotes.db"


@pytest.fixture
def db(path: Path) -> Database:
    """A migrated, empty database."""
    return open_database(path)


@pytest.fixture
def harbour(db: Database) -> Database:
    """A database with the harbour article."""
    store_extraction(db, extraction_of(), start_run(db, "0.1"))
    return db
