"""ETag and status 304: what is asked for again and has not changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from datasette.app import Datasette
from invented import article, settle, someone
from sqlite_utils import Database

from quotes.db.site.access import OLD
from quotes.db.site.unchanged import Tag, headers_for
from quotes.db.storage.store import start_run, store_extraction


async def serve(path: Path, *, immutable: bool = False, cors: bool = False) -> Datasette:
    settle(path)
    files = {"files": [], "immutables": [str(path)]} if immutable else {"files": [str(path)]}
    site = Datasette(**files, cors=cors)
    await site.invoke_startup()
    return site


@pytest.mark.parametrize(
    "path_",
    ["/-/search.json?q=harbour", "/-/search", "/-/speakers/ilva-marrow.json", "/-/search.csv", "/",
     "/-/claims", "/quotes/quotes.json", "/-/verify.json?text=It+is+a+sad+day"],
)  # fmt: skip
@pytest.mark.parametrize("immutable", [False, True], ids=["open", "immutable"])
async def test_what_has_not_changed_is_not_sent_again(
    harbour: Database, path: Path, path_: str, immutable: bool
) -> None:
    harbour.execute("pragma wal_checkpoint(truncate)")
    site = await serve(path, immutable=immutable, cors=True)
    first = await site.client.get(path_)
    tag = first.headers["etag"]
    assert first.status_code == 200 and first.content
    again = await site.client.get(path_, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert again.headers["access-control-allow-origin"] == "*"
    other = await site.client.get(path_, headers={"If-None-Match": '"other"'})
    assert other.status_code == 200 and other.content


async def test_a_write_changes_the_tag(harbour: Database, path: Path) -> None:
    site = await serve(path)
    first = await site.client.get("/-/search.json")
    store_extraction(harbour, article(someone("Ada Orla")), start_run(harbour, "1"))
    tag = first.headers["etag"]
    again = await site.client.get("/-/search.json", headers={"If-None-Match": tag})
    # Others may not read yet what was just written, so there is none for a moment.
    assert again.status_code == 200 and "etag" not in again.headers
    settle(path)
    again = await site.client.get("/-/search.json", headers={"If-None-Match": tag})
    assert again.status_code == 200 and again.headers["etag"] != tag
    assert again.json()["total"] == first.json()["total"] + 1


async def test_the_tag_is_of_one_address_and_one_visitor(harbour: Database, path: Path) -> None:
    site = await serve(path)
    tag = (await site.client.get("/-/search.json")).headers["etag"]
    for other, headers in (
        ("/-/search.json?q=boat", {}), ("/-/search", {}), ("/-/search.json", {"Cookie": "a=b"}),
    ):  # fmt: skip
        answer = await site.client.get(other, headers={"If-None-Match": tag, **headers})
        assert answer.status_code == 200, other


@pytest.mark.parametrize(
    "path_",
    ["/-/versions.json", "/quotes.json?sql=select+random()", "/-/search.json?sort=x",
     "/-/quotes/none.json", "/quotes/most_quoted.json"],
)  # fmt: skip
async def test_what_the_file_does_not_decide_has_no_tag(
    harbour: Database, path: Path, path_: str
) -> None:
    answer = await (await serve(path)).client.get(path_)
    assert "etag" not in answer.headers


def test_what_is_shown_as_it_was_has_no_tag() -> None:
    message = {"status": 200, "headers": []}
    kept = OLD.set(True)
    assert headers_for(Tag(b'W/"a"', None), message) == []
    OLD.reset(kept)
    assert headers_for(Tag(b'W/"a"', None), message)[0] == (b"etag", b'W/"a"')
