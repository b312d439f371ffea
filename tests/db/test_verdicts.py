"""Pairs that may be one: a person decides, and the matcher keeps to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlite_utils import Database
from test_matching import article, put, some_body, someone

from quotes.commands.speakers import speakers
from quotes.db.corrections import actions as corrections
from quotes.db.corrections import exchange
from quotes.db.corrections.actions import By
from quotes.db.corrections.ledger import settle_all
from quotes.db.queries.records import candidates
from quotes.db.schema.opening import open_database
from quotes.db.storage.speaker_import import import_rows
from quotes.db.storage.store import store_extraction
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


def test_commands(pair: Database, path: Path) -> None:
    pair.conn.commit()
    run = CliRunner()
    table = run.invoke(speakers, [str(path), "candidates"])
    assert "ilva-marrow-2" in table.output and "another kind of role" in table.output
    lines = run.invoke(speakers, [str(path), "candidates", "--format", "jsonl"]).output
    assert set(json.loads(lines)) == {"speaker", "name", "other", "other_name", "score", "reason"}
    done = run.invoke(speakers, [str(path), "distinct", "1", "2", "--why", "asked both"])
    assert "is kept" in done.output
    assert run.invoke(speakers, [str(path), "candidates", "--format", "jsonl"]).output == ""


# ---- joining stored speakers


def test_a_poor_early_mention_is_joined_later(db: Database) -> None:
    """A surname alone is nobody known; the whole name with the same office comes after."""
    early = put(db, someone("Marrow", "mayor", org="Brill", country="no"), day="2024-01-01")
    late = put(db, someone("Ilva Marrow", "mayor", org="Brill", country="no"), day="2024-02-01")
    assert early == late and db["speakers"].count == 1
    row = db["speakers"].get(early[0])
    assert row["name"] == row["found_name"] == "Ilva Marrow"
    assert [a["name"] for a in db["aliases"].rows] == ["Marrow"]
    chain = db.execute("select chain from mentions order by id desc limit 1").fetchone()[0]
    assert json.loads(chain)[-1]["rule"] == "match:across-articles"


LIZ = someone("Liz Corran")
ELIZABETH = someone("Elizabeth Corran", "mayor", org="Brill", country="no")
BOTH = someone("Liz Corran", "mayor", org="Brill", country="no")


def names(db: Database) -> list[str]:
    """The slugs of all speakers."""
    return [slug for (slug,) in db.execute("select slug from speakers order by id").fetchall()]


def test_stored_speakers_are_joined_when_more_is_known(db: Database) -> None:
    put(db, LIZ)
    put(db, ELIZABETH)
    assert names(db) == ["liz-corran", "elizabeth-corran"]
    put(db, BOTH)
    assert names(db) == ["liz-corran"]
    assert db.execute("select count(distinct entity) from mentions").fetchone()[0] == 1
    assert db.execute("select count(distinct speaker) from quotes").fetchone()[0] == 1
    assert list(candidates(db)) == [] and not db.execute("PRAGMA foreign_key_check").fetchall()


def test_storing_again_after_a_join_changes_nothing(db: Database) -> None:
    for entity in (LIZ, ELIZABETH, BOTH):
        put(db, entity)
    before = list(db.conn.iterdump())
    for number, entity in enumerate((LIZ, ELIZABETH, BOTH)):
        again = store_extraction(db, article(entity, source=f"{number}.txt"), 1)
        assert (again.added, again.changed, again.removed, again.speakers) == (0, 0, 0, 0)
    assert list(db.conn.iterdump()) == before


@pytest.mark.parametrize("corrected", ["liz-corran", "elizabeth-corran"])
def test_who_was_corrected_stays(db: Database, corrected: str) -> None:
    put(db, LIZ)
    put(db, ELIZABETH)
    corrections.link(db, corrected, "Q42", ANA)
    put(db, BOTH)
    assert names(db) == [corrected]


def test_two_who_were_corrected_are_left_to_a_person(db: Database) -> None:
    put(db, LIZ)
    put(db, ELIZABETH)
    corrections.link(db, "liz-corran", "Q42", ANA)
    corrections.rename(db, "elizabeth-corran", "E. Corran", ANA)
    put(db, BOTH)
    assert names(db) == ["liz-corran", "elizabeth-corran"]
    assert len(list(candidates(db))) == 1


def test_who_was_told_apart_is_not_joined(db: Database) -> None:
    put(db, LIZ)
    put(db, ELIZABETH)
    corrections.distinct(db, "liz-corran", "elizabeth-corran", ANA)
    put(db, BOTH)
    assert names(db)[:2] == ["liz-corran", "elizabeth-corran"]
    pairs = [{row["speaker"], row["other"]} for row in candidates(db)]
    assert {"liz-corran", "elizabeth-corran"} not in pairs


def test_a_rival_stops_a_surname(db: Database) -> None:
    put(db, someone("Ilva Marrow", "mayor", org="Brill"))
    put(db, someone("Oda Marrow", "mayor", org="Brill"))
    assert put(db, someone("Marrow", "mayor", org="Brill"))[0] == 3
    assert len(list(candidates(db))) == 2


def test_storing_again_adds_nothing(db: Database) -> None:
    put(db, someone("Marrow", "mayor", org="Brill", country="no"))
    put(db, someone("Ilva Marrow", "mayor", org="Brill", country="no"))
    tables = ("speakers", "aliases", "roles", "candidates", "mentions")
    before = [list(db[table].rows) for table in tables]
    settle_all(db)
    assert [list(db[table].rows) for table in tables] == before


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (some_body("Ministry of Defence", country="Valdova"),
         some_body("Valdovan Defence Ministry"), True),
        (some_body("Zambara's finance ministry"),
         some_body("Ministry of Finance", country="Zambara"), True),
        (some_body("US Department of Defence"),
         some_body("Department of Defense", country="United States"), True),
        (some_body("Ministry of Defence", country="Valdova"),
         some_body("Zambaran Defence Ministry"), False),
        (some_body("Brandt & Söhne GmbH"), some_body("Brandt & Sons"), True),
        (some_body("Institut Sorrel"), some_body("Sorrel Institute"), True),
        (some_body("Sorrel Univ."), some_body("Sorrel University"), True),
        (some_body("University of Sorrel"), some_body("Sorrel University"), False),
        (someone("Rajesh Kumar", "surgeon"), someone("Rajesh Kumar", "doctor"), False),
        (someone("Rajesh Kumar", org="Lotus Hospital"),
         someone("Rajesh Kumar", "doctor", org="Lotus Hospital"), True),
        (someone("Irina Petrovna Sokolskaya"), someone("Irina Sokolskaya"), True),
        (someone("Tomas Rehn", "epidemiologist"),
         someone("Tomas Rehn", "professor of epidemiology"), True),
    ],
)  # fmt: skip
def test_more_of_context(db: Database, one: object, other: object, is_same: bool) -> None:
    assert (put(db, one) == put(db, other)) is is_same  # type: ignore[arg-type]
