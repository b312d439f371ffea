"""The lists of articles, speakers and claims, walked from end to end while others are stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette
from sqlite_utils import Database

from quotes.db.site.listing import Key, Order

LISTS = {"articles": "key", "speakers": "slug", "claims": "claim"}

# By SQL: rows that the extractor would take long to make.
NUMBERS = "with recursive n(v) as (select 0 union all select v + 1 from n limit 90)"
ROWS = (
    f"""insert into articles (key, source, text, current, published, first_seen, words) {NUMBERS}
    select 'a' || v, v || '.txt', 'words', 1,
        case when v % 9 then '2026-01-' || printf('%02d', 1 + v % 20) end, '2026-01-07', 1 from n""",
    f"""insert into speakers (slug, name, kind, origin, found_name, found_norm) {NUMBERS}
    select 's' || v, 'Name ' || (v % 30), 'person', 'article', 'n', 'n' from n""",
    f"""insert into quotes (key, article, kind, mode, text, start, "end", spans, denied, speaker,
        confidence, current) {NUMBERS}
    select 'q' || v, 1 + v, 'direct', 'speech', 'w', 0, 1, '[]', 0, 1 + v, 0.5, 1 from n""",
    f"""insert into mentions (key, article, quote, role, text, entity) {NUMBERS}
    select 'm' || v, 1 + v, 1 + v, 'speaker', 'n', 1 + v - v % 3 from n""",
    f"""insert into claims (key, text, last, quotes, severity, status) {NUMBERS}
    select 'c' || v, 'w', case when v % 7 then '2026-01-0' || (1 + v % 5) end, v % 4, v % 6, 'new'
    from n""",
)


@pytest.fixture
def many(db: Database) -> Database:
    for sql in ROWS:
        db.execute(sql)
    db.conn.commit()
    return db


async def walked(
    site: Datasette, name: str, query: dict[str, Any], between: Any = None
) -> list[Any]:
    found, following, pages = [], f"?{urlencode(query)}", 0
    while following:
        answer = await site.client.get(f"/-/{name}.json{following}")
        assert answer.status_code == 200, answer.text
        page = answer.json()
        found += page[name]
        following, pages = page["pager"]["next"], pages + 1
        assert pages < 40 and len(page[name]) <= query["size"]
        if between:
            between(pages)
    return found


@pytest.mark.parametrize(
    ("name", "query"),
    [("articles", {}), ("speakers", {}), ("speakers", {"q": "name"}), ("claims", {}),
     ("claims", {"sort": "newest"}), ("claims", {"sort": "changed"})],
    ids=["articles", "speakers", "named", "printed", "newest", "changed"],
)  # fmt: skip
async def test_a_walk_gives_what_pages_give(
    many: Database, path: Path, name: str, query: dict[str, Any]
) -> None:
    site = Datasette([str(path)])
    await site.invoke_startup()
    rows = await walked(site, name, {**query, "size": 8})
    pages: list[Any] = []
    for number in range(1, 13):
        answer = await site.client.get(
            f"/-/{name}.json?{urlencode({**query, 'size': 8, 'page': number})}"
        )
        pages += answer.json()[name]
    keys = [row[LISTS[name]] for row in rows]
    assert keys == [row[LISTS[name]] for row in pages]
    assert len(keys) == len(set(keys)) == {"speakers": 30}.get(name, 90)


@pytest.mark.parametrize(("name", "query"), [("articles", {}), ("claims", {"sort": "newest"})])
async def test_what_is_stored_meanwhile_moves_nothing(
    many: Database, path: Path, name: str, query: dict[str, Any]
) -> None:
    site = Datasette([str(path)])
    await site.invoke_startup()
    before = [row[LISTS[name]] for row in await walked(site, name, {**query, "size": 50})]

    def store(page: int) -> None:
        many.execute(
            "insert into articles (key, source, text, current, published, first_seen, words)"
            f" values ('new{page}', 'n', 'w', 1, '2026-02-01', '2026-02-01', 1)"
        )
        many.execute(
            "insert into claims (key, text, last, quotes, severity, status)"
            f" values ('new{page}', 'w', '2026-02-01', 1, 0, 'new')"
        )
        many.conn.commit()

    after = [row[LISTS[name]] for row in await walked(site, name, {**query, "size": 7}, store)]
    assert after == before


@pytest.mark.parametrize("name", LISTS)
async def test_the_cursor_of_another_list_is_refused(many: Database, path: Path, name: str) -> None:
    site = Datasette([str(path)])
    await site.invoke_startup()
    other = Order("colours", (Key("x", "x", str), Key("id", "id", int)))
    for cursor in ("x", "e30", other.cursor({"x": "red", "id": 1})):
        answer = await site.client.get(f"/-/{name}.json?cursor={cursor}")
        assert answer.status_code == 400 and "The cursor is none" in answer.json()["error"]
    for size in ("0", "1001", "x"):
        assert (await site.client.get(f"/-/{name}.json?size={size}")).status_code == 400
