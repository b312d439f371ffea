"""A person's word on claims: kept in the ledger, obeyed by every run, taken back and carried over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from invented import ILVA, TOBEN
from sqlite_utils import Database
from test_tracking import HALF, PROMISE, holds, print_it

from quotes.cli import cli
from quotes.db.claims import reading
from quotes.db.claims.tracking import track
from quotes.db.corrections import actions
from quotes.db.corrections.actions import By
from quotes.db.corrections.claim_words import Outcome, judge_claim, rule_pair
from quotes.db.corrections.exchange import export_corrections, import_corrections
from quotes.db.schema.opening import open_database
from quotes.errors import CorrectionError, ImportFileError

OTHER = "There is no money in the harbour fund for lighthouses this winter"


def fill(db: Database) -> None:
    """Three wordings of one speaker, two of them of one claim; and another speaker's words."""
    for number, words in enumerate((PROMISE, HALF, OTHER)):
        print_it(db, words, ILVA, f"https://a{number}.example/x", f"2025-01-0{number + 1}")
    print_it(db, PROMISE, TOBEN, "https://t.example/x", "2025-01-09")


def claim_of(db: Database, quote: int) -> str:
    track(db)
    sql = "select c.key from claims c join quotes q on q.claim = c.id where q.id = ?"
    return str(db.execute(sql, [quote]).fetchone()[0])


def test_what_a_person_joins_stays_joined_until_undone(db: Database) -> None:
    fill(db)
    assert claim_of(db, 1) == claim_of(db, 2) != claim_of(db, 3)
    key = rule_pair(db, 1, 3, same=True, who="a", why="")
    assert claim_of(db, 1) == claim_of(db, 3)
    print_it(db, OTHER, ILVA, "https://z.example/x")
    assert claim_of(db, 1) == claim_of(db, 5)
    holds(db)
    actions.undo(db, key, By())
    assert claim_of(db, 1) != claim_of(db, 3) == claim_of(db, 5)
    holds(db)


def test_what_a_person_tells_apart_stays_two(db: Database) -> None:
    fill(db)
    print_it(db, PROMISE, ILVA, "https://z.example/x")
    rule_pair(db, 1, 2, same=False, who="a", why="")
    rule_pair(db, 1, 5, same=False, who="a", why="the same words on another occasion")
    assert len({claim_of(db, quote) for quote in (1, 5)}) == 2
    assert claim_of(db, 1) != claim_of(db, 2)
    holds(db)


def test_a_verdict_hangs_on_the_quote_and_follows_it(db: Database) -> None:
    fill(db)
    judge_claim(
        db, 1, Outcome("checked", "mostly true", None, "https://c.example/1"), who="a", why=""
    )
    track(db)
    claim = reading.list_claims(db, status="checked")[0]
    assert (claim["rating"], claim["reviewer"], claim["link"]) == (
        "mostly true", "a", "https://c.example/1",
    )  # fmt: skip
    judge_claim(db, 2, Outcome("dropped"), who="b", why="")
    track(db)
    assert reading.list_claims(db, status="checked") == []
    holds(db)


def test_the_ledger_carries_verdicts_to_another_database(db: Database, tmp_path: Path) -> None:
    fill(db)
    rule_pair(db, 1, 3, same=True, who="a", why="")
    judge_claim(db, 1, Outcome("checked", "true"), who="a", why="")
    rows = list(enumerate(export_corrections(db), 1))
    other = open_database(tmp_path / "other.db")
    # The words come before the articles.
    import_corrections(other, rows)
    fill(other)
    assert claim_of(other, 1) == claim_of(other, 3) == claim_of(db, 1)
    assert reading.list_claims(other, status="checked")[0]["rating"] == "true"
    holds(other)
    broken = {**rows[0][1], "key": "x", "payload": {"quote": {}, "second": {}}}
    with pytest.raises(ImportFileError, match="not described in full"):
        import_corrections(other, [(1, broken)])
    other.close()


@pytest.mark.parametrize(
    ("outcome", "says"),
    [(Outcome("true"), "none of"), (Outcome("checked", link="javascript:x"), "no address")],
)
def test_a_verdict_that_says_nothing_is_refused(db: Database, outcome: Outcome, says: str) -> None:
    fill(db)
    with pytest.raises(CorrectionError, match=says):
        judge_claim(db, 1, outcome, who="", why="")


@pytest.fixture
def filled(path: Path) -> Path:
    db = open_database(path)
    fill(db)
    print_it(db, PROMISE.replace("will", "will not"), ILVA, "https://n.example/x")
    db.close()
    return path


def run(path: Path, *args: str, code: int = 0) -> str:
    found = CliRunner().invoke(cli, ["claims", str(path), *args])
    assert found.exit_code == code, found.output
    return found.output


def test_list_and_show(filled: Path) -> None:
    rows = json.loads(run(filled, "list", "--several", "--format", "json"))
    assert [row["text"] for row in rows] == [PROMISE]
    assert len(run(filled, "list").splitlines()) == 5
    assert json.loads(run(filled, "list", "--speaker", "Toben Quill", "--format", "jsonl"))
    found = json.loads(run(filled, "show", rows[0]["claim"], "--format", "json"))
    assert [m["relation"] for m in found["members"]] == ["fullest", "part"]
    assert [o["relation"] for o in found["own"]] == ["contradicts"]
    assert [(o["relation"], o["speaker_name"]) for o in found["others"]] == [
        ("repeated by", "Toben Quill")
    ]
    shown = run(filled, "show", rows[0]["claim"])
    assert "2 quotes in 2 articles" in shown and "repeated by" in shown and "a1.example" in shown


def test_review(filled: Path) -> None:
    ((claim, *_),) = [
        [row["claim"]] for row in json.loads(run(filled, "list", "--several", "--format", "json"))
    ]
    (other,) = json.loads(run(filled, "list", "--search", "lighthouses", "--format", "json"))
    assert "is kept" in run(filled, "review", claim, "--rating", "true", "--same", other["claim"])
    (now,) = json.loads(run(filled, "list", "--status", "checked", "--format", "json"))
    assert now["quotes"] == 3 and {claim, other["claim"]} > {now["claim"]}
    gone = ({claim, other["claim"]} - {now["claim"]}).pop()
    assert f"{gone} is claim {now['claim']} now." in run(filled, "review", gone, "--note", "seen")
    assert now["claim"] in run(filled, "show", gone)


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("show", "cnone"), 1, "no claim 'cnone'"),
        (("review", "cnone", "--rating", "x"), 1, "no claim 'cnone'"),
        (("review", "cnone"), 2, "Say what you decided"),
        (("list", "--speaker", "Nobody At All"), 1, "no speaker"),
    ],
)
def test_bad_input_is_one_sentence(
    filled: Path, args: tuple[str, ...], code: int, says: str
) -> None:
    assert says in run(filled, *args, code=code)


def test_words_quoted_within_a_quote_are_repeated(path: Path) -> None:
    db = open_database(path)
    print_it(db, PROMISE, ILVA, "https://a.example/1", "2025-01-02")
    told = f"I asked her twice and she told me, ‘{PROMISE},’ which nobody in the room believed"
    print_it(db, told, TOBEN, "https://b.example/2", "2025-06-02")
    db.close()
    seen = {}
    for row in json.loads(run(path, "list", "--format", "json")):
        others = json.loads(run(path, "show", row["claim"], "--format", "json"))["others"]
        seen[row["speaker_name"]] = [(o["relation"], o["speaker_name"]) for o in others]
    assert seen == {ILVA.name: [("repeated by", TOBEN.name)], TOBEN.name: [("repeats", ILVA.name)]}
