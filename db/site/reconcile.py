"""The OpenRefine reconciliation service, version 0.2, over the speakers: names in, speakers out.

Specification: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

from __future__ import annotations

import json
from typing import Any

from datasette.utils.asgi import Response
from rapidfuzz import fuzz

from quotes.db.queries.speakers import Row
from quotes.db.schema.identifiers import typed
from quotes.db.site.access import reader
from quotes.db.site.parameters import only
from quotes.db.site.queries import Reader, names_like, told_apart
from quotes.db.site.reconcile_facts import TYPES, extended, named
from quotes.db.site.responses import as_json

VERSIONS = ["0.2"]

LIMIT = 5

# So many queries in a request, each for so many candidates at most.
MAX_BATCH, MAX_LIMIT = 100, 50

# Names that share a word are compared; of them those below this likeness (0 to 100) are left out.
LOWEST = 50.0

# Above this likeness, and with no rival, OpenRefine may match without asking.
CERTAIN = 99.0

# What a property that is known and another than asked for takes from the likeness.
DISAGREES = 40.0

# The properties that a candidate's row has, by which a query may tell namesakes apart.
COMPARED_BY = ("country", "affiliation", "description", "wikidata")

COMPARED = 500


async def service(datasette: Any, request: Any) -> Response:
    """The manifest; with `queries`, the candidates for each; with `extend`, what is known of some."""
    read = await reader(datasette, request)
    if request.method != "POST":
        only(request, ("queries", "extend"))
    form = await request.post_vars() if request.method == "POST" else request.args
    asked, extend = form.get("queries"), form.get("extend")
    try:
        if asked:
            batch = checked(json.loads(asked))
            return as_json({name: {"result": await _answer(read, q)} for name, q in batch.items()})
        if extend:
            return as_json(await extended(read, json.loads(extend), MAX_BATCH))
    except (ValueError, RecursionError) as error:
        return as_json({"status": "error", "message": str(error)}, 400)
    return as_json(_manifest(datasette, request))


def _manifest(datasette: Any, request: Any) -> Row:
    def address(path: str) -> str:
        made: str = datasette.absolute_url(request, datasette.urls.path(path))
        return made

    here = address("/-/reconcile")
    return {
        "versions": VERSIONS,
        "name": "Speakers in quotes",
        "identifierSpace": address("/-/speakers/"),
        "schemaSpace": here,
        "defaultTypes": TYPES,
        "view": {"url": address("/-/speakers/") + "{{id}}"},
        "preview": {"url": here + "/preview?id={{id}}", "width": 400, "height": 160},
        "suggest": {
            kind: {"service_url": here, "service_path": f"/suggest/{kind}"}
            for kind in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "/properties"},
            "property_settings": [],
        },
    }


def checked(batch: Any) -> dict[str, Row]:
    """The queries of a request, the `properties` of each as `_wanted` reads them; a ValueError says what
    is wrong with them."""
    if not isinstance(batch, dict) or not all(isinstance(q, dict) for q in batch.values()):
        raise ValueError("queries is an object of objects")
    if len(batch) > MAX_BATCH:
        raise ValueError(f"at most {MAX_BATCH} queries in a request")
    for query in batch.values():
        if not isinstance(query.get("query"), str):
            raise ValueError("each query has a text named query")
        if not isinstance(query.get("limit", LIMIT), int) or query.get("limit", LIMIT) < 0:
            raise ValueError("limit is a whole number")
        kinds = query.get("type") or []
        if not isinstance(kinds, str | list) or not all(isinstance(k, str) for k in kinds):
            raise ValueError("type is a text or a list of texts")
    return {name: {**query, "properties": _wanted(query)} for name, query in batch.items()}


def _wanted(query: Row) -> dict[str, set[str]]:
    """What a query says of its speaker: the values of each property, folded."""
    given = query.get("properties") or []
    if not isinstance(given, list) or not all(isinstance(p, dict) for p in given):
        raise ValueError("properties is a list of objects")
    wanted: dict[str, set[str]] = {}
    for item in given:
        if not isinstance(item.get("pid"), str):
            raise ValueError("each property has a text named pid")
        values = item.get("v") if isinstance(item.get("v"), list) else [item.get("v")]
        texts = [v.get("name") or v.get("id") if isinstance(v, dict) else v for v in values or []]
        if item["pid"] in COMPARED_BY:
            wanted[item["pid"]] = {typed(str(text)) for text in texts if text is not None}
    return wanted


async def _answer(read: Reader, query: Row) -> list[Row]:
    """The likeliest speakers, best first."""
    kinds = query.get("type") or []
    found = await candidates(read, query["query"], {kinds} if isinstance(kinds, str) else {*kinds})
    scored = [(max(0.0, score - _against(row, query["properties"])), row) for score, row in found]
    scored.sort(key=lambda pair: (-pair[0], pair[1]["slug"]))
    alone = _alone(typed(query["query"]), scored)
    shown = scored[: min(query.get("limit", LIMIT), MAX_LIMIT)]
    about = await told_apart(read, [row["id"] for _, row in shown])
    return [
        {**named(row), "score": round(score, 1), "description": about[row["id"]],
         "match": alone and score >= CERTAIN}
        for score, row in shown
    ]  # fmt: skip


async def candidates(read: Reader, name: str, kinds: set[str]) -> list[tuple[float, Row]]:
    """The speakers whose names are like this one, each with its likeness (0 to 100)."""
    wanted = typed(name)
    best: dict[str, tuple[float, Row]] = {}
    for row in await names_like(read, wanted, limit=COMPARED):
        score = fuzz.token_sort_ratio(wanted, row["norm"])
        # A name of one word is asked for as a surname or as the beginning of something longer.
        if wanted in row["norm"].split():
            score = max(score, LOWEST)
        if (not kinds or row["kind"] in kinds) and score >= LOWEST:
            best[row["slug"]] = max(best.get(row["slug"], (-1.0, row)), (score, row), key=_score)
    return list(best.values())


def _score(pair: tuple[float, Row]) -> float:
    return pair[0]


def _against(row: Row, wanted: dict[str, set[str]]) -> float:
    """What the properties of a query take from a candidate; what is not known takes nothing."""
    return sum(
        DISAGREES for name, values in wanted.items()
        if row[name] and values and not any(v in typed(row[name]) for v in values)
    )  # fmt: skip


def _alone(wanted: str, scored: list[tuple[float, Row]]) -> bool:
    """Whether one candidate is certain and nobody else has all words of the name that was asked for."""
    words = set(wanted.split())
    rivals = [
        row for score, row in scored if score >= CERTAIN or words <= set(typed(row["name"]).split())
    ]
    return len(rivals) == 1
