"""What makes pages quick changes nothing of them: templates without awaiting, plain texts, visitors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from datasette import hookimpl
from datasette.app import Datasette
from datasette.plugins import pm
from sqlite_utils import Database

from quotes.db.site import access, rendering
from quotes.db.site.access import memory_of


async def served(path: Path, **more: Any) -> Datasette:
    site = Datasette([str(path)], **more)
    await site.invoke_startup()
    return site


ADDRESSES = ("/", "/-/search?q=harbour", "/-/speakers", "/-/articles", "/-/claims", "/-/verify")


@pytest.mark.parametrize("address", ADDRESSES)
async def test_a_page_is_that_of_awaited_templates(
    harbour: Database, path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = await (await served(path)).client.get(address)
    monkeypatch.setattr("quotes.db.site.responses.page_template", lambda _, name: name)
    slow = await (await served(path)).client.get(address)
    assert quick.status_code == slow.status_code == 200 and quick.text == slow.text


async def test_a_users_own_templates_may_await(
    harbour: Database, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "quotes_speakers.html").write_text(
        "{{ menu_links() is iterable }} {{ metadata.title }}"
    )
    site = await served(path, template_dir=str(tmp_path), metadata={"title": "Port Ayla"})
    assert (await site.client.get("/-/speakers")).text == "True Port Ayla"


@pytest.mark.parametrize(
    ("template", "shown"),
    [("{{ row.name }}", "Ada"), ("{{ row.missing }}", ""), ("{{ row.items() | list | length }}", "2")],
    ids=["column", "none", "method"],
)  # fmt: skip
async def test_names_are_columns_first_and_methods_stay(
    path: Path, harbour: Database, template: str, shown: str
) -> None:
    site = await served(path)
    made = rendering._plain(site.jinja_env).from_string(template)
    assert made.render(row={"name": "Ada", "items": 3}) == shown


async def test_a_text_that_is_none_is_read_all_the_same(harbour: Database, path: Path) -> None:
    site = await served(path)
    database = await access.database_of(site)
    read = access.Reading(database, memory_of(site))
    rows = await read.long("select cast(x'41ff' as text) as text, 'Łódź' as name")
    assert rows == [{"text": "A\ufffd", "name": "Łódź"}]
    assert await read.tuples("select cast(x'41ff' as text)", {}) == [("A\ufffd",)]
    assert await read.several(("select 1 as a", {}), ("select :b as b", {"b": 2})) == [
        [{"a": 1}], [{"b": 2}],
    ]  # fmt: skip


class Closed:
    """A plugin that lets nobody see the speakers once it is `shut`."""

    __name__ = "closed"
    shut = False

    @hookimpl
    def permission_allowed(self, action: str, resource: Any) -> bool | None:
        return False if self.shut and action == "view-table" and resource[1] == "speakers" else None


async def test_permissions_are_kept_only_where_nothing_else_decides(
    harbour: Database, path: Path
) -> None:
    site = await served(path)
    assert (await site.client.get("/-/speakers")).status_code == 200
    asked = len(site._permission_checks)
    assert (await site.client.get("/-/articles")).status_code == 200
    assert len(site._permission_checks) - asked < len(access.OURS)
    closed = Closed()
    pm.register(closed)
    try:
        assert (await site.client.get("/-/speakers?q=a")).status_code == 200
        closed.shut = True
        assert (await site.client.get("/-/speakers?q=a")).status_code == 403
    finally:
        pm.unregister(closed)


async def test_months_are_those_that_all_quotes_of_a_speaker_have(
    harbour: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = "select slug from speakers join mentions on entity = speakers.id"
    (slug,) = harbour.execute(sql).fetchone()
    address = f"/-/speakers/{slug}.json"
    found = (await (await served(path)).client.get(address)).json()["months"]
    narrowed = (await (await served(path)).client.get(f"{address}?q=nowhere")).json()
    monkeypatch.setattr("quotes.db.site.speaker_pages._months", lambda *_, **__: None)
    counted = (await (await served(path)).client.get(address)).json()["months"]
    assert found and found == counted == narrowed["months"]
    assert narrowed["total"] == 0
