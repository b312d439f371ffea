"""EDGE: around every answer, Datasette's own too: headers, refusals in one sentence, harmless CSV."""

from __future__ import annotations

import asyncio
import csv
import io
import re
from base64 import b64encode
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any

from datasette.utils.asgi import Response

from quotes.db.site import sharing
from quotes.db.site.access import database_of
from quotes.db.site.answers_kept import answers_of, is_for_anybody, sent_again
from quotes.db.site.parameters import Refused, checked_query
from quotes.db.site.responses import error_json
from quotes.db.site.unchanged import Tag, headers_for, is_known, tag_of
from quotes.db.site.warming import warm

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]

# Longer addresses are refused: no search of a reader comes near it, and FTS5 walks every word.
MAX_QUERY = 4000

# What Datasette's table page sets for its own script; any other script in a page is refused.
FACET_SCRIPTS = tuple(
    b64encode(sha256(f"DATASETTE_ALLOW_FACET = {may};".encode()).digest()).decode()
    for may in ("true", "false")
)

SCRIPTS = " ".join(f"'sha256-{each}'" for each in FACET_SCRIPTS)

TABLES = (
    f"default-src 'none'; script-src 'self' {SCRIPTS}; style-src 'self';"
    " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)

HEADERS = {
    b"content-security-policy": TABLES.encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"no-referrer",
}

# What a page's own policy says when other sites may show it in a frame; the old header has no word for it.
MAY_BE_FRAMED = b"frame-ancestors *"

# A cell that begins so is a formula to a spreadsheet; a number is none.
FORMULA = re.compile(r"[\s\x00]*[=+\-@\t\r＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\Z")


def guarded(datasette: Any, app: App) -> App:
    """The application with our headers; what asks for something that is not there gets status 400."""

    async def answer(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            datasette._quotes_warming = asyncio.ensure_future(warm(datasette))
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        tag = await tag_of(datasette, scope)
        if tag and is_for_anybody(scope):
            if not is_known(scope, tag) and await sent_again(datasette, send, tag):
                return
            send = answers_of(datasette).recording(send, tag.state, tag.text)
        is_open = sharing.is_shared(datasette, scope)
        send = _sender(send, scope, tag=tag, is_open=is_open)
        if is_open and sharing.asks_first(scope):
            await sharing.permit(send)
            return
        try:
            query = scope.get("query_string") or b""
            if len(query) > MAX_QUERY:
                raise Refused("The address is too long: search for fewer words.")
            scope = {**scope, "query_string": await checked_query(datasette, scope)}
        except Refused as error:
            await (await refusal(datasette, scope, str(error))).asgi_send(send)
            return
        if is_known(scope, tag):
            known = {"ETag": tag.text.decode() if tag else ""}
            await Response("", status=304, headers=known).asgi_send(send)
            return
        await app(await _first_page(datasette, scope), receive, send)

    return answer


async def _first_page(datasette: Any, scope: dict[str, Any]) -> dict[str, Any]:
    """Our first page in place of Datasette's, which counts the rows of every table."""
    base = datasette.setting("base_url")
    if scope["path"] != base or not await database_of(datasette):
        return scope
    path = f"{base}-/front"
    return {**scope, "path": path, "raw_path": path.encode()}


async def refusal(datasette: Any, scope: dict[str, Any], message: str) -> Response:
    """Status 400 with one sentence, as JSON where that was asked for."""
    if scope["path"].endswith((".json", ".jsonld", "/-/reconcile")):
        return error_json(message, 400)
    values = {"status": 400, "error": message, "title": "This cannot be answered"}
    return Response.html(await datasette.render_template("error.html", values), status=400)


def _sender(send: Any, scope: dict[str, Any], *, tag: Tag | None, is_open: bool) -> Any:
    """`send` that adds the headers and makes the cells of CSV harmless."""
    rows: CsvRows | None = None
    # Datasette sends CSV as plain text unless it is to be saved.
    table = scope["path"].endswith(".csv")

    async def add(message: dict[str, Any]) -> None:
        nonlocal rows
        if message["type"] == "http.response.start":
            given = list(message.get("headers") or [])
            names = {name.lower() for name, _ in given}
            rows = CsvRows() if table and message["status"] == 200 else None
            if rows:  # the length may change
                given = [(n, v) for n, v in given if n.lower() != b"content-length"]
            if any(MAY_BE_FRAMED in value for _, value in given):
                names.add(b"x-frame-options")
            given += [(name, value) for name, value in HEADERS.items() if name not in names]
            given += headers_for(tag, message)
            message = {**message, "headers": sharing.shared(given, scope, is_open=is_open)}
        elif rows and message["type"] == "http.response.body":
            more = message.get("more_body", False)
            body = rows.feed(message.get("body", b"").decode("utf-8"), last=not more)
            message = {**message, "body": body.encode("utf-8")}
        await send(message)

    return add


class CsvRows:
    """Whole rows of a CSV that comes in pieces, each cell made harmless."""

    def __init__(self) -> None:
        self._held = ""

    def feed(self, piece: str, *, last: bool) -> str:
        """The rows that are complete with this piece; the rest is held back until the next."""
        self._held += piece
        whole = self._held.endswith("\n") and self._held.count('"') % 2 == 0
        if not self._held or not (whole or last):
            return ""
        held, self._held = self._held, ""
        return harmless_csv(held)


def harmless_csv(text: str) -> str:
    """The rows of a CSV in which no cell is a formula."""
    made = io.StringIO()
    rows = csv.reader(io.StringIO(text, newline=""))
    csv.writer(made).writerows([harmless(cell) for cell in row] for row in rows)
    return made.getvalue()


def harmless(cell: str) -> str:
    """A cell as a spreadsheet shows it, never as a formula that it computes."""
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.match(cell) else cell
