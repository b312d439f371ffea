"""Every example of docs/api.md and every address of llms.txt runs against a site."""

from __future__ import annotations

import asyncio
import io
import re
import shlex
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request

import pytest
from datasette.app import Datasette
from invented import print_it
from sqlite_utils import Database
from test_claim_pages import serve

from quotes.model import Entity

TEXT = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
SHELL = [
    line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.S) for line in block.splitlines()
]
PYTHON = re.findall(r"```python\n(.*?)```", TEXT, re.S)
HOST = "http://127.0.0.1:8001"
VERRIN = Entity("sana-verrin", "Sana Verrin", "person")


@pytest.fixture
def printed(db: Database, path: Path) -> Path:
    words = "The law allows the government to forbid a sale that harms the country"
    print_it(db, words, VERRIN, "https://one.example/a", "2026-06-01", "Steel")
    print_it(
        db, f"{words} and its steel", VERRIN, "https://two.example/a", "2026-06-02", "Steel again"
    )
    return path


async def answered(path: Path, address: str, body: bytes | None, headers: dict[str, str]) -> Any:
    site: Datasette = await serve(path)
    assert address.startswith(HOST)
    where = address.removeprefix(HOST)
    if body is None:
        return await site.client.get(where)
    return await site.client.post(where, content=body, headers=headers)


@pytest.mark.parametrize("line", SHELL)
async def test_commands(printed: Path, line: str) -> None:
    curl, silent, address, *options = shlex.split(line)
    assert (curl, silent) == ("curl", "-s")
    fields = [tuple(option.split("=", 1)) for option in options if option != "--data-urlencode"]
    body = urlencode(fields).encode() if fields else None
    kind = {"content-type": "application/x-www-form-urlencoded"}
    response = await answered(printed, address, body, kind)
    assert response.status_code == 200, response.text
    assert "sana-verrin" in response.text or "Sana Verrin" in response.text


@pytest.mark.parametrize("program", PYTHON)
def test_programs(
    printed: Path, program: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def urlopen(asked: str | Request) -> io.BytesIO:
        if isinstance(asked, str):
            asked = Request(asked)
        data = asked.data if isinstance(asked.data, bytes) else None
        headers = {"content-type": asked.get_header("Content-type") or ""}
        response = asyncio.run(answered(printed, asked.full_url, data, headers))
        assert response.status_code == 200, response.text
        return io.BytesIO(response.content)

    monkeypatch.setattr("urllib.request.urlopen", urlopen)
    exec(compile(program, "docs/api.md", "exec"), {})
    assert re.search("2 quotes of 1 speakers|shortened|variant", capsys.readouterr().out)


async def test_llms(printed: Path) -> None:
    site = await serve(printed)
    response = await site.client.get("/llms.txt")
    assert response.status_code == 200 and response.headers["content-type"].startswith("text/plain")
    links = re.findall(r"\]\(http://localhost(/[^)]+)\)", response.text)
    assert len(links) == 5
    for link in links:
        assert (await site.client.get(link)).status_code == 200, link


def test_every_address_is_in_the_docs() -> None:
    from quotes.db.site import ROUTES  # noqa: PLC0415

    for pattern, _ in ROUTES:
        found = re.match(r"\^(/(?:-/)?[\w.\\]+)", pattern)
        assert found
        name = found[1].replace("\\", "")
        assert name in TEXT or name == "/-/front", name
