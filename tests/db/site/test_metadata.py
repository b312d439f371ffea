"""`metadata.json` names only what is there, and all that is there."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from quotes.db import site

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # pytest brings it

ROOT = Path(__file__).parents[3]
METADATA: dict[str, Any] = json.loads((ROOT / "metadata.json").read_text(encoding="utf-8"))
ALL_TABLES = METADATA["databases"]["quotes"]["tables"]
TABLES = {name: table for name, table in ALL_TABLES.items() if not table.get("hidden")}
QUERIES = METADATA["databases"]["quotes"]["queries"]


def test_the_plugin_reads_the_one_copy() -> None:
    assert site.METADATA.resolve() == ROOT / "metadata.json"
    assert site.metadata() == METADATA
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    data = project["tool"]["setuptools"]["package-data"]["quotes.db.site"]
    assert {"*.json", "static/*", "templates/**/*"} <= set(data)


def test_every_table_and_column_is_described(db: Database) -> None:
    tables = {name for name in db.table_names() if not re.search("^_|_fts", name)}
    assert set(TABLES) == tables
    for name, table in TABLES.items():
        assert table["description"]
        assert set(table["columns"]) == set(db[name].columns_dict), name
        assert all(table["columns"].values())


def test_inner_tables_are_hidden(db: Database) -> None:
    inner = {name for name in db.table_names() if name.startswith("_")}
    assert {name for name, table in ALL_TABLES.items() if table.get("hidden")} == inner


@pytest.mark.parametrize("name", TABLES)
def test_what_a_table_names_is_there(db: Database, name: str) -> None:
    table, columns = TABLES[name], db[name].columns_dict
    named = [table.get(key) for key in ("sort", "sort_desc", "label_column")]
    named += [*table.get("facets", ()), *table.get("sortable_columns", ())]
    assert {column for column in named if column} <= set(columns)
    indexed = {index.columns[0] for index in db[name].indexes}
    # Facets over the small tables need no index.
    if name in ("quotes", "articles", "speakers", "mentions"):
        assert set(table.get("facets", ())) <= indexed
    assert table.get("fts_table") in (None, db[name].detect_fts())


@pytest.mark.parametrize("name", QUERIES)
async def test_canned_queries_run(harbour: Database, path: Path, name: str) -> None:
    from datasette.app import Datasette  # noqa: PLC0415

    datasette = Datasette([str(path)])
    await datasette.invoke_startup()
    arguments = {"words": "harbour", "slug": "ilva-marrow", "article": "x"}
    if name == "quotes_of_article":
        arguments["article"] = next(harbour.query("select key from articles"))["key"]
    named = {key: value for key, value in arguments.items() if f":{key}" in QUERIES[name]["sql"]}
    query = "&".join(f"{key}={value}" for key, value in named.items())
    response = await datasette.client.get(f"/quotes/{name}.json?{query}&_shape=objects")
    assert response.status_code == 200, response.text
    assert response.json()["rows"]
    assert "*" not in QUERIES[name]["sql"].replace("(*)", "")
    assert QUERIES[name]["title"] and QUERIES[name]["description"]
