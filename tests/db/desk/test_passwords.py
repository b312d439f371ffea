"""Signing in to the desk by name and password, with the extra `passwords`."""

from __future__ import annotations

from pathlib import Path

import pytest
from datasette.app import Datasette
from sqlite_utils import Database

passwords = pytest.importorskip("datasette_auth_passwords.utils")


async def test_a_password_signs_in_to_the_desk(harbour: Database, path: Path) -> None:
    hashed = passwords.hash_password("a boat at sea", iterations=1000)
    accounts = {"ana_password_hash": hashed, "bo_password_hash": hashed}
    plugins = {"datasette-auth-passwords": accounts, "quotes-desk": {"allow": {"id": "ana"}}}
    site = Datasette([str(path)], metadata={"plugins": plugins})
    await site.invoke_startup()
    form = {"username": "ana", "password": "a boat"}
    page = await site.client.get("/-/login")
    token = {"ds_csrftoken": page.cookies["ds_csrftoken"]}
    form["csrftoken"] = token["ds_csrftoken"]
    wrong = await site.client.post("/-/login", data=form, cookies=token)
    assert (wrong.status_code, "ds_actor" in wrong.cookies) == (200, False)
    for name, status in (("ana", 200), ("bo", 403)):
        right = {**form, "username": name, "password": "a boat at sea"}
        done = await site.client.post("/-/login", data=right, cookies=token)
        cookies = {"ds_actor": done.cookies["ds_actor"]}
        found = await site.client.get("/-/desk", cookies=cookies)
        assert found.status_code == status, name
    basic = await site.client.get("/-/desk", auth=("ana", "a boat at sea"))
    assert basic.status_code == 200
