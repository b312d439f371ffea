"""Which answers pages of other sites may read (CORS), and what a browser is told that asks first. Pure."""

from __future__ import annotations

from typing import Any

Headers = list[tuple[bytes, bytes]]

# OpenRefine and its like ask from pages of their own, so that this is open wherever it is served.
ALWAYS = "-/reconcile"

# What is decided by signed-in people is for the house.
NEVER = "-/desk"

# Even an error at such an address is for programs.
DATA = (".json", ".jsonld", ".csv", ".atom", "/-/reconcile")

ANYBODY: Headers = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link"),
]

ALLOWED: Headers = [
    (b"access-control-allow-methods", b"GET, HEAD, POST, OPTIONS"),
    (b"access-control-allow-headers", b"Authorization, Content-Type, If-None-Match"),
    (b"access-control-max-age", b"3600"),
]


def is_shared(datasette: Any, scope: dict[str, Any]) -> bool:
    """Whether the data at an address is for pages of other sites."""
    path = scope["path"].removeprefix(datasette.setting("base_url"))
    if path.startswith(ALWAYS):
        return True
    return bool(datasette.cors) and not path.startswith(NEVER)


def asks_first(scope: dict[str, Any]) -> bool:
    """Whether a browser asks what it may send, before it does."""
    names = {name.lower() for name, _ in scope.get("headers") or ()}
    return scope["method"] == "OPTIONS" and b"access-control-request-method" in names


def shared(headers: Headers, scope: dict[str, Any], *, is_open: bool) -> Headers:
    """The headers of an answer, which pages of other sites may read if it is `is_open` and data.

    Datasette sets some of its own, but not on every answer.
    """
    kept = [(n, v) for n, v in headers if not n.lower().startswith(b"access-control-")]
    is_page = any(n.lower() == b"content-type" and v.startswith(b"text/html") for n, v in kept)
    is_data = not is_page or scope["path"].endswith(DATA)
    if not (is_open and is_data):
        return kept
    return [*kept, *ANYBODY, *(ALLOWED if asks_first(scope) else ())]


async def permit(send: Any) -> None:
    """Answer a browser that asks first: status 204, and the headers that every answer has."""
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})
