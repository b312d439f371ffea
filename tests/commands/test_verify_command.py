"""`quotes verify`: answers for people and programs, and one sentence for what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_utils import Database

from quotes.cli import cli


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, ("verify", *arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_text_is_verified(harbour: Database, path: Path) -> None:
    shown = run(str(path), "We counted every ship", "--speaker", "Ilva Marrow")
    assert shown.exit_code == 0
    lines = shown.output.splitlines()
    assert lines[0].startswith("variant (confidence 0.")
    assert lines[1] == "Said by Ilva Marrow: We counted every boat"
    assert lines[2] == "  replaced (tail): boat → ship"
    assert "Harbour dispute deepens, harbour.txt, 2025-11-03" in lines[3]


def test_the_named_speaker_is_told_apart(harbour: Database, path: Path) -> None:
    found = json.loads(
        run(str(path), "It is a sad day", "--speaker", "Marrow", "--format", "json").output
    )
    assert (found["status"], found["speaker"]) == ("misattributed", "Toben Quill")


def test_not_found_says_what_was_searched_and_judges_nobody(harbour: Database, path: Path) -> None:
    shown = run(str(path), "My aunt keeps nine lighthouses in her garden").output
    assert "Searched: 6 quotes in 1 articles" in shown and "fake" not in shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("",), "no words"),
        (("harbour",), "One word"),
        (("boat " * 20_000,), "100,000 characters"),
        (("Nous allons reconstruire toutes les jetées du vieux port",), "not in English"),
        (("Мы построим новый причал",), "not in English"),
        (("We counted every boat", "--speaker", "Zed"), "Nobody in the database is called 'Zed'"),
        (("We counted every boat", "--speaker", ""), "name is empty"),
        ((), "Give either TEXT or --queries."),
    ],
)
def test_bad_input_is_one_sentence(
    harbour: Database, path: Path, arguments: tuple[str, ...], says: str
) -> None:
    done = run(str(path), *arguments)
    assert done.exit_code in (1, 2) and says in done.output
    assert done.output.count("Error: ") == 1 and "Traceback" not in done.output


def test_a_database_has_to_be_there(tmp_path: Path) -> None:
    assert "no such database" in run(str(tmp_path / "none.db"), "two words").output


def test_many_queries(harbour: Database, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "queries.jsonl"
    queries = [
        {"query_id": 7, "text": "We counted every boat", "speaker": "Marrow"},
        {"query_id": "b", "text": "", "speaker": "Marrow"},
        {"query_id": 9, "text": "We counted every boat", "speaker": "Zed"},
        {"query_id": 10, "text": "My aunt keeps nine lighthouses", "speaker": None},
    ]
    file.write_text("\n".join(map(json.dumps, queries)) + "\n\n", "utf-8")
    done = run(str(path), "--queries", str(file))
    rows = [json.loads(line) for line in done.output.splitlines()]
    assert [row["query_id"] for row in rows] == [7, "b", 9, 10]
    assert [row["status"] for row in rows] == ["authentic", None, "misattributed", "not found"]
    for row in rows:
        assert {"status", "kinds", "quote", "speaker", "confidence"} <= set(row)
    assert rows[0]["speaker"] == "Ilva Marrow" and "no words" in rows[1]["error"]
    assert "called 'Zed'" in rows[2]["note"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "line 1: this is not JSON"),
        ('{"text": "two words"}\n[]', "line 2: a query is an object with a text"),
        ('{"query_id": 1}', "line 1: a query is an object with a text"),
        ('{"text": "two words", "speaker": 5}', "line 1: a speaker is a name"),
    ],
)
def test_a_file_that_holds_no_queries_is_refused_whole(
    harbour: Database, path: Path, tmp_path: Path, content: str, says: str
) -> None:
    file = tmp_path / "queries.jsonl"
    file.write_text(content, "utf-8")
    done = run(str(path), "--queries", str(file))
    assert done.exit_code == 1 and says in done.output and not done.stdout.startswith("{")
