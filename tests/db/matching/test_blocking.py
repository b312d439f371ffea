"""Many stored speakers: a name is looked up by its keys, not compared with all."""

from __future__ import annotations

import json

import pytest
from invented import article, someone
from sqlite_utils import Database

from quotes.db.matching.blocking import FIND, find, index_names
from quotes.db.matching.match import judge
from quotes.db.matching.names.lookup_keys import sought_keys
from quotes.db.matching.stored import Known
from quotes.db.schema.identifiers import norm
from quotes.db.schema.rows import insert


@pytest.fixture
def crowd(db: Database) -> Database:
    """Five thousand stored speakers."""
    first = ["Ada", "Bo", "Cleo", "Dag", "Edda", "Finn", "Gro", "Hal", "Ivy", "Jo"]
    start, end = ["Mar", "Quil", "Tren", "Vosk", "Hald"], ["row", "den", "mark", "by", "sen"]
    surnames = [f"{a}{b}{c}" for a in start for b in ("o", "il", "un", "ash") for c in end]
    names = [f"{a} {b}{c}" for a in first for b in surnames for c in ("", "ut", "ip", "ak", "em")]
    with db.conn:
        for i, name in enumerate(names):
            insert(db, "speakers", {
                "slug": f"s-{i}", "name": name, "kind": "person", "origin": "article",
                "found_name": name, "found_norm": norm(name),
            })  # fmt: skip
        index_names(db)
    assert db["speakers"].count == 5000
    return db


def test_few_of_many_are_compared(crowd: Database) -> None:
    """The name is looked up in the index, and only those with a like name are read."""
    keys = json.dumps(sorted(sought_keys("Bo Quilunmark", "person")))
    plan = crowd.execute(f"explain query plan {FIND}", [keys]).fetchall()
    steps = [step[-1] for step in plan]
    assert any("USING COVERING INDEX idx__name_keys_key (key=?)" in step for step in steps)
    assert not any(step.startswith("SCAN _name_keys") for step in steps)
    found = find(crowd, ["Bo Quilunmark"], "person")
    assert 1 <= len(found) <= 50
    entity = someone("Bo Quilunmark")
    decision = judge(entity, Known(crowd, article(entity)))
    assert decision.same is None or decision.same.speaker.name == "Bo Quilunmark"


def test_new_names_are_found_without_reading_old_ones(crowd: Database) -> None:
    for sql in ("max(speaker) from _name_keys where alias is null", "max(alias) from _name_keys"):
        plan = crowd.execute(f"explain query plan select {sql}").fetchall()
        assert "USING COVERING INDEX idx__name_keys_alias" in plan[0][-1]
    before = crowd["_name_keys"].count
    index_names(crowd)
    assert crowd["_name_keys"].count == before


def test_keys_go_with_what_they_index(harbour: Database) -> None:
    assert harbour["_name_keys"].count_where("speaker = 1") > 0
    assert harbour["_name_keys"].count_where("alias is not null") > 0
    harbour.execute("delete from aliases")
    assert harbour["_name_keys"].count_where("alias is not null") == 0
    index_names(harbour)
    assert find(harbour, ["Ilva Marrow"], "person") == [1]
