"""Whole answers that are kept: for anybody, until the file changes, and never one visitor's for another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from datasette import hookimpl
from datasette.app import Datasette
from datasette.plugins import pm
from invented import article, settle, someone
from sqlite_utils import Database

from quotes.db.site import access, answers_kept
from quotes.db.site.answers_kept import Answers, answers_of
from quotes.db.storage.store import start_run, store_extraction

# A state of a file that was written long ago.
LONG_AGO = ((1, 10),)


async def serve(path: Path, **more: Any) -> Datasette:
    site = Datasette([str(path)], **more)
    await site.invoke_startup()
    return site


def kept(site: Datasette) -> int:
    return len(answers_of(site)._kept)


async def served_twice(
    path: Path, address: str, headers: dict[str, str] | None = None, **more: Any
) -> int:
    """How many answers are kept after an address was asked for twice, which gave the same twice."""
    settle(path)
    site = await serve(path, **more)
    first = await site.client.get(address, headers=headers)
    again = await site.client.get(address, headers=headers)
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert dict(first.headers) == dict(again.headers)
    return kept(site)


@pytest.mark.parametrize(
    "address", ["/", "/-/search?q=harbour", "/-/search.csv", "/-/speakers", "/quotes/quotes.json"]
)
async def test_what_anybody_may_read_is_kept(harbour: Database, path: Path, address: str) -> None:
    assert await served_twice(path, address) == 1


@pytest.mark.parametrize(
    "headers", [{"Cookie": "ds_actor=x"}, {"Authorization": "Bearer x"}], ids=["cookie", "bearer"]
)
async def test_nothing_is_kept_of_or_given_to_who_is_known(
    harbour: Database, path: Path, headers: dict[str, str]
) -> None:
    assert await served_twice(path, "/-/search", headers) == 0


@pytest.mark.parametrize(
    "address", ["/-/search?sort=x", "/-/quotes/none", "/-/versions.json", "/-/speakers/nobody"]
)
async def test_refusals_and_what_the_file_does_not_decide_are_not_kept(
    harbour: Database, path: Path, address: str
) -> None:
    assert await served_twice(path, address) == 0


async def test_a_write_drops_all_that_is_kept(harbour: Database, path: Path) -> None:
    settle(path)
    site = await serve(path)
    first = await site.client.get("/-/search.json")
    await site.client.get("/-/speakers.json")
    assert kept(site) == 2
    store_extraction(harbour, article(someone("Ada Orla")), start_run(harbour, "1"))
    again = await site.client.get("/-/search.json")
    assert again.json()["total"] == first.json()["total"] + 1
    assert "etag" not in again.headers
    settle(path)
    later = await site.client.get("/-/search.json")
    assert later.json() == again.json()
    assert set(answers_of(site)._kept) == {later.headers["etag"].encode()}


async def test_what_was_written_just_now_may_be_written_again_in_the_same_tick(
    harbour: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "SETTLED_NS", 10**15)
    assert await served_twice(path, "/-/search") == 0


async def test_hosts_have_answers_of_their_own(harbour: Database, path: Path) -> None:
    settle(path)
    site = await serve(path)
    for host in ("one.example", "two.example"):
        feed = await site.client.get("/-/search.atom", headers={"Host": host})
        assert f"//{host}/" in feed.text
    assert kept(site) == 2


async def test_a_rule_of_who_may_read_holds_for_what_is_kept(harbour: Database, path: Path) -> None:
    rules = {"databases": {path.stem: {"allow": {"id": "root"}}}}
    settle(path)
    site = await serve(path, metadata=rules)
    cookies = {"ds_actor": site.sign({"a": {"id": "root"}}, "actor")}
    assert (await site.client.get("/-/search", cookies=cookies)).status_code == 200
    assert (await site.client.get("/-/search")).status_code == 403
    assert kept(site) == 0


async def test_another_plugin_that_knows_visitors_turns_it_off(
    harbour: Database, path: Path
) -> None:
    class ByAddress:
        __name__ = "by_address"

        @hookimpl
        def actor_from_request(self, request: Any) -> Any:
            return {"id": request.headers["x-who"]} if request.headers.get("x-who") else None

    plugin = ByAddress()
    pm.register(plugin, name="by_address")
    try:
        assert await served_twice(path, "/-/search") == 0
    finally:
        pm.unregister(name="by_address")


async def test_an_answer_that_is_known_already_is_not_sent(harbour: Database, path: Path) -> None:
    settle(path)
    site = await serve(path)
    tag = (await site.client.get("/-/search")).headers["etag"]
    assert kept(site) == 1
    known = await site.client.get("/-/search", headers={"If-None-Match": tag})
    assert (known.status_code, known.content) == (304, b"")
    head = await site.client.head("/-/search")
    assert head.status_code == 200


def answer(tag: bytes, body: bytes) -> tuple[dict[str, Any], ...]:
    start = {"type": "http.response.start", "status": 200, "headers": [(b"etag", tag)]}
    return start, {"type": "http.response.body", "body": body}


def test_what_was_used_last_stays_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers_kept, "MOST_BYTES", 25)
    answers = Answers()
    for tag in (b"a", b"b"):
        assert answers.get(LONG_AGO, tag) is None
        answers.put(LONG_AGO, tag, answer(tag, b"0123456789"))
    assert answers.get(LONG_AGO, b"a")
    answers.put(LONG_AGO, b"c", answer(b"c", b"0123456789"))
    assert [bool(answers.get(LONG_AGO, tag)) for tag in (b"a", b"b", b"c")] == [True, False, True]


def test_an_answer_of_an_older_state_is_not_kept() -> None:
    answers = Answers()
    answers.get(LONG_AGO, b"a")
    answers.get(((2, 10),), b"a")
    answers.put(LONG_AGO, b"a", answer(b"a", b"old"))
    assert answers.get(((2, 10),), b"a") is None


@pytest.mark.parametrize(("size", "is_kept"), [(10, True), (40, False)])
async def test_only_whole_answers_of_some_length_are_kept(
    monkeypatch: pytest.MonkeyPatch, size: int, is_kept: bool
) -> None:
    monkeypatch.setattr(answers_kept, "LARGEST", 30)
    answers, sent = Answers(), []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    answers.get(LONG_AGO, b"a")
    record = answers.recording(send, LONG_AGO, b"a")
    start, body = answer(b"a", bytes(size))
    for message in (start, {**body, "body": body["body"][:5], "more_body": True}):
        await record(message)
        assert answers.get(LONG_AGO, b"a") is None
    await record({**body, "body": body["body"][5:]})
    assert bool(answers.get(LONG_AGO, b"a")) is is_kept
    assert len(sent) == 3
