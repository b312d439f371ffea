"""`--model fast|best`: which pipeline is loaded, what a run notes, and what reprocess takes up."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented import extraction_of

from quotes.cli import cli
from quotes.db.schema.opening import open_database
from quotes.errors import ModelError
from quotes.model import Article, Extraction
from quotes.settings import BEST, FAST, STANFORD, choose_models, models_for


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments])


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The settings that runs load; nothing is loaded for real."""
    made: list[str] = []

    def shipped(_: object, model: str) -> object:
        made.append(model)
        return extract

    def extract(article: Article) -> Extraction:
        monkeypatch.setattr("quotes.engines.local._extract", None)
        return extraction_of(article.text, article.source)

    monkeypatch.setattr("quotes.engines.local._extract", None)
    for command in ("runs", "reprocess"):
        monkeypatch.setattr(f"quotes.commands.{command}.shipped", shipped)
    return made


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """The folder with one article."""
    (tmp_path / "harbour.txt").write_text(extraction_of().article.text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("given", "model", "noted"),
    [((), BEST, "compact"), (("--model", "best"), BEST, "compact"), (("--model", "fast"), FAST, "fast")],
    ids=["default", "best", "fast"],
)  # fmt: skip
def test_a_run_notes_its_models(
    harbour: Path, loaded: list[str], given: tuple[str, ...], model: str, noted: str
) -> None:
    db = harbour / "a.db"
    result = run("ingest", db, harbour / "harbour.txt", "--silent", *given)
    assert result.exit_code == 0, result.output
    assert loaded == [model]
    assert [row["models"] for row in open_database(db)["runs"].rows] == [noted]


@pytest.mark.parametrize(
    ("before", "given", "model"),
    [(BEST, (), BEST), (FAST, (), FAST), (FAST, ("--model", BEST), BEST), (BEST, ("--model", FAST), FAST)],
    ids=["best-again", "fast-again", "best-for-fast", "fast-for-best"],
)  # fmt: skip
def test_reprocess_reads_as_the_last_run_did(
    harbour: Path, loaded: list[str], before: str, given: tuple[str, ...], model: str
) -> None:
    db = harbour / "a.db"
    run("ingest", db, harbour / "harbour.txt", "--silent", "--model", before)
    result = run("reprocess", db, "--silent", *given)
    assert result.exit_code == 0, result.output
    assert loaded == [before, model]


@pytest.mark.parametrize("command", ["extract", "ingest", "evaluate", "reprocess"])
def test_fast_needs_the_compact_models(harbour: Path, command: str) -> None:
    db = harbour / "a.db"
    open_database(db).close()
    choose_models(STANFORD)
    given = {"extract": [harbour / "harbour.txt"], "ingest": [db, harbour / "harbour.txt"],
             "evaluate": [harbour], "reprocess": [db]}[command]  # fmt: skip
    result = run(command, *given, "--model", "fast")
    assert result.exit_code == 1 and isinstance(result.exception, SystemExit)
    assert result.stderr.count("\n") == 1 and "quotes models use compact" in result.stderr
    assert open_database(db)["runs"].count == 0


def test_models_for() -> None:
    assert (models_for(BEST), models_for(FAST)) == ("compact", "fast")
    choose_models(STANFORD)
    assert models_for(BEST) == STANFORD
    with pytest.raises(ModelError, match="compact"):
        models_for(FAST)


def test_the_list_names_fast() -> None:
    assert "for --model fast" in run("models", "list").stdout
