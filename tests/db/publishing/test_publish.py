"""The public edition: what is left of a database, and that it is served."""

from __future__ import annotations

import json
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result
from datasette.app import Datasette
from invented import ILVA, TOBEN, said
from sqlite_utils import Database

from quotes.cli import cli
from quotes.commands.serve import arguments_for
from quotes.db.claims.tracking import track
from quotes.db.corrections import actions
from quotes.db.corrections.actions import By
from quotes.db.corrections.claim_words import Outcome, judge_claim
from quotes.db.publishing.public import PUBLIC
from quotes.db.schema.opening import open_database
from quotes.db.storage.store import start_run, store_extraction
from quotes.errors import DatabaseError
from quotes.model import Article, Extraction

TEXT = """Ferry fares

Unquoted beginnings mention the gullwing hangar. “The ferry stays free,” Ilva Marrow said on the quay.
The gullwing ledger was never opened. Nobody asked about gullwing numbers, and nobody answered either.

Mayor Toben Quill said the bridge would open in May. Afterwards the gullwing band played until dusk.
"""
AGAIN = "Toben Quill said the bridge would open in May. A gullwing sang.\n"
SECRETS = (
    "gullwing", "/srv/", "newsroom", "hunter2", "confided", "unsure-draft", "inga.desk", "whispered",
    "feeds.txt", "lost.txt",
)  # fmt: skip


def stored(db: Database, text: str, source: str, url: str | None, *found: Any) -> None:
    article = Article(source, text, title="Ferry fares", published="2026-03-01", url=url)
    run = start_run(db, "0.1", models="/srv/newsroom/models")
    store_extraction(db, Extraction(article, found, (ILVA, TOBEN), words=40), run)


@pytest.fixture
def full(db: Database) -> Database:
    ferry = said(TEXT, "The ferry stays free,", "Ilva Marrow", ILVA, kind="direct")
    bridge = said(TEXT, "the bridge would open in May", "Mayor Toben Quill", TOBEN)
    stored(
        db, TEXT, "/srv/newsroom/a/story.txt", "https://desk:hunter2@ayla.example/a", ferry, bridge
    )
    again = said(AGAIN, "the bridge would open in May", "Toben Quill", TOBEN)
    stored(db, AGAIN, "/srv/newsroom/b/story.txt", None, again)
    by = By("inga.desk", "a caller confided it")
    actions.rename(db, "toben-quill", "Tobias Quill", by)
    actions.assign(db, "1", "ilva-marrow", by)
    checked = Outcome("checked", "true", "whispered by a caller", None)
    judge_claim(db, 1, checked, who="Ona Bell", why="confided")
    judge_claim(
        db, 2, Outcome("to check", "unsure-draft", "whispered", None), who="inga.desk", why=""
    )
    track(db)
    db["failures"].insert({"key": "f", "source": "/srv/newsroom/lost.txt", "reason": "no newsroom",
                           "tries": 1, "first": "2026", "last": "2026"})  # fmt: skip
    db.execute("insert into _watched values ('/srv/newsroom/feeds.txt', '{}', null)")
    db.conn.commit()
    return db


def publish(path: Path, out: Path, *more: str) -> Result:
    return CliRunner().invoke(cli, ["publish", str(path), str(out), *more])


@pytest.fixture
def out(full: Database, path: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "edition"
    made = publish(path, folder, "--url", "https://quotes.example/")
    assert made.exit_code == 0, made.output
    assert "2 articles, 3 quotes" in made.output
    return folder


async def site_of(out: Path) -> Datasette:
    site = Datasette(config_dir=out)
    await site.invoke_startup()
    return site


@pytest.mark.parametrize("secret", SECRETS)
def test_the_whole_database_has_what_the_edition_must_not(
    full: Database, path: Path, secret: str
) -> None:
    full.execute("pragma wal_checkpoint(truncate)")
    assert secret.encode() in path.read_bytes()


def test_nothing_private_is_left_in_any_byte(out: Path, tmp_path: Path) -> None:
    for file in out.iterdir():
        data = file.read_bytes()
        found = [each for each in (*SECRETS, str(tmp_path)) if each.encode() in data]
        assert found == [], file.name
    with closing(sqlite3.connect(out / "quotes.db")) as db:
        assert db.execute("pragma freelist_count").fetchone() == (0,)
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
        assert db.execute("pragma journal_mode").fetchone() == ("delete",)
        sql = "select count(*) from articles_fts where articles_fts match ?"
        assert db.execute(sql, ["gullwing"]).fetchone() == (0,)
        assert db.execute(sql, ["quay"]).fetchone() == (1,)


def test_offsets_hold_in_what_is_left(out: Path) -> None:
    db = Database(out / "quotes.db")
    rows = list(db.query(
        "select q.text, q.spans, q.cue, q.cue_spans, a.text as article from quotes q"
        " join articles a on a.id = q.article"
    ))  # fmt: skip
    assert len(rows) == 3
    for row in rows:
        for text, spans in ((row["text"], row["spans"]), (row["cue"], row["cue_spans"])):
            assert [row["article"][a:b] for a, b in json.loads(spans)] == [text]
    assert len(rows[0]["article"]) == len(TEXT)
    assert rows[0]["article"].split("\n\n")[0].strip() == "Ferry fares"[:0]


def test_two_files_of_one_name_stay_two(out: Path) -> None:
    rows = list(Database(out / "quotes.db")["articles"].rows)
    assert [row["source"] for row in rows] == ["story.txt", "story.txt (2)"]
    assert rows[0]["url"] == "https://ayla.example/a"


def test_only_finished_verdicts_are_told(out: Path) -> None:
    rows = list(Database(out / "quotes.db")["claims"].rows)
    told = {(row["status"], row["rating"], row["reviewer"], row["note"]) for row in rows}
    assert told == {("checked", "true", "Ona Bell", None), ("new", None, None, None)}


def test_corrections_have_no_author_and_no_reason(out: Path) -> None:
    rows = list(Database(out / "quotes.db")["corrections"].rows)
    assert [row["action"] for row in rows] == ["rename", "assign"]
    assert {(row["who"], row["why"]) for row in rows} == {(None, None)}
    assert "source" not in json.loads(rows[1]["payload"])["quote"]


def test_every_column_that_is_public_is_there(db: Database) -> None:
    for table, names in PUBLIC.items():
        assert set(names.split()) <= set(db[table].columns_dict), table


@pytest.fixture
def ferries(db: Database, path: Path, tmp_path: Path) -> Path:
    """An edition of two quotes of one topic, and two that count no more."""
    said_of = ("ferry fares are high", "ferry fares will fall", "gullwing hangar is full",
               "gullwing hangar is gone")  # fmt: skip
    for number, words in enumerate(f"the {each}" for each in said_of):
        text = f"Ilva Marrow said {words}.\n"
        url = f"https://ayla.example/{number}"
        stored(db, text, url, url, said(text, words, "Ilva Marrow", ILVA))
    # As if their articles were gone.
    db.execute("update quotes set current = 0 where text like '%gullwing%'")
    db.conn.commit()
    assert db.execute("select 1 from _topics where words = 'gullwing hangar'").fetchone()
    assert publish(path, tmp_path / "edition").exit_code == 0
    return tmp_path / "edition"


async def test_topics_of_published_quotes_are_kept(ferries: Path) -> None:
    edition = Database(ferries / "quotes.db")
    assert edition.execute("select quotes from _topics where words = 'ferry fares'").fetchone() == (
        2,
    )
    orphans = "select 1 from _quote_topics where quote not in (select id from quotes where current)"
    assert edition.execute(orphans).fetchone() is None
    assert not list(edition.query("select 1 from _topics where words like '%gullwing%'"))
    assert edition["_topics_due"].count == edition["_topics_model"].count == 0
    site = await site_of(ferries)
    found = (await site.client.get("/-/claims.json?topic=ferry+fares&sort=worth")).json()
    assert len(found["claims"]) == 2
    page = (await site.client.get(f"/-/claims/{found['claims'][0]['claim']}")).text
    assert '<a href="/-/claims?topic=ferry+fares">ferry fares</a>' in page


def test_a_column_that_nobody_named_is_private(full: Database, path: Path, tmp_path: Path) -> None:
    full.execute("alter table quotes add column memo text")
    full.execute("create table _reports (id integer primary key, words text)")
    full.execute("create virtual table _notes using fts5(words)")
    full.execute("update quotes set memo = 'backroom'")
    full.execute("insert into _reports (words) values ('backroom')")
    full.execute("insert into _notes values ('backroom')")
    full.conn.commit()
    assert publish(path, tmp_path / "edition").exit_code == 0
    assert b"backroom" not in (tmp_path / "edition" / "quotes.db").read_bytes()


async def test_the_pages_work(out: Path) -> None:
    site = await site_of(out)
    assert not site.get_database("quotes").is_mutable
    db = Database(out / "quotes.db")
    key = next(db["articles"].rows)["key"]
    page = (await site.client.get(f"/-/articles/{key}")).text
    assert "The ferry stays free" in page and "Only the sentences around its quotes" in page
    assert "open in May" in page and "the bridge" in page
    paths = ["/", "/-/search?q=ferry", "/-/speakers", "/-/claims", "/-/articles", "/llms.txt",
             "/quotes/quotes?_search=ferry", "/quotes/articles.json", "/quotes/least_sure",
             "/-/verify?text=the+bridge+would+open+in+May", "/robots.txt", "/sitemap.xml",
             "/-/reconcile/suggest/entity?prefix=to", "/-/openapi.json"]  # fmt: skip
    paths += [f"/-/quotes/{row['key']}" for row in db["quotes"].rows]
    paths += [f"/-/claims/{row['key']}" for row in db["claims"].rows]
    paths += [f"/-/speakers/{row['slug']}" for row in db["speakers"].rows]
    for path in paths:
        response = await site.client.get(path)
        assert response.status_code == 200, (path, response.text)
        assert not any(secret in response.text for secret in SECRETS), path
    found = (await site.client.get("/-/search.json?q=ferry")).json()["quotes"][0]
    assert (found["before"], found["after"]) == ("“", "” Ilva Marrow said on the quay.")
    quote = (await site.client.get(f"/-/quotes/{found['key']}.json")).json()
    assert quote["original"].endswith("#:~:text=The%20ferry%20stays%20free%2C")
    refused = await site.client.get("/quotes?sql=select+1")
    assert refused.status_code == 403


def test_the_folder_says_how_it_is_served(out: Path) -> None:
    inspected = json.loads((out / "inspect-data.json").read_text(encoding="utf-8"))
    assert inspected["quotes"]["file"] == "quotes.db"
    assert inspected["quotes"]["tables"]["quotes"]["count"] == 3
    metadata = json.loads((out / "metadata.json").read_text(encoding="utf-8"))
    assert metadata["databases"]["quotes"]["tables"]["_edition"] == {"hidden": True}
    docker = (out / "Dockerfile").read_text(encoding="utf-8")
    assert '"datasette<0.66,>=0.65.5"' in docker and '"$QUOTES"' in docker and "torch" not in docker
    assert "quotes serve ." in (out / "README.md").read_text(encoding="utf-8")
    robots = (out / "robots.txt").read_text(encoding="utf-8")
    assert (
        "Sitemap: https://quotes.example/sitemap.xml" in robots and "Disallow: /quotes\n" in robots
    )
    index = (out / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://quotes.example/sitemap-articles-1.xml</loc>" in index
    articles = (out / "sitemap-articles-1.xml").read_text(encoding="utf-8")
    assert articles.count("<loc>https://quotes.example/-/articles/") == 2
    assert "<lastmod>2026-03-01</lastmod>" in articles


async def test_the_site_makes_the_same_sitemap(out: Path) -> None:
    site = await site_of(out)
    for name in ("sitemap.xml", "sitemap-articles-1.xml", "sitemap-speakers-1.xml", "robots.txt"):
        live = (await site.client.get(f"/{name}")).text
        assert live.replace("http://localhost", "https://quotes.example") == (out / name).read_text(
            "utf-8"
        )
    assert (await site.client.get("/sitemap-articles-2.xml")).status_code == 404


def test_what_serve_opens(out: Path, path: Path, tmp_path: Path) -> None:
    assert arguments_for(out, ("-p", "1"))[:2] == ["serve", str(out)]
    assert arguments_for(out / "quotes.db", ("-p", "1"))[:2] == ["serve", str(out)]
    alone = tmp_path / "alone.db"
    alone.write_bytes((out / "quotes.db").read_bytes())
    assert arguments_for(alone, ("-p", "1"))[:3] == ["serve", "-i", str(alone)]
    assert arguments_for(path, ("-p", "1"))[:2] == ["serve", str(path)]


def test_an_edition_is_only_served(out: Path) -> None:
    with pytest.raises(DatabaseError, match="public edition"):
        open_database(out / "quotes.db", create=False)


@pytest.mark.parametrize("module", ["datasette", "quotes.cli"])
def test_both_programs_serve_it(out: Path, module: str) -> None:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    start = "from quotes.cli import main; main()" if module == "quotes.cli" else (
        "from datasette.cli import cli; cli()"
    )  # fmt: skip
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    command = [sys.executable, "-c", start, "serve", str(out), "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            assert b"The ferry stays free" in answer(
                f"http://127.0.0.1:{port}/-/search.json?q=ferry"
            )
        finally:
            server.terminate()
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def answer(address: str) -> bytes:
    """What a server says that may still be starting."""
    for _ in range(200):
        try:
            with urlopen(address) as response:
                return bytes(response.read())
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address}")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ((), "is there already; name a new folder."),
        (("--url", "quotes.example"), "is no address of a site"),
    ],
    ids=["not empty", "no address"],
)
def test_what_is_refused(
    full: Database, path: Path, tmp_path: Path, more: tuple[str, ...], message: str
) -> None:
    out = tmp_path / "taken"
    out.mkdir()
    if not more:
        (out / "mine.txt").write_text("mine", encoding="utf-8")
    made = publish(path, out, *more)
    assert made.exit_code == 1 and message in made.output and made.output.count("\n") == 1
    assert sorted(file.name for file in tmp_path.iterdir() if file.name[0] == ".") == []
    assert [file.name for file in out.iterdir()] == ([] if more else ["mine.txt"])


def test_a_failure_leaves_nothing(
    full: Database, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: Any) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("quotes.db.publishing.rows._corrections", full_disk)
    made = publish(path, tmp_path / "edition")
    assert made.exit_code == 1 and "Traceback" not in made.output
    assert {file.name for file in tmp_path.iterdir()} <= {
        "quotes.db",
        "quotes.db-wal",
        "quotes.db-shm",
    }


def test_an_empty_folder_is_taken(full: Database, path: Path, tmp_path: Path) -> None:
    (tmp_path / "edition").mkdir()
    assert publish(path, tmp_path / "edition").exit_code == 0
    assert (tmp_path / "edition" / "quotes.db").exists()
