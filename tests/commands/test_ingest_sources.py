"""`quotes ingest` and what its sources do: a page that is gone, odd names, faults of one article."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quotes.cli import cli
from quotes.clock import HAS_TIMER
from quotes.engines import local
from quotes.model import Article, Extraction
from quotes.reading.readers.texts import TextReader

TEXT = "The port of Ayla will close in May, the harbour minister said on Friday after the storm. "
PAGE = f"<html><body><article><h1>Port Ayla</h1><p>{TEXT * 3}</p></article></body></html>"


class Site(BaseHTTPRequestHandler):
    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(PAGE.encode() if self.status == 200 else PAGE.replace("M", "N").encode())

    def log_message(self, *_: object) -> None:
        """Keep still."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/ayla"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is found in any article, but one that says so ends in a fault."""

    def extract(article: Article) -> Extraction:
        if "assertion" in article.text:
            raise AssertionError("a bug\nof ours")
        return Extraction(article, (), ())

    monkeypatch.setattr(local, "_extract", extract)


def ingest(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli, ["ingest", "--silent", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def stored(path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as db:
        return db.execute("select source, text, current from articles").fetchall()


@pytest.mark.parametrize("status", [403, 404, 410, 429, 500, 503])
def test_a_page_that_is_not_given_replaces_nothing(
    tmp_path: Path, site: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ingest(tmp_path / "a.db", site, "--allow-private").exit_code == 0
    before = stored(tmp_path / "a.db")
    assert [(row[0], row[2]) for row in before] == [(site, 1)]
    monkeypatch.setattr(Site, "status", status)
    again = ingest(tmp_path / "a.db", site, "--allow-private")
    assert again.exit_code == 1 and f"({status} " in again.stderr
    assert again.stderr.count("\n") == 1 and stored(tmp_path / "a.db") == before


def test_this_machine_needs_a_word(tmp_path: Path, site: str) -> None:
    result = ingest(tmp_path / "a.db", site)
    assert result.exit_code == 1 and "--allow-private" in result.stderr


def test_bad_sources_cost_one_line_each(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text("The assertion failed in the hall, the speaker said on Friday.")
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT + "So it was.")
    (folder / "c.json").write_text("{" * 100_000)
    result = ingest(tmp_path / "a.db", folder, folder / "c.json", "n" * 5000)
    assert result.exit_code == 1
    reasons = sorted(line.rsplit(": ", 1)[1] for line in result.stderr.splitlines())
    assert len(reasons) == 3 and reasons[1] == "file name too long", reasons
    assert "AssertionError('a bug\\nof ours')" in result.stderr
    assert [str(row[0])[-9:] for row in stored(tmp_path / "a.db")] == ["les/a.txt", "f\\xe9.txt"]


def test_a_fault_in_storing_costs_its_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number too large for SQLite, as one example of what a bug could give."""

    def extract(article: Article) -> Extraction:
        return Extraction(article, (), (), words=2**70 if article.source.endswith("a.txt") else 1)

    monkeypatch.setattr(local, "_extract", extract)
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name}")
    result = ingest(tmp_path / "a.db", tmp_path)
    assert result.exit_code == 1 and result.stderr.count("\n") == 1
    assert [str(row[0])[-5:] for row in stored(tmp_path / "a.db")] == ["b.txt"]


@pytest.mark.skipif(not HAS_TIMER, reason="the system has no such timer")
def test_an_article_that_takes_too_long_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was stored of it before stays, a reader's time counts too, and the rest is done."""

    def extract(article: Article) -> Extraction:
        return forever() if "edited" in article.text else Extraction(article, (), ())

    def forever() -> Extraction:
        while True:
            pass

    def read(self: TextReader, name: str, data: bytes) -> Iterator[Article]:
        if name.endswith("c.txt"):
            forever()
        yield Article(name, data.decode())

    monkeypatch.setattr(local, "_extract", extract)
    monkeypatch.setattr(TextReader, "read", read)
    for name in "acd":
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name}")
    ingest(tmp_path / "a.db", tmp_path / "a.txt")
    (tmp_path / "a.txt").write_text(f"{TEXT} edited")
    result = ingest(tmp_path / "a.db", tmp_path, "--time-limit", "0.2")
    assert result.exit_code == 1
    told = "it took more than 0.2 seconds of processor time (see --time-limit)"
    assert result.stderr == "".join(f"{tmp_path / name}.txt: {told}\n" for name in "ac")
    assert [str(row[0])[-5:] for row in stored(tmp_path / "a.db")] == ["a.txt", "d.txt"]
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        assert db.execute("select count(*) from articles where text like '%edited'").fetchone() == (
            0,
        )
        assert db.execute("select failures from runs order by id").fetchall() == [(0,), (2,)]


def test_damage_of_the_database_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    ingest(tmp_path / "a.db", tmp_path / "a.txt")
    with sqlite3.connect(tmp_path / "a.db") as db:
        db.execute("pragma wal_checkpoint(truncate)")
    db.close()
    whole = (tmp_path / "a.db").read_bytes()
    for place in range(100, len(whole), len(whole) // 40):
        path = tmp_path / f"{place}.db"
        path.write_bytes(whole[:place] + b"\xff\x00\x81" * 400 + whole[place + 1200 :])
        (tmp_path / "a.txt").write_text(f"{TEXT} {place}")
        result = ingest(path, tmp_path / "a.txt")
        assert result.exit_code in (0, 1) and len(result.stderr.splitlines()) <= 1, result.stderr


def test_a_copy_is_no_second_article(tmp_path: Path) -> None:
    db, folder = tmp_path / "q.db", tmp_path / "n"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    ingest(db, folder)
    (folder / "copy.txt").write_text(TEXT)
    told = CliRunner().invoke(cli, ["ingest", str(db), str(folder)]).stderr
    assert "0 articles stored, 2 known already" in told
    with sqlite3.connect(db) as read:
        assert read.execute("select count(*) from articles").fetchone() == (1,)
        assert read.execute("select count(*) from article_sources").fetchone() == (2,)


def test_what_is_gone_is_forgotten_until_it_is_back(tmp_path: Path, site: str) -> None:
    db, folder = tmp_path / "q.db", tmp_path / "n"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.txt").write_text(f"{TEXT}{name}")
    ingest(db, folder, site, "--allow-private")

    def current() -> set[str]:
        with sqlite3.connect(db) as read:
            rows = read.execute("select source from articles where current").fetchall()
        return {Path(source).name for (source,) in rows}

    assert current() == {"a.txt", "b.txt", "ayla"}
    (folder / "a.txt").rename(tmp_path / "kept")
    assert ingest(db, folder).exit_code == 0 and current() == {"a.txt", "b.txt", "ayla"}
    told = CliRunner().invoke(cli, ["ingest", str(db), str(folder), "--forget-missing"])
    assert told.exit_code == 0 and "1 articles count no more" in told.stderr
    assert current() == {"b.txt", "ayla"}
    (tmp_path / "kept").rename(folder / "a.txt")
    ingest(db, folder)
    assert current() == {"a.txt", "b.txt", "ayla"}
    Site.status = 404
    try:
        assert ingest(db, site, "--allow-private", "--forget-missing").exit_code == 1
    finally:
        Site.status = 200
    assert current() == {"a.txt", "b.txt"}
    (folder / "b.txt").unlink()
    assert ingest(db, folder / "b.txt", "--forget-missing").exit_code == 0
    assert current() == {"a.txt"}
    (folder / "a.txt").unlink()
    result = ingest(db, "--forget-missing")
    assert result.exit_code == 1 and "None of the 1 stored files is there" in result.stderr
    assert current() == {"a.txt"} and ingest(db, ".", "--watch", "--forget-missing").exit_code == 2
    ingest(db, site, "--allow-private")
    assert current() == {"a.txt", "ayla"}


def test_a_table_of_another_database_with_named_columns(tmp_path: Path) -> None:
    """What the source says of moment and language is stored, too."""
    other, path = tmp_path / "other.db", tmp_path / "a.db"
    with closing(sqlite3.connect(other)) as db, db:
        db.execute("create table one (text)")
        db.execute("create table two (words, at, lang, no)")
        row = (TEXT * 3, "2026-03-14T08:00:00+01:00", "en-GB", "8")
        db.execute("insert into two values (?, ?, ?, ?)", row)
    result = ingest(path, other)
    assert result.exit_code == 1 and "no column named words" not in result.stderr
    columns = ("--column", "text=words", "--column", "published=at", "--column", "id=no")
    assert ingest(path, other, "--table", "two", *columns).exit_code == 0
    with closing(sqlite3.connect(path)) as db:
        found = db.execute("select published, published_at, language from articles").fetchall()
    assert found == [("2026-03-14", "2026-03-14T08:00:00+01:00", "en-GB")]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--column", "text"), "write FIELD=NAME"),
        (("--column", "words=text"), "write FIELD=NAME"),
        (("--column", "text=a", "--column", "text=b"), "names text twice"),
        (("--as", "statements", "--table", "a"), "are for articles"),
    ],
    ids=["no-name", "no-field", "twice", "statements"],
)
def test_columns_that_are_wrongly_named(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = ingest(tmp_path / "a.db", "a.csv", *arguments)
    assert result.exit_code == 2 and told in " ".join(result.stderr.split())


@pytest.mark.parametrize("ignored", [False, True], ids=["obeyed", "ignored"])
def test_extract_ignores_robots_when_told(monkeypatch: pytest.MonkeyPatch, ignored: bool) -> None:
    asked: list[bool] = []

    def read(*_: object, ask_robots: bool, **__: object) -> list[Article]:
        asked.append(ask_robots)
        return []

    monkeypatch.setattr("quotes.commands.extract.read_sources", read)
    monkeypatch.setattr("quotes.commands.extract.Pipeline.load", lambda **_: None)
    options = ["--ignore-robots"] if ignored else []
    result = CliRunner().invoke(cli, ["extract", "https://paper.example/a", *options])
    assert result.exit_code == 0 and asked == [not ignored]
