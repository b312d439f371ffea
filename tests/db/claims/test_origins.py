"""Origins follow the articles, and claims count them."""

from __future__ import annotations

from random import Random

import pytest
from invented import ILVA, said
from invented_prose import LEAD, MORE, OTHER
from sqlite_utils import Database
from test_tracking import PROMISE, holds

from quotes.db.claims.tracking import track
from quotes.db.storage.store import start_run, store_extraction
from quotes.model import Article, Extraction

ARTICLES = {
    "https://a.example/1": f"{LEAD}\n\n“{PROMISE},” said Ilva Marrow.\n\n{MORE}",
    "https://b.example/1": f"{LEAD}\n\n“{PROMISE},” said Ilva Marrow.",
    "https://c.example/1": f"“{PROMISE},” said Ilva Marrow.\n\n{LEAD} {MORE}",
    "https://d.example/1": f"{OTHER}\n\n“{PROMISE},” said Ilva Marrow.",
}


def put(db: Database, url: str, text: str) -> None:
    found = said(text, PROMISE, "Ilva Marrow", ILVA, kind="direct")
    article = Article(url, text, published="2025-01-02", url=url)
    store_extraction(db, Extraction(article, (found,), (ILVA,)), start_run(db, "1"))


def counts(db: Database) -> tuple[int, int, int]:
    track(db)
    return tuple(db.execute("select quotes, outlets, origins from claims").fetchone())  # type: ignore[return-value]


@pytest.mark.parametrize("seed", range(3))
def test_a_claim_counts_its_reports(db: Database, seed: int) -> None:
    order = list(ARTICLES)
    Random(seed).shuffle(order)
    for url in order:
        put(db, url, ARTICLES[url])
    assert counts(db) == (4, 4, 2)
    rows = db.execute("select origin, count(*) from article_origins group by 1").fetchall()
    assert sorted(number for _, number in rows) == [1, 3]
    keys = {row[0] for row in db.execute("select key from articles").fetchall()}
    assert {origin for origin, _ in rows} <= keys
    holds(db)


def test_a_copy_that_is_rewritten_is_a_report_of_its_own(db: Database) -> None:
    for url, text in ARTICLES.items():
        put(db, url, text)
    put(
        db,
        "https://b.example/1",
        f"“{PROMISE},” said Ilva Marrow. {OTHER.replace('month', 'week')}",
    )
    assert counts(db) == (4, 4, 2)
    put(db, "https://b.example/1", f"“{PROMISE},” said Ilva Marrow. Nothing more was known.")
    assert counts(db) == (4, 4, 3)
    holds(db)


def test_furniture_of_an_outlet_makes_no_copies(db: Database) -> None:
    for number in range(8):
        words = " ".join(f"word{number}x{place}" for place in range(30))
        put(
            db,
            f"https://a.example/{number}",
            f"{words}\n\n“{PROMISE},” said Ilva Marrow.\n\n{MORE}",
        )
    assert counts(db) == (8, 1, 8)
