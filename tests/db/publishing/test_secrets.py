"""A secret in every place that is private: none of them is in a byte of the public edition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from datasette.app import Datasette
from sqlite_utils import Database
from sqlite_utils.db import Table

from quotes.cli import cli
from quotes.db.claims.tracking import track
from quotes.db.corrections import quote_actions
from quotes.db.corrections.actions import By
from quotes.db.corrections.claim_words import Outcome, judge_claim
from quotes.db.publishing.public import ACTIONS, columns
from quotes.db.publishing.rows import write_edition

PLANTED = "plantedsecret"
BY = By(f"{PLANTED} Ada", f"{PLANTED} told me")


def private_places(db: Database) -> Iterator[tuple[Table, list[str]]]:
    """Each table with the text columns that nobody named public."""
    sql = "select name, sql like 'create virtual%' from sqlite_master where type = 'table'"
    tables = db.execute(sql).fetchall()
    inner = tuple(name for name, is_virtual in tables if is_virtual)
    for name, _ in tables:
        if name.startswith(("sqlite_", *inner)):
            continue
        table = db.table(name)
        names = [c.name for c in table.columns if c.name not in columns(name)]
        yield table, [n for n in names if table.columns_dict[n] is str]


@pytest.fixture
def settled(harbour: Database) -> Database:
    """Words of people on quotes and claims, a report, and a draft."""
    keys = [row["key"] for row in harbour["quotes"].rows]
    quote_actions.reject(harbour, keys[0], BY)
    quote_actions.mend(harbour, keys[1], quote_actions.Mend(kind="indirect"), BY)
    track(harbour)
    quote = harbour.execute("select quote from claims limit 1").fetchone()[0]
    draft = Outcome(
        "to check", f"{PLANTED} false", f"{PLANTED} note", f"https://{PLANTED}.example/"
    )
    judge_claim(harbour, quote, draft, who=BY.who, why=BY.why)
    track(harbour)
    harbour["reports"].insert({
        "key": "r", "quote": keys[1], "shown": PLANTED, "speaker": PLANTED, "note": PLANTED,
        "made": "2026-01-01", "state": "open", "reviewer": PLANTED,
    })  # fmt: skip
    harbour.conn.commit()
    return harbour


def test_every_private_place_is_emptied(settled: Database, tmp_path: Path) -> None:
    settled.execute("pragma foreign_keys = off")
    settled.execute("pragma ignore_check_constraints = on")
    sql = "select name from sqlite_master where type = 'trigger'"
    for (name,) in settled.execute(sql).fetchall():
        settled.execute(f'drop trigger "{name}"')
    filled = 0
    for table, names in private_places(settled):
        if table.count == 0 and names:
            needed = {c.name: PLANTED if c.name in names else 1 for c in table.columns}
            table.insert(needed, foreign_keys=[])
        for place in names:
            sql = f'update or ignore "{table.name}" set "{place}" = ?'
            settled.execute(sql, [f"{PLANTED} {place}"])
            filled += 1
    payloads = list(settled.query("select id, payload from corrections"))
    for row in payloads:
        payload = hidden(json.loads(row["payload"]))
        settled.execute(
            "update corrections set payload = ? where id = ?", [json.dumps(payload), row["id"]]
        )
    settled.conn.commit()
    settled.execute("pragma wal_checkpoint(truncate)")
    assert filled > 30 and len(payloads) == 3
    write_edition(settled, tmp_path / "edition.db")
    data = (tmp_path / "edition.db").read_bytes()
    assert PLANTED.encode() not in data and b"payload" in data


def hidden(found: Any) -> Any:
    """A payload with secrets in all that only the ledger needs, on every level."""
    if isinstance(found, dict):
        inner = {name: hidden(value) for name, value in found.items()}
        places = {
            "before": PLANTED,
            "after": PLANTED,
            "sources": [f"/srv/{PLANTED}"],
            "memo": PLANTED,
        }
        return {**inner, **places, **({"source": f"/srv/{PLANTED}/a"} if "source" in inner else {})}
    return [hidden(each) for each in found] if isinstance(found, list) else found


@pytest.fixture
def out(settled: Database, path: Path, tmp_path: Path) -> Path:
    made = CliRunner().invoke(cli, ["publish", str(path), str(tmp_path / "edition")])
    assert made.exit_code == 0, made.output
    return tmp_path / "edition"


async def test_an_edition_has_neither_desk_nor_reports(out: Path) -> None:
    for file in out.iterdir():
        assert PLANTED.encode() not in file.read_bytes(), file.name
    site = Datasette(config_dir=out)
    await site.invoke_startup()
    root = {"ds_actor": site.sign({"a": {"id": "root"}}, "actor")}
    db = Database(out / "quotes.db")
    told = {(row["action"], row["who"], row["why"]) for row in db["corrections"].rows}
    assert told == {("quote-reject", None, None), ("quote-kind", None, None)}
    assert {action for action, _, _ in told} < set(ACTIONS)
    for row in db["quotes"].rows:
        page = await site.client.get(f"/-/quotes/{row['key']}", cookies=root)
        assert page.status_code == 200
        assert "/report" not in page.text and "/-/desk" not in page.text
    states = {q["status"] for q in await statuses(site, db)}
    assert states >= {"rejected by a person", "settled by a person"}
    key = next(db["quotes"].rows)["key"]
    assert (
        await site.client.post(f"/-/quotes/{key}/report", data={"note": "x"})
    ).status_code == 403
    assert (await site.client.get("/-/desk")).status_code == 403


async def statuses(site: Datasette, db: Database) -> list[Any]:
    return [
        (await site.client.get(f"/-/quotes/{row['key']}.json")).json()["quote"]
        for row in db["quotes"].rows
    ]


async def test_visitors_of_the_live_site_read_no_drafts(settled: Database, path: Path) -> None:
    site = Datasette([str(path)])
    await site.invoke_startup()
    addresses = [
        f"/quotes/{table}{suffix}" for table in settled.table_names()
        for suffix in (".json?_shape=array&_size=max", ".csv", "")
        if table.startswith(("claim", "_claim", "corr", "report", "_quote"))
    ]  # fmt: skip
    sql = "select payload || who || why from corrections union select rating from _claim_drafts"
    addresses += [
        f"/quotes.json?sql={sql.replace(' ', '+')}", "/-/claims.json", "/quotes/claims/1.json",
        "/quotes/corrections/1.json", "/quotes/corrections/1", "/quotes/_claim_drafts/1.json",
    ]  # fmt: skip
    for address in addresses:
        answer = await site.client.get(address)
        assert answer.status_code in (200, 403, 404), address
        assert PLANTED not in answer.text, address
    rows = (await site.client.get("/quotes/claims.json?_shape=array")).json()
    assert {row["status"] for row in rows} == {"new"}
