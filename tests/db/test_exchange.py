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
from quotes.db.queries import followthemoney, records
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


def test_import_speakers_from_csv(harbour: Database) -> None:
    text = (
        "\ufeffname,kind,aliases,wikidata,description\n"
        "Ilva Marrow,person,The Iron Oar; I. Marrow,,prime minister of nowhere\n"
        'Vera Sund,,"",Q900000003,\n'
    )
    assert import_rows(harbour, text) == (1, 1)
    assert import_rows(harbour, text) == (0, 2)
    assert corrections.find_speaker(harbour, "the iron oar").id == 1
    found = records.speaker(harbour, 1)
    assert found["description"] == "prime minister of nowhere"
    assert found["wikidata"] == "Q900000001"


def test_an_imported_alias_of_a_row_that_is_there_becomes_a_candidate(harbour: Database) -> None:
    import_rows(harbour, lines([{"name": "Tobias Quill", "aliases": ["Toben Quill"]}]))
    assert harbour["candidates"].count == 1
    assert spoke(harbour).count(("It is a sad day", "Toben Quill")) == 1


def test_exported_speakers_can_be_imported(harbour: Database, tmp_path: Path) -> None:
    text = lines(records.export_speakers(harbour))
    other = open_database(tmp_path / "other.db")
    assert import_rows(other, text).new == 6
    assert other["aliases"].count_where("name = 'Marrow'") == 1


def test_follow_the_money(harbour: Database) -> None:
    rows = {row["id"]: row for row in followthemoney.export_ftm(harbour)}
    ilva = rows["quotes-ilva-marrow"]
    assert ilva["schema"] == "Person"
    assert ilva["properties"]["name"] == ["Ilva Marrow"]
    assert ilva["properties"]["position"] == ["prime minister"]
    assert ilva["properties"]["country"] == ["no"]
    assert rows["quotes-harbour-council"]["schema"] == "Organization"


def test_wikidata_exports_are_read_as_they_are(db: Database) -> None:
    query = (
        "item,itemLabel,itemAltLabel,genderLabel\n"
        'http://www.wikidata.org/entity/Q900000001,Ilva Marrow,"I. Marrow, Mrs Marrow",female\n'
    )
    entity = {
        "id": "Q900000002", "labels": {"en": {"value": "Harbour Council"}},
        "aliases": {"en": [{"value": "HC"}]}, "claims": {"P31": [{"mainsnak": {"id": "Q43229"}}]},
    }  # fmt: skip
    assert import_rows(db, query).new == 1
    assert import_rows(db, json.dumps(entity)).new == 1
    sql = "select name, kind, wikidata from speakers order by id"
    assert db.execute(sql).fetchall() == [
        ("Ilva Marrow", "person", "Q900000001"),
        ("Harbour Council", "organization", "Q900000002"),
    ]
    names = db.execute("select name from aliases order by id").fetchall()
    assert [name for (name,) in names] == ["I. Marrow", "Mrs Marrow", "HC"]


@pytest.mark.parametrize("line", ['{"id": 5, "labels": []}', '{"id": "Q1", "labels": {"de": {}}}'])
def test_a_broken_wikidata_entity_is_refused(db: Database, line: str) -> None:
    with pytest.raises(ImportFileError, match="line 1"):
        import_rows(db, line)
    assert not db["speakers"].count
