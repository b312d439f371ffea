"""Opening the database: made and migrated on first use; whatever is not ours is left as it is.

Every fault of the file becomes a `DatabaseError` of one sentence.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from quotes.db.schema.lean_lookups import migrations
from quotes.errors import DatabaseError

# How long to wait for another program's write: an article is stored in well under a second, so a
# file that stays locked for longer is held on purpose.
BUSY_SECONDS = 10.0

# How long to wait between two tries to turn on WAL, which SQLite itself does not wait for.
WAL_PAUSE_SECONDS = 0.02

# How much of the file a connection keeps in memory: SQLite's own 2 MB make it read the same pages again.
CACHE_KB = 32_000

MAGIC = b"SQLite format 3\x00"

# A public edition has this table; it is served as it is, and nothing may be written to it.
EDITION = "_edition"

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
    ("malformed database schema", "is damaged: restore it from a copy"),
    ("unsupported file format", "is damaged, or of a newer SQLite: restore it from a copy"),
)  # fmt: skip


def open_database(path: str | Path, *, create: bool = True, wait: float = BUSY_SECONDS) -> Database:
    """The database at `path`, migrated and in WAL mode; without `create` it has to be there.

    A file that a killed first use left empty is taken as new. An empty file is never removed: it
    may be another first use, under way.
    """
    path = Path(path)
    _check_file(path, create)
    with told(path):
        connection = sqlite3.connect(path, timeout=wait)
        try:
            return _prepared(Database(connection), path, wait)
        except UnicodeDecodeError as error:
            # Damage in the text of the schema itself.
            connection.close()
            raise DatabaseError(f"{path} is damaged: restore it from a copy.") from error
        except BaseException:
            connection.close()
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
    # Pages of a first use that was killed while writing may stand before the first page; SQLite
    # takes them back by the journal.
    unfinished = not any(head) and path.with_name(path.name + "-journal").exists()
    if head != MAGIC and not unfinished and head:
        raise DatabaseError(f"{path} is not an SQLite database.")


def is_edition(path: str | Path) -> bool:
    """Whether a file is a public edition; a file that cannot be read is none."""
    try:
        with closing(
            sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)
        ) as file:
            sql = "select 1 from sqlite_master where type = 'table' and name = ?"
            return file.execute(sql, [EDITION]).fetchone() is not None
    except sqlite3.Error:
        return False


def _prepared(db: Database, path: Path, wait: float) -> Database:
    """Check that the file is ours, may be written and is of this version; then migrate it.

    Checked once before anything is locked, so that what is not ours is left alone, and again in
    the transaction that migrates: all of it is there after it, or nothing.
    """
    _check_ours(db, path)
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        _check_ours(db, path)
        if migrations.pending(db):
            migrations.apply(db)
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise
    _turn_on_wal(db, wait)
    db.execute("PRAGMA synchronous = normal")
    db.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    db.execute("PRAGMA foreign_keys = on")
    return db


def _check_ours(db: Database, path: Path) -> None:
    """Raises DatabaseError for a file of another program or of a newer version of quotes."""
    tables = set(db.table_names())
    applied = {m.name for m in migrations.applied(db)}
    # A first use by an early version that was cut off left the list of migrations, and it empty.
    cut_off = tables == {migrations.migrations_table} and not db[migrations.migrations_table].count
    if EDITION in tables:
        raise DatabaseError(
            f"{path} is a public edition, which is only served; name the database it was made of."
        )
    if tables and not applied and not cut_off:
        raise DatabaseError(f"{path} is another program's database; name a new file.")
    if applied - {m.name for m in migrations._migrations}:
        raise DatabaseError(f"{path} was made by a newer version of quotes; upgrade to open it.")


def _turn_on_wal(db: Database, wait: float) -> None:
    """WAL mode needs the file for itself for a moment; tried until `wait` seconds are over."""
    end = time.monotonic() + wait
    while True:
        try:
            db.enable_wal()
            return
        except sqlite3.OperationalError as error:
            if not str(error).startswith("database is locked") or time.monotonic() > end:
                raise
            time.sleep(WAL_PAUSE_SECONDS)


def file_of(db: Database) -> str:
    """The name of the file behind a connection, for messages."""
    for _, name, file in db.execute("PRAGMA database_list").fetchall():
        if name == "main" and file:
            return str(file)
    return "the database"


@contextmanager
def told(path: str | Path) -> Iterator[None]:
    """Turn SQLite's errors about the file into a `DatabaseError`; those about one row stay."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError):
        raise
    except sqlite3.DatabaseError as error:
        for start, meaning in FAULTS:
            if str(error).startswith(start):
                raise DatabaseError(f"{path} {meaning}.") from error
        raise DatabaseError(f"{path} could not be used ({error}); is it damaged?") from error


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
