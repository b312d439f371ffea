"""What may stand behind the `?` of an address: what means nothing is refused, never passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.filters import Filters
from datasette.utils import derive_named_parameters, tilde_decode
from datasette.utils.asgi import BadRequest

from quotes.db.site.access import database_of

# The operations of Datasette's tables: `published__gte=2025-01-01`.
OPERATIONS = {key for key, _, _ in Filters([]).lookups()}

# The filter form of Datasette's table page sends these, without an underscore before them.
FORM = re.compile(r"_filter_(?:column|op|value)(?:_\d+)?\Z")

FORMAT = re.compile(r"\.(?:json|csv|jsono|blob)\Z")

# Nothing but marks and blanks: FTS5 takes it for a mistake.
NO_WORDS = re.compile(r'[\s"\x00]*\Z')

# So many rows stand on a page that says nothing of it, and at most.
PAGE, MAX_SIZE = 25, 1000

# What a search for longer texts than this would find, a shorter one finds as well.
MAX_TEXT = 1000

# No page has a number as long as this.
MAX_DIGITS = 100


class Refused(Exception):
    """An address that asks for something that is not there; the message is one sentence."""


def only(request: Any, names: Iterable[str]) -> None:
    """Raises BadRequest (status 400) where the address has another parameter than these."""
    allowed = {*names, "page"}
    wrong = sorted(name for name in request.args if name not in allowed)
    if wrong:
        known = ", ".join(sorted(allowed))
        raise BadRequest(f"There is no parameter {wrong[0][:40]!r} here; there are {known}.")
    if len(request.args.get("page") or "") > MAX_DIGITS:
        raise BadRequest("There is no page with such a number.")


def check_words(text: str) -> None:
    """Raises BadRequest for words to search for that are too many."""
    if len(text) > MAX_TEXT:
        raise BadRequest(f"A search has at most {MAX_TEXT} characters.")


def size_of(request: Any) -> int:
    """How many rows a page has; raises BadRequest for what is no such number."""
    asked = request.args.get("size") or str(PAGE)
    if not (
        asked.isascii() and asked.isdecimal() and len(asked) < 5 and 0 < int(asked) <= MAX_SIZE
    ):
        raise BadRequest(f"size is a number from 1 to {MAX_SIZE}.")
    return int(asked)


async def checked_query(datasette: Any, scope: dict[str, Any]) -> bytes:
    """The query string of a table or canned query, without a search for nothing.

    Raises Refused where it names a column that the table does not have.
    """
    query: bytes = scope.get("query_string") or b""
    if not query or scope["method"] not in ("GET", "HEAD"):
        return query
    place = await _place(datasette, scope)
    if place is None:
        return query
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    columns, arguments = place
    for name, _ in pairs:
        if not (_is_special(name) or name in arguments or _is_filter(name, columns)):
            there = ", ".join(sorted({*columns, *arguments})) or "none"
            raise Refused(f"There is no column or parameter {name[:40]!r} here; there are {there}.")
    kept = [pair for pair in pairs if not _is_empty_search(*pair)]
    return query if kept == pairs else urlencode(kept).encode()


async def _place(datasette: Any, scope: dict[str, Any]) -> tuple[set[str], set[str]] | None:
    """The columns of the table that a path leads to, or the parameters of the canned query."""
    path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1").split("?")[0]
    base = datasette.setting("base_url")
    parts = path.removeprefix(base).strip("/").split("/") if path.startswith(base) else []
    ours = await database_of(datasette)
    if len(parts) != 2 or ours is None or tilde_decode(parts[0]) != ours.name:
        return None
    names = [tilde_decode(parts[1]), tilde_decode(FORMAT.sub("", parts[1]))]
    there = {*await ours.table_names(), *await ours.view_names()}
    queries = await datasette.get_canned_queries(ours.name, None)
    for name in names:
        found = queries.get(name)
        if found:
            return set(), set(await _parameters(ours, found))
        if name in there:
            return set(await ours.table_columns(name)), set()
    return None


async def _parameters(database: Any, query: dict[str, Any]) -> Iterable[str]:
    """The named parameters of a canned query."""
    found: Iterable[str] = query.get("params") or await derive_named_parameters(
        database, query["sql"]
    )
    return found


def _is_special(name: str) -> bool:
    """Datasette's own begin with one underscore, as do hidden columns of full-text search."""
    return name.startswith("_") and ("__" not in name or FORM.match(name) is not None)


def _is_filter(name: str, columns: set[str]) -> bool:
    column, _, operation = name.rpartition("__")
    return name in columns or (column in columns | {"rowid"} and operation in OPERATIONS)


def _is_empty_search(name: str, value: str) -> bool:
    return name.startswith("_search") and NO_WORDS.match(value) is not None
