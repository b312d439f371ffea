"""Reports of wrong attributions: by anybody, stored apart, decided at the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from deskwork import EVIL, Desk, desk_of
from sqlite_utils import Database

from quotes.db.desk.reporting import LIMITS, MAX_BODY, ON_ONE_QUOTE

ANA = {"id": "ana"}
FORM = "Report a wrong attribution"


def key(db: Database, text: str = "We counted every boat") -> str:
    return str(db.execute("select key from quotes where text = ?", [text]).fetchone()[0])


def rows(db: Database) -> list[dict[str, Any]]:
    return list(db.query("select quote, shown, speaker, note, state from reports order by id"))


async def send(desk: Desk, db: Database, status: int = 200, **form: str) -> str:
    """Send a report on the quote of the boats, as a reader without any cookie."""
    address = f"/-/quotes/{key(db)}/report"
    headers = {"sec-fetch-site": form.pop("site")} if "site" in form else {}
    response = await desk.datasette.client.post(address, data=form, headers=headers)
    assert response.status_code == status, response.text
    return str(response.text)


@pytest.fixture
async def public(harbour: Database, path: Path) -> Desk:
    return await desk_of(path)


async def test_a_report_is_stored_and_changes_nothing(public: Desk, harbour: Database) -> None:
    assert FORM in await public.get(f"/-/quotes/{key(harbour)}")
    before = [list(harbour[name].rows) for name in ("quotes", "mentions", "corrections")]
    page = await send(public, harbour, speaker="Toben\x00 Quill\n", note=" he\r\nsaid it ")
    assert "Thank you" in page
    assert rows(harbour) == [
        {"quote": key(harbour), "shown": "Ilva Marrow", "speaker": "Toben Quill",
         "note": "he said it", "state": "open"},
    ]  # fmt: skip
    await send(public, harbour, speaker="Toben Quill", note="he said it")
    assert len(rows(harbour)) == 1
    assert before == [list(harbour[name].rows) for name in ("quotes", "mentions", "corrections")]


@pytest.mark.parametrize(
    ("form", "status", "says"),
    [
        ({}, 400, "what is wrong"), ({"note": " \x00 "}, 400, "what is wrong"),
        ({"speaker": "x" * (LIMITS["speaker"] + 1)}, 413, "at most"),
        ({"note": "x" * (LIMITS["note"] + 1)}, 413, "at most"),
        ({"note": "x" * (MAX_BODY + 1)}, 413, "at most"),
        ({"note": "x", "site": "cross-site"}, 403, "not of this site"),
    ],
    ids=["empty", "blank", "long-name", "long-note", "long-body", "from-elsewhere"],
)  # fmt: skip
async def test_what_is_no_report_is_refused(
    public: Desk, harbour: Database, form: dict[str, str], status: int, says: str
) -> None:
    assert says in await send(public, harbour, status, **form)
    assert rows(harbour) == []


async def test_a_quote_that_is_not_there(public: Desk, harbour: Database) -> None:
    response = await public.datasette.client.post("/-/quotes/x/report", data={"note": "x"})
    assert response.status_code == 404 and rows(harbour) == []


async def test_there_are_only_so_many(harbour: Database, path: Path) -> None:
    public = await desk_of(path)
    for number in range(ON_ONE_QUOTE):
        await send(public, harbour, note=f"wrong {number}")
    assert "already" in await send(public, harbour, 429, note="once more")
    few = await desk_of(path, reports_a_day=ON_ONE_QUOTE)
    assert "tomorrow" in await send(few, harbour, 429, note="once more")
    harbour.execute("update reports set made = '2025-01-01', state = 'dismissed'")
    harbour.conn.commit()
    await send(few, harbour, note="once more")
    assert len(rows(harbour)) == ON_ONE_QUOTE + 1


@pytest.mark.parametrize(
    "options", [{"immutable": True}, {"reports_a_day": 0}], ids=["immutable", "configured"]
)
async def test_reports_can_be_off(harbour: Database, path: Path, options: dict[str, Any]) -> None:
    harbour.execute("pragma wal_checkpoint(truncate)")
    public = await desk_of(path, **options)
    assert FORM not in await public.get(f"/-/quotes/{key(harbour)}")
    assert "no reports" in await send(public, harbour, 403, note="wrong")
    assert rows(harbour) == []


async def test_a_locked_database_is_one_sentence(public: Desk, harbour: Database) -> None:
    harbour.execute("begin immediate")
    try:
        page = await send(public, harbour, 503, note="wrong")
    finally:
        harbour.execute("rollback")
    assert "in use by another program" in page and "/" not in page.split("quotes is in use")[0][-9:]


async def test_an_accepted_report_corrects_the_quote(harbour: Database, path: Path) -> None:
    ana = await desk_of(path, ANA)
    await send(ana, harbour, speaker="Quill the mayor")
    report = (await ana.get("/-/desk/reports.json"))["reports"][0]["key"]
    form = {"report": report, "verdict": "give"}
    wrong = await ana.post("/-/desk/reports", 400, speaker="Quill", **form)
    assert "There is no speaker" in wrong or 'value="toben-quill"' in wrong
    assert 'value="toben-quill"' in wrong
    page = await ana.post("/-/desk/reports", speaker="toben-quill", **form)
    assert rows(harbour)[0]["state"] == "accepted"
    assert (await ana.get(f"/-/quotes/{key(harbour)}.json"))["quote"]["speaker"] == "toben-quill"
    assert "accepted by ana" in await ana.get("/-/desk/reports?state=accepted")
    assert "already" in await ana.post("/-/desk/reports", 400, speaker="toben-quill", **form)
    await ana.undo(page)
    assert rows(harbour)[0]["state"] == "open"
    assert (await ana.get(f"/-/quotes/{key(harbour)}.json"))["quote"]["speaker"] == "ilva-marrow"


async def test_a_dismissed_report_changes_nothing(harbour: Database, path: Path) -> None:
    ana = await desk_of(path, ANA)
    await send(ana, harbour, note=EVIL, speaker=f"</b>{EVIL}")
    page = await ana.get("/-/desk/reports")
    assert "&lt;script&gt;" in page and "<script" not in page
    report = (await ana.get("/-/desk/reports.json"))["reports"][0]["key"]
    await ana.post("/-/desk/reports", report=report, verdict="dismiss")
    assert rows(harbour)[0]["state"] == "dismissed"
    assert harbour["corrections"].count == 0
