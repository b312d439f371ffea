"""`quotes ingest --watch`, `--retry`, `--feeds` and `--log json`, over folders and a site of our own."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_utils import Database

from quotes.cli import cli
from quotes.commands import watch as watching
from quotes.commands.runs import Options
from quotes.db.storage.failures import backed_off
from quotes.engines import local
from quotes.model import Article, Extraction

TEXT = "The port of Ayla will close in May, the harbour minister said on Friday after the storm. "


class Site(BaseHTTPRequestHandler):
    """A feed with one whole entry and one that is a summary of a page."""

    status = 200
    asked: tuple[tuple[str, int], ...] = ()

    def do_GET(self) -> None:
        known = self.headers.get("If-None-Match") == '"1"' and self.path == "/feed"
        status = 404 if self.path == "/robots.txt" else 304 if known else self.status
        Site.asked = (*Site.asked, (self.path, status))
        self.send_response(status)
        self.send_header("ETag", '"1"')
        self.end_headers()
        if status != 304:
            self.wfile.write(self.answer().encode())

    def answer(self) -> str:
        if self.path != "/feed":
            return f"<html><body><article><h1>Ayla</h1><p>{TEXT * 4}</p></article></body></html>"
        page = f"http://{self.headers['Host']}/page"
        return (
            '<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>Herald</title><item><title>One</title><guid>one</guid><c:encoded>{TEXT * 2}"
            f"</c:encoded></item><item><title>Two</title><link>{page}</link>"
            f"<description>{TEXT}</description></item></channel></rss>"
        )

    def log_message(self, *_: object) -> None:
        """Keep still."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Site, "asked", ())
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_extract", lambda article: Extraction(article, ()))


def ingest(*arguments: str | Path, status: int = 0) -> Result:
    result = CliRunner().invoke(cli, ["ingest", *map(str, arguments)])
    assert result.exit_code == status, (result.output, result.exception)
    return result


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    past = time.time() - 60
    os.utime(folder / name, (past, past + len(text) / 1000))


def test_a_folder_is_watched(db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    steps = iter((lambda: put(folder, "a.txt", TEXT), lambda: put(folder, "b.txt", TEXT + "So."),
                  lambda: None, lambda: put(folder, "a.txt", TEXT + "And more."),
                  lambda: (folder / "c.txt").write_text(TEXT + "Just now.")))  # fmt: skip
    watching.watch(db, (str(folder),), Options(silent=True), 9.0, rounds=6,
                   sleep=lambda seconds: next(steps)())  # fmt: skip
    rows = db.execute("select source, current from articles order by id").fetchall()
    assert [(Path(name).name, current) for name, current in rows] == [
        ("a.txt", 0), ("b.txt", 1), ("a.txt", 1),
    ]  # fmt: skip
    runs = db.execute("select command, articles from runs").fetchall()
    assert runs == [("watch", 1)] * 3


def test_a_feed_is_asked_for_what_is_new(
    db: Database, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = f"{site}/feed"
    options = Options(silent=True, allow_private=True)

    def later(_: float) -> None:
        db.execute("update _watched set due = '2000-01-01T00:00:00Z'")
        db.conn.commit()

    watching.watch(db, (feed,), options, 300.0, rounds=2, sleep=later)
    paths = [asked for asked in Site.asked if asked[0] != "/robots.txt"]
    assert paths == [("/feed", 200), ("/page", 200), ("/feed", 304)]
    sources = [row[0] for row in db.execute("select source from articles order by id")]
    assert sources == [f"{feed}#one", f"{site}/page"]
    monkeypatch.setattr(Site, "status", 503)
    db.execute("delete from _watched")
    watching.watch(db, (feed,), options, 300.0, rounds=1)
    watching.watch(db, (feed,), options, 300.0, rounds=1)
    assert Site.asked[-1] == ("/feed", 503) and len(Site.asked) == 6
    row = next(db.query("select * from failures"))
    assert row["source"] == feed and row["tries"] == 1 and "503" in row["reason"] and row["due"]


def test_a_list_of_feeds_and_events_as_json(tmp_path: Path, site: str) -> None:
    listed = tmp_path / "feeds.txt"
    listed.write_text(f"# ours\n{site}/page # a page\n\n{site}/feed\n")
    put(tmp_path, "bad.txt", "1 2 3")
    path = tmp_path / "a.db"
    result = ingest(path, "--feeds", listed, tmp_path / "bad.txt", "--allow-private", "--log",
                    "json", status=1)  # fmt: skip
    events = [json.loads(line) for line in result.stderr.splitlines()]
    assert [e["event"] for e in events] == ["failed", "stored", "stored", "stored", "finished"]
    assert events[0]["reason"] == "the text has no words" and events[0]["after"] is None
    assert events[-1]["articles"] == 3 and events[-1]["failures"] == 1
    assert all(e["time"].endswith("Z") for e in events) and result.stdout == ""


def test_a_failure_is_tried_again_when_it_is_due(
    tmp_path: Path, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    monkeypatch.setattr(Site, "status", 403)
    ingest(path, f"{site}/page", "--allow-private", "--silent", status=1)
    assert "0 articles stored" in ingest(path, "--retry", "--allow-private").stderr
    db = Database(path)
    db.execute("update failures set due = '2000-01-01T00:00:00Z'")
    db.conn.commit()
    monkeypatch.setattr(Site, "status", 200)
    assert "1 articles stored" in ingest(path, "--retry", "--allow-private").stderr
    assert not db["failures"].count


def test_a_run_that_is_cut_off_keeps_its_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def extract(article: Article) -> Extraction:
        if article.source.endswith("b.txt"):
            raise KeyboardInterrupt
        return Extraction(article, ())

    monkeypatch.setattr(local, "_extract", extract)
    for name in "ab":
        put(tmp_path, f"{name}.txt", TEXT + name)
    ingest(tmp_path / "a.db", tmp_path, status=1)
    row = next(Database(tmp_path / "a.db").query("select * from runs"))
    assert (row["articles"], row["finished"], row["command"]) == (1, None, "ingest")
    assert row["seconds"] > 0 and json.loads(row["versions"])["python"]


@pytest.mark.parametrize(
    ("seconds", "tries", "wait"),
    [(60, 1, 60), (60, 3, 240), (60, 99, 21600), (30000, 5, 30000)],
)
def test_back_off(seconds: float, tries: int, wait: float) -> None:
    assert backed_off(seconds, tries) == wait


@pytest.mark.parametrize(
    "arguments", [("--watch", "-"), ("--feeds", "no-such"), ("--every", "0", "x")]
)
def test_wrong_use_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert "Traceback" not in ingest(tmp_path / "a.db", *arguments, status=2).stderr
