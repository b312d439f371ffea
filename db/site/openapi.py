"""`/-/openapi.json`: the API as OpenAPI 3.1, written from the table in `described`."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from datasette.utils.asgi import NotFound, Response

from quotes.db.site.access import database_of
from quotes.db.site.described import FORM, JSON, OPERATIONS, Operation, Schema, types_of
from quotes.db.site.parameters import only
from quotes.db.site.responses import as_json
from quotes.db.site.schemas import SCHEMAS

# What may stand in a path.
PLACES: dict[str, Schema] = {
    "key": {"type": "string", "pattern": "^[0-9a-zA-Z-]+$"},
    "slug": {"type": "string", "pattern": "^[^/.?#%]+$"},
    "kind": {"type": "string", "enum": ["entity", "type", "property"]},
}

ERROR = {"$ref": "#/components/schemas/Error"}


def document(server: str) -> dict[str, Any]:
    """The whole description; `server` is the address of the site without a slash behind it."""
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        for ending in operation.endings:
            paths[f"{operation.path}{ending}"] = {
                method: _operation(operation, ending, method) for method in operation.methods
            }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Quotes: who said what", "version": version("quotes"),
                 "description": "An unknown parameter answers 400. Every answer to GET has an ETag."},
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": SCHEMAS},
    }  # fmt: skip


def _operation(operation: Operation, ending: str, method: str) -> dict[str, Any]:
    kind = types_of(operation, ending)
    whole = kind == JSON
    schema: Schema = (
        {"$ref": f"#/components/schemas/{operation.answer}"} if whole else {"type": "string"}
    )
    if kind == "application/ld+json":
        schema = {"type": "object"}
    errors = {"400": "What is asked for means nothing"}
    if operation.missing:
        errors |= {"404": "There is none", "410": "It is gone"}
    made: dict[str, Any] = {
        "operationId": f"{method} {operation.path}{ending}",
        "summary": operation.what,
        "parameters": _parameters(operation, method),
        "responses": {
            "200": {"description": operation.what, "content": {kind: {"schema": schema}}},
            **{status: _error(said) for status, said in errors.items()},
            **({"302": {"description": "It has another key now"}} if operation.missing else {}),
        },
    }
    if method == "post":
        del made["parameters"]
        types = (FORM, JSON) if operation.path == "/-/verify" else (FORM,)
        content = {each: {"schema": operation.body} for each in types}
        made["requestBody"] = {"required": True, "content": content}
        made["responses"]["413"] = _error("It is too long")
    return made


def _error(said: str) -> dict[str, Any]:
    # Where no JSON is asked for, an error is a page.
    return {"description": said, "content": {JSON: {"schema": ERROR}, "text/html": {}}}


def _parameters(operation: Operation, method: str) -> list[dict[str, Any]]:
    inside = [name for name in PLACES if f"{{{name}}}" in operation.path]
    found: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": PLACES[name]} for name in inside
    ]
    required = operation.path == "/-/verify" and method == "get"
    for each in operation.asks:
        made = {
            "name": each.name, "in": "query", "description": each.what,
            "required": required and each.name == "text", "schema": each.schema,
        }  # fmt: skip
        found.append(made)
    return found


async def openapi(datasette: Any, request: Any) -> Response:
    """The description, with the address of this site."""
    if await database_of(datasette) is None:
        raise NotFound("No database made by quotes is being served.")
    only(request, ())
    server = datasette.absolute_url(request, datasette.urls.path("/")).rstrip("/")
    return as_json(document(server))
