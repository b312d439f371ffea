"""Topics on the site: chosen among claims, offered above lists, and named on a claim's page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from datasette.app import Datasette
from invented import ILVA, TOBEN, print_it
from sqlite_utils import Database

from quotes.db.site.claim_topics import offered

DUES = "The harbour dues rose by 40 percent last year"
OTHER = "Nobody can tell me what the harbour dues are good for"
LAMPS = "The harbour lamps are dark and the harbour dues are wasted"
BRIDGE = "The bridge to Sandrey stays closed until spring"
MARK = "<b>tolls & tar</b>"


@pytest.fixture
def printed(db: Database) -> Database:
    said = ((DUES, ILVA), (OTHER, TOBEN), (LAMPS, ILVA), (BRIDGE, ILVA))
    for number, (words, who) in enumerate(said):
        print_it(db, words, who, f"https://n.example/{number}", f"2025-01-0{number + 1}")
    return db


async def serve(path: Path, **options: Any) -> Datasette:
    datasette = Datasette([str(path)], **options)
    await datasette.invoke_startup()
    return datasette


@pytest.fixture
async def site(printed: Database, path: Path) -> Datasette:
    return await serve(path)


async def get(site: Datasette, path: str) -> Any:
    response = await site.client.get(path)
    assert response.status_code == 200, (path, response.text)
    return response.json() if ".json" in path.split("?", maxsplit=1)[0] else response.text


async def texts(site: Datasette, query: str) -> list[str]:
    return [row["text"] for row in (await get(site, f"/-/claims.json?{query}"))["claims"]]


async def test_claims_of_a_topic(site: Datasette) -> None:
    assert await texts(site, "topic=harbour+dues&sort=newest") == [LAMPS, OTHER, DUES]
    assert await texts(site, "topic=The+Harbour+Dues&speaker=toben-quill") == [OTHER]
    assert await texts(site, "topic=harbour+dues&q=wasted") == [LAMPS]
    assert await texts(site, "topic=harbour+dues&several=1") == []
    page = await get(site, "/-/claims?topic=harbour+dues&sort=newest")
    assert "Claims on <q>harbour dues</q>" in page and "in 3 quotes" in page
    assert 'href="/-/claims?sort=newest">any topic' in page and 'value="harbour dues"' in page


async def test_pages_of_a_topic(site: Datasette) -> None:
    first = await get(site, "/-/claims.json?topic=harbour+dues&sort=worth&size=2")
    following = await get(site, f"/-/claims.json{first['pager']['next']}")
    asked = await get(site, "/-/claims.json?topic=harbour+dues&sort=worth")
    assert asked["claims"] == [*first["claims"], *following["claims"]]
    assert following["pager"]["next"] is None and len(asked["claims"]) == 3


async def test_worth_checking_first(site: Datasette) -> None:
    rows = (await get(site, "/-/claims.json?sort=worth"))["claims"]
    scores = [row["worth"] for row in rows]
    assert len(rows) == 4 and scores == sorted(scores, reverse=True) and 0 < scores[0] <= 1
    assert rows[0]["text"] == DUES and isinstance(rows[0]["reasons"], list)
    assert rows[0]["reasons"]
    assert (await texts(site, "topic=harbour+dues&sort=worth"))[0] == DUES
    assert "worth checking" in await get(site, "/-/claims?sort=worth&topic=harbour+dues")


@pytest.mark.parametrize(
    "asked", ["lorries", "the", "\0", MARK, '" OR 1'],
    ids=["unknown", "article", "null", "markup", "syntax"],
)  # fmt: skip
async def test_an_unknown_topic_has_no_claims(site: Datasette, asked: str) -> None:
    found = await get(site, f"/-/claims.json?topic={quote(asked)}")
    assert (found["claims"], found["topic"], found["topics"]) == ([], None, [])
    page = await get(site, f"/-/claims?topic={quote(asked)}")
    assert "No claim is known to be of the topic" in page and "any topic" in page
    assert MARK not in page


async def test_topics_are_offered(site: Datasette) -> None:
    found = await get(site, "/-/claims.json")
    assert found["topic"] is None
    dues = {"topic": "harbour dues", "quotes": 3, "page": "/-/claims?topic=harbour+dues"}
    assert dues in found["topics"]
    assert not {"bridge", "dues", "sandrey"} & {each["topic"] for each in found["topics"]}
    page = await get(site, "/-/claims")
    assert f'<a href="{dues["page"]}">harbour dues</a>' in page
    narrow = await get(site, "/-/claims.json?speaker=ilva-marrow&sort=newest")
    (one,) = (each for each in narrow["topics"] if each["topic"] == "harbour dues")
    assert one["page"] == "/-/claims?speaker=ilva-marrow&topic=harbour+dues&sort=newest"
    chosen = await get(site, "/-/claims.json?topic=harbour+dues")
    assert chosen["topic"] == {"topic": "harbour dues", "quotes": 3}
    assert "harbour dues" not in [each["topic"] for each in chosen["topics"]]


async def test_copies_of_one_claim_are_no_topic(printed: Database, path: Path) -> None:
    for number in range(3):
        print_it(printed, BRIDGE, ILVA, f"https://m.example/{number}", "2025-02-01")
    found = await get(await serve(path), "/-/claims.json?q=bridge")
    assert len(found["claims"]) == 1 and found["topics"] == []


async def test_a_claim_names_its_topics(site: Datasette, printed: Database) -> None:
    key = printed.execute("select key from claims where text = ?", [DUES]).fetchone()[0]
    found = await get(site, f"/-/claims/{key}.json")
    assert found["topics"] == ["harbour dues"]
    assert found["topic_links"] == [
        {"topic": "harbour dues", "page": "/-/claims?topic=harbour+dues"}
    ]
    page = await get(site, f"/-/claims/{key}")
    assert 'Topics: <a href="/-/claims?topic=harbour+dues">harbour dues</a>' in page


async def test_hostile_topics_are_escaped(printed: Database, path: Path) -> None:
    printed.execute("update _topics set words = ? where words = 'harbour dues'", [MARK])
    printed.conn.commit()
    site = await serve(path)
    key = printed.execute("select key from claims where text = ?", [DUES]).fetchone()[0]
    for address in ("/-/claims", f"/-/claims/{key}"):
        page = await get(site, address)
        assert MARK not in page and "&lt;b&gt;tolls &amp; tar" in page
        assert re.search(r'href="/-/claims\?topic=%3Cb%3Etolls\+%26\+tar', page)


@pytest.mark.parametrize("how", ["closed", "earlier"])
async def test_without_topics_the_claims_are_there(printed: Database, path: Path, how: str) -> None:
    closed = {"databases": {"quotes": {"tables": {"_topics": {"allow": False}}}}}
    if how == "earlier":
        for table in ("_topics", "_quote_topics"):
            printed[table].drop()
    site = await serve(path, metadata=closed if how == "closed" else {})
    found = await get(site, "/-/claims.json")
    assert len(found["claims"]) == 4 and found["topics"] == []
    assert await texts(site, "topic=harbour+dues") == []
    one = await get(site, f"/-/claims/{found['claims'][0]['claim']}.json")
    assert one["topics"] == one["topic_links"] == []
    assert "Topics:" not in await get(site, "/-/claims")


async def test_a_shut_table_of_scores_sorts_nothing(printed: Database, path: Path) -> None:
    closed = {"databases": {"quotes": {"tables": {"checkworthy": {"allow": False}}}}}
    site = await serve(path, metadata=closed)
    assert (await site.client.get("/-/claims.json?sort=worth")).status_code == 403
    assert 'value="worth"' not in await get(site, "/-/claims")


async def test_a_topic_that_is_too_long(site: Datasette) -> None:
    assert (await site.client.get(f"/-/claims.json?topic={'a' * 1001}")).status_code == 400


def test_what_stands_within_another_is_not_offered() -> None:
    def row(words: str, here: int) -> dict[str, Any]:
        return {"topic": words, "quotes": here, "here": here}

    rows = [row("harbour", 5), row("dues", 3), row("harbour dues", 3), row("dark lamps", 2)]
    assert [each["topic"] for each in offered(rows)] == ["harbour", "harbour dues", "dark lamps"]
    assert [each["topic"] for each in offered(rows, "harbour dues")] == ["dark lamps"]
    assert "here" not in offered(rows)[0]
