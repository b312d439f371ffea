"""Joins: decided by probability, logged, and looked at again."""

from __future__ import annotations

import pytest
from invented import put, same, someone
from sqlite_utils import Database

from quotes.db.corrections import actions as corrections
from quotes.db.matching.evidence.weights import probability, weight
from quotes.db.matching.names.frequency import namesakes
from quotes.db.matching.tables import lines
from quotes.model import Entity


def test_namesakes_are_expected_by_the_ranks_of_names() -> None:
    assert namesakes("John Smith") > namesakes("Bob Jones") > namesakes("Tony Blair") > 0
    assert namesakes("John R. Smith") < namesakes("John Smith") / 10
    assert namesakes("Ilva Marrow") == namesakes("Toben Smith") == namesakes("Smith") == 0


def test_weights_are_a_table_with_a_reason_each() -> None:
    rows = [line.split("\t") for line in lines("weights.tsv")[1:]]
    assert all(len(row) == 3 and len(row[2]) > 15 for row in rows)
    assert len({row[0] for row in rows}) == len(rows)
    assert probability(weight("rare")) > 0.99 > probability(0.0) == 0.5
    with pytest.raises(KeyError):
        weight("no such row")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (someone("Tony Howard"), someone("Tony Howard", "leader"), True),
        (someone("Alan Reeve", "Tory leader"), someone("Alan Reeve", "Conservative leader"), True),
        (someone("Alan Howard", "home secretary", country="no"),
         someone("Alan Howard", "interior minister", country="no"), True),
        (someone("John Smith"), someone("John Smith"), False),
        (someone("John Smith", "doctor"), someone("John Smith", "surgeon"), False),
        (someone("Lord Marrow"), someone("Lord Marrow"), True),
        (someone("Lord Marrow"), someone("Lady Marrow"), False),
        (someone("Oskar Mueller", "judge"), someone("Oskar Müller", "judge"), True),
        (someone("Pia Kil-Roe"), someone("Pia Kil Roe"), True),
        (someone("George Trask", "president", country="no"),
         someone("George Trask", "goalkeeper", country="no"), False),
    ],
)  # fmt: skip
def test_probability_decides(db: Database, one: Entity, other: Entity, is_same: bool) -> None:
    assert same(db, one, other) is is_same


def test_who_had_left_an_office_does_not_hold_it_later(db: Database) -> None:
    old = someone("George Hill", "former president", country="no")
    new = someone("George Hill", "president", country="no")
    assert not same(db, old, new, ("1998-01-01", "2002-01-01"))


def test_a_mere_surname_is_looked_at_again(db: Database) -> None:
    put(db, someone("Ilva Marrow", "mayor", org="Brill"))
    assert put(db, someone("Marrow", "mayor", org="Brill")) == [1]
    put(db, someone("Oda Marrow", "mayor", org="Brill"))
    found = dict(db.execute("select name, found from mentions").fetchall())
    assert len(set(found.values())) == 3
    chains = dict(db.execute("select name, chain from mentions").fetchall())
    assert "match:across-articles" not in chains["Marrow"]
    asked = {row["speaker"] for row in db["candidates"].rows}
    asked |= {row["other"] for row in db["candidates"].rows}
    assert asked == set(found.values())


def test_joins_are_logged(db: Database) -> None:
    put(db, someone("Ilva Marrow", "baker"), day="2021-01-01")
    put(db, someone("Ilva Marrow", "baker"), day="2021-02-01")
    join = next(iter(db["joins"].rows))
    assert (join["speaker"], join["article"], join["local"]) == ("ilva-marrow", 2, "Ilva Marrow")
    assert join["reason"].startswith("same name") and join["score"] >= 0.9
    assert join["run"] == 2 and join["made"]


def test_two_of_one_name_in_an_article_are_two(db: Database) -> None:
    one, other = someone("Ilva Marrow", "baker"), someone("Marrow Ilva", "judge")
    assert len(set(put(db, one, other))) == 2


def test_what_a_person_corrected_is_not_grouped_again(db: Database) -> None:
    put(db, someone("Ilva Marrow", "mayor", org="Brill"))
    put(db, someone("Marrow", "mayor", org="Brill"))
    corrections.rename(db, "1", "Ilva Marrow of Brill", corrections.By())
    put(db, someone("Oda Marrow", "mayor", org="Brill"))
    found = dict(db.execute("select name, found from mentions").fetchall())
    assert found["Marrow"] == found["Ilva Marrow"]
