"""Pairs that may be one: a person decides, and the matcher keeps to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from invented import put, someone
from sqlite_utils import Database

from quotes.db.corrections import actions as corrections
from quotes.db.corrections import exchange
from quotes.db.corrections.actions import By
from quotes.db.queries.records import candidates
from quotes.db.schema.opening import open_database
from quotes.db.storage.speaker_import import import_rows
from quotes.errors import CorrectionError

ANA = By("ana", "asked both")


@pytest.fixture
def pair(db: Database) -> Database:
    """A baker and a judge of one name, who may be one."""
    put(db, someone("Ilva Marrow", "baker"))
    put(db, someone("Ilva Marrow", "judge"))
    return db


def test_a_pair_waits_until_a_person_decides(pair: Database) -> None:
    (row,) = candidates(pair)
    assert {row["speaker"], row["other"]} == {"ilva-marrow", "ilva-marrow-2"}
    assert row["name"] == "Ilva Marrow" and row["reason"]
    key = corrections.distinct(pair, "ilva-marrow", "ilva-marrow-2", ANA)
    assert list(candidates(pair)) == []
    corrections.undo(pair, key, ANA)
    assert len(list(candidates(pair))) == 1
    corrections.merge(pair, "ilva-marrow-2", "ilva-marrow", ANA)
    assert list(candidates(pair)) == []


def test_two_are_never_joined(pair: Database) -> None:
    """Whatever later articles say, those whom a person told apart stay two."""
    corrections.distinct(pair, "ilva-marrow", "ilva-marrow-2", ANA)
    both = someone("Ilva Marrow", "judge", "baker", org="Port Sorrel")
    for day in ("2024-01-01", "2024-02-01"):
        put(pair, both, day=day)
    roots = {row[0] for row in pair.execute("select slug from speakers").fetchall()}
    assert {"ilva-marrow", "ilva-marrow-2"} <= roots
    assert all(
        {row["speaker"], row["other"]} != {"ilva-marrow", "ilva-marrow-2"}
        for row in candidates(pair)
    )


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        ("ilva-marrow", "ilva-marrow", "itself"),
        ("ilva-marrow", "nobody", "There is no speaker 'nobody'"),
        ("baker", "ilva-marrow", "There is no speaker 'baker'"),
    ],
)
def test_faults_are_told_in_a_sentence(pair: Database, one: str, other: str, message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        corrections.distinct(pair, one, other, ANA)
    assert pair["corrections"].count == 0


def test_one_and_two_exclude_each_other(pair: Database) -> None:
    key = corrections.merge(pair, "ilva-marrow-2", "ilva-marrow", ANA)
    with pytest.raises(CorrectionError, match="are one, ilva-marrow; undo the merge"):
        corrections.distinct(pair, "ilva-marrow", "ilva-marrow-2", ANA)
    corrections.undo(pair, key, ANA)
    corrections.distinct(pair, "ilva-marrow", "ilva-marrow-2", ANA)
    with pytest.raises(CorrectionError, match="are two, says correction"):
        corrections.merge(pair, "ilva-marrow-2", "ilva-marrow", ANA)
    with pytest.raises(CorrectionError, match="are two already"):
        corrections.distinct(pair, "ilva-marrow-2", "ilva-marrow", ANA)


def test_verdicts_travel(pair: Database, tmp_path: Path) -> None:
    corrections.distinct(pair, "ilva-marrow", "ilva-marrow-2", ANA)
    text = "\n".join(json.dumps(row) for row in exchange.export_corrections(pair))
    other = open_database(tmp_path / "other.db")
    put(other, someone("Ilva Marrow", "baker"))
    put(other, someone("Ilva Marrow", "judge"))
    assert import_rows(other, text).new == 1
    assert list(candidates(other)) == []
