"""`quotes ingest --as statements`: what came with its speaker, beside what is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_utils import Database

from quotes.cli import cli
from quotes.db.storage.statements import entity_of

ROWS = [
    {"text": "We counted every single boat in the old harbour.", "speaker": "Prime Minister Ilva Marrow",
     "date": "2025-11-02", "source": "Session 4", "url": "https://records.example/4"},
    {"text": "Thank you.", "speaker": "Ilva Marrow", "date": "2025-11-02", "source": "Session 4"},
    {"text": "Thank you.", "speaker": "Toben Quill", "date": "2025-11-02", "source": "Session 4"},
    {"text": "", "speaker": "Toben Quill"},
]  # fmt: skip


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "session.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)), "utf-8")
    return str(path)


def test_statements_are_stored_once_and_bad_rows_told_of(
    harbour: Database, path: Path, file: str
) -> None:
    first = run("ingest", str(path), file, "--as", "statements")
    assert first.exit_code == 1
    assert f"{file}#4: it has no text" in first.output
    assert "3 statements stored, 0 known already, 3 quotes added, 1 failed" in first.output
    again = run("ingest", str(path), file, "--as", "statements")
    assert "0 statements stored, 3 known already, 0 quotes added, 1 failed" in again.output
    rows = harbour.query("select kind, count(*) as n from articles group by kind order by kind")
    assert [tuple(row.values()) for row in rows] == [("article", 1), ("statement", 3)]


def test_speakers_are_those_of_the_articles(harbour: Database, path: Path, file: str) -> None:
    before = harbour["speakers"].count
    run("ingest", str(path), file, "--as", "statements")
    assert harbour["speakers"].count == before
    sql = "select q.speaker_name from quotes q join articles a on a.id = q.article where a.kind = 'statement'"
    names = [row[0] for row in harbour.execute(sql).fetchall()]
    assert names == ["Ilva Marrow", "Ilva Marrow", "Toben Quill"]


def test_verify_and_claims_say_that_it_is_on_record(
    harbour: Database, path: Path, file: str
) -> None:
    run("ingest", str(path), file, "--as", "statements")
    words = ROWS[0]["text"]
    shown = run("verify", str(path), words, "--speaker", "Ilva Marrow").output
    assert shown.startswith("authentic")
    assert f"On record: “{words}” Ilva Marrow (Session 4, records.example, 2025-11-02)" in shown
    nothing = run("verify", str(path), "My aunt keeps nine lighthouses in her garden").output
    assert "9 quotes in 1 articles and 3 statements on record" in nothing
    (row,) = json.loads(
        run("claims", str(path), "list", "--search", "single boat", "--format", "json").output
    )
    assert "(on record, records.example, 2025-11-02)" in run(
        "claims", str(path), "show", row["claim"]
    ).output  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "read"),
    [
        ("SENATOR ILVA MARROW", "person", "Ilva Marrow"),
        ("Ms Ilva Marrow", "person", "Ilva Marrow"),
        ("Sorrel Harbour Council", "organization", "Sorrel Harbour Council"),
        ("the Speaker", "unnamed_person", "the Speaker"),
    ],
)
def test_who_a_record_names(name: str, kind: str, read: str) -> None:
    entity = entity_of(name)
    assert (entity.kind, entity.name) == (kind, read)
