"""Tables in binary files: Parquet, by the library of the extra `parquet`, and SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from quotes.errors import ArticleError
from quotes.hooks import Failure, Wanted
from quotes.model import Article
from quotes.reading.plain import MAX_CHARACTERS
from quotes.reading.readers.columns import FIELDS, OfColumns, Rows, articles_of, columns_of, letters
from quotes.reading.readers.streams import on_disk

MISSING = "Parquet is read with another package: pip install 'quotes[parquet]'"

# Rows that are held at once; an article has some ten thousand characters.
BATCH = 64

# By these tables a file is known for one of ours; `quotes reprocess` reads its texts anew.
OURS = frozenset(("articles", "quotes", "mentions", "corrections"))

TABLES = "select name from sqlite_master where type {} and name not like 'sqlite~_%' escape '~'"


class ParquetReader(OfColumns):
    """An article for each row; of its columns only those that we know are read."""

    def can_read(self, name: str, head: bytes) -> bool:
        """By its first bytes."""
        return head.startswith(b"PAR1")

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """The same of a file in memory."""
        return self.read_stream(name, BytesIO(data))

    def read_stream(self, name: str, file: BinaryIO) -> Iterator[Article | Failure]:
        """An article for each row, some rows at a time."""
        with on_disk(file) as path:
            yield from articles_of(name, _parquet_rows(path, self.wanted), wanted=self.wanted)


def _parquet_rows(path: str, wanted: Wanted) -> Rows:
    """The rows, with the columns in question. Raises ArticleError."""
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise ArticleError(MISSING) from error
    try:
        with parquet.ParquetFile(path, memory_map=False, pre_buffer=False) as file:
            names = _known(file.schema_arrow.names, wanted)
            for batch in file.iter_batches(BATCH, columns=names, use_threads=False):
                yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
        reason = " ".join(str(error).split())[:100]
        raise ArticleError(f"the Parquet table is damaged ({reason})") from error


def _known(names: Iterable[str], wanted: Wanted) -> list[str]:
    """The columns that may hold something of ours; of authors and the like there can be several."""
    given = list(names)
    columns_of(given, wanted)
    usual = {each for field in FIELDS.values() for each in field}
    chosen = {name for _, name in wanted.columns}
    return [name for name in given if letters(name) in usual or name in chosen]


class DatabaseReader(OfColumns):
    """An article for each row of one table of a SQLite file, which is not changed."""

    def can_read(self, name: str, head: bytes) -> bool:
        """By its first bytes."""
        return head.startswith(b"SQLite format 3\x00")

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """The same of a file in memory."""
        return self.read_stream(name, BytesIO(data))

    def read_stream(self, name: str, file: BinaryIO) -> Iterator[Article | Failure]:
        """An article for each row, one at a time."""
        with on_disk(file) as path, closing(_connected(path)) as db:
            yield from articles_of(name, _database_rows(db, self.wanted), wanted=self.wanted)


def _connected(path: str) -> sqlite3.Connection:
    """A file opened so that nothing in it is changed, and no code of its schema is trusted."""
    db = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    db.execute("pragma trusted_schema = off")
    db.execute("pragma cell_size_check = on")
    return db


def _database_rows(db: sqlite3.Connection, wanted: Wanted) -> Rows:
    """The rows of the table. Raises ArticleError."""
    try:
        table, names = _table(db, wanted)
        # One character more than a text may have, so that a longer one is seen for what it is.
        cells = ", ".join(f"substr({_quoted(name)}, 1, {MAX_CHARACTERS + 1})" for name in names)
        for row in db.execute(f"select {cells} from {_quoted(table)}"):
            yield dict(zip(names, map(_text, row), strict=True))
    except sqlite3.Error as error:
        raise ArticleError(f"the database cannot be read ({str(error)[:100]})") from error


def _text(cell: Any) -> Any:
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell


def _table(db: sqlite3.Connection, wanted: Wanted) -> tuple[str, list[str]]:
    """The table with the articles and its columns in question. Raises ArticleError."""
    names = [str(row[0]) for row in db.execute(TABLES.format("= 'table'"))]
    if wanted.table is not None:
        views = [str(row[0]) for row in db.execute(TABLES.format("= 'view'"))]
        if wanted.table not in (*names, *views):
            raise ArticleError(f"the database has no table {wanted.table[:80]} ({_shown(names)})")
        return wanted.table, _known(_columns(db, wanted.table), wanted)
    if set(names) >= OURS:
        raise ArticleError(
            "the database is one of quotes' own; `quotes reprocess` reads its texts anew"
        )
    found = {}
    for name in names:
        try:
            found[name] = _known(_columns(db, name), wanted)
        except (ArticleError, sqlite3.Error):
            continue
    if len(found) == 1:
        return next(iter(found.items()))
    if found:
        raise ArticleError(f"several tables may hold articles ({_shown(found)}); --table names one")
    raise ArticleError(
        f"no table of the database has a column named text, body or content ({_shown(names)})"
    )


def _shown(names: Iterable[str]) -> str:
    return ", ".join(name[:30] for name in list(names)[:12]) or "it has none"


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in db.execute(f"pragma table_info({_quoted(table)})")]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
