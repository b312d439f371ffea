"""The commands over a database; each refuses bad input in one sentence."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from invented import put, someone
from sqlite_utils import Database

from quotes.cli import cli
from quotes.commands import serve
from quotes.commands.speakers import speakers
from quotes.db.corrections.lost import CHANGED
from quotes.db.storage.store import store_extraction
from quotes.model import Article, Extraction


def run(*arguments: str, given: str | None = None) -> Result:
    result = CliRunner().invoke(cli, arguments, input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_list_and_show(harbour: Database, path: Path) -> None:
    table = run("speakers", str(path), "list").output
    assert table.splitlines()[1].split() == ["3", "person", "ilva-marrow", "Ilva", "Marrow"]
    rows = run("speakers", str(path), "list", "--search", "QUILL", "--format", "jsonl").output
    assert json.loads(rows)["slug"] == "toben-quill"
    shown = json.loads(run("speakers", str(path), "show", "Ilva Marrow").output)
    assert shown["aliases"] == ["Marrow"] and shown["quotes"] == 3


def test_correct_and_undo(harbour: Database, path: Path) -> None:
    db = str(path)
    why = ("--who", "ana", "--why", "heard it")
    for arguments in (
        ("speakers", db, "rename", "toben-quill", "Tobias Quill", *why),
        ("speakers", db, "alias", "toben-quill", "Toby", *why),
        ("speakers", db, "link", "toben-quill", "Q900000004", *why),
        ("speakers", db, "split", "ilva-marrow", "Other", "--quote", "1", *why),
        ("speakers", db, "merge", "sorrel-wire", "harbour-council", *why),
        ("correct", db, "2", "--speaker", "Toby", *why),
        ("correct", db, "4", "--nobody", *why),
        ("correct", db, "5", "--speaker", "Vera Sund", "--new", "person", *why),
        ("correct", db, "6", "--kind", "mixed", "--denied", "yes", *why),
        ("speakers", db, "link", "toben-quill", "--none", *why),
        ("speakers", db, "undo", "1", *why),
    ):
        done = run(*arguments)
        assert done.exit_code == 0, done.output
        assert done.output.startswith("Correction ")
    said = dict(harbour.execute("select id, speaker_name from quotes").fetchall())
    assert said[1] == "Other" and said[2] == "Toben Quill" and said[4] is None
    assert said[5] == "Vera Sund"
    assert harbour["corrections"].count_where("who = 'ana' and why = 'heard it'") == 12


def test_what_has_no_place_is_listed(harbour: Database, path: Path) -> None:
    run("correct", str(path), "4", "--reject")
    assert run("correct", str(path), "--lost").output == ""
    text = "Nothing of it is left.\x1b[2J"
    store_extraction(harbour, Extraction(Article("harbour.txt", text), (), ()), 1)
    told = run("correct", str(path), "--lost")
    assert told.exit_code == 0 and "quote-reject  “It is a sad day” (harbour.txt): " in told.output
    row = json.loads(run("correct", str(path), "--lost", "--format", "jsonl").output)
    assert (row["correction"], row["reason"]) == (1, CHANGED)


def test_export_and_import(harbour: Database, path: Path, tmp_path: Path) -> None:
    run("speakers", str(path), "rename", "toben-quill", "Tobias Quill")
    ledger = run("speakers", str(path), "export", "--format", "corrections").output
    file = tmp_path / "ledger.jsonl"
    file.write_text(ledger)
    assert run("speakers", str(path), "import", str(file)).output == "0 new, 1 known already.\n"
    added = run("speakers", str(path), "import", "-", given="name\nVera Sund\n")
    assert added.output == "1 new, 0 known already.\n"
    entities = run("speakers", str(path), "export", "--format", "ftm").output.splitlines()
    assert all(json.loads(line)["schema"] for line in entities)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("speakers", "DB", "merge", "ilva-marrow", "ilva-marrow"), 1),
        (("speakers", "DB", "show", "nobody"), 1),
        (("speakers", "DB", "link", "ilva-marrow"), 2),
        (("speakers", "DB", "split", "ilva-marrow", "X"), 1),
        (("speakers", "DB", "import", "BINARY"), 1),
        (("speakers", "DB", "import", "missing.csv"), 2),
        (("speakers", "BINARY", "list"), 1),
        (("speakers", "missing.db", "list"), 1),
        (("correct", "DB", "1"), 2),
        (("correct", "DB"), 2),
        (("correct", "DB", "1", "--lost"), 2),
        (("correct", "DB", "1", "--reject", "--kind", "mixed"), 2),
        (("correct", "DB", "1", "--kind", "loud"), 2),
        (("correct", "DB", "1", "--text", "a", "--start", "3"), 2),
        (("correct", "DB", "1", "--speaker", "a", "--nobody"), 2),
        (("correct", "DB", "1", "--text", "nowhere in it"), 1),
        (("correct", "DB", "1", "--text", "The", "--speaker", "No Such Person"), 1),
        (("correct", "DB", "1", "--nobody", "--new", "person"), 2),
        (("correct", "missing.db", "1", "--nobody"), 1),
        (("serve", "missing.db"), 1),
        (("serve", "BINARY"), 1),
    ],
)
def test_bad_input(
    harbour: Database, path: Path, tmp_path: Path, arguments: tuple[str, ...], status: int
) -> None:
    (tmp_path / "binary").write_bytes(b"\x89PNG\xff\xfe\x00")
    places = {"DB": str(path), "BINARY": str(tmp_path / "binary")}
    result = run(*(places.get(word, word) for word in arguments))
    assert result.exit_code == status, result.output
    assert "Traceback" not in result.output
    last = result.output.strip().splitlines()[-1]
    assert last.startswith("Error: ")
    assert not Path("missing.db").exists()


def test_every_command_and_option_has_help() -> None:
    commands = [*speakers.commands.values(), cli.get_command(click.Context(cli), "correct")]
    for command in commands:
        assert command and command.help
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, (command.name, option.name)


@pytest.mark.parametrize("before", [True, False], ids=["before-db", "behind-db"])
def test_serve_with_the_desk_signs_in(
    harbour: Database, path: Path, before: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(serve, "start", lambda db, options, _: asked.append(options))
    words = ["--desk", str(path)] if before else [str(path), "--desk"]
    done = CliRunner().invoke(serve.serve, [*words, "-p", "9"])
    assert (done.exit_code, asked) == (0, [("--root", "-p", "9")]), done.output
    assert harbour["checkworthy"].count == harbour["quotes"].count_where("current")


def test_serve_arguments() -> None:
    made = serve.arguments_for(Path("a.db"), ("--setting", "sql_time_limit_ms", "9"))
    assert made[:5] == ["serve", "a.db", "--setting", "suggest_facets", "off"]
    assert made[-3:] == ["--setting", "sql_time_limit_ms", "9"]
    for given in (("-p", "9000"), ("--port=9000",), ("-p9000",), ("--port", "9000")):
        assert serve.arguments_for(Path("a.db"), given)[5:] == list(given)


def test_a_taken_port_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind((serve.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve.free_port(serve.HOST, port) != port


def test_serve_answers(harbour: Database, path: Path) -> None:
    harbour.close()
    answer = run("serve", str(path), "--get", "/-/front.json")
    assert json.loads(answer.output)["numbers"]["quotes"] == 6


@pytest.fixture
def pair(db: Database) -> Database:
    """A baker and a judge of one name, who may be one."""
    put(db, someone("Ilva Marrow", "baker"))
    put(db, someone("Ilva Marrow", "judge"))
    return db


def test_pairs_are_listed_and_decided(pair: Database, path: Path) -> None:
    pair.conn.commit()
    run = CliRunner()
    table = run.invoke(speakers, [str(path), "candidates"])
    assert "ilva-marrow-2" in table.output and "another kind of role" in table.output
    lines = run.invoke(speakers, [str(path), "candidates", "--format", "jsonl"]).output
    assert set(json.loads(lines)) == {"speaker", "name", "other", "other_name", "score", "reason"}
    done = run.invoke(speakers, [str(path), "distinct", "1", "2", "--why", "asked both"])
    assert "is kept" in done.output
    assert run.invoke(speakers, [str(path), "candidates", "--format", "jsonl"]).output == ""
