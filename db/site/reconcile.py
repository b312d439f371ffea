"""The OpenRefine reconciliation service, version 0.2, over the speakers."""

from __future__ import annotations

import json
from typing import Any

from datasette.utils.asgi import Response
from rapidfuzz import fuzz

from quotes.db.queries.speakers import Row
from quotes.db.schema.identifiers import norm
from quotes.db.site.access import reader
from quotes.db.site.queries import Reader, names_like
from quotes.db.site.responses import as_json

VERSIONS = ["0.2"]

TYPES = [
    {"id": "person", "name": "Person"}, {"id": "organization", "name": "Organization"},
    {"id": "group", "name": "Group"}, {"id": "unnamed_person", "name": "Unnamed person"},
    {"id": "document", "name": "Document"},
]  # fmt: skip

LIMIT = 5

# So many queries in a request, each for so many candidates at most.
MAX_BATCH, MAX_LIMIT = 100, 50

# Names that share a word are compared; of them those below this likeness (0 to 100) are left out.
LOWEST = 50.0

# Above this likeness, and with no rival, OpenRefine may match without asking.
CERTAIN = 99.0

COMPARED = 500


async def service(datasette: Any, request: Any) -> Response:
    """The manifest; or, with `queries`, the candidates for each."""
    read = await reader(datasette, request)
    form = await request.post_vars() if request.method == "POST" else request.args
    asked = form.get("queries")
    if not asked:
        return as_json(_manifest(datasette, request), everywhere=True)
    try:
        batch = _checked(json.loads(asked))
    except (ValueError, RecursionError) as error:
        return as_json({"status": "error", "message": str(error)}, 400, everywhere=True)
    answers = {name: {"result": await _answer(read, query)} for name, query in batch.items()}
    return as_json(answers, everywhere=True)


def _manifest(datasette: Any, request: Any) -> Row:
    base = datasette.absolute_url(request, datasette.urls.path("/-/speakers/"))
    return {
        "versions": VERSIONS,
        "name": "Speakers in quotes",
        "identifierSpace": base,
        "schemaSpace": datasette.absolute_url(request, datasette.urls.path("/-/reconcile")),
        "defaultTypes": TYPES,
        "view": {"url": base + "{{id}}"},
    }


def _checked(batch: Any) -> dict[str, Row]:
    """The queries of a request; a ValueError says what is wrong with them."""
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
    return batch


async def _answer(read: Reader, query: Row) -> list[Row]:
    """The likeliest speakers, best first."""
    wanted = norm(query["query"])
    kinds = query.get("type") or []
    kinds = [kinds] if isinstance(kinds, str) else kinds
    best: dict[str, tuple[float, Row]] = {}
    for row in await names_like(read, wanted, limit=COMPARED):
        score = fuzz.token_sort_ratio(wanted, row["norm"])
        if (kinds and row["kind"] not in kinds) or score < LOWEST:
            continue
        if score > best.get(row["slug"], (-1.0, row))[0]:
            best[row["slug"]] = (score, row)
    found = sorted(best.values(), key=lambda pair: (-pair[0], pair[1]["slug"]))
    certain = [pair for pair in found if pair[0] >= CERTAIN]
    shown = found[: min(query.get("limit", LIMIT), MAX_LIMIT)]
    return [_result(score, row, len(certain) == 1) for score, row in shown]


def _result(score: float, row: Row, alone: bool) -> Row:
    name = next((kind["name"] for kind in TYPES if kind["id"] == row["kind"]), row["kind"])
    return {
        "id": row["slug"], "name": row["name"], "score": round(score, 1),
        "match": alone and score >= CERTAIN, "type": [{"id": row["kind"], "name": name}],
        "description": row["description"] or "",
    }  # fmt: skip
