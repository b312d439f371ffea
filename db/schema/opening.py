"""Opening the database: made and migrated on first use; whatever is not ours is left as it is.

Every fault of the file becomes a `DatabaseError` of one sentence.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from quotes.db.schema.migrations import migrations
from quotes.errors import DatabaseError

# How long to wait for another program's write: an article is stored in well under a second, so a
# file that stays locked for longer is held on purpose.
BUSY_SECONDS = 10.0

MAGIC = b"SQLite format 3\x00"

# Beginnings of SQLite's messages, and what they mean to a user.
FAULTS = (
    ("database is locked", "is in use by another program; close it or try again"),
    ("database table is locked", "is in use by another program; close it or try again"),
    ("attempt to write a readonly database", "cannot be written: it is read-only"),
    ("unable to open database file", "cannot be opened: is its folder there, and may it be written?"),
    ("file is not a database", "is not an SQLite database"),
    ("database or disk is full", "cannot grow: the disk is full; what was stored is safe"),
    ("disk I/O error", "cannot be read or written: the disk reports an error"),
    ("database disk image is malformed", "is damaged: restore it from a copy"),
)  # fmt: skip


def open_database(path: str | Path, *, create: bool = True, wait: float = BUSY_SECONDS) -> Database:
    """The database at `path`, migrated and in WAL mode; without `create` it has to be there."""
    path = Path(path)
    _check_file(path, create)
    new = not path.exists()
    with told(path):
        connection = sqlite3.connect(path, timeout=wait)
        try:
            return _prepared(Database(connection), path)
        except BaseException:
            connection.close()
            if new and path.exists() and path.stat().st_size == 0:
                path.unlink()
            raise


def _check_file(path: Path, create: bool) -> None:
    """What can be seen without SQLite."""
    if path.is_dir():
        raise DatabaseError(f"{path} is a folder, not a database.")
    if not path.exists():
        if not create:
            raise DatabaseError(f"{path}: no such database; `quotes ingest` makes one.")
        if not path.parent.is_dir():
            raise DatabaseError(f"{path} cannot be made: there is no folder {path.parent}.")
        return
    with path.open("rb") as file:
        head = file.read(len(MAGIC))
    if head and head != MAGIC:
        raise DatabaseError(f"{path} is not an SQLite database.")


def _prepared(db: Database, path: Path) -> Database:
    """Check that the file is ours, may be written and is of this version; then migrate it."""
    tables = set(db.table_names())
    applied = {m.name for m in migrations.applied(db)}
    if tables and not applied:
        raise DatabaseError(f"{path} is another program's database; name a new file.")
    pending = [m.name for m in migrations.pending(db)]
    unknown = applied - {m.name for m in migrations._migrations}
    if unknown:
        raise DatabaseError(f"{path} was made by a newer version of quotes; upgrade to open it.")
    db.execute("PRAGMA synchronous = normal")
    db.conn.execute("BEGIN IMMEDIATE")
    db.conn.execute("ROLLBACK")
    db.enable_wal()
    if pending:
        migrations.apply(db)
    db.execute("PRAGMA foreign_keys = on")
    return db


def file_of(db: Database) -> str:
    """The name of the file behind a connection, for messages."""
    for _, name, file in db.execute("PRAGMA database_list").fetchall():
        if name == "main" and file:
            return str(file)
    return "the database"


@contextmanager
def told(path: str | Path) -> Iterator[None]:
    """Turn SQLite's errors about the file into a `DatabaseError`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        for start, meaning in FAULTS:
            if str(error).startswith(start):
                raise DatabaseError(f"{path} {meaning}.") from error
        raise


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All or nothing, holding the write lock from the start; nested blocks join the outer one."""
    if db.conn.in_transaction:
        yield
        return
    with told(file_of(db)):
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.conn.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:
                db.conn.execute("ROLLBACK")
            raise
