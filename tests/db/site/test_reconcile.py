"""The reconciliation service: rivals, letters, properties, suggestions, extension, preview.

All people are invented.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from datasette.app import Datasette
from sqlite_utils import Database

from quotes.db.schema.identifiers import norm, slugify
from quotes.db.schema.opening import open_database

PEOPLE = {
    "Dan Ogilvy": {"role": "chair of the flood inquiry", "country": "United Kingdom"},
    "Daniel Ogilvy": {"role": "plumber", "country": "Australia"},
    "Łukasz Wąs": {"role": "engineer", "country": "Poland"},
    "Søren Ørsted": {"role": "mayor", "country": "Denmark"},
    "Þórdís Œuvrard": {"role": "minister", "country": "Iceland"},
    "<b>Bold</b> Figure": {"role": "<script>x</script>", "country": "Nowhere"},
}


@pytest.fixture
async def site(tmp_path: Any) -> Datasette:
    db: Database = open_database(tmp_path / "quotes.db")
    for name, about in PEOPLE.items():
        slug = slugify(name)
        db["speakers"].insert({
            "slug": slug, "name": name, "found_name": name, "found_norm": norm(name), "kind": "person",
            "origin": "found", "country": about["country"], "description": about["role"],
        })  # fmt: skip
    dan = next(db.query("select id from speakers where name = 'Dan Ogilvy'"))["id"]
    db["aliases"].insert(
        {"key": "a1", "speaker": dan, "name": "Ogilvy", "norm": "ogilvy", "origin": "found"}
    )
    db.close()
    made = Datasette([str(tmp_path / "quotes.db")])
    await made.invoke_startup()
    return made


async def ask(site: Datasette, **query: Any) -> list[dict[str, Any]]:
    answer = await site.client.post("/-/reconcile", data={"queries": json.dumps({"q": query})})
    return answer.json()["q"]["result"]


async def test_a_surname_of_two_is_no_match(site: Datasette) -> None:
    found = await ask(site, query="Ogilvy")
    assert {each["id"] for each in found} == {"dan-ogilvy", "daniel-ogilvy"}
    assert not any(each["match"] for each in found)
    assert (await ask(site, query="Dan Ogilvy"))[0]["match"] is True


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Lukasz Was", "Łukasz Wąs"), ("Orsted", "Søren Ørsted"), ("Soren Orsted", "Søren Ørsted"),
     ("Thordis", "Þórdís Œuvrard"), ("Oeuvrard, Thordis", "Þórdís Œuvrard")],
    ids=["l", "surname", "o", "th", "order"],
)  # fmt: skip
async def test_letters_that_a_keyboard_lacks(site: Datasette, typed: str, name: str) -> None:
    assert (await ask(site, query=typed))[0]["name"] == name


async def test_a_property_tells_namesakes_apart(site: Datasette) -> None:
    given = [{"pid": "country", "v": "Australia"}]
    assert (await ask(site, query="Ogilvy", properties=given))[0]["id"] == "daniel-ogilvy"
    assert "plumber" in (await ask(site, query="Daniel Ogilvy"))[0]["description"]


async def test_suggestions(site: Datasette) -> None:
    get = site.client.get
    manifest = (await get("/-/reconcile")).json()
    path = manifest["suggest"]["entity"]["service_path"]
    found = (await get(f"/-/reconcile{path}?prefix=luk")).json()["result"]
    assert [each["name"] for each in found] == ["Łukasz Wąs"] and found[0]["notable"][0][
        "id"
    ] == "person"
    assert (await get("/-/reconcile/suggest/entity?prefix=")).json() == {"result": []}
    assert (await get("/-/reconcile/suggest/entity?prefix=%22*")).json() == {"result": []}
    assert (await get("/-/reconcile/suggest/type?prefix=per")).json()["result"][0]["id"] == "person"
    assert (await get("/-/reconcile/suggest/property?prefix=coun")).json()["result"][0][
        "id"
    ] == "country"
    assert (await get("/-/reconcile/suggest/entity?prefix=a&odd=1")).status_code == 400


async def test_extension(site: Datasette) -> None:
    listed = (await site.client.get("/-/reconcile/properties?type=person")).json()["properties"]
    asked = {"ids": ["dan-ogilvy", "nobody"], "properties": [{"id": p["id"]} for p in listed]}
    answer = (await site.client.post("/-/reconcile", data={"extend": json.dumps(asked)})).json()
    assert [p["id"] for p in answer["meta"]] == [p["id"] for p in listed]
    assert answer["rows"]["dan-ogilvy"]["country"] == [{"str": "United Kingdom"}]
    assert answer["rows"]["dan-ogilvy"]["names"] == [{"str": "Ogilvy"}]
    assert answer["rows"]["dan-ogilvy"]["quotes"] == [{"int": 0}]
    assert set(answer["rows"]["nobody"]) == set(answer["rows"]["dan-ogilvy"])
    assert not any(answer["rows"]["nobody"].values())
    wrong = await site.client.post("/-/reconcile", data={"extend": '{"ids": 7}'})
    assert wrong.status_code == 400 and wrong.json()["message"]


async def test_preview_is_text_that_may_be_framed(site: Datasette) -> None:
    page = await site.client.get("/-/reconcile/preview?id=b-bold-b-figure")
    assert page.status_code == 200
    assert "<b>Bold" not in page.text and "<script" not in page.text
    assert "frame-ancestors *" in page.headers["content-security-policy"]
    assert "x-frame-options" not in page.headers
    assert (await site.client.get("/-/reconcile/preview?id=nobody")).status_code == 404


async def test_the_index_follows_names(site: Datasette, tmp_path: Any) -> None:
    db = open_database(tmp_path / "quotes.db")
    db.execute("update speakers set found_norm = 'quint bower' where name = 'Daniel Ogilvy'")
    db.execute("delete from aliases where name = 'Ogilvy'")
    db.conn.commit()
    db.close()
    found = (await site.client.get("/-/reconcile/suggest/entity?prefix=ogil")).json()["result"]
    assert [each["id"] for each in found] == ["dan-ogilvy"]
    found = (await site.client.get("/-/reconcile/suggest/entity?prefix=bow")).json()["result"]
    assert [each["id"] for each in found] == ["daniel-ogilvy"]
