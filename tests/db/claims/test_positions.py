"""Possible changes of position, from the claims in a database."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from invented import ILVA, TOBEN
from sqlite_utils import Database
from test_tracking import print_it

from quotes.cli import cli
from quotes.db.claims.positions import possible_changes
from quotes.db.claims.tracking import track

BEFORE = "The northern lighthouse will stay open for sailors"
AFTER = "The northern lighthouse will not stay open for anybody"


def test_a_pair_is_offered_with_texts_and_dates(db: Database, path: Path) -> None:
    print_it(db, AFTER, ILVA, "https://b.example/2", "2025-04-02")
    print_it(db, BEFORE, ILVA, "https://a.example/1", "2025-01-01")
    print_it(db, AFTER, TOBEN, "https://c.example/3", "2025-05-01")
    track(db)
    (pair,) = possible_changes(db)
    assert (pair["kind"], pair["speaker_name"]) == ("possible change", "Ilva Marrow")
    assert [pair[side]["text"] for side in ("earlier", "later")] == [BEFORE, AFTER]
    assert [pair[side]["first"] for side in ("earlier", "later")] == ["2025-01-01", "2025-04-02"]
    assert AFTER in pair["later"]["context"]
    shown = CliRunner().invoke(cli, ("claims", str(path), "changes", "--speaker", "Ilva Marrow"))
    lines = shown.output.splitlines()
    assert lines[0] == "possible change  Ilva Marrow: one negates it"
    assert BEFORE in lines[1] and AFTER in lines[2]
    rows = CliRunner().invoke(cli, ("claims", str(path), "changes", "--format", "jsonl")).output
    assert json.loads(rows)["score"] == pair["score"]
    assert possible_changes(db, limit=0) == []
