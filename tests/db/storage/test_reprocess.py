"""Stored texts read again: what changed is said, no id is lost, corrections hold, a cut run goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from invented import COUNCIL, ILVA, TEXT, TOBEN, extraction_of, said
from sqlite_utils import Database

from quotes.cli import cli
from quotes.db.corrections import actions
from quotes.db.corrections.actions import By
from quotes.db.storage import reprocess
from quotes.db.storage.articles import stored_article
from quotes.db.storage.store import start_run, store_extraction
from quotes.engines import local
from quotes.model import Article, Attribution, Block, Extraction, Span

OTHER = TEXT + "\nElsewhere."


def later(text: str = TEXT) -> tuple[Attribution, ...]:
    """What another version finds: one gone, one with other bounds, one speaker changed, one new."""
    first, second, third, fourth, _, _ = extraction_of(text).attributions
    bounds = said(text, "was unsafe", "A Harbour Council spokesman", COUNCIL, cue="denied")
    new = said(text, "Harbour dispute deepens", "Mayor Toben Quill", TOBEN)
    del third
    turned = replace(second, speaker=fourth.speaker)
    return (new, first, turned, bounds, fourth)


def extract(article: Article) -> Extraction:
    if "fault" in article.source:
        raise ValueError("a fault")
    found = extraction_of(article.text)
    return Extraction(article, later(article.text), found.entities, found.words)


def keys(db: Database) -> set[str]:
    return {row[0] for row in db.execute("select key from quotes").fetchall()}


@pytest.fixture
def filled(harbour: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    store_extraction(harbour, extraction_of(OTHER, "other.txt"), start_run(harbour, "0.1"))
    monkeypatch.setattr(local, "_extract", extract)
    return harbour


def run(path: Path, *options: str, status: int = 0) -> list[str]:
    result = CliRunner().invoke(cli, ["reprocess", str(path), "--silent", *options])
    assert result.exit_code == status, (result.output, result.exception)
    return result.stdout.splitlines()


def test_what_changed_is_said_and_no_id_is_lost(filled: Database, path: Path) -> None:
    before = keys(filled)
    lines = run(path)
    assert sorted(line.split()[0] for line in lines) == sorted(
        2 * ["added", "gone", "gone", "moved", "speaker"]
    )
    assert sum("“that the pier was unsafe” → “was unsafe”" in line for line in lines) == 2
    assert sum("Ilva Marrow → Toben Quill" in line for line in lines) == 2
    assert before < keys(filled)
    sql = "select o.text, n.text from quotes o join quotes n on n.id = o.successor"
    assert set(filled.execute(sql)) == {("that the pier was unsafe", "was unsafe")}
    assert filled["quotes"].count_where("current") == 10
    row = next(filled.query("select * from runs order by id desc limit 1"))
    assert (row["command"], row["articles"], row["removed"], row["failures"]) == (
        "reprocess", 2, 6, 0,
    )  # fmt: skip
    assert row["finished"] and row["seconds"] >= 0 and "python" in row["versions"]
    assert run(path) == [] and not filled["_before"].count
    assert not filled.execute("pragma foreign_key_check").fetchall()


def test_what_comes_back_has_its_id(
    filled: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = "select id, key, text, speaker_name from quotes where current order by id"
    before = filled.execute(sql).fetchall()
    run(path)
    monkeypatch.setattr(
        local, "_extract", lambda a: replace(extraction_of(a.text, a.source), article=a)
    )
    run(path)
    assert filled.execute(sql).fetchall() == before
    assert filled["quotes"].count_where("retired is not null") == 4


def test_corrections_are_obeyed(filled: Database, path: Path) -> None:
    """On a quote that stays, on one whose bounds moved, and on one that is not found any more."""
    by = By("ana", "heard it")
    for words in ("We counted every boat", "that the pier was unsafe", "money was short"):
        sql = "select key from quotes where text = ? and article = 1"
        (quote,) = filled.execute(sql, [words]).fetchone()
        actions.assign(filled, str(quote), "Toben Quill", by)
    run(path)
    sql = (
        "select text from quotes where current and article = 1 and correction is not null"
        " and speaker_name = 'Toben Quill' order by start"
    )
    assert [row[0] for row in filled.execute(sql)] == [
        "We counted every boat", "was unsafe", "money was short",
    ]  # fmt: skip


def test_a_run_that_was_cut_off_goes_on(
    filled: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(article: Article) -> Extraction:
        if article.source == "other.txt":
            raise KeyboardInterrupt
        return extract(article)

    monkeypatch.setattr(local, "_extract", cut)
    run(path, status=1)
    assert filled["_reprocessed"].count == 1
    seen: list[str] = []

    def noted(article: Article) -> Extraction:
        seen.append(article.source)
        return extract(article)

    monkeypatch.setattr(local, "_extract", noted)
    lines = run(path)
    assert seen == ["other.txt"] and len(lines) == 10
    assert filled["runs"].count_where("command = 'reprocess'") == 1


def test_a_fault_of_one_article_leaves_its_quotes(filled: Database, path: Path) -> None:
    text = TEXT + "\nA third place."
    store_extraction(filled, extraction_of(text, "fault.txt"), start_run(filled, "0.1"))
    sql = "select count(*) from quotes q join articles a on a.id = q.article where q.current"
    run(path, status=1)
    assert filled.execute(f"{sql} and a.source = 'fault.txt'").fetchone() == (6,)


def test_older_versions_keep_what_they_had(filled: Database, path: Path) -> None:
    newer = TEXT + "\nMore."
    store_extraction(filled, extraction_of(newer), start_run(filled, "0.1"))
    sql = "select key, text, speaker_name from quotes where article = 1 order by id"
    before = filled.execute(sql).fetchall()
    run(path)
    assert filled.execute(sql).fetchall() == before
    assert filled["articles"].get(1)["current"] == 0


def test_an_article_comes_back_as_it_was_read(db: Database) -> None:
    found = extraction_of()
    blocks = (Block(0, 23, "heading", 1), Block(25, 60, "quote"))
    article = replace(
        found.article, blocks=blocks, body=(Span(0, 23), Span(25, 60)), notes=("odd",),
        byline="Ada Orla", url="https://herald.example/a",
    )  # fmt: skip
    row = store_extraction(db, replace(found, article=article), start_run(db, "1")).article
    assert stored_article(db, row) == article
    assert reprocess.mode_of(db) == "claims"


def test_no_such_database(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["reprocess", str(tmp_path / "no.db")])
    assert result.exit_code == 1 and "no such database" in result.stderr
    assert ILVA.name not in result.output and not list(tmp_path.iterdir())
