"""The description of the API: of every route, and true of the running site."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from datasette.app import Datasette
from hypothesis import HealthCheck, Phase, given, seed, settings
from invented import extraction_of
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.schema.opening import open_database
from quotes.db.site import ROUTES
from quotes.db.site.described import OPERATIONS
from quotes.db.site.openapi import document
from quotes.db.storage.store import start_run, store_extraction

DOCS = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")

# For people, search engines and language models; no part of the API.
APART = ("llms.txt", "sitemap.xml", "sitemap-claims-1.xml", "robots.txt", "-/reconcile/preview")
PLACES = {"{key}": "k1", "{slug}": "ada-orla", "{kind}": "entity"}
NAMES = {"quotes": "key", "articles": "key", "speakers": "slug", "claims": "key"}


def addresses() -> list[str]:
    return list(document("")["paths"])


def test_the_description_has_every_route_and_no_other() -> None:
    known = set(APART)
    for address in addresses():
        for place, example in PLACES.items():
            address = address.replace(place, example)
        known.add(address.lstrip("/"))
        assert any(re.match(pattern, address) for pattern, _ in ROUTES), address
    for pattern, _ in ROUTES:
        assert any(re.match(pattern, f"/{address}") for address in known), pattern


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.path)
def test_every_address_and_parameter_is_in_the_docs(operation: Any) -> None:
    base = operation.path.partition("/{")[0]
    assert base in DOCS
    for ending in operation.endings:
        assert f"`{ending}`" in DOCS or ending in ("", ".json")
    for each in operation.asks if operation.answer != "Properties" else ():
        assert re.search(rf"\b{each.name}\b", DOCS), each.name


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[str]]]:
    path = tmp_path_factory.mktemp("described") / "quotes.db"
    db = open_database(path)
    store_extraction(db, extraction_of(), start_run(db, "0.1"))
    track(db)
    yield {"": [str(path)], **{name: values(db, name) for name in NAMES}}
    db.close()


def values(db: Database, table: str) -> list[str]:
    return [row[NAMES[table]] for row in db[table].rows]


@pytest.fixture(scope="module")
def api(keys: dict[str, list[str]]) -> Any:
    site = Datasette(keys[""], cors=True)
    asyncio.run(site.invoke_startup())
    found = schemathesis.openapi.from_asgi("/-/openapi.json", site.app())
    found.config.generation.update(database="none")
    found.config.phases.coverage.enabled = False

    @found.hook
    def filter_query(context: Any, query: Any) -> bool:
        # Only the site makes cursors: test_walks and test_listing go by them.
        return "cursor" not in (query or {})

    @found.hook
    def map_path_parameters(context: Any, path_parameters: Any) -> Any:
        table = context.operation.path.split("/")[2]
        for name in set(path_parameters or {}) & {"key", "slug"}:
            there = keys[table]
            path_parameters[name] = there[len(str(path_parameters[name])) % len(there)]
        return path_parameters

    return found


ASKED = [
    (address, method) for address, methods in document("")["paths"].items() for method in methods
]


# No schema says which text is a sentence, nor what stands in a text that is JSON itself.
INNER = {"/-/verify.json", "/-/reconcile"}

# Mistakes take long to make up: once for each set of parameters.
WRONG = {"/-/search.json", "/-/claims.json", "/-/articles.json", "/-/verify.json"}
MODES = [
    *((address, method, GenerationMode.POSITIVE) for address, method in ASKED),
    *((address, method, GenerationMode.NEGATIVE) for address, method in ASKED if address in WRONG),
]


@pytest.mark.parametrize(
    ("address", "method", "mode"), MODES, ids=[f"{mode.value} {m} {a}" for a, m, mode in MODES]
)
def test_the_site_answers_as_described(
    api: Any, address: str, method: str, mode: GenerationMode
) -> None:
    @seed(17)
    @settings(max_examples=4, deadline=None, database=None, suppress_health_check=list(HealthCheck),
              phases=[Phase.generate])  # fmt: skip
    @given(case=api[address][method].as_strategy(generation_mode=mode))
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate(
            excluded_checks=[positive_data_acceptance] if address in INNER else []
        )

    asked()


@pytest.mark.parametrize("address", ["/-/search.json", "/-/claims", "/-/verify.json", "/llms.txt"])
async def test_other_methods_are_refused(keys: dict[str, list[str]], address: str) -> None:
    site = Datasette(keys[""])
    await site.invoke_startup()
    answer = await site.client.request("DELETE", address)
    assert answer.status_code == 405 and answer.headers["allow"].startswith("GET, HEAD")
    assert answer.json()["error"].startswith("This is asked for by GET or HEAD")
