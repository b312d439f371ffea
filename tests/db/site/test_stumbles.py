"""What visitors of the site stumbled over: each must answer, and answer right."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette
from invented import said
from sqlite_utils import Database

from quotes.db.corrections import actions as corrections
from quotes.db.corrections.actions import By
from quotes.db.site import country
from quotes.db.storage.store import start_run, store_extraction
from quotes.model import Article, Entity, Extraction

ANA = By("ana", "")

SAYINGS = (
    ("The harbour will be organised anew by the mayor's council", "Łukasz Køhler", "direct"),
    ("back-taxes", "Ilva Marrow", "mixed"),
    ("Every household will pay a fair tax on its second boat", "Ilva Marrow", "indirect"),
    ("=1+1 is what the ledger shows for this month", "Дарина Рост", "indirect"),
    ("Nothing was lost in the flood", "林小梅", "direct"),
)


@pytest.fixture
async def site(db: Database, path: Path) -> Datasette:
    run = start_run(db, "1")
    for number, (words, name, kind) in enumerate(SAYINGS):
        text = f"Quill's news of the day\nBy Ona Bell\n\n{words}, {name} said."
        entity = Entity(name, name, "person", roles=("mayor",) if number == 0 else ())
        found = said(text, words, name, entity, kind=kind, confidence=0.5 + number / 10)
        article = Article(
            f"/srv/secret/{number}.txt", text, title="Quill's news of the day",
            published=f"2025-1{number % 3}-03", url=f"https://www.outlet{number % 2}.example/{number}",
        )  # fmt: skip
        store_extraction(db, Extraction(article, (found,), (entity,)), run)
    datasette = Datasette([str(path)], cors=True)
    await datasette.invoke_startup()
    return datasette


async def texts(site: Datasette, query: str) -> list[str]:
    answer = await site.client.get(f"/-/search.json?{query}")
    assert answer.status_code == 200, answer.text
    return [quote["text"] for quote in answer.json()["quotes"]]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("harbor", 0), ("organized", 0), ("harb*", 0), ("Lukasz", 0), ("kohler", 0), ("KØHLER", 0),
        ("mayor harbour", 0), ("council's", 0), ("tax", 2), ('"fair tax"', 2), ("backtaxes OR flood", 4),
        ("boat NOT flood", 2), ("tax -boat", 1), ("Рост", 3), ("林小梅", 4),
        ("back taxes", 1), ("back-tax", 1),
    ],
)  # fmt: skip
async def test_a_search_finds(site: Datasette, query: str, first: int) -> None:
    assert (await texts(site, f"q={query}"))[:1] == [SAYINGS[first][0]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("since=2025-11&until=2025-11", {1, 4}), ("since=2025-12-03", {2}), ("month=2025-10", {0, 3}),
        ("outlet=outlet1.example", {1, 3}), ("confidence=0.75", {3, 4}), ("kind=direct", {0, 4}),
        ("until=2025", {0, 1, 2, 3, 4}), ("q=tax&kind=mixed", {1}), ("q=tax&month=2025-12", {2}),
        ("q=tax&since=2025-12-01&until=2025-12-31", {2}), ("speaker=Ilva MARROW", {1, 2}),
        ("speaker=ilva-marrow&q=fair", {2}), ("country=zz", set()), ("denied=1", set()),
    ],
)  # fmt: skip
async def test_filters(site: Datasette, query: str, found: set[int]) -> None:
    assert set(await texts(site, query)) == {SAYINGS[number][0] for number in found}


async def test_orders_and_sizes(site: Datasette) -> None:
    assert (await texts(site, "sort=confidence"))[0] == SAYINGS[4][0]
    assert (await texts(site, "sort=unsure&size=2")) == [SAYINGS[0][0], SAYINGS[1][0]]
    assert (await texts(site, "sort=unsure&size=2&page=3")) == [SAYINGS[4][0]]
    assert (await texts(site, "sort=oldest"))[0] in {SAYINGS[0][0], SAYINGS[3][0]}


@pytest.mark.parametrize(
    "address",
    [
        "/-/search?publisher=x", "/-/search.json?publisher=x", "/-/search.csv?size=x",
        "/-/search.json?since=May", "/-/search.json?confidence=70%25", "/-/search?sort=best",
        "/-/search.json?month=2025-13", f"/-/search.json?page={'1' * 3000}",
        f"/-/search?page={'1' * 5000}", f"/-/search?q={'x' * 30_000}", "/-/articles?q=x",
        "/-/speakers.json?kind=x", "/quotes/quotes?published__gte=2025", "/quotes/quotes.json?nix=1",
        "/quotes/quotes.json?kind__near=x", "/quotes/search_quotes.json?slug=x",
        '/-/reconcile?queries={"a": {"query": "x", "type": 7}}',
        '/-/reconcile?queries={"a": {"query": "x", "type": [{}]}}',
        f"/quotes/quotes.json?_search={'x' * 30_000}",
    ],
)  # fmt: skip
async def test_what_cannot_be_answered_is_refused(site: Datasette, address: str) -> None:
    answer = await site.client.get(address)
    assert answer.status_code == 400
    if "json" in address.split("?", maxsplit=1)[0]:
        assert answer.json()["error"].endswith(".")
    elif "reconcile" not in address:
        assert "To the first page" in answer.text


@pytest.mark.parametrize("words", ['"', "", "   ", "%00", '""', "*", "AND", "harbour"])
@pytest.mark.parametrize(
    "address",
    ["/-/search.json?q=", "/quotes/quotes.json?_search=", "/quotes/search_quotes.json?words=",
     "/quotes/search_articles.json?words="],
)  # fmt: skip
async def test_odd_searches_are_answered(site: Datasette, address: str, words: str) -> None:
    answer = await site.client.get(address + words)
    assert answer.status_code == 200, answer.text
    if words.strip() in ("", '"', '""'):
        assert answer.json().get("quotes") or answer.json()["rows"]


async def test_near_misses_are_offered(site: Datasette) -> None:
    data = (await site.client.get("/-/search.json?q=habrour")).json()
    assert (data["total"], data["near"]) == (0, ["harbour"])
    data = (await site.client.get("/-/search.json?q=flood household")).json()
    assert data["near"] == ["flood OR household"]
    assert 'href="?q=harbour"' in (await site.client.get("/-/search?q=habrour")).text


async def test_facets_agree_with_what_they_lead_to(site: Datasette) -> None:
    facets = (await site.client.get("/-/search.json")).json()["facets"]
    assert {row["value"]: row["quotes"] for row in facets["outlet"]} == {
        "outlet0.example": 3, "outlet1.example": 2,
    }  # fmt: skip
    for name, rows in facets.items():
        for row in rows:
            data = (await site.client.get(f"/-/search.json?{name}={row['value']}")).json()
            assert data["total"] == row["quotes"], (name, row)


async def test_the_same_as_csv_and_atom(site: Datasette) -> None:
    table = (await site.client.get("/-/search.csv?q=ledger")).text
    rows = list(csv.DictReader(io.StringIO(table)))
    assert rows[0]["text"] == "'" + SAYINGS[3][0] and rows[0]["outlet"] == "outlet1.example"
    feed = ElementTree.fromstring((await site.client.get("/-/search.atom?q=flood")).content)
    (entry,) = feed.findall("{*}entry")
    assert SAYINGS[4][0] in (entry.findtext("{*}title") or "")


async def test_cells_of_datasettes_csv_are_no_formulas(site: Datasette) -> None:
    for address in (
        "quotes.csv?_size=max",
        "quotes.csv?_stream=on",
        "search_quotes.csv?words=ledger",
    ):
        table = (await site.client.get(f"/quotes/{address}")).text
        cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
        assert any(cell.startswith("'=1+1") for cell in cells) or "search" in address
        assert not any(cell.startswith("=") for cell in cells)


async def test_outlet_byline_and_date_stand_beside_a_quote(site: Datasette, db: Database) -> None:
    key = next(db["quotes"].rows)["key"]
    for page in ("/-/search", "/-/articles", f"/-/quotes/{key}", "/"):
        html = (await site.client.get(page)).text
        for words in ("outlet0.example", "by Ona Bell", "2025-10-03"):
            assert words in html, (page, words)


async def test_no_path_of_the_server_is_shown(site: Datasette, db: Database) -> None:
    article, quote = next(db["articles"].rows)["key"], next(db["quotes"].rows)["key"]
    for page in (
        "/-/front",
        "/-/search",
        "/-/articles",
        f"/-/articles/{article}",
        f"/-/quotes/{quote}",
    ):
        for suffix in ("", ".json"):
            assert "secret" not in (await site.client.get(page + suffix)).text, page + suffix


async def test_speakers_of_every_alphabet_have_pages(site: Datasette, db: Database) -> None:
    page = (await site.client.get("/-/speakers")).text
    for row in db["speakers"].rows:
        answer = await site.client.get(f"/-/speakers/{row['slug']}.json")
        assert answer.json()["speaker"]["name"] == row["name"]
        assert answer.json()["total"] == answer.json()["speaker"].get(
            "quotes", answer.json()["total"]
        )
    assert page.count('href="/-/speakers/') == 4


async def test_counts_agree(site: Datasette) -> None:
    front = (await site.client.get("/-/front.json")).json()
    speakers = (await site.client.get("/-/speakers.json")).json()["speakers"]
    assert front["numbers"]["speakers"] == len(speakers)
    assert front["numbers"]["quotes"] == (await site.client.get("/-/search.json")).json()["total"]
    for one in speakers:
        page = (await site.client.get(f"/-/speakers/{one['slug']}.json")).json()
        search = (await site.client.get(f"/-/search.json?speaker={one['slug']}")).json()
        assert page["total"] == search["total"] == one["quotes"]


async def test_every_answer_has_navigation_and_headers(site: Datasette, db: Database) -> None:
    key = next(db["quotes"].rows)["key"]
    pages = ["/", "/-/search", f"/-/quotes/{key}", "/quotes", "/quotes/quotes", "/quotes/quotes/1",
             "/quotes/most_quoted", "/nothing", "/-/quotes/none", "/-/search?x=1", "/-/versions",
             "/quotes?sql=select+1"]  # fmt: skip
    for page in [*pages, "/quotes/quotes.json", "/quotes/quotes.csv", "/-/search.json"]:
        answer = await site.client.get(page)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        if page in pages:
            assert 'href="/-/speakers"' in answer.text and "quotes.css" in answer.text, page


async def test_keys_in_canned_queries_are_links(site: Datasette, db: Database) -> None:
    key = next(db["quotes"].rows)["key"]
    for query in ("search_quotes?words=harbor", "search_quotes"):
        html = (await site.client.get(f"/quotes/{query}")).text
        assert f'<a href="/-/quotes/{key}">' in html, query
    html = (await site.client.get("/quotes/search_articles")).text
    assert f'<a href="/-/articles/{next(db["articles"].rows)["key"]}">' in html
    assert '<a href="/-/speakers/' in (await site.client.get("/quotes/most_quoted")).text


async def test_a_corrected_quote_is_not_as_sure_as_a_program(site: Datasette, db: Database) -> None:
    corrections.assign(db, "1", "Ilva Marrow", ANA)
    row = next(db["quotes"].rows_where("id = 1"))
    page = (await site.client.get(f"/-/quotes/{row['key']}")).text
    assert "Settled by a person" in page
    article = next(db["articles"].rows_where("id = ?", [row["article"]]))["key"]
    html = (await site.client.get(f"/-/articles/{article}")).text
    assert "settled by a person" in html and "50\u202f%" not in html
    assert row["text"] in await texts(site, "speaker=ilva-marrow")
    assert "settled by a person" in (await site.client.get("/-/search?q=harbour")).text


async def test_what_is_copied(site: Datasette, db: Database) -> None:
    row = next(db["quotes"].rows)
    page = (await site.client.get(f"/-/quotes/{row['key']}")).text
    for words in ('<h3 id="copy-2">Markdown</h3>', "#:~:text=The%20harbour", "Ona Bell. "):
        assert words in page, words
    data = (await site.client.get(f"/-/quotes/{row['key']}.json")).json()
    assert data["original"].startswith("https://www.outlet0.example/0#:~:text=")
    article = next(db["articles"].rows)["key"]
    assert "Citation" in (await site.client.get(f"/-/articles/{article}")).text


async def test_earlier_versions_are_linked_both_ways(site: Datasette, db: Database) -> None:
    text = "All is new, Ilva Marrow said."
    entity = Entity("m", "Ilva Marrow", "person")
    found = said(text, "All is new", "Ilva Marrow", entity)
    store_extraction(
        db, Extraction(Article("/srv/secret/0.txt", text), (found,), (entity,)), start_run(db, "2")
    )
    old, new = (row["key"] for row in db["articles"].rows_where("id in (1, 6) order by id"))
    assert f'href="/-/articles/{new}"' in (await site.client.get(f"/-/articles/{old}")).text
    assert f'href="/-/articles/{old}"' in (await site.client.get(f"/-/articles/{new}")).text
    assert SAYINGS[0][0] not in await texts(site, "q=harbour")
    assert json.loads((await site.client.get("/-/search.json?q=new")).text)["total"] == 1


@pytest.mark.parametrize(
    ("code", "shown"),
    [("no", "Norway"), ("zz", "zz"), ("<b>", "<b>"), ("", ""), (None, None)],
    ids=["norway", "unknown", "no-code", "empty", "none"],
)
def test_a_country_is_shown_by_name_for_no_is_norway(code: str | None, shown: str | None) -> None:
    assert country(code) == shown
