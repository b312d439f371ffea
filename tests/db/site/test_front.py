"""The first page: what its one box finds, the latest week, claims worth checking."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from invented import ILVA, TOBEN, print_it, put, someone
from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.claims.worth import index_worth
from quotes.db.site.readable import readable

FIGURE = "Unemployment in Port Sorrel fell to 4.2 percent last year, the lowest since 1998"
PIER = "We will rebuild the northern pier"


@pytest.fixture
async def site(harbour: Database, path: Path) -> Datasette:
    print_it(harbour, FIGURE, ILVA, "https://marsh.example/a", "2025-11-12", "Fewer without work")
    print_it(harbour, PIER, TOBEN, "https://coast.example/b", "2025-11-14", "Pier promised")
    put(harbour, someone("Marta Quillon"), day="2025-11-01")
    put(harbour, someone("Łukasz Wąs"), day="2025-11-02")
    track(harbour)
    index_worth(harbour)
    datasette = Datasette([str(path)])
    await datasette.invoke_startup()
    return datasette


async def front(site: Datasette, query: str = "") -> Any:
    answer = await site.client.get("/-/front.json", params={"q": query} if query else {})
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("query", "speakers", "about"),
    [
        ("marrow", ["ilva-marrow"], ""),
        ("ilv mar", ["ilva-marrow"], ""),
        ("quill", ["toben-quill", "marta-quillon"], ""),
        ("Marrow harbour", ["ilva-marrow"], "harbour"),
        ("pier Toben Quill", ["toben-quill"], "pier"),
        ("harbour stays", ["harbour-council", "harbour-council-spokesman"], "stays"),
        ("Łukasz Wąs", ["łukasz-was"], ""), ("lukasz was", ["łukasz-was"], ""),
        ("Łukasz harbour", ["łukasz-was"], "harbour"),
        ("mar pier", [], ""),
        ("zzyzx", [], ""),
        ("%&\" '", [], ""),
    ],
    ids=["name", "beginnings", "beginning-of-several", "name-first", "name-last", "body-first",
         "letters", "letters-typed-plainly", "letters-with-words", "cut-name-with-words", "nobody", "marks"],
)  # fmt: skip
async def test_whom_the_box_takes_words_to_name(
    site: Datasette, query: str, speakers: list[str], about: str
) -> None:
    found = (await front(site, query))["answers"]
    assert {one["slug"] for one in found["speakers"]} == set(speakers)
    assert found["about"] == about


async def test_the_box_finds_quotes_claims_and_articles(site: Datasette) -> None:
    found = (await front(site, "pier"))["answers"]
    assert PIER in {one["text"] for one in found["quotes"]}
    assert PIER in {one["text"] for one in found["claims"]}
    assert [one["title"] for one in found["articles"]] == ["Pier promised"]
    assert found["total"] == 2 and found["near"] == []
    page = (await site.client.get("/?q=pier")).text
    assert "All claims with these words" in page and "Most quoted" not in page


async def test_what_is_not_found_offers_what_is_alike(site: Datasette) -> None:
    assert (await front(site, "harbuor"))["answers"]["near"] == ["harbour"]
    assert 'href="/?q=harbour"' in (await site.client.get("/?q=harbuor")).text


@pytest.mark.parametrize("address", ["/?q=", "/-/front.json?q="])
async def test_too_long_a_question_is_refused(site: Datasette, address: str) -> None:
    answer = await site.client.get(address + "a" * 1001)
    assert answer.status_code == 400 and "at most 1000 characters" in answer.text


async def test_hostile_words_are_text(site: Datasette) -> None:
    page = (await site.client.get("/", params={"q": '<script>alert("1")</script>'})).text
    assert "<script" not in page and "&lt;script&gt;" in page


async def test_the_latest_week_is_that_of_the_newest_article(site: Datasette) -> None:
    week = (await front(site))["week"]
    assert (week["since"], week["until"]) == ("2025-11-08", "2025-11-14")
    assert week["is_now"] is ((date.today() - date(2025, 11, 14)).days < 7)
    assert {(one["slug"], one["quotes"]) for one in week["speakers"]} == {
        ("ilva-marrow", 1), ("toben-quill", 1),
    }  # fmt: skip


async def test_a_database_without_dates_has_no_week(db: Database, path: Path) -> None:
    put(db, someone("Ada Orla"))
    datasette = Datasette([str(path)])
    await datasette.invoke_startup()
    assert (await front(datasette))["week"] is None
    page = (await datasette.client.get("/")).text
    assert "Most quoted<" in page and "Ada Orla" in page


async def test_a_figure_is_worth_checking_and_a_promise_is_not(site: Datasette) -> None:
    worth = (await front(site))["worth"]
    assert [one["text"] for one in worth] == [FIGURE]
    assert worth[0]["reasons"] and worth[0]["status"] == "new"
    assert not any(reason.startswith("less: ") for reason in worth[0]["reasons"])
    assert "Worth checking" in (await site.client.get("/")).text


@pytest.mark.parametrize(
    ("content", "made"),
    [
        ("<h1>a</h1><h3>b</h3><h3>c</h3>", "<h1>a</h1><h2>b</h2><h2>c</h2>"),
        ("<h2>a</h2><h3>b</h3><h2>c</h2>", "<h2>a</h2><h3>b</h3><h2>c</h2>"),
        ('<select name="_sort" id="s">', '<select aria-label="Column to sort by" name="_sort" id="s">'),
        ('&lt;select name="_sort"', '&lt;select name="_sort"'),
    ],
    ids=["a-level-left-out", "in-order", "a-field", "text"],
)  # fmt: skip
def test_what_datasette_draws_is_mended(content: str, made: str) -> None:
    assert readable(content) == made
