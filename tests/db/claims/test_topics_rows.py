"""Topics come from the quotes, follow them, and choose among the claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from invented import ILVA, TOBEN, print_it
from sqlite_utils import Database

from quotes.cli import cli
from quotes.db.claims import tracking
from quotes.db.claims.reading import list_claims
from quotes.db.claims.topics import index_topics, list_topics, topics_of
from quotes.db.claims.tracking import track
from quotes.db.schema.opening import open_database

DUES = "The harbour dues rose by 40 percent last year"
OTHER = "Nobody can tell me what the harbour dues are good for"
BRIDGE = "The bridge to Sandrey stays closed until spring"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "q.db"
    db = open_database(path)
    for number, (words, who) in enumerate(((DUES, ILVA), (OTHER, TOBEN), (BRIDGE, ILVA))):
        print_it(db, words, who, f"https://n.example/{number}", f"2025-01-0{number + 1}")
    db.close()
    return path


def test_topics_follow_the_quotes(path: Path) -> None:
    db = open_database(path)
    (topic,) = list_topics(db)
    assert (topic["topic"], topic["claims"], topic["speakers"]) == ("harbour dues", 2, 2)
    assert index_topics(db) == 0
    counts = "select words, quotes from _topics order by words"
    before = db.execute(counts).fetchall()
    db.execute("update quotes set current = 0 where text = ?", [OTHER])
    assert list_topics(db) == []
    db.execute("update quotes set current = 1 where text = ?", [OTHER])
    assert index_topics(db) == 1 and db.execute(counts).fetchall() == before
    assert _counted(db)


def test_who_only_reads_has_the_topics(path: Path) -> None:
    db = open_database(path)
    assert db["_topics_due"].count == 0 and topics_of(db, 1) == ["harbour dues"]
    db.execute("update quotes set current = 0 where text = ?", [OTHER])
    track(db)
    assert topics_of(db, 1) == [] and _counted(db)


def test_one_more_article_does_not_wait_for_all(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = open_database(path)
    monkeypatch.setattr(tracking, "ABREAST", 2)
    db.execute("update _topics_model set model = 'older'")
    db.conn.commit()
    print_it(
        db, "The bridge to Sandrey is an old bridge", TOBEN, "https://n.example/9", "2025-02-01"
    )
    assert db["_topics_due"].count == 2
    track(db)
    assert db["_topics_due"].count == 0 and _counted(db)


def _counted(db: Database) -> bool:
    sql = "select 1 from _topics t where quotes != (select count(*) from _quote_topics where topic = t.id)"
    return db.execute(sql).fetchone() is None


def test_claims_of_a_topic_by_worth(path: Path) -> None:
    db = open_database(path)
    rows = list_claims(db, topic="the harbour dues", by_worth=True)
    assert [row["text"] for row in rows] == [DUES, OTHER]
    assert rows[0]["worth"] > rows[1]["worth"]
    assert list_claims(db, topic="lorries") == []


def test_the_commands(path: Path) -> None:
    def run(*args: str) -> str:
        found = CliRunner().invoke(cli, ["claims", str(path), *args])
        assert found.exit_code == 0, found.output
        return found.output

    assert "harbour dues" in run("topics")
    rows = json.loads(run("list", "--topic", "harbour dues", "--format", "json"))
    assert {row["text"] for row in rows} == {DUES, OTHER}
    shown = json.loads(run("show", rows[0]["claim"], "--format", "json"))
    assert shown["topics"] == ["harbour dues"]
    assert "topics: harbour dues" in run("show", rows[0]["claim"])
