"""The box in which a text is verified: by GET and POST, as a page and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from invented import print_it
from markupsafe import escape
from sqlite_utils import Database
from test_claim_pages import EVIL, NEGATED, OTHER_NUMBER, PART, PROMISE, serve

from quotes.commands.verify import one
from quotes.db.claims.telling import STATUS
from quotes.db.schema.opening import open_database
from quotes.db.site.verify_pages import quoted
from quotes.model import Entity

QUILL = Entity("toben-quill", "Toben Quill", "person")
MARROW = Entity("ilva-marrow", "Ilva Marrow", "person")


@pytest.fixture
def printed(db: Database) -> Database:
    print_it(db, PROMISE, QUILL, "https://www.sorrel.example/a", "2025-03-01", "Pier promised")
    print_it(
        db, "Nobody will lose a berth because of this storm", MARROW, "/home/x/secret/b.txt", ""
    )
    return db


@pytest.fixture
async def site(printed: Database, path: Path) -> Datasette:
    return await serve(path)


async def asked(site: Datasette, **given: str) -> Any:
    response = await site.client.get("/-/verify.json", params=given)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize(
    ("text", "speaker", "status", "kinds"),
    [
        (PROMISE, "", "authentic", []),
        (PROMISE, "Toben Quill", "authentic", []),
        (PART, "", "incomplete", ["cut"]),
        (OTHER_NUMBER, "", "variant", ["replaced", "number changed"]),
        (NEGATED, "", "variant", ["inserted", "negation added"]),
        (PROMISE, "ilva-marrow", "misattributed", []),
        ("The moon is made of green cheese and honey", "", "not found", []),
    ],
)  # fmt: skip
async def test_the_same_answer_as_the_command(
    site: Datasette, printed: Database, text: str, speaker: str, status: str, kinds: list[str]
) -> None:
    found = await asked(site, text=text, speaker=speaker)
    assert (found["status"], found["kinds"]) == (status, kinds)
    command = one(printed, text, speaker or None)
    assert found.keys() == {*command, "pieces", "parts"}
    for name in ("text", "named", "status", "kinds", "quote", "speaker", "confidence", "said",
                 "changes", "printed", "searched"):  # fmt: skip
        assert found[name] == command[name], name
    page = await site.client.get("/-/verify", params={"text": text, "speaker": speaker})
    assert page.status_code == 200 and f">{status}</span>" in page.text
    assert str(escape(STATUS.get(status, "It may have been said elsewhere."))) in page.text
    if found["quote"]:
        assert f'href="/-/quotes/{found["quote"]}"' in page.text
    assert ("It may have been said elsewhere." in page.text) == (status == "not found")


async def test_what_differs_is_shown(site: Datasette) -> None:
    page = (await site.client.get("/-/verify", params={"text": OTHER_NUMBER})).text
    assert "<del>40</del>" in page and "<ins>14</ins>" in page
    assert "replaced, number changed (middle): 40 → 14" in page and "another meaning" in page


async def test_what_is_printed_instead_is_shown(printed: Database, path: Path) -> None:
    print_it(printed, OTHER_NUMBER, QUILL, "/home/x/secret/d.txt", "2025-11-06", "Pier")
    site = await serve(path)
    page = (await site.client.get("/-/verify", params={"text": PROMISE})).text
    assert "Printed otherwise" in page and page.index(">authentic<") < page.index(OTHER_NUMBER)
    found = await asked(site, text=PROMISE)
    assert [row["source"] for row in found["otherwise"]] == ["d.txt"]
    assert "secret" not in json.dumps(found) + page


async def test_a_file_stands_under_the_outlet_that_it_names(printed: Database, path: Path) -> None:
    update = "update articles set outlet = 'The Vess Echo' where source like '%b.txt'"
    with printed.conn:
        printed.execute(update)
    found = await asked(await serve(path), text="Nobody will lose a berth because of this storm")
    assert found["sources"][0]["outlet"] == "The Vess Echo"


async def test_a_pasted_paragraph(site: Datasette) -> None:
    text = f"“{PROMISE},” Mayor Toben Quill said.\n\nHe added: “The moon is green cheese.”"
    found = await asked(site, text=text)
    assert [part["status"] for part in found["parts"]] == ["authentic", "not found"]
    page = (await site.client.get("/-/verify", params={"text": text})).text
    assert "2 quotations in this text" in page and page.count('class="verdict') == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we counted every boat", []),
        ("“We counted every boat”", []),
        ("“We counted,” she said, “every boat.”", ["We counted", "every boat."]),
        ("“We counted every boat” “and each oar”", ["We counted every boat", "and each oar"]),
        ("the “boat” was counted", []),
        ("", []),
    ],
)
def test_quotations_of_a_paragraph(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


async def test_a_text_that_is_posted(site: Datasette) -> None:
    post = site.client.post
    moved = await post("/-/verify", data={"text": PART, "speaker": "Toben Quill"})
    assert moved.status_code == 303 and moved.headers["location"].startswith("/-/verify?text=We+")
    there = await site.client.get(moved.headers["location"])
    assert ">incomplete</span>" in there.text and 'value="Toben Quill"' in there.text
    long = f"“{PROMISE},” he said. " + "And so it went on and on. " * 100
    page = await post("/-/verify", data={"text": long})
    assert page.status_code == 200 and ">authentic</span>" in page.text
    form = await post("/-/verify.json", data={"text": PART})
    sent = await post("/-/verify.json", json={"text": PART, "speaker": None})
    assert form.json() == sent.json() and sent.json()["status"] == "incomplete"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": ""}, "no words"), ({"text": "?!"}, "no words"), ({"text": "boat"}, "One word"),
        ({"text": "a boat " * 800}, "at most 5,000"), ({}, "no words"),
        ({"text": PROMISE, "speaker": "Zed Nobody"}, "Nobody in the database"),
    ],
)  # fmt: skip
async def test_what_cannot_be_verified(site: Datasette, given: dict[str, str], words: str) -> None:
    for kind in ("", ".json"):
        response = await site.client.post(f"/-/verify{kind}", data=given)
        if response.status_code == 303:
            response = await site.client.get(response.headers["location"])
        assert response.status_code == 400 and words in response.text, kind


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400), (b"[]", "application/json", 400),
        (b'{"text": 1}', "application/json", 400), (b"\xff\xfe", "application/json", 400),
        (b"[" * 50_000, "application/json", 400), (b"text=\xff+\xff", "text/plain", 400),
        (b"text=" + b"a" * 200_000, "application/x-www-form-urlencoded", 413),
    ],
)  # fmt: skip
async def test_broken_bodies(site: Datasette, body: bytes, kind: str, status: int) -> None:
    for path in ("/-/verify", "/-/verify.json"):
        response = await site.client.post(path, content=body, headers={"content-type": kind})
        assert response.status_code == status, response.text


async def test_other_methods_and_parameters(site: Datasette) -> None:
    assert (await site.client.put("/-/verify", data={"text": "x y"})).status_code == 405
    assert (await site.client.get("/-/verify.json?words=x")).status_code == 400
    empty = await site.client.get("/-/verify")
    assert empty.status_code == 200 and 'class="verdict' not in empty.text


async def test_hostile_text_is_text(db: Database, path: Path) -> None:
    who = Entity("x", f"{EVIL} Sund", "person")
    print_it(db, f"{EVIL} we will rebuild {EVIL} the pier", who, "javascript:alert(1)", EVIL, EVIL)
    site = await serve(path)
    for text in (f"{EVIL} we will rebuild the pier", f'“</textarea>{EVIL} x y” said "{EVIL} z"'):
        for speaker in ("", EVIL):
            page = await site.client.get("/-/verify", params={"text": text, "speaker": speaker})
            assert "<script" not in page.text and 'href="javascript:' not in page.text
            assert page.text.count("</textarea>") == 1
            assert not re.search(r"\sstyle=|\son\w+=", page.text)
            assert "default-src 'none'" in page.headers["content-security-policy"]


async def test_the_servers_folders_are_not_told(site: Datasette) -> None:
    found = await asked(site, text="Nobody will lose a berth because of this storm")
    assert found["status"] == "authentic" and "secret" not in json.dumps(found)
    assert found["sources"][0]["source"] == "b.txt" and found["sources"][0]["outlet"] is None


async def test_an_immutable_file_and_quotes_that_are_due(printed: Database, path: Path) -> None:
    """What an earlier version left to be indexed is no reason to write."""
    printed.execute("insert into _statements_due select id from quotes")
    printed.conn.commit()
    printed.close()
    open_database(path).close()
    site = Datasette([], immutables=[str(path)])
    await site.invoke_startup()
    assert (await asked(site, text=PROMISE))["status"] == "authentic"


async def test_hidden_quotes_are_not_verified(printed: Database, path: Path) -> None:
    closed = {"databases": {"quotes": {"tables": {"quotes": {"allow": False}}}}}
    site = await serve(path, metadata=closed)
    assert (await site.client.get("/-/verify", params={"text": PROMISE})).status_code == 403
