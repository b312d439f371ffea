"""HTML or JSON from a page's values, the pager, and the headers of both."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode, urlsplit

from datasette.utils.asgi import Response

from quotes.db.queries.speakers import Row
from quotes.db.schema.identifiers import outlet_of
from quotes.db.site.parameters import PAGE
from quotes.db.site.rendering import page_template

# Beyond this page a reader should search instead: SQLite walks over all rows before it.
LAST_PAGE = 400

MAX_DIGITS = 9

# The only one of our pages that tells what the metadata say.
FIRST = "index.html"

SEPARATORS = re.compile(r"[\\/]")

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)


async def respond(datasette: Any, request: Any, template: str, data: Row, **more: Any) -> Response:
    """The record as JSON where the address ends in `.json`, else the page."""
    if request.url_vars.get("format") == ".json":
        return as_json(data)
    context = {**data, **more}
    if template == FIRST or datasette.template_dir:
        # Datasette copies all of it, which takes as long as ten quotes.
        context["metadata"] = datasette.metadata() or {}
    chosen = page_template(datasette, template)
    html = await datasette.render_template(chosen, context, request=request)
    headers = {"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer"}
    return Response.html(html, headers=headers)


def as_json(data: Row, status: int = 200) -> Response:
    """The record as JSON."""
    body = json.dumps(data, ensure_ascii=False)
    kind = "application/json; charset=utf-8"
    return Response(body, status=status, content_type=kind)


def error_json(said: str, status: int) -> Response:
    """One sentence on what could not be answered, as Datasette writes its own."""
    return as_json({"ok": False, "error": said, "status": status, "title": None}, status)


def page_number(request: Any) -> int:
    """The page asked for, from 1."""
    asked = request.args.get("page") or "1"
    if not (asked.isascii() and asked.isdecimal()):
        return 1
    # Python reads no number of very many digits.
    return LAST_PAGE if len(asked.lstrip("0")) > MAX_DIGITS else min(int(asked), LAST_PAGE) or 1


def pager_links(request: Any, wanted: Row, page: int, total: int, size: int = PAGE) -> Row:
    """Links to the neighbouring pages that keep the search."""
    kept = {name: value for name, value in wanted.items() if value}
    last = min(LAST_PAGE, max(1, -(-total // size)))
    links = {"previous": page - 1 if page > 1 else 0, "next": page + 1 if page < last else 0}
    made: Row = {
        name: f"?{urlencode({**kept, 'page': number})}" if number else None
        for name, number in links.items()
    }
    return {**made, "page": page, "last": last}


def link(url: str | None) -> str | None:
    """An address that is safe to link to: only http and https."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def shown_outlet(address: str, outlet: str | None) -> str | None:
    """The host of an article's address, else the outlet that it names; None where its file stands for it."""
    return outlet_of(address) or (outlet if outlet != address else None)


def shown_source(source: str | None) -> str | None:
    """Where an article was read from, without the folders of the machine that read it."""
    return source if not source or link(source) else SEPARATORS.split(source.rstrip("/\\"))[-1]


def without_paths(found: Any) -> Any:
    """A record that names quotes by their places, as corrections do, without the server's folders."""
    if isinstance(found, dict):
        return {
            name: _names_of(value) if name in ("source", "sources") else without_paths(value)
            for name, value in found.items()
        }
    return [without_paths(each) for each in found] if isinstance(found, list) else found


def _names_of(value: Any) -> Any:
    """A source, or a list of them, as shown."""
    if isinstance(value, list):
        return [_names_of(each) for each in value]
    return shown_source(value) if isinstance(value, str) else value
