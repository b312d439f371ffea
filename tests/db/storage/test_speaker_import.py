"""Speakers out of other programs' files: CSV, JSON Lines, Wikidata's own exports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlite_utils import Database

from quotes.db.corrections.actions import find_speaker
from quotes.db.queries import records
from quotes.db.schema.opening import open_database
from quotes.db.storage.speaker_import import import_rows
from quotes.errors import ImportFileError


def lines(rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)  # type: ignore[attr-defined]


def test_import_speakers_from_csv(harbour: Database) -> None:
    text = (
        "\ufeffname,kind,aliases,wikidata,description\n"
        "Ilva Marrow,person,The Iron Oar; I. Marrow,,prime minister of nowhere\n"
        'Vera Sund,,"",Q900000003,\n'
    )
    assert import_rows(harbour, text) == (1, 1)
    assert import_rows(harbour, text) == (0, 2)
    assert find_speaker(harbour, "the iron oar").id == 1
    found = records.speaker(harbour, 1)
    assert found["description"] == "prime minister of nowhere"
    assert found["wikidata"] == "Q900000001"


def test_an_imported_alias_of_a_row_that_is_there_becomes_a_candidate(harbour: Database) -> None:
    import_rows(harbour, lines([{"name": "Tobias Quill", "aliases": ["Toben Quill"]}]))
    assert harbour["candidates"].count == 1
    sql = "select speaker_name from quotes where text = 'It is a sad day'"
    assert harbour.execute(sql).fetchall() == [("Toben Quill",)]


def test_exported_speakers_can_be_imported(harbour: Database, tmp_path: Path) -> None:
    text = lines(records.export_speakers(harbour))
    other = open_database(tmp_path / "other.db")
    assert import_rows(other, text).new == 6
    assert other["aliases"].count_where("name = 'Marrow'") == 1


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
