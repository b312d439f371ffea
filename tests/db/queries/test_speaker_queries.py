"""The SQL over speakers: a merged row counts for the one it was merged into, wherever it is read."""

from __future__ import annotations

import pytest
from invented import put, someone
from sqlite_utils import Database

from quotes.db.corrections import actions as corrections
from quotes.db.corrections.actions import By
from quotes.db.queries import records, speakers, summary
from quotes.db.queries.speakers import Query, Row

ANA = By("ana", "asked both")
BAKER, JUDGE, SPY = "ilva-marrow", "ilva-marrow-2", "ilva-marrow-3"


@pytest.fixture
def three(db: Database) -> Database:
    """Three of one name, any two of whom may be one."""
    for role in ("baker", "judge", "spy"):
        put(db, someone("Ilva Marrow", role))
    return db


def rows(db: Database, query: Query) -> list[Row]:
    return list(db.query(*query))


def pairs(db: Database, speaker: int | None = None) -> list[set[str]]:
    return [{row["speaker"], row["other"]} for row in rows(db, speakers.candidates(speaker))]


def test_pairs_follow_merges(three: Database) -> None:
    assert sorted(map(sorted, pairs(three))) == [[BAKER, JUDGE], [BAKER, SPY], [JUDGE, SPY]]
    assert sorted(map(sorted, pairs(three, 3))) == [[BAKER, SPY], [JUDGE, SPY]]
    corrections.merge(three, JUDGE, BAKER, ANA)
    assert pairs(three) == pairs(three, 1) == pairs(three, 3) == [{BAKER, SPY}]
    assert pairs(three, 2) == []  # it is no speaker of its own any more


def test_roles_names_and_corrections_follow_merges(harbour: Database) -> None:
    corrections.merge(harbour, "toben-quill", "ilva-marrow", ANA)
    names = [row["name"] for row in rows(harbour, speakers.aliases(1))]
    assert names == ["Toben Quill", "Marrow"]
    held = [row["role"] for row in rows(harbour, speakers.roles(1))]
    assert sorted(held) == ["mayor", "prime minister"]
    (made,) = rows(harbour, speakers.corrections(1))
    assert made["action"] == "merge"


def test_spokespeople_follow_merges(harbour: Database) -> None:
    council = harbour.execute("select id from speakers where slug = 'harbour-council'").fetchone()
    agency = harbour.execute("select id from speakers where slug = 'sorrel-wire'").fetchone()
    (before,) = rows(harbour, speakers.spokespeople(*council))
    corrections.merge(harbour, "harbour-council", "sorrel-wire", ANA)
    assert rows(harbour, speakers.spokespeople(*agency)) == [before]
    (page,) = rows(harbour, speakers.by_slug(before["slug"]))
    assert page["principal"] == "sorrel-wire"
    assert records.speaker(harbour, page["id"])["speaks_for"] == "sorrel-wire"


def test_the_slug_of_a_merged_row_leads_to_the_other(harbour: Database) -> None:
    corrections.merge(harbour, "toben-quill", "ilva-marrow", ANA)
    (found,) = rows(harbour, speakers.by_slug("toben-quill"))
    assert found["slug"] == "ilva-marrow"
    assert rows(harbour, speakers.by_slug("nobody")) == []


@pytest.mark.parametrize("search", ["toben quill", "QUILL", "Quill, ", "qui"])
def test_a_search_finds_the_names_of_merged_rows(harbour: Database, search: str) -> None:
    assert [row["slug"] for row in records.speakers(harbour, search=search)] == ["toben-quill"]
    corrections.merge(harbour, "toben-quill", "ilva-marrow", ANA)
    assert [row["slug"] for row in records.speakers(harbour, search=search)] == ["ilva-marrow"]


def test_odd_searches(harbour: Database) -> None:
    assert list(records.speakers(harbour, search="!")) == []
    assert len(list(records.speakers(harbour, search=" "))) == 6


def test_counts_follow_merges(harbour: Database) -> None:
    columns = ("slug", "quotes", "articles")
    before = {row["slug"]: row for row in rows(harbour, speakers.listed(columns, quoted=True))}
    assert before["ilva-marrow"] == {"slug": "ilva-marrow", "quotes": 3, "articles": 1}
    assert "sorrel-wire" not in before  # it passed words on and said none
    corrections.merge(harbour, "toben-quill", "ilva-marrow", ANA)
    first = rows(harbour, speakers.listed(columns, quoted=True, limit=1))
    assert first == [{"slug": "ilva-marrow", "quotes": 4, "articles": 1}]
    assert rows(harbour, speakers.one(columns, 1)) == first


def test_words_like(harbour: Database) -> None:
    found = rows(harbour, speakers.with_words_like(["qui"], limit=5))
    assert [(row["slug"], row["norm"]) for row in found] == [("toben-quill", "toben quill")]


def test_summary(harbour: Database) -> None:
    assert len(summary.quotes(harbour)) == 6
    assert summary.speakers(harbour)[0] == {
        "name": "Ilva Marrow", "kind": "person", "quotes": 2, "articles": 1,
    }  # fmt: skip
    assert summary.size(harbour)["articles"] == 1
