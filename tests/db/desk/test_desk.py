"""The review desk through Datasette's own client: each verdict is in the ledger, shows, and can be undone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from datasette.utils.asgi import Forbidden, Request
from deskwork import EVIL, PAGES, Desk, desk_of
from invented import put, someone
from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.corrections import actions
from quotes.db.corrections.actions import By
from quotes.db.desk.access import posted
from quotes.db.queries.candidates import clusters

ANA = {"id": "ana"}


def key(db: Database, text: str = "We counted every boat") -> str:
    return str(db.execute("select key from quotes where text = ?", [text]).fetchone()[0])


def ledger(db: Database) -> list[tuple[str, str, bool]]:
    """Each correction: action, who, and whether it is in force."""
    sql = "select action, who, undone is null from corrections order by id"
    return [(action, who, bool(held)) for action, who, held in db.execute(sql).fetchall()]


@pytest.fixture
async def ana(harbour: Database, path: Path) -> Desk:
    track(harbour)
    return await desk_of(path, ANA)


@pytest.mark.parametrize("page", [*PAGES, "/quotes/x", ".json", "/claims.json"])
async def test_the_public_is_refused(ana: Desk, path: Path, page: str) -> None:
    public = await desk_of(path)
    assert "signed-in" in await public.get(f"/-/desk{page}", 403)
    for address in ("/", "/-/search", "/-/claims"):
        assert "/-/desk" not in await public.get(address)
        assert 'href="/-/desk"' in await ana.get(address)


@pytest.mark.parametrize(
    ("allow", "status"), [({"id": ["bo"]}, 403), ({"id": ["ana"]}, 200), ({"id": "*"}, 200)],
    ids=["somebody-else", "by-name", "everybody-signed-in"],
)  # fmt: skip
async def test_who_may_review_is_configured(
    harbour: Database, path: Path, allow: dict[str, Any], status: int
) -> None:
    await (await desk_of(path, ANA, allow=allow)).get("/-/desk", status)
    await (await desk_of(path, allow=allow)).get("/-/desk", 403)


@pytest.mark.parametrize("page", [page for page in PAGES if page])
async def test_each_page_loads_as_html_and_json(ana: Desk, page: str) -> None:
    text = await ana.get(f"/-/desk{page}")
    assert "<script" not in text and "style=" not in text and "Sign out" in text
    (sheet,) = re.findall(r'href="([^"]+/desk.css)"', text)
    assert ".verdicts" in await ana.get(sheet)
    assert await ana.get(f"/-/desk{page}.json")


@pytest.mark.parametrize(
    "page", ["/undo", "/speakers", "/claims", "/reports", "/quotes/"],
)  # fmt: skip
async def test_a_form_needs_the_token(ana: Desk, harbour: Database, page: str) -> None:
    address = f"/-/desk{page}" + (key(harbour) if page.endswith("/") else "")
    form = {"verdict": "nobody", "answer": "yes", "keys": "1"}
    await ana.post(address, 403, **{**form, "csrftoken": "wrong"})
    assert ledger(harbour) == []


async def test_a_password_of_http_needs_the_token_too(harbour: Database) -> None:
    """Without a cookie Datasette asks for none, though a browser sends the password by itself."""
    request = Request.fake("/-/desk/undo", method="POST")
    request.scope.update(csrftoken=lambda: "a", headers=[(b"authorization", b"Basic YTpi")])
    request.receive = Body(b"keys=1&csrftoken=b")
    with pytest.raises(Forbidden):
        await posted(request)
    request.receive = Body(b"keys=1&csrftoken=a")
    assert (await posted(request))["keys"] == ["1"]
    request.scope["headers"] = [(b"authorization", b"Bearer dstok_x")]
    request.receive = Body(b"keys=1")
    assert (await posted(request))["keys"] == ["1"]


class Body:
    """What a request receives."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    async def __call__(self) -> dict[str, Any]:
        return {"body": self.body}


async def test_a_quote_is_confirmed_and_shows_it(ana: Desk, harbour: Database) -> None:
    path = f"/-/desk/quotes/{key(harbour)}"
    page = await ana.post(path, verdict="confirm", shown="ilva-marrow", why="heard it")
    assert ledger(harbour) == [("assign", "ana", True)] and "heard it" in page
    public = await ana.datasette.client.get(f"/-/quotes/{key(harbour)}")
    assert "settled by a person" in public.text
    await ana.undo(page)
    assert ledger(harbour) == [("assign", "ana", False), ("undo", "ana", True)]
    data = await ana.get(f"/-/quotes/{key(harbour)}.json")
    assert data["corrections"] == [] and data["quote"]["speaker"] == "ilva-marrow"


async def test_a_confirmation_is_of_what_was_shown(ana: Desk, harbour: Database) -> None:
    path = f"/-/desk/quotes/{key(harbour)}"
    assert "another one now" in await ana.post(path, 400, verdict="confirm", shown="toben-quill")
    assert ledger(harbour) == []


@pytest.mark.parametrize(
    ("form", "speaker"),
    [
        ({"verdict": "give", "speaker": "Toben Quill"}, "toben-quill"),
        ({"verdict": "give", "speaker": "toben-quill"}, "toben-quill"),
        ({"verdict": "give", "speaker": "Nera Holt", "new": "person"}, "nera-holt"),
        ({"verdict": "nobody"}, None),
    ],
    ids=["name", "slug", "new", "nobody"],
)
async def test_a_quote_is_given_to_somebody_else(
    ana: Desk, harbour: Database, form: dict[str, str], speaker: str | None
) -> None:
    page = await ana.post(f"/-/desk/quotes/{key(harbour)}", back="/least-sure", **form)
    found = await ana.get(f"/-/quotes/{key(harbour)}.json")
    assert found["quote"]["speaker"] == speaker
    assert "every boat" not in str((await ana.get("/-/desk/least-sure.json"))["quotes"])
    await ana.undo(page)
    found = await ana.get(f"/-/quotes/{key(harbour)}.json")
    assert found["quote"]["speaker"] == "ilva-marrow"


async def test_what_is_no_quote_is_rejected(ana: Desk, harbour: Database) -> None:
    path = f"/-/desk/quotes/{key(harbour)}"
    page = await ana.post(path, verdict="no-quote", back="/least-sure")
    assert ledger(harbour) == [("quote-reject", "ana", True)] and "is no quote" in page
    assert (await ana.get(f"/-/quotes/{key(harbour)}.json"))["quote"]["rejected"]
    assert "every boat" not in str(await ana.get("/-/search.json"))
    assert "Undo that to decide" in await ana.get(path)
    await ana.undo(page)
    assert not (await ana.get(f"/-/quotes/{key(harbour)}.json"))["quote"]["rejected"]


@pytest.mark.parametrize(
    ("change", "field", "value", "action"),
    [
        ({"words": "counted every\r\nboat"}, "spans", 2, "quote-text"),
        ({"words": "We counted"}, "text", "We counted", "quote-text"),
        ({"kind": "mixed"}, "kind", "mixed", "quote-kind"),
        ({"mode": "attitude"}, "mode", "attitude", "quote-mode"),
        ({"denied": "yes"}, "denied", 1, "quote-denied"),
    ],
    ids=["stretches", "words", "kind", "mode", "denial"],
)
async def test_what_a_quote_is_can_be_mended(
    ana: Desk, harbour: Database, change: dict[str, str], field: str, value: Any, action: str
) -> None:
    path = f"/-/desk/quotes/{key(harbour)}"
    assert ">\nWe counted every boat</textarea>" in await ana.get(path)
    same = {"words": "We counted every boat", "kind": "direct", "mode": "speech"}
    where = f"/-/quotes/{key(harbour)}.json"
    page = await ana.post(path, verdict="mend", **{**same, **change})
    assert ledger(harbour) == [(action, "ana", True)]
    found = (await ana.get(where))["quote"][field]
    assert (len(found) if field == "spans" else found) == value
    await ana.undo(page)
    assert (await ana.get(where))["quote"]["text"] == "We counted every boat"


@pytest.mark.parametrize(
    ("change", "says"),
    [({}, "Say what is to be mended"), ({"words": " "}, "say that it is no quote"),
     ({"words": "We sank every boat"}, "does not have the words"), ({"kind": "odd"}, "no kind of quote")],
    ids=["nothing", "no-words", "other-words", "odd-kind"],
)  # fmt: skip
async def test_what_cannot_be_mended_says_so(
    ana: Desk, harbour: Database, change: dict[str, str], says: str
) -> None:
    same = {"words": "We counted every boat", "kind": "direct", "mode": "speech"}
    path = f"/-/desk/quotes/{key(harbour)}"
    assert says in await ana.post(path, 400, verdict="mend", **{**same, **change})
    assert ledger(harbour) == []


async def test_a_name_that_is_not_there_offers_others(ana: Desk, harbour: Database) -> None:
    path = f"/-/desk/quotes/{key(harbour)}"
    page = await ana.post(path, 400, verdict="give", speaker="Quill")
    assert "There is no speaker" in page or "several" in page or "toben-quill" in page
    assert 'value="toben-quill"' in await ana.get(f"{path}?q=quill")
    assert ledger(harbour) == []


async def test_the_least_sure_come_first(ana: Desk, harbour: Database) -> None:
    found = await ana.get("/-/desk/least-sure.json")
    sure = [quote["confidence"] for quote in found["quotes"]]
    assert sure == sorted(sure) and found["quotes"][0]["text"] == "money was short"


@pytest.mark.parametrize("answer", ["yes", "no"])
async def test_a_cluster_is_decided(db: Database, path: Path, answer: str) -> None:
    for role in ("engineer", "baker", "poet"):
        put(db, someone("John Smith", role))
    ana = await desk_of(path, ANA)
    (cluster,) = (await ana.get("/-/desk/speakers.json"))["clusters"]
    form = {
        "member": [each["slug"] for each in cluster["members"]],
        "pair": [f"{pair['speaker']}/{pair['other']}" for pair in cluster["pairs"]],
    }
    page = await ana.post("/-/desk/speakers", answer=answer, **form)
    assert clusters(db) == [] and "Nobody waits" in page
    action = {"yes": "merge", "no": "distinct"}[answer]
    assert {row[:2] for row in ledger(db)} == {(action, "ana")}
    moved = await ana.datasette.client.get("/-/speakers/john-smith-2")
    assert moved.status_code == (302 if answer == "yes" else 200)
    for row in ledger(db):
        page = await ana.undo(page if row is ledger(db)[0] else await ana.get("/-/desk"))
    assert len(clusters(db)) == 1


async def test_a_cluster_is_put_off(db: Database, path: Path) -> None:
    for role in ("engineer", "baker"):
        put(db, someone("John Smith", role))
    ana = await desk_of(path, ANA)
    (cluster,) = (await ana.get("/-/desk/speakers.json"))["clusters"]
    pair = f"{cluster['pairs'][0]['speaker']}/{cluster['pairs'][0]['other']}"
    await ana.post("/-/desk/speakers", answer="later", pair=pair)
    assert (await ana.get("/-/desk/speakers.json"))["clusters"] == []
    assert len((await ana.get("/-/desk/speakers.json?later=1"))["clusters"]) == 1
    await ana.post("/-/desk/speakers", 400, answer="yes", member="john-smith")
    await ana.post("/-/desk/speakers", 400, answer="perhaps")
    assert ledger(db) == []


async def test_a_claim_is_published_once_checked(ana: Desk, harbour: Database, path: Path) -> None:
    public = await desk_of(path)
    claim = (await ana.get("/-/desk/claims.json"))["claims"][0]["claim"]
    draft = {
        "rating": "mostly true",
        "note": "ask the harbour master",
        "link": "https://c.example/1",
    }
    await ana.post("/-/desk/claims", claim=claim, verdict="judge", status="to check", **draft)
    unseen = ("mostly true", "harbour master", "c.example", "to check", "ana")
    for address in (f"/-/claims/{claim}.json", f"/-/claims/{claim}.jsonld", "/-/claims.json?q="):
        text = str(await public.get(address))
        assert not [words for words in unseen if f"{words}'" in text], address
    assert (await public.get("/-/claims.json?status=to+check"))["claims"] == []
    assert (await ana.get(f"/-/claims/{claim}.json"))["rating"] == "mostly true"
    assert (await ana.get("/-/desk/claims.json?status=to+check"))["claims"][0]["note"] == draft[
        "note"
    ]
    page = await ana.post(
        "/-/desk/claims", claim=claim, verdict="judge", status="checked", shown="checked", **draft
    )
    shown = await public.get(f"/-/claims/{claim}.json")
    assert (shown["status"], shown["rating"], shown["reviewer"]) == (
        "checked",
        "mostly true",
        "ana",
    )
    assert (
        "note" not in shown
        and len((await public.get("/-/claims.json?status=checked"))["claims"]) == 1
    )
    await ana.undo(page)
    assert (await public.get(f"/-/claims/{claim}.json"))["status"] == "new"
    assert (await ana.get(f"/-/claims/{claim}.json"))["status"] == "to check"
    await ana.post("/-/desk/claims", claim=claim, verdict="judge", status="new", rating="", link="")
    assert (await ana.get(f"/-/claims/{claim}.json"))["rating"] is None


async def test_claims_are_joined_and_told_apart(ana: Desk, harbour: Database) -> None:
    one, other = [
        await ana.get(f"/-/quotes/{key(harbour, text)}.json")
        for text in ("We counted every boat", "The harbour will stay open")
    ]
    assert one["claim"]["claim"] != other["claim"]["claim"]
    page = await ana.post("/-/desk/claims", claim=one["claim"]["claim"], verdict="same",
                          other=other["quote"]["key"])  # fmt: skip
    joined = [
        (await ana.get(f"/-/quotes/{each['quote']['key']}.json"))["claim"]["claim"]
        for each in (one, other)
    ]
    assert joined[0] == joined[1]
    await ana.undo(page)
    again = await ana.get(f"/-/quotes/{one['quote']['key']}.json")
    assert again["claim"]["claim"] == one["claim"]["claim"]
    assert [row[0] for row in ledger(harbour)] == ["claim-same", "undo"]


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"verdict": "judge", "status": "true"}, "none of"),
        ({"verdict": "judge", "status": "checked", "link": "javascript:alert(1)"}, "no address"),
        ({"verdict": "same", "other": "nothing-like-it"}, "no claim"),
        ({"verdict": "same"}, "name another"),
    ],
    ids=["status", "link", "unknown", "empty"],
)
async def test_a_wrong_verdict_is_one_sentence(
    ana: Desk, harbour: Database, form: dict[str, str], says: str
) -> None:
    claim = (await ana.get("/-/desk/claims.json"))["claims"][0]["claim"]
    assert says in await ana.post("/-/desk/claims", 400, claim=claim, **form)
    assert ledger(harbour) == []


async def test_hostile_text_is_text(ana: Desk, harbour: Database, path: Path) -> None:
    evil = await desk_of(path, {"id": EVIL})
    actions.rename(harbour, "ilva-marrow", f"Ilva {EVIL}", By(EVIL, EVIL))
    claim = (await evil.get("/-/desk/claims.json"))["claims"][0]["claim"]
    await evil.post("/-/desk/claims", claim=claim, verdict="judge", status="checked", rating=EVIL,
                    note=f"</textarea>{EVIL}", why=EVIL)  # fmt: skip
    await evil.post(f"/-/desk/quotes/{key(harbour)}", verdict="give", speaker=EVIL, new="person")
    for page in (*PAGES, f"/quotes/{key(harbour)}?q=%3Cscript%3Ealert%28%221%22%29"):
        assert "<script" not in await evil.get(f"/-/desk{page}")
    assert "<script" not in await evil.get(f"/-/claims/{claim}")


async def test_a_database_that_never_changes_says_so(harbour: Database, path: Path) -> None:
    harbour.execute("pragma wal_checkpoint(truncate)")
    ana = await desk_of(path, ANA, immutable=True)
    assert "read-only" in await ana.get("/-/desk")
    assert "<form" not in await ana.get("/-/desk/least-sure")
    quote = f"/-/desk/quotes/{key(harbour)}"
    assert "read-only" in await ana.post(quote, 400, verdict="nobody")
    assert ledger(harbour) == []


async def test_what_is_for_the_house_is_read_by_nobody_else(ana: Desk, harbour: Database) -> None:
    claim = (await ana.get("/-/desk/claims.json"))["claims"][0]["claim"]
    await ana.post("/-/desk/claims", claim=claim, verdict="judge", status="checked", note="hush")
    for sql in (
        "select note from claims",
        "select * from _claim_verdicts",
        "select note from reports",
    ):
        found = await ana.datasette.client.get(
            "/quotes.json", params={"sql": sql, "_shape": "arrays"}
        )
        assert found.status_code == 200 and "hush" not in str(found.json()["rows"])
    table = await ana.datasette.client.get("/quotes/reports.json")
    assert table.status_code == 403
