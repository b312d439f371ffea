"""The pages of claims: lists, one claim with all that hangs on it, and ids that were replaced."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette
from invented import ILVA, TOBEN, print_it, said
from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.corrections import actions
from quotes.db.corrections.actions import By
from quotes.db.corrections.claim_words import Outcome, judge_claim
from quotes.db.site.differences import pieces
from quotes.db.storage.store import start_run, store_extraction
from quotes.model import Article, Entity, Extraction

PROMISE = "We will rebuild the northern pier before 40 fishing boats have to leave"
PART = "We will rebuild the northern pier"
OTHER_NUMBER = PROMISE.replace("40", "14")
NEGATED = PROMISE.replace("will rebuild", "will not rebuild")
EVIL = '<script>alert("1")</script>'


@pytest.fixture
def printed(db: Database) -> Database:
    print_it(db, PROMISE, TOBEN, "https://www.sorrel.example/a", "2025-03-01", "Pier promised")
    print_it(db, PART, TOBEN, "https://marsh.example/b", "2025-03-02")
    print_it(db, PROMISE + " for good", TOBEN, "https://coast.example/c", "2025-03-03")
    print_it(db, NEGATED, TOBEN, "https://leaflet.example/d", "2025-03-04")
    print_it(db, PROMISE, ILVA, "https://gazette.example/e", "2025-03-05")
    return db


async def serve(path: Path, **options: Any) -> Datasette:
    datasette = Datasette([str(path)], **options)
    await datasette.invoke_startup()
    return datasette


@pytest.fixture
async def site(printed: Database, path: Path) -> Datasette:
    return await serve(path)


def claim_of(db: Database, address: str) -> str:
    """The id of the claim that an article's quote makes."""
    sql = """
        select c.key from claims c join quotes q on q.claim = c.id join articles a on a.id = q.article
        where a.url = ?
    """
    return str(db.execute(sql, [address]).fetchone()[0])


def main_claim(db: Database) -> str:
    return claim_of(db, "https://www.sorrel.example/a")


async def get(site: Datasette, path: str) -> Any:
    response = await site.client.get(path)
    assert response.status_code == 200, (path, response.text)
    return response.json() if ".json" in path.split("?", maxsplit=1)[0] else response.text


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        ("as it was", [], [["same", "as it was"]]),
        ("we go", [(2, 2, "will")], [["same", "we"], ["cut", "will"], ["same", " go"]]),
        ("we go now", [(3, 5, "stay"), (6, 9, "")],
         [["same", "we "], ["cut", "stay"], ["new", "go"], ["same", " "], ["new", "now"]]),
        ("go", [(0, 0, "we")], [["cut", "we"], ["same", "go"]]),
        ("", [], []),
    ],
)  # fmt: skip
def test_differences(text: str, changes: list[tuple[int, int, str]], expected: Any) -> None:
    rows = [{"start": start, "end": end, "before": before} for start, end, before in changes]
    assert pieces(text, reversed(rows)) == expected
    assert "".join(words for what, words in pieces(text, rows) if what != "cut") == text


async def test_a_claim_with_what_changed_and_who_printed_it(
    site: Datasette, printed: Database
) -> None:
    path = f"/-/claims/{main_claim(printed)}"
    found = await get(site, f"{path}.json")
    assert found["speaker"] == "toben-quill" and found["quotes"] == 3
    assert [place["outlet"] for place in found["timeline"]] == [
        "sorrel.example", "marsh.example", "coast.example",
    ]  # fmt: skip
    assert {row["relation"] for row in found["members"]} >= {"fullest", "part"}
    part = next(row for row in found["variants"] if row["text"] == PART)
    assert part["kinds"] == ["cut"] and part["effect"] == "shortened"
    assert part["outlet"] == "marsh.example" and part["published"] == "2025-03-02"
    assert part["pieces"][0] == ["same", PART] and part["pieces"][1][0] == "cut"
    assert [row["relation"] for row in found["own"]] == ["contradicts"]
    assert found["own"][0]["text"] == NEGATED
    assert [(row["relation"], row["speaker"]) for row in found["others"]] == [
        ("repeated by", "ilva-marrow")
    ]
    page = await get(site, path)
    for words in ("What changed", "<del>", "Who printed it", "repeated by", "contradicts", "new"):
        assert words in page
    for row in found["members"]:
        assert f'href="/-/quotes/{row["quote"]}"' in page


async def test_copies_of_one_report_are_one_origin(db: Database, path: Path) -> None:
    prose = " ".join(f"The {n} berth of the old harbour was counted by hand." for n in "abcdefghij")
    for number, host in enumerate(("one", "two")):
        print_it(db, PROMISE, TOBEN, f"https://{host}.example/x", f"2025-03-0{number + 1}", prose)
    own = " ".join(
        f"Rain fell on the {n} hill while people waited for the ferry." for n in "klmnopqrst"
    )
    print_it(db, PROMISE, TOBEN, "https://three.example/x", "2025-03-03", own)
    found = await get(await serve(path), f"/-/claims/{claim_of(db, 'https://one.example/x')}.json")
    assert found["origins"] == len(found["independent"]) == 2
    assert found["independent"][0]["carried"] == ["one.example", "two.example"]


async def test_lists_of_claims(site: Datasette, printed: Database) -> None:
    async def texts(query: str = "") -> list[str]:
        return [row["text"] for row in (await get(site, f"/-/claims.json?{query}"))["claims"]]

    fullest = PROMISE + " for good"
    assert (await texts())[0] == fullest and len(await texts()) == 3
    assert await texts("several=1") == await texts("q=good") == [fullest]
    assert await texts("speaker=ilva-marrow") == [PROMISE]
    assert await texts("sort=newest") == [PROMISE, NEGATED, fullest]
    assert await texts("speaker=nobody") == await texts("status=checked") == []
    assert await texts('q="') == []
    page = await get(site, "/-/claims?several=1")
    assert f'href="/-/claims/{main_claim(printed)}"' in page
    for wrong in ("status=x", "sort=x", "colour=red", "q=" + "a" * 1001):
        assert (await site.client.get(f"/-/claims.json?{wrong}")).status_code == 400, wrong


async def test_pages_of_claims(db: Database, path: Path) -> None:
    for number in range(27):
        print_it(db, f"Ward {'abcdefghijklmnopqrstuvwxyzä'[number]}{number} is well and dry", TOBEN,
                 f"https://a.example/{number}", "2025-03-01")  # fmt: skip
    site = await serve(path)
    first = await get(site, "/-/claims.json")
    second = await get(site, f"/-/claims.json{first['pager']['next']}")
    ids = {row["claim"] for row in (*first["claims"], *second["claims"])}
    assert len(ids) == 27 and second["pager"]["next"] is None


async def test_quotes_and_speakers_lead_to_claims(site: Datasette, printed: Database) -> None:
    claim = main_claim(printed)
    found = await get(site, f"/-/claims/{claim}.json")
    part = next(row for row in found["members"] if row["relation"] == "part")
    page = await get(site, f"/-/quotes/{part['quote']}")
    assert f'href="/-/claims/{claim}"' in page and "A part of" in page
    assert (await get(site, f"/-/quotes/{part['quote']}.json"))["claim"]["relation"] == "part"
    speaker = await get(site, "/-/speakers/toben-quill")
    assert f'href="/-/claims/{claim}"' in speaker and "/-/claims?speaker=toben-quill" in speaker
    data = await get(site, "/-/speakers/toben-quill.json")
    assert data["claims"][0]["claim"] == claim
    assert f'href="/-/claims/{claim}"' in await get(site, "/quotes/claims")


async def test_old_ids_lead_to_the_claim(printed: Database, path: Path) -> None:
    claim = main_claim(printed)
    quote = printed.execute(
        "select q.key from quotes q join claims c on c.quote = q.id where c.key = ?", [claim]
    ).fetchone()[0]
    rows = [("cold", claim), ("cgone", None)]
    for key, heir in rows:
        printed["claim_aliases"].insert({"key": key, "claim": heir, "why": "x", "made": "2025"})
    site = await serve(path)
    for wanted in ("cold", quote):
        for kind in ("", ".json", ".jsonld", ".atom"):
            moved = await site.client.get(f"/-/claims/{wanted}{kind}")
            assert (moved.status_code, moved.headers["location"]) == (
                302,
                f"/-/claims/{claim}{kind}",
            )
    assert "cold" in (await get(site, f"/-/claims/{claim}.json"))["earlier_ids"]
    gone = await site.client.get("/-/claims/cgone")
    assert gone.status_code == 410 and "their articles changed" in gone.text
    assert (await site.client.get("/-/claims/cnothing")).status_code == 404


async def test_what_a_person_found_is_shown_but_not_the_note(printed: Database, path: Path) -> None:
    claim = main_claim(printed)
    row = printed.execute("select quote from claims where key = ?", [claim]).fetchone()[0]
    outcome = Outcome("checked", "half true", "for the desk only", "https://check.example/1")
    judge_claim(printed, row, outcome, who="ana", why="")
    track(printed)
    site = await serve(path)
    page = await get(site, f"/-/claims/{claim}")
    data = await get(site, f"/-/claims/{claim}.json")
    assert "half true" in page and "https://check.example/1" in page and "by ana" in page
    assert "for the desk only" not in page + json.dumps(data)
    assert "for the desk only" not in json.dumps(await get(site, "/-/claims.json"))
    review = json.loads((await site.client.get(f"/-/claims/{claim}.jsonld")).text)["review"]
    assert review["@type"] == "ClaimReview" and review["url"] == "https://check.example/1"
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "half true"}
    assert (await get(site, "/-/claims.json?status=checked"))["claims"][0]["claim"] == claim


async def test_linked_data(site: Datasette, printed: Database) -> None:
    claim = main_claim(printed)
    response = await site.client.get(f"/-/claims/{claim}.jsonld")
    assert response.headers["content-type"].startswith("application/ld+json")
    found = json.loads(response.text)
    assert (found["@context"], found["@type"]) == ("https://schema.org", "Claim")
    assert found["@id"] == f"http://localhost/-/claims/{claim}" and found["identifier"] == claim
    assert found["author"]["@id"].endswith("/-/speakers/toben-quill")
    assert found["author"]["@type"] == "Person" and "review" not in found
    assert {row["@type"] for row in found["appearance"]} == {"Quotation"}
    first = found["firstAppearance"]
    assert re.fullmatch(r"http://localhost/-/quotes/\w+", first["@id"])
    assert first["isPartOf"]["publisher"]["name"] == "sorrel.example"
    assert first["datePublished"] == "2025-03-01" == found["datePublished"]
    page = (await site.client.get(f"/-/claims/{claim}")).text
    assert f'type="application/ld+json" href="/-/claims/{claim}.jsonld"' in page


async def test_feeds_of_a_claim_and_a_speaker(site: Datasette, printed: Database) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    for path in (f"/-/claims/{main_claim(printed)}", "/-/speakers/toben-quill"):
        response = await site.client.get(f"{path}.atom")
        assert response.headers["content-type"].startswith("application/atom+xml")
        feed = ElementTree.fromstring(response.text)
        entries = feed.findall(f"{atom}entry")
        assert len(entries) >= 3
        assert all("/-/quotes/" in str(entry.findtext(f"{atom}id")) for entry in entries)
        assert f'href="{path}.atom"' in await get(site, path)
    claim = ElementTree.fromstring(
        (await site.client.get(f"/-/claims/{main_claim(printed)}.atom")).text
    )
    assert str(claim.findtext(f"{atom}updated")).startswith("2025-03-03")


async def test_a_merged_speaker_has_the_claims(printed: Database, path: Path) -> None:
    actions.merge(printed, "ilva-marrow", "toben-quill", By("ana"))
    site = await serve(path)
    rows = (await get(site, "/-/claims.json?speaker=toben-quill"))["claims"]
    assert {row["speaker"] for row in rows} == {"toben-quill"} and len(rows) == 3


async def test_hostile_text_in_claims(db: Database, path: Path) -> None:
    who = Entity("x", f"{EVIL} Sund", "person")
    for number, words in enumerate((f"{EVIL} we will rebuild the old pier {EVIL} for good",
                                    f"{EVIL} we will not rebuild the old pier {EVIL} for good",
                                    f"{EVIL} we will rebuild the old pier")):  # fmt: skip
        url = f"https://a{number}.example/{'<b>' * number}"
        print_it(db, words, who, url, EVIL if number else "2025-03-01", EVIL)
    db.execute(
        "update claims set rating = ?, reviewer = ?, link = 'javascript:alert(1)'", [EVIL] * 2
    )
    db.conn.commit()
    site = await serve(path)
    for row in list(db["claims"].rows):
        for page in ("/-/claims", f"/-/claims?q={EVIL}", f"/-/claims/{row['key']}"):
            html = await get(site, page)
            assert "<script" not in html and 'href="javascript:' not in html
            assert not re.search(r"\sstyle=|\son\w+=", html)
        feed = (await site.client.get(f"/-/claims/{row['key']}.atom")).text
        assert ElementTree.fromstring(feed) is not None and "<script" not in feed


async def test_the_servers_folders_are_not_told(db: Database, path: Path) -> None:
    text = f"{PROMISE}, said Toben Quill."
    found = said(text, PROMISE, "Toben Quill", TOBEN, kind="direct")
    article = Article("/home/ana/secret/pier.txt", text)
    store_extraction(db, Extraction(article, (found,), (TOBEN,)), start_run(db, "1"))
    site = await serve(path)
    claim = next(db["claims"].rows)["key"]
    for kind in ("", ".json", ".jsonld", ".atom"):
        assert "secret" not in (await site.client.get(f"/-/claims/{claim}{kind}")).text
    assert "pier.txt" in (await site.client.get(f"/-/claims/{claim}")).text


async def test_claims_that_may_not_be_seen(printed: Database, path: Path) -> None:
    closed = {"databases": {"quotes": {"tables": {"claims": {"allow": False}}}}}
    site = await serve(path, metadata=closed)
    claim = main_claim(printed)
    for page in ("/-/claims", f"/-/claims/{claim}", f"/-/claims/{claim}.json"):
        assert (await site.client.get(page)).status_code == 403, page
    quote = next(printed["quotes"].rows)["key"]
    for page in (f"/-/quotes/{quote}", "/-/speakers/toben-quill"):
        assert "/-/claims/c" not in await get(site, page)


async def test_what_somebody_denies_is_told_apart(harbour: Database, path: Path) -> None:
    site = await serve(path)
    rows = (await get(site, "/-/claims.json"))["claims"]
    assert [row["text"] for row in rows if row["denied"]] == ["that the pier was unsafe"]
    (claim,) = (row["claim"] for row in rows if row["denied"])
    for page in ("/-/claims?q=unsafe", f"/-/claims/{claim}"):
        assert '<span class="tag denied">denied</span>' in await get(site, page), page
    linked = json.loads((await site.client.get(f"/-/claims/{claim}.jsonld")).text)
    assert linked["description"] == "Denied by Harbour Council spokesman."
    assert "author" not in linked and "spokenByCharacter" not in linked["appearance"][0]
    assert "(denied): that the pier" in (await site.client.get(f"/-/claims/{claim}.atom")).text


async def test_an_empty_database_has_no_claims(db: Database, path: Path) -> None:
    assert "No claim fits" in await get(await serve(path), "/-/claims")
