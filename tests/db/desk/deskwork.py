"""A served database with a signed-in reviewer, for the tests of the desk."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from datasette.app import Datasette

EVIL = '<script>alert("1")</script>'

PAGES = ("", "/speakers", "/least-sure", "/reports", "/claims")


class Desk:
    """A site, and somebody who is signed in to it; `actor` None for the public."""

    def __init__(self, datasette: Datasette, actor: dict[str, Any] | None) -> None:
        self.datasette = datasette
        self.cookies = (
            {"ds_actor": datasette.sign({"a": actor}, "actor")} if actor is not None else {}
        )

    async def get(self, path: str, status: int = 200) -> Any:
        response = await self.datasette.client.get(path, cookies=self.cookies)
        assert response.status_code == status, (path, response.text)
        if token := response.cookies.get("ds_csrftoken"):
            self.cookies["ds_csrftoken"] = token
        is_json = "json" in response.headers["content-type"]
        return response.json() if is_json else response.text

    async def post(self, path: str, answers: int = 303, /, **form: Any) -> Any:
        """What comes after a form was sent: the next page, or the answer where there is none."""
        if "ds_csrftoken" not in self.cookies:
            await self.get("/-/logout")
        data = {"csrftoken": self.cookies["ds_csrftoken"], **form}
        response = await self.datasette.client.post(path, data=data, cookies=self.cookies)
        assert response.status_code == answers, (path, response.status_code, response.text)
        return await self.get(response.headers["location"]) if answers == 303 else response.text

    async def undo(self, page: str) -> str:
        """Press the first "Undo" of a page."""
        key = re.search(r'name="keys" value="([0-9a-f]+)"', page)
        assert key is not None
        after: str = await self.post("/-/desk/undo", keys=key[1], back="")
        assert "Taken back" in after
        return after


async def desk_of(
    path: Path, actor: dict[str, Any] | None = None, *, immutable: bool = False, **config: Any
) -> Desk:
    """The desk over a database, for whoever is signed in."""
    files = {"immutables": [str(path)]} if immutable else {}
    metadata = {"plugins": {"quotes-desk": config}} if config else None
    datasette = Datasette([] if immutable else [str(path)], metadata=metadata, **files)
    await datasette.invoke_startup()
    return Desk(datasette, actor)
