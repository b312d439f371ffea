"""The scores in the database, and the list that they sort."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from invented import ILVA
from sqlite_utils import Database
from test_tracking import print_it

from quotes.cli import cli
from quotes.db.claims.worth import index_worth

FIGURES = "The ferry lost 4,000 passengers last year because of the strike"
COURTESY = "Thank you all for being here tonight and good evening"


def fill(db: Database) -> None:
    print_it(db, COURTESY, ILVA, "https://a.example/1", "2025-01-01")
    print_it(db, FIGURES, ILVA, "https://a.example/2", "2025-01-02")


def test_scores_follow_the_quotes(db: Database) -> None:
    fill(db)
    assert db["_worth_due"].count == 0 and index_worth(db) == 0
    rows = list(db.query("select quote, score, reasons from checkworthy order by score"))
    assert [row["quote"] for row in rows] == [1, 2]
    assert "a trend" in json.loads(rows[1]["reasons"])
    with db.conn:
        db.execute("update quotes set text = 'Nobody knows' where id = 2")
        db.execute("update quotes set current = 0 where id = 1")
    assert index_worth(db) == 2
    (row,) = db.query("select quote, score from checkworthy")
    assert row["quote"] == 2 and row["score"] < rows[1]["score"]


def test_other_weights_make_all_due(db: Database) -> None:
    fill(db)
    index_worth(db)
    with db.conn:
        db.execute("update checkworthy set model = 'older' where quote = 1")
    assert index_worth(db) == 1


def test_the_list_is_sorted_by_worth(db: Database, path: Path) -> None:
    fill(db)
    shown = CliRunner().invoke(cli, ("claims", str(path), "list", "--worth")).output.splitlines()
    assert FIGURES in shown[1] and "[" in shown[1] and COURTESY in shown[2]
    result = CliRunner().invoke(
        cli, ("claims", str(path), "list", "--worth", "--day", "2025-01-01", "--format", "json")
    )
    (row,) = json.loads(result.output)
    assert row["text"] == COURTESY and 0 < row["worth"] < 0.5 and row["reasons"]
