"""`quotes extract`, `ingest`, `evaluate`, `models` and `demo` as a user calls them."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented_articles import FARM, FRENCH, GERMAN, HARBOUR

from quotes.attribution import CLAIMS
from quotes.cli import cli
from quotes.engines import local as work
from quotes.pipeline import Pipeline


@pytest.fixture(autouse=True)
def loaded(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands use the models that are loaded already, at the usual threshold."""
    monkeypatch.setattr(work, "_extract", pipeline.extract)
    monkeypatch.setattr(Pipeline, "load", lambda threshold=None, modes=CLAIMS, **_: pipeline)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(HARBOUR)
    (tmp_path / "articles" / "b.txt").write_text(FARM)
    return tmp_path


def run(*arguments: str | Path, given: str | None = None) -> Result:
    result = CliRunner().invoke(cli, [str(a) for a in arguments], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as db:
        return db.execute(sql).fetchall()


def test_extract_reads_files_folders_and_standard_input(folder: Path) -> None:
    from_folder = run("extract", folder / "articles", "--format", "jsonl").stdout.splitlines()
    from_file = run("extract", folder / "articles" / "b.txt", "--format", "jsonl").stdout
    from_input = run("extract", "-", "--format", "jsonl", given=FARM).stdout
    assert {json.loads(x)["article"]["source"][-5:] for x in from_folder} == {"a.txt", "b.txt"}
    ids = [json.loads(line)["id"] for line in from_file.splitlines()]
    assert ids == [json.loads(line)["id"] for line in from_input.splitlines()] and ids


def test_a_second_ingest_adds_nothing(folder: Path) -> None:
    db = folder / "news.db"
    assert run("ingest", db, folder / "articles").exit_code == 0
    before = rows(db, "select * from quotes") + rows(db, "select * from speakers")
    again = run("ingest", db, folder / "articles")
    assert "0 articles stored, 2 known already, 0 quotes added, 0 failed" in again.stderr
    assert rows(db, "select * from quotes") + rows(db, "select * from speakers") == before


def test_extracting_again_adds_nothing_either(folder: Path) -> None:
    db = folder / "news.db"
    run("ingest", db, folder / "articles")
    before = rows(db, "select id, key, speaker, text from quotes")
    again = run("ingest", db, folder / "articles", "--again")
    assert "2 articles stored, 0 known already, 0 quotes added" in again.stderr
    assert rows(db, "select id, key, speaker, text from quotes") == before


def test_extract_and_ingest_agree(folder: Path) -> None:
    db = folder / "news.db"
    run("ingest", db, folder / "articles")
    lines = run("extract", folder / "articles", "--format", "jsonl").stdout.splitlines()
    given = [json.loads(line) for line in lines]
    sql = "select key, kind, mode, text, confidence from quotes order by article, start, id"
    assert sorted(rows(db, sql)) == sorted(
        (r["id"], r["kind"], r["mode"], r["text"], r["confidence"]) for r in given
    )


BAD = {
    "empty.txt": (b"", "the file is empty"),
    "binary.txt": (bytes(range(256)) * 40, "the file is not a text"),
    "line.txt": (
        b"word " * 2_000_000,
        "the text is longer than 2,000,000 characters; split it into articles",
    ),
}


def test_bad_sources_fail_alone(folder: Path) -> None:
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "none").mkdir()
    names = [folder / name for name in (*BAD, "none", "missing.txt")]
    result = run("ingest", folder / "news.db", *names, folder / "articles")
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    for name, (_, reason) in BAD.items():
        assert f"{folder / name}: {reason}" in lines
    assert (
        f"{folder / 'none'}: the folder has no articles (.txt, .md, .html, .htm, .eml, .rss, .atom)"
        in lines
    )
    assert f"{folder / 'missing.txt'}: no such file" in lines
    assert rows(folder / "news.db", "select count(*) from articles") == [(2,)]


def test_another_language_is_kept_without_quotes(folder: Path) -> None:
    path, note = (
        folder / "german.txt",
        "the text is not in English ('de'): it is kept without quotes",
    )
    path.write_text(GERMAN, "utf-8")
    told = run("extract", path, "--format", "jsonl")
    assert (told.exit_code, told.stdout, told.stderr) == (0, "", f"{path}: note: {note}\n")
    result = run("ingest", folder / "news.db", path)
    assert result.exit_code == 0 and f"{path}: note: {note}\n" in result.stderr
    found = rows(folder / "news.db", "select language, text, notes, current from articles")
    assert found == [("de", GERMAN, json.dumps([note]), 1)]
    assert rows(folder / "news.db", "select count(*) from quotes") == [(0,)]


def test_a_french_article_is_stored_with_its_quotes(folder: Path) -> None:
    path = folder / "french.txt"
    path.write_text(FRENCH, "utf-8")
    note = "the text is not in English ('fr'): only quotations between marks are looked for"
    told = run("extract", path, "--format", "jsonl")
    (found,) = map(json.loads, told.stdout.splitlines())
    assert (told.exit_code, told.stderr) == (0, f"{path}: note: {note}\n")
    assert (found["text"], found["speaker"]["entity"]["name"]) == ("Le port ferme", "Émile Roux")
    assert found["cue"] | {"spans": []} == {
        "text": "déclaré", "lemma": "déclarer", "spans": [], "denied": False,
    }  # fmt: skip
    result = run("ingest", folder / "news.db", path)
    assert result.exit_code == 0 and f"{path}: note: {note}\n" in result.stderr
    assert "0 quotes added" in run("ingest", folder / "news.db", path).stderr
    wanted = "select q.text, s.name, q.kind, q.evidence from quotes q join speakers s on s.id = q.speaker"
    evidence = json.dumps(["plain:behind", "plain:surname"])
    assert rows(folder / "news.db", wanted) == [("Le port ferme", "Émile Roux", "direct", evidence)]
    assert rows(folder / "news.db", "select language from articles") == [("fr",)]


def test_latin_1_is_read_with_a_note(folder: Path) -> None:
    path = folder / "latin.txt"
    path.write_bytes("“Nous” est un café. The mayor of Évian said it would close.".encode("cp1252"))
    result = run("extract", path, "--format", "jsonl")
    assert result.exit_code == 0 and "Windows-1252" in result.stderr


def test_long_and_unbalanced_texts(folder: Path) -> None:
    path = folder / "long.txt"
    path.write_text("“We agree on this, said the mayor. " * 3_000)
    assert run("extract", path).exit_code == 0


def test_another_programs_database_is_left_alone(folder: Path) -> None:
    path = folder / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("create table cats (name)")
    result = run("ingest", path, folder / "articles")
    assert result.exit_code == 1 and "another program's database" in result.stderr
    assert rows(path, "select name from sqlite_master") == [("cats",)]


def test_wrong_usage() -> None:
    for arguments in (["extract"], ["ingest", "x.db"], ["extract", "a", "--format", "xml"], ["x"]):
        assert run(*arguments).exit_code == 2


def test_a_failing_article_does_not_stop_the_rest(
    folder: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def extract(article: object) -> object:
        if str(getattr(article, "source", "")).endswith("a.txt"):
            raise RuntimeError("out of luck")
        return pipeline.extract(article)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "_extract", extract)
    result = run("ingest", folder / "news.db", folder / "articles")
    assert result.exit_code == 1 and "could not be processed: out of luck" in result.stderr
    assert rows(folder / "news.db", "select count(*) from articles") == [(1,)]


def test_evaluate(folder: Path) -> None:
    gold = folder / "gold"
    (gold / "text").mkdir(parents=True)
    (gold / "attributions").mkdir()
    (gold / "text" / "b.txt").write_text(FARM)
    start = FARM.index("Nobody can live on this")
    said, who = FARM.index("said farmer"), FARM.index("farmer Edda Holm")
    (gold / "attributions" / "b_0.ann").write_text(
        f"T1\tContent {start} {start + 23}\tNobody can live on this\n"
        f"T2\tCue {said} {said + 4}\tsaid\nT3\tSource {who} {who + 16}\tfarmer Edda Holm\n"
        "E1\tCue:T2 Content:T1 Source:T3\n"
    )
    table = run("evaluate", gold, "--silent")
    assert table.exit_code == 0 and "attribution" in table.stdout
    made = json.loads(run("evaluate", gold, "--silent", "--format", "json").stdout)
    assert made["report"]["direct"]["attribution"]["recall"] == 1.0


def test_models(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "* compact" in run("models", "list").stdout
    assert run("models", "use", "compact").exit_code == 0
    assert run("models", "use", "nonsense").exit_code == 2


def test_demo(folder: Path) -> None:
    result = run("demo", "--no-serve", "--keep", folder / "demo.db")
    assert result.exit_code == 0, result.output
    assert "15 articles" in result.output and "quotes by" in result.output
    assert run("demo", "--no-serve", "--keep", folder / "demo.db").exit_code == 2
    assert rows(folder / "demo.db", "select count(*) from articles") == [(15,)]
    told = "select origins, count(*) from claims where articles = 3 and quotes = 3 group by origins"
    assert rows(folder / "demo.db", told) == [
        (2, 2)
    ]  # two claims, each in a wire report of two papers and another
