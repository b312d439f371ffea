"""Pages of other sites read the data where it is served so, and are told first what they may send."""

from __future__ import annotations

from pathlib import Path

import pytest
from datasette.app import Datasette
from sqlite_utils import Database

ASKS = {
    "Origin": "https://other.example", "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "content-type",
}  # fmt: skip


async def serve(path: Path, *, cors: bool) -> Datasette:
    site = Datasette([str(path)], cors=cors)
    await site.invoke_startup()
    return site


@pytest.mark.parametrize(
    "address",
    ["/-/verify.json", "/-/reconcile", "/-/search.json", "/-/search.atom", "/quotes/quotes.json",
     "/-/claims/c1.jsonld"],
)  # fmt: skip
async def test_a_browser_that_asks_first_is_told(
    harbour: Database, path: Path, address: str
) -> None:
    site = await serve(path, cors=True)
    answer = await site.client.options(address, headers=ASKS)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "Content-Type" in answer.headers["access-control-allow-headers"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("address", "status"),
    [("/-/search.json", 200), ("/-/search.csv", 200), ("/-/search.atom", 200),
     ("/-/search.json?colour=red", 400), ("/-/search.atom?sort=x", 400), ("/-/quotes/nothing.json", 404),
     ("/quotes/quotes.json", 200), ("/quotes/quotes.json?colour=red", 400), ("/quotes/none.json", 404),
     ("/-/verify.json", 400), ("/llms.txt", 200), ("/sitemap.xml", 200)],
)  # fmt: skip
async def test_data_and_errors_are_shared(
    harbour: Database, path: Path, address: str, status: int
) -> None:
    shared = await (await serve(path, cors=True)).client.get(address)
    assert shared.status_code == status, shared.text
    assert shared.headers.get_list("access-control-allow-origin") == ["*"]
    assert shared.headers["access-control-expose-headers"] == "ETag, Link"
    own = await (await serve(path, cors=False)).client.get(address)
    assert own.status_code == status and "access-control-allow-origin" not in own.headers


async def test_names_are_reconciled_from_anywhere(harbour: Database, path: Path) -> None:
    site = await serve(path, cors=False)
    for address in (
        "/-/reconcile",
        "/-/reconcile/properties",
        "/-/reconcile/suggest/entity?prefix=a",
    ):
        answer = await site.client.get(address)
        assert answer.headers["access-control-allow-origin"] == "*"
    assert (await site.client.options("/-/reconcile", headers=ASKS)).status_code == 204
    refused = await site.client.options("/-/verify.json", headers=ASKS)
    assert "access-control-allow-origin" not in refused.headers


async def test_pages_and_the_desk_are_not_shared(harbour: Database, path: Path) -> None:
    site = await serve(path, cors=True)
    root = {"ds_actor": site.sign({"a": {"id": "root"}}, "actor")}
    for address in ("/-/desk.json", "/-/desk/claims.json"):
        answer = await site.client.get(address, cookies=root)
        assert answer.status_code == 200 and "access-control-allow-origin" not in answer.headers
        asked = await site.client.options(address, headers=ASKS, cookies=root)
        assert "access-control-allow-origin" not in asked.headers
    assert "access-control-allow-origin" not in (await site.client.get("/-/search")).headers
