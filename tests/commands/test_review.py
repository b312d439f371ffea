"""Clusters of candidates, several merges at once, joins taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented import said
from sqlite_utils import Database

from quotes.cli import cli
from quotes.db.corrections import review as decisions
from quotes.db.corrections.actions import By, undo
from quotes.db.queries import candidates as listing
from quotes.db.storage.store import start_run, store_extraction
from quotes.errors import CorrectionError
from quotes.model import Article, Entity, Extraction


def run(path: Path, *arguments: str, given: str | None = None) -> Result:
    result = CliRunner().invoke(cli, ["speakers", str(path), *arguments], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def put(db: Database, name: str, *roles: str) -> int:
    """Store an article with one speaker; whom it was stored as."""
    number = db["articles"].count
    entity = Entity(name, name, "person", roles=roles)
    text = f"{number}\n“Word.” {name} said."
    article = Article(f"{number}.txt", text)
    stored = store_extraction(
        db, Extraction(article, (said(text, "Word.", name, entity),), (entity,)), start_run(db, "1")
    )
    row = db.execute("select found from mentions where article = ?", [stored.article]).fetchone()
    return int(row[0])


@pytest.fixture
def smiths(db: Database) -> Database:
    """Three of one common name, of whom nothing says that they are one, and a pair of another name."""
    for role in ("engineer", "baker", "poet"):
        put(db, "John Smith", role)
    put(db, "Ilva Marrow", "baker")
    put(db, "Ilva Marrow", "judge")
    return db


def current(db: Database) -> set[str]:
    return {slug for (slug,) in db.execute("select slug from speakers where merged_into is null")}


def test_candidates_are_clusters(smiths: Database) -> None:
    found = listing.clusters(smiths)
    members = [{m["slug"] for m in cluster["members"]} for cluster in found]
    assert sorted(members, key=len) == [
        {"ilva-marrow", "ilva-marrow-2"}, {"john-smith", "john-smith-2", "john-smith-3"},
    ]  # fmt: skip
    for cluster in found:
        assert cluster["score"] == max(pair["score"] for pair in cluster["pairs"])
        assert all(m["quotes"] == 1 and m["said"] and m["roles"] for m in cluster["members"])


def test_review_asks_about_each(smiths: Database, path: Path) -> None:
    done = run(path, "review", "--who", "ana", given="later\nno\n")
    assert done.exit_code == 0 and "Cluster 2 of 2" in done.output
    assert smiths["corrections"].count >= 1
    assert smiths["corrections"].count == smiths["corrections"].count_where("action = 'distinct'")
    assert "Cluster" not in run(path, "review", "--list").output
    assert "Cluster 1 of 1" in run(path, "review", "--list", "--later").output


def test_review_without_questions(smiths: Database, path: Path) -> None:
    rows = run(path, "review", "--format", "jsonl").output.splitlines()
    assert {len(json.loads(row)["members"]) for row in rows} == {2, 3}
    assert run(path, "review", "--cluster", "john-smith").exit_code == 2
    assert run(path, "review", "--cluster", "nobody", "--answer", "yes").exit_code == 1
    assert run(path, "review", "--cluster", "john-smith", "--answer", "yes").exit_code == 0
    assert current(smiths) == {"john-smith", "ilva-marrow", "ilva-marrow-2"}
    assert run(path, "review", given="perhaps\n").exit_code == 1


def test_some_of_a_cluster_are_one(smiths: Database, path: Path) -> None:
    run(path, "review", "--cluster", "ilva-marrow", "--answer", "no")
    assert run(path, "review", given="1 9\n").exit_code == 1
    assert run(path, "review", given="1, 3\n").exit_code == 0
    assert len(current(smiths)) == 4


def test_merge_of_several(smiths: Database, path: Path) -> None:
    assert run(path, "merge", "john-smith", "--into", "john-smith").exit_code == 1
    assert run(path, "merge", "john-smith").exit_code == 2
    assert run(path, "merge", "john-smith-2", "nobody", "--into", "john-smith").exit_code == 1
    assert smiths["corrections"].count == 0
    done = run(path, "merge", "john-smith-2", "john-smith-3", "--into", "john-smith")
    assert done.exit_code == 0 and done.output.count("is kept") == 2
    assert current(smiths) == {"john-smith", "ilva-marrow", "ilva-marrow-2"}


def test_accept(smiths: Database, path: Path) -> None:
    smiths.execute("update candidates set score = 0.95 where reason like '%judge%' or id = 1")
    smiths.conn.commit()
    before = current(smiths)
    assert "0.95" in run(path, "accept", "--above", "0.9", "--dry-run").output
    assert current(smiths) == before
    assert "1 pairs merged, 0 left" in run(path, "accept", "--above", "0.9").output
    assert len(current(smiths)) == len(before) - 1
    why = smiths.execute("select why from corrections").fetchone()[0]
    assert why.startswith("accepted at 0.95")


def test_who_is_torn_between_two_is_not_accepted(smiths: Database) -> None:
    pairs = [
        {"one": 1, "other": 2, "score": 0.95, "reason": ""},
        {"one": 1, "other": 3, "score": 0.95, "reason": ""},
    ]
    keys, failed = decisions.accept(smiths, pairs, By())
    assert keys == [] and len(failed) == 2
    pairs.append({"one": 2, "other": 3, "score": 0.91, "reason": ""})
    keys, failed = decisions.accept(smiths, pairs, By())
    assert len(keys) == 2 and failed == []


def test_a_join_is_taken_back(db: Database, path: Path) -> None:
    first = put(db, "Ilva Marrow", "baker")
    assert put(db, "Ilva Marrow", "baker") == first
    line = run(path, "joins").output.split()
    assert line[1] == "ilva-marrow"
    assert json.loads(run(path, "joins", "--format", "jsonl").output)["source"] == "1.txt"
    key = decisions.unjoin(db, int(line[0]), By())
    assert current(db) == {"ilva-marrow", "ilva-marrow-2"}
    with pytest.raises(CorrectionError, match="stands alone"):
        decisions.unjoin(db, int(line[0]), By())
    undo(db, key, By())
    assert current(db) == {"ilva-marrow"}
    assert run(path, "unjoin", "99").exit_code == 1
