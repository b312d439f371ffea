"""A JSON client that pages through everything while articles are stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from sqlite_utils import Database

from quotes.db.site.matches import SORTED
from quotes.db.site.walks import Walk

ROWS = 10_000

# More than are looked at in one go.
FEWER = 2_300
SQL = """
    insert into quotes (key, article, kind, mode, text, start, "end", spans, cue_spans, speaker_spans,
        denied, speaker_name, confidence, current)
    select 'k' || value, 1 + value % 50, 'direct', 'speech',
        case when value % 3 then 'steady harbour words number ' else 'harbour note ' end || value,
        value % 7, 20, '[[0, 5]]', '[]', '[]', 0, 'Ada Orla', (value % 11) / 10.0, 1
    from (with recursive n(value) as (select 0 union all select value + 1 from n limit :rows)
        select value from n)
"""


ARTICLES = """
    insert into articles (key, source, text, current, published, first_seen)
    select 'a' || value, value || '.txt', 'words', 1,
        case when value % 10 != 9 then '2026-01-' || printf('%02d', 1 + value % 25) end, '2026-02-01'
    from (with recursive n(value) as (select 0 union all select value + 1 from n limit 50)
        select value from n)
"""


@pytest.fixture
def many(db: Database) -> Database:
    return filled(db, FEWER)


def filled(db: Database, rows: int) -> Database:
    db.execute(ARTICLES)
    db.execute(SQL, {"rows": rows})
    db.conn.commit()
    return db


async def walked(
    path: Path, query: str, between: Callable[[int], None] = lambda _: None
) -> list[Any]:
    site = Datasette([str(path)])
    await site.invoke_startup()
    found, pages, following = [], 0, query
    while following:
        response = await site.client.get(f"/-/search.json{following}")
        assert response.status_code == 200, response.text
        page = response.json()
        found += page["quotes"]
        following, pages = page["pager"]["next"], pages + 1
        assert pages < 30
        between(pages)
    return found


@pytest.mark.parametrize(
    "query",
    [
        "?size=1000&sort=oldest", "?size=900&sort=confidence", "?size=900&q=harbour",
        "?size=700&q=harbour&sort=newest",
    ],
)  # fmt: skip
async def test_every_row_comes_once_while_others_are_stored(
    many: Database, path: Path, query: str
) -> None:
    def store(page: int) -> None:
        # Not by `store_extraction`, which would compare thousands of like statements.
        new = {"a": f"n{page}", "k": f"new{page}"}
        many.execute(
            "insert into articles (key, source, text, current, published)"
            " values (:a, :a, 'words', 1, '2026-01-13')", new,
        )  # fmt: skip
        many.execute(
            "insert into quotes (key, article, kind, mode, text, start, \"end\", spans, denied,"
            " confidence, current) select :k, max(id), 'direct', 'speech', 'new harbour words', 0, 9,"
            " '[]', 0, 0.5, 1 from articles", new,
        )  # fmt: skip
        many.conn.commit()

    keys = [row["key"] for row in await walked(path, query, store)]
    assert len(keys) == len(set(keys)) == FEWER
    assert set(keys) == {f"k{number}" for number in range(FEWER)}


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("?size=1000", lambda row: row["published"] or ""),
        ("?size=1000&q=steady&sort=confidence&until=2026-01-03", lambda row: row["confidence"]),
    ],
    ids=["newest", "confidence"],
)
async def test_the_order_holds_over_pages(
    many: Database, path: Path, query: str, order: Callable[[Any], Any]
) -> None:
    values = [order(row) for row in await walked(path, query)]
    assert values == sorted(values, reverse=True) and len(values) > 150


async def test_ten_thousand_rows(db: Database, path: Path) -> None:
    filled(db, ROWS)
    keys = {row["key"] for row in await walked(path, "?size=1000")}
    assert keys == {f"k{number}" for number in range(ROWS)}


async def test_a_row_that_is_taken_back_moves_no_other(many: Database, path: Path) -> None:
    gone = []

    def take_back(page: int) -> None:
        sql = "select key from quotes where current order by id desc limit 30 offset 1500"
        gone.extend(row[0] for row in many.execute(sql).fetchall())
        many.execute(
            "update quotes set current = 0 where id in"
            " (select id from quotes where current order by id desc limit 30 offset 1500)"
        )
        many.conn.commit()

    keys = [row["key"] for row in await walked(path, "?size=1000", take_back)]
    assert len(keys) == len(set(keys))
    assert {f"k{number}" for number in range(FEWER)} - set(keys) <= set(gone)


async def test_the_total_stays(many: Database, path: Path) -> None:
    site = Datasette([str(path)])
    await site.invoke_startup()
    first = (await site.client.get("/-/search.json?q=steady")).json()
    second = (await site.client.get(f"/-/search.json{first['pager']['next']}")).json()
    assert (first["total"], first["total_is"]) == (second["total"], second["total_is"])
    by_page = (await site.client.get("/-/search.json?q=steady&page=2")).json()
    assert by_page["pager"]["next"] == "?q=steady&page=3"


@pytest.mark.parametrize(
    "cursor",
    ["x", "%00", "WzFd", "bnVsbA", "e30", "🦑", "W1tdXQ",
     "WzIwMDAsMSwwLDEsWyJ4Il1d", "WzUsMSwwLDEsW11d"],
)  # fmt: skip
async def test_a_wrong_cursor_is_refused(harbour: Database, path: Path, cursor: str) -> None:
    site = Datasette([str(path)])
    await site.invoke_startup()
    response = await site.client.get(f"/-/search.json?cursor={cursor}")
    assert response.status_code == 400
    assert response.json()["error"].startswith("The cursor is none that this list gave")


def test_a_cursor_is_read_as_it_was_written() -> None:
    last = dict(zip(SORTED, (7, None, 3, 0, 0.5, 1, -1.25), strict=True))
    walk = Walk(2000, 9, 4, False, last)
    assert Walk.read(walk.text(), (2000,)) == walk
    assert Walk.read("", (2000,)) is None
