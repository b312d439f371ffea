"""Stored speakers are judged again when more is known, and those who are one are joined."""

from __future__ import annotations

import json

import pytest
from invented import article, put, someone
from sqlite_utils import Database

from quotes.db.corrections import actions as corrections
from quotes.db.corrections.actions import By
from quotes.db.corrections.ledger import settle_all
from quotes.db.queries.records import candidates
from quotes.db.storage.store import store_extraction

ANA = By("ana", "asked both")


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
