"""What the site shows of quotes that a person settled, and where old keys lead."""

from __future__ import annotations

from pathlib import Path

import pytest
from datasette.app import Datasette
from invented import TEXT, extraction_of
from sqlite_utils import Database

from quotes.db.corrections.actions import By
from quotes.db.corrections.quote_actions import Mend, mend, reject
from quotes.db.storage.gone import forget_missing, note_missing
from quotes.db.storage.store import start_run, store_extraction

ANA = By("ana", "heard <b>it</b>")


@pytest.fixture
async def site(harbour: Database, path: Path) -> Datasette:
    served = Datasette([str(path)])
    await served.invoke_startup()
    return served


def key_of(db: Database, text: str) -> str:
    return str(db.execute("select key from quotes where text = ?", [text]).fetchone()[0])


async def get(site: Datasette, page: str) -> str:
    response = await site.client.get(page)
    assert response.status_code == 200, page
    return str(response.text)


async def json_of(site: Datasette, key: str) -> dict[str, object]:
    response = await site.client.get(f"/-/quotes/{key}.json")
    return dict(response.json())


async def test_a_mended_quote_is_shown_as_settled(site: Datasette, harbour: Database) -> None:
    key = key_of(harbour, "money was short")
    mend(harbour, key, Mend(words=("said money was short",), kind="mixed"), ANA)
    page = await get(site, f"/-/quotes/{key}")
    assert "Settled by a person; the program had been 60\u202f% sure of what it found" in page
    assert "“money was short”" in page and "heard &lt;b&gt;it&lt;/b&gt;" in page
    assert page.count("quote-text") == page.count("quote-kind") == 1
    quote = (await json_of(site, key))["quote"]
    assert isinstance(quote, dict)
    shown = {name: quote[name] for name in ("text", "kind", "confidence", "status", "current")}
    assert shown == {
        "text": "said money was short", "kind": "mixed", "confidence": 1.0,
        "status": "settled by a person", "current": 1,
    }  # fmt: skip
    assert quote["found"]["text"] == "money was short"
    found = (await site.client.get("/-/search.json?q=money&confidence=0.9")).json()
    assert [row["text"] for row in found["quotes"]] == ["said money was short"]
    article = await get(site, f"/-/articles/{quote['article']}")
    assert "settled by a person" in article and "60\u202f%" not in article


async def test_a_rejected_quote_has_only_its_own_page(site: Datasette, harbour: Database) -> None:
    key = key_of(harbour, "money was short")
    reject(harbour, key, ANA)
    page = await get(site, f"/-/quotes/{key}")
    assert "it is no quote, and counts nowhere" in page and "is no quote" in page
    quote = (await json_of(site, key))["quote"]
    assert isinstance(quote, dict) and quote["status"] == "rejected by a person"
    assert (await site.client.get("/-/search.json?q=money")).json()["quotes"] == []
    assert key not in await get(site, f"/-/articles/{quote['article']}")


async def test_an_old_key_leads_on(site: Datasette, harbour: Database) -> None:
    key = key_of(harbour, "money was short")
    assert (await json_of(site, key))["successor"] is None
    for text in (f"{TEXT}\nMore.", f"{TEXT}\nEven more."):
        store_extraction(harbour, extraction_of(text), start_run(harbour, "1"))
    heir = (await json_of(site, key))["successor"]
    assert isinstance(heir, dict) and heir["text"] == "money was short" and heir["key"] != key
    assert f'href="/-/quotes/{heir["key"]}"' in await get(site, f"/-/quotes/{key}")
    assert (await json_of(site, heir["key"]))["successor"] is None


async def test_what_is_gone_says_so(site: Datasette, harbour: Database) -> None:
    note_missing(harbour, ["harbour.txt"], None)
    assert forget_missing(harbour, []) == 1
    (key,) = harbour.execute("select key from articles").fetchone()
    assert "its quotes are in no count, search or claim" in await get(site, f"/-/articles/{key}")
    assert (await site.client.get("/-/search.json?q=money")).json()["quotes"] == []
