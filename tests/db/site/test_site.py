"""The site, through Datasette's own client."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from invented import put, said, someone
from sqlite_utils import Database

from quotes.db.corrections import actions as corrections
from quotes.db.corrections.actions import By
from quotes.db.schema.opening import open_database
from quotes.db.storage.store import start_run, store_extraction
from quotes.model import Article, Entity, Extraction

ANA = By("ana", "heard the <tape>")
EVIL = '<script>alert("1")</script>'


async def serve(path: Path, **options: Any) -> Datasette:
    datasette = Datasette([str(path)], **options)
    await datasette.invoke_startup()
    return datasette


@pytest.fixture
async def site(harbour: Database, path: Path) -> Datasette:
    corrections.rename(harbour, "toben-quill", "Tobias Quill", ANA)
    corrections.assign(harbour, "2", "Harbour Council", ANA)
    return await serve(path)


def key(db: Database, text: str) -> str:
    return str(db.execute("select key from quotes where text = ?", [text]).fetchone()[0])


def pages(db: Database) -> list[str]:
    quotes = [f"/-/quotes/{row['key']}" for row in db["quotes"].rows]
    articles = [f"/-/articles/{row['key']}" for row in db["articles"].rows]
    speakers = [f"/-/speakers/{row['slug']}" for row in db["speakers"].rows]
    claims = [f"/-/claims/{row['key']}" for row in db["claims"].rows]
    lists = ["/-/search", "/-/articles", "/-/speakers", "/-/claims"]
    return [*lists, *quotes, *articles, *speakers, *claims]


async def test_every_page_loads_as_html_and_json(site: Datasette, harbour: Database) -> None:
    for path in ["/", *pages(harbour)]:
        response = await site.client.get(path)
        assert response.status_code == 200, path
        assert "<script" not in response.text
        assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//(?!www\.wikidata)", response.text)
        assert not re.search(r"\sstyle=", response.text)
        if path != "/":
            assert "default-src 'none'" in response.headers["content-security-policy"]
            assert (await site.client.get(f"{path}.json")).json()
    assert (await site.client.get("/-/front.json")).json()["numbers"]["quotes"] == 6
    for name in ("quotes.css", "icon.svg"):
        assert (await site.client.get(f"/-/static-plugins/quotes/{name}")).status_code == 200


async def test_search(site: Datasette) -> None:
    found = (await site.client.get("/-/search.json?q=boats")).json()
    assert [quote["text"] for quote in found["quotes"]] == ["We counted every boat"]
    assert found["quotes"][0]["pieces"] == [
        ["We counted every ", False], ["boat", True], ["", False],
    ]  # fmt: skip
    assert found["quotes"][0]["before"] == '"'
    assert found["quotes"][0]["after"].startswith('," she told reporters.')
    by_name = (await site.client.get("/-/search.json?q=tobias")).json()
    assert by_name["total"] == 2


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("", 6), ("q=nothinglikethis", 0), ("speaker=ilva-marrow", 2), ("speaker=nobody", 0),
        ("kind=direct", 2), ("kind=direct&speaker=toben-quill", 1), ("mode=attitude", 0),
        ("denied=1", 1), ("page=-3", 6), ("page=x", 6), ("page=9999999999999999999999", 6),
        ('q="', 6), ("q=AND OR NOT (", 0), ("q=*", 0), ("q=%00", 6),
    ],
)  # fmt: skip
async def test_filters(site: Datasette, query: str, total: int) -> None:
    for format_ in ("", ".json"):
        response = await site.client.get(f"/-/search{format_}?{query}")
        assert response.status_code == 200, response.text
    assert response.json()["total"] == total


@pytest.mark.parametrize("name", ["kind", "mode"])
async def test_a_class_that_is_none_is_refused(site: Datasette, name: str) -> None:
    response = await site.client.get(f"/-/search.json?{name}=' or 1=1 --")
    assert response.status_code == 400 and response.json()["error"]


async def test_article_marks_quotes_in_place(site: Datasette, harbour: Database) -> None:
    article = next(harbour["articles"].rows)
    page = (await site.client.get(f"/-/articles/{article['key']}")).text
    for row in harbour["quotes"].rows:
        assert f'id="q-{row["key"]}"' in page
    assert "<mark>We counted every boat</mark>" in page
    data = (await site.client.get(f"/-/articles/{article['key']}.json")).json()
    assert data["article"]["text"] == article["text"]
    assert [quote["start"] for quote in data["quotes"]] == sorted(
        quote["start"] for quote in data["quotes"]
    )


async def test_quote_shows_the_chain_and_the_correction(site: Datasette, harbour: Database) -> None:
    path = f"/-/quotes/{key(harbour, 'We counted every boat')}"
    page = (await site.client.get(path)).text
    for words in ("mention:subject", "resolve:name", "98\u202f%", "Harbour Council", "corrected"):
        assert words in page
    assert "heard the &lt;tape&gt;" in page
    data = (await site.client.get(f"{path}.json")).json()
    assert [m["entity"] for m in data["mentions"]] == [None, "harbour-council"]
    assert data["corrections"][0]["action"] == "assign"


async def test_speaker_page(site: Datasette, harbour: Database) -> None:
    data = (await site.client.get("/-/speakers/toben-quill.json")).json()
    assert data["speaker"]["name"] == "Tobias Quill"
    assert data["aliases"] == ["Toben Quill"]
    assert data["roles"][0]["role"] == "mayor"
    assert data["total"] == 2
    corrections.merge(harbour, "toben-quill", "ilva-marrow", ANA)
    moved = await site.client.get("/-/speakers/toben-quill")
    assert (moved.status_code, moved.headers["location"]) == (302, "/-/speakers/ilva-marrow")


async def test_the_site_follows_merges(db: Database, path: Path) -> None:
    """A pair with a merged row is shown with the one that it was merged into."""
    for role in ("baker", "judge", "goalkeeper"):
        put(db, someone("Ilva Marrow", role))
    corrections.merge(db, "ilva-marrow-2", "ilva-marrow", ANA)
    site = await serve(path)
    data = (await site.client.get("/-/speakers/ilva-marrow-3.json")).json()
    assert [pair["slug"] for pair in data["candidates"]] == ["ilva-marrow"]
    assert set(data["candidates"][0]) == {"slug", "name", "score", "reason"}
    found = (await site.client.get("/-/speakers/ilva-marrow.json")).json()
    assert [pair["slug"] for pair in found["candidates"]] == ["ilva-marrow-3"]
    page = (await site.client.get("/-/speakers/ilva-marrow")).text
    assert page.count('href="/-/speakers/ilva-marrow-3"') == 1


async def test_a_search_for_a_merged_name(site: Datasette, harbour: Database) -> None:
    corrections.merge(harbour, "toben-quill", "ilva-marrow", ANA)
    for name in ("Toben", "QUILL", "tobias"):
        data = (await site.client.get(f"/-/speakers.json?q={name}")).json()
        assert [row["slug"] for row in data["speakers"]] == ["ilva-marrow"], name


@pytest.mark.parametrize(
    ("typed", "found"),
    [("marr", ["ilva-marrow"]), ("Marrow, Il", ["ilva-marrow"]), ("uill", ["toben-quill"]),
     ("marrow quill", []), ("!", [])],
    ids=["beginning", "beginnings", "part", "of-two", "no-letter"],
)  # fmt: skip
async def test_a_search_for_beginnings_or_else_a_part(
    site: Datasette, typed: str, found: list[str]
) -> None:
    answer = await site.client.get("/-/speakers.json", params={"q": typed})
    assert [row["slug"] for row in answer.json()["speakers"]] == found


@pytest.mark.parametrize("address", ["/-/quotes/zzz", "/-/articles/zzz", "/-/speakers/zzz"])
async def test_not_found(site: Datasette, address: str) -> None:
    assert (await site.client.get(address)).status_code == 404


async def test_the_json_of_the_tables(site: Datasette, harbour: Database) -> None:
    get = site.client.get
    found = (await get("/quotes/quotes.json?_search=marrow&_shape=array")).json()
    assert {row["speaker_name"] for row in found} == {"Ilva Marrow", "Ilva Marrow and Tobias Quill"}
    exact = (await get("/quotes/quotes.json?speaker__exact=1&_shape=array")).json()
    assert [row["text"] for row in exact] == ["The harbour will stay open"]
    page = (await get("/quotes/quotes")).text
    assert f'<a href="/-/quotes/{key(harbour, "It is a sad day")}">' in page
    facets = (await get("/quotes/quotes.json")).json()["facet_results"]
    assert set(facets) == {"kind", "mode", "denied", "current"}


async def test_texts_from_articles_are_escaped(db: Database, path: Path) -> None:
    entity = Entity("x", f"{EVIL} Sund", "person", roles=(EVIL,), affiliation=EVIL, country=EVIL)
    text = f'{EVIL} Hear this: "{EVIL} is \x02fine\x03" {EVIL} Sund said.'
    found = said(text, f"{EVIL} is \x02fine\x03", f"{EVIL} Sund", entity)
    article = Article(
        EVIL, text, title=EVIL, published=EVIL, url="javascript:alert(1)", notes=(EVIL,)
    )
    store_extraction(db, Extraction(article, (found,), (entity,)), start_run(db, EVIL))
    corrections.assign(db, "1", EVIL, By(EVIL, EVIL), create="person")
    corrections.alias(db, "1", EVIL + "2", By(EVIL, EVIL))
    site = await serve(path)
    extra = [f"/-/search?q={EVIL}&speaker={EVIL}&kind={EVIL}", f"/-/speakers?q={EVIL}"]
    for page in ["/", *pages(db), *extra, "/quotes/quotes", "/quotes/speakers"]:
        html = (await site.client.get(page)).text
        assert EVIL not in html and "<script>alert" not in html, page
        assert 'href="javascript:' not in html.lower(), page


async def test_a_database_of_another_name(harbour: Database, path: Path) -> None:
    harbour.close()
    other = path.rename(path.with_name("news of may.db"))
    site = await serve(other)
    assert "Who said what" in (await site.client.get("/")).text
    assert (await site.client.get("/-/search.json")).json()["total"] == 6
    table = await site.client.get(site.urls.path("/news~20of~20may/quotes"))
    assert "Every quote and reported statement" in table.text


async def test_beside_databases_of_others(tmp_path: Path) -> None:
    Database(tmp_path / "plants.db")["plants"].insert({"id": 1})
    site = await serve(tmp_path / "plants.db")
    assert "plants" in (await site.client.get("/")).text
    assert (await site.client.get("/-/search")).status_code == 404


async def test_an_empty_database(db: Database, path: Path) -> None:
    site = await serve(path)
    for page in ("/", "/-/search", "/-/search?q=x", "/-/articles", "/-/speakers"):
        assert (await site.client.get(page)).status_code == 200


async def test_hidden_tables_stay_hidden(harbour: Database, path: Path) -> None:
    closed = {"databases": {"quotes": {"tables": {"articles": {"allow": False}}}}}
    site = await serve(path, metadata=closed)
    for page in pages(harbour):
        assert (await site.client.get(page)).status_code == 403, page


async def test_an_immutable_file_under_a_prefix(harbour: Database, path: Path) -> None:
    harbour.close()
    open_database(path).close()
    site = Datasette([], immutables=[str(path)], settings={"base_url": "/said/"})
    await site.invoke_startup()
    page = (await site.client.get("/-/search")).text
    assert 'href="/said/-/quotes/' in page and 'href="/-/' not in page


async def test_reconciliation(site: Datasette) -> None:
    get = site.client.get
    manifest = (await get("/-/reconcile")).json()
    assert manifest["versions"] == ["0.2"] and manifest["defaultTypes"]
    queries = '{"q0": {"query": "ilva marrow"}, "q1": {"query": "Quill Toben", "type": "person"}, '
    queries += '"q2": {"query": "Ilva", "type": ["organization"]}, "q3": {"query": ""}}'
    answer = (await site.client.post("/-/reconcile", data={"queries": queries})).json()
    assert answer["q0"]["result"][0]["id"] == "ilva-marrow"
    assert answer["q0"]["result"][0]["match"] is True
    assert answer["q1"]["result"][0]["id"] == "toben-quill"
    assert answer["q2"]["result"] == answer["q3"]["result"] == []


@pytest.mark.parametrize(
    "queries", ["{", "[]", '{"a": 1}', '{"a": {}}', '{"a": {"query": "x", "limit": "y"}}']
)
async def test_reconciliation_of_nonsense(site: Datasette, queries: str) -> None:
    response = await site.client.get(f"/-/reconcile?queries={queries}")
    assert response.status_code == 400 and response.json()["message"]


async def test_pages_of_many(db: Database, path: Path) -> None:
    run = start_run(db, "1")
    for number in range(30):
        text = f"All is well in ward {number}, said Ilva Marrow."
        entity = Entity("ilva-marrow", "Ilva Marrow", "person")
        found = said(text, f"All is well in ward {number}", "Ilva Marrow", entity)
        store_extraction(db, Extraction(Article(f"{number}", text), (found,), (entity,)), run)
    site = await serve(path)
    for page in ("/-/search?q=ward", "/-/articles?", "/-/speakers/ilva-marrow?"):
        first = (await site.client.get(page)).text
        assert 'rel="next"' in first and 'rel="prev"' not in first
        second = (await site.client.get(f"{page}&page=2")).text
        assert 'rel="prev"' in second and 'rel="next"' not in second
