"""quotes.reading.readers.tables and columns: Parquet, SQLite, and the columns that a user names."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

import pytest
from samples import FACTS, FIRST, ROW, SECOND, STORIES, STORY, TEXT, parquet_of, sqlite_of

from quotes.errors import ArticleError
from quotes.hooks import Failure, Wanted
from quotes.model import Article
from quotes.reading.readers.tables import MISSING
from quotes.reading.sources import read_bytes, read_sources

NAMED = Wanted((("text", "words"), ("title", "top"), ("published", "day")))

ODD = {
    "top": FACTS[0],
    "words": TEXT,
    "day": FACTS[1],
    "text": "Another text, of no use to anybody.",
}


def test_a_parquet_table() -> None:
    """An article a row; authors in a list, a time with its zone; other columns are left alone."""
    rows: list[dict[str, object]] = [
        {**ROW, "date": datetime(2026, 3, 14, 7, tzinfo=timezone.utc), "authors": ["Ada Orla", "Bo Ek"],
         "lang": "en", "vectors": [1.5, 2.5]},
        {**ROW, "id": 8, "date": None, "text": ""},
    ]  # fmt: skip
    first, second = read_bytes("t.parquet", parquet_of(rows))
    assert isinstance(first, Article)
    assert (first.source, first.text) == ("t.parquet#7", TEXT)
    assert (first.title, first.published, first.url) == FACTS
    assert first.published_at == "2026-03-14T07:00:00+00:00"
    assert (first.byline, first.language) == ("Ada Orla; Bo Ek", "en")
    assert second == Failure("t.parquet#8", "it has no text")


@pytest.mark.parametrize(
    "data",
    [
        parquet_of([ODD]),
        sqlite_of("create table t (top, words, day, text)",
                  [("insert into t values (?, ?, ?, ?)", tuple(ODD.values()))]),
        json.dumps(ODD).encode(),
        f'top,words,day,text\n"{FACTS[0]}","{TEXT}",{FACTS[1]},no\n'.encode(),
    ],
    ids=["parquet", "sqlite", "json", "csv"],
)  # fmt: skip
def test_columns_that_a_user_names(data: bytes) -> None:
    (found,) = read_bytes("file", data, NAMED)
    assert isinstance(found, Article)
    assert (found.text, found.title, found.published) == (TEXT, *FACTS[:2])


@pytest.mark.parametrize(
    "data",
    [parquet_of([{"a": 1}]), sqlite_of("create table t (a)"), b"a,b\n1,2\n"],
    ids=["parquet", "sqlite", "csv"],
)
def test_a_table_without_texts(data: bytes) -> None:
    with pytest.raises(ArticleError, match="column named text, body or content"):
        list(read_bytes("x.csv", data))


def test_a_column_that_is_not_there() -> None:
    with pytest.raises(ArticleError, match="no column named words"):
        list(read_bytes("file", parquet_of([{"text": TEXT}]), NAMED))


def test_a_table_of_a_database(tmp_path: Path) -> None:
    """It is read where it lies and not changed; bytes and numbers in cells are texts, too."""
    path = tmp_path / "other.db"
    path.write_bytes(sqlite_of(STORIES, [
        STORY, ("insert into stories values (?, ?, ?, ?)", ("B", TEXT.encode(), 5, None)),
    ]))  # fmt: skip
    before = path.read_bytes()
    first, second = read_sources([str(path)])
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.text, first.title, first.published, first.url) == (TEXT, *FACTS)
    assert second.text == TEXT
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["other.db"]


TWO = "create table one (text, title); create table two (text, title); create view seen as select * from two;"


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (None, "several tables may hold articles (one, two); --table names one"),
        ("three", "the database has no table three (one, two)"),
        ("two", FIRST),
        ("seen", FIRST),
        ('t"; drop table two', "the database has no table"),
    ],
    ids=["none", "unknown", "table", "view", "injection"],
)
def test_the_table_that_a_user_names(table: str | None, found: str) -> None:
    data = sqlite_of(TWO, [("insert into two values (?, ?)", (f"{FIRST}\n\n{SECOND}", "A"))])
    try:
        (read,) = read_bytes("a.db", data, Wanted(table=table))
    except ArticleError as error:
        assert str(error).startswith(found)
    else:
        assert isinstance(read, Article) and read.text.startswith(found)


def test_our_own_database_is_no_source() -> None:
    script = "".join(
        f"create table {n} (text);" for n in ("articles", "quotes", "mentions", "corrections")
    )
    with pytest.raises(ArticleError, match="quotes reprocess"):
        list(read_bytes("a.db", sqlite_of(script)))


def test_names_of_tables_and_columns_are_quoted() -> None:
    script = 'create table "odd "" name" ("text", "title ""x"" (1)");'
    rows = [('insert into "odd "" name" values (?, ?)', (TEXT, "A"))]
    (found,) = read_bytes("a.db", sqlite_of(script, rows))
    assert isinstance(found, Article) and found.text == TEXT


def test_without_the_library_one_sentence(without: Callable[[str], None]) -> None:
    data = parquet_of([ROW])
    without("pyarrow")
    with pytest.raises(ArticleError) as error:
        list(read_bytes("a.parquet", data))
    assert str(error.value) == MISSING
