"""What is worked out once a site has started."""

from __future__ import annotations

import asyncio
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
from datasette.app import Datasette
from sqlite_utils import Database

from quotes.db.site import access
from quotes.db.site.access import memory_of


async def started(path: Path) -> Datasette:
    """A site as its server starts it, and all that it does then."""
    site = Datasette([str(path)])
    await site.invoke_startup()
    messages = iter(({"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}))

    async def receive() -> dict[str, Any]:
        return next(messages)

    async def send(_: dict[str, Any]) -> None:
        await asyncio.sleep(0)

    await site.app()({"type": "lifespan"}, receive, send)
    await site._quotes_warming
    return site


async def test_what_reads_the_whole_archive_is_known_from_the_start(
    harbour: Database, path: Path
) -> None:
    known = {key for _, key in memory_of(await started(path))._answers}
    letters = {("words", letter) for letter in ascii_lowercase}
    assert known == {"numbers", "ranked", "searched"} | letters


async def test_many_quick_answers_do_not_displace_a_slow_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(access, "KEPT", 4)
    memory = access.Memory()

    async def slow() -> str:
        await asyncio.sleep(0.05)
        return "slow"

    async def quick() -> str:
        return "quick"

    await memory.answer("slow", 1, slow, old=False)
    for number in range(20):
        await memory.answer(number, 1, quick, old=False)
    assert "slow" in memory._answers and len(memory._answers) == 4


async def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    other = Database(tmp_path / "other.db")
    other["boats"].insert({"name": "Marrow"})
    site = await started(tmp_path / "other.db")
    assert memory_of(site)._answers == {}
