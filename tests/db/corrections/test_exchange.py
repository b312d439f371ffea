"""Corrections and speakers in and out: whole files or nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from invented import extraction_of
from sqlite_utils import Database

from quotes.db.corrections import actions as corrections
from quotes.db.corrections.actions import By
from quotes.db.corrections.exchange import export_corrections
from quotes.db.schema.opening import open_database
from quotes.db.storage.speaker_import import import_rows
from quotes.db.storage.store import start_run, store_extraction
from quotes.errors import ImportFileError

ANA = By("ana", "heard the tape")


def lines(rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)  # type: ignore[attr-defined]


def spoke(db: Database) -> list[tuple[str, str | None]]:
    sql = "select text, speaker_name from quotes order by key"
    return list(db.execute(sql).fetchall())


def test_corrections_move_between_databases(harbour: Database, tmp_path: Path) -> None:
    corrections.rename(harbour, "toben-quill", "Tobias Quill", ANA)
    corrections.assign(harbour, "2", "Vera Sund", ANA, create="person")
    corrections.split(harbour, "ilva-marrow", "Other Marrow", ANA, quotes=["1"])
    key = corrections.merge(harbour, "sorrel-wire", "harbour-council", ANA)
    corrections.undo(harbour, key, ANA)
    ledger = lines(export_corrections(harbour))

    early = open_database(tmp_path / "early.db")
    assert import_rows(early, ledger) == (5, 0)
    late = open_database(tmp_path / "late.db")
    for other in (early, late):
        store_extraction(other, extraction_of(), start_run(other, "1"))
    assert spoke(early) == spoke(harbour)
    import_rows(late, ledger)
    assert import_rows(late, ledger) == (0, 5)
    assert spoke(late) == spoke(harbour)
    assert lines(export_corrections(late)) == ledger


ROW = {
    "key": "k1", "action": "rename", "payload": {"speaker": "ilva-marrow", "name": "I. M."},
    "who": "ana", "why": "", "made": "2026-01-01T00:00:00Z", "undone": None,
}  # fmt: skip
MERGE = {**ROW, "action": "merge", "payload": {"speaker": "toben-quill", "into": "ilva-marrow"}}
BACK = {**MERGE, "key": "k2", "payload": {"speaker": "ilva-marrow", "into": "toben-quill"}}
ASSIGN = {**ROW, "action": "assign", "payload": {"speaker": "a", "quote": {}, "create": None}}
SPLIT = {**ROW, "action": "split", "payload": {"speaker": "a"}}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("\x00\x01", "neither JSON Lines nor a CSV"),
        ("a,b\n1,2\n", "neither JSON Lines nor a CSV"),
        (lines([ROW]) + "{broken\n", "line 2: this is not JSON"),
        (lines([ROW]) + "[1]\n", "line 2: this is not a JSON object"),
        ("{" * 100_000, "line 1: this is not JSON"),
        (lines([ROW, {**ROW, "key": ""}]), "line 2: `key` is missing"),
        (lines([{**ROW, "who": 7}]), "`who` is no text"),
        (lines([{**ROW, "action": "forget"}]), "'forget' is no kind of correction"),
        (lines([{**ROW, "payload": []}]), "does not fit a rename"),
        (lines([{**ROW, "payload": {"speaker": "a", "name": " "}}]), "a name is empty"),
        (lines([ROW, ASSIGN]), "line 2: a quote is not described in full"),
        (lines([SPLIT]), "does not fit a split"),
        (lines([{**MERGE, "payload": {"speaker": "a", "into": "a"}}]), "merged into itself"),
        (lines([MERGE, BACK]), "goes in a circle"),
        ("name,kind\nVera Sund,person\n,person\n", "line 3: `name` is missing"),
        ("name,kind\nVera Sund,dragon\n", "'dragon' is none of"),
        ("name,wikidata\nVera Sund,X1\n", "'X1' is no Wikidata id"),
        ("name,aliases\nVera Sund,Vee\nVic Sund,VEE\n", "alias 'VEE' belongs to Vera Sund"),
        (lines([{"name": "Vera", "aliases": 3}]), "`aliases` is no list"),
        (lines([{"name": ["Vera"]}]), "a value is no text"),
    ],
)
def test_broken_imports_do_nothing(harbour: Database, text: str, words: str) -> None:
    before = list(harbour.conn.iterdump())
    with pytest.raises(ImportFileError, match=words) as caught:
        import_rows(harbour, text, name="people.csv")
    assert "\n" not in str(caught.value) and str(caught.value).startswith("people.csv")
    assert list(harbour.conn.iterdump()) == before
