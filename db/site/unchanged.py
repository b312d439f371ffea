"""What is asked for again and has not changed is not worked out again: ETag and status 304.

The tag tells the state of the file, the address, who asks, with what the site was started, and the day: the
first page tells whether its week is this one.
"""

from __future__ import annotations

import json
from datetime import datetime, timezone
from hashlib import sha256
from importlib.metadata import version
from typing import Any, NamedTuple

from quotes.db.site.access import OLD, database_of, settled_state_of, tables_of

ETAG = b"etag"

# Our pages under `/-/`; Datasette's own there tell of the running program.
PAGES = frozenset(("front", "search", "articles", "speakers", "quotes", "claims", "verify"))

# With these an answer may be another one for the same address.
ASKERS = (b"cookie", b"authorization", b"host", b"x-forwarded-proto")


class Tag(NamedTuple):
    """The tag of an answer, and the state of the file in which it is given."""

    text: bytes
    state: Any


async def tag_of(datasette: Any, scope: dict[str, Any]) -> Tag | None:
    """The tag of an answer; None where it may change without the file, or the file is just being written."""
    if scope["method"] not in ("GET", "HEAD"):
        return None
    database = await database_of(datasette)
    if database is None or not await _is_of(datasette, database, scope):
        return None
    state = settled_state_of(database)
    if state is None:
        return None
    OLD.set(False)
    asker = [value for name, value in scope.get("headers") or () if name.lower() in ASKERS]
    asked = (scope.get("raw_path") or scope["path"].encode(), scope.get("query_string") or b"")
    today = datetime.now(timezone.utc).date()
    told = repr((state, asked, asker, _started(datasette), today))
    return Tag(f'W/"{sha256(told.encode()).hexdigest()[:32]}"'.encode(), state)


async def _is_of(datasette: Any, database: Any, scope: dict[str, Any]) -> bool:
    """Whether a path leads to what is made of the file alone: our pages, and tables."""
    path = scope["path"].removeprefix(datasette.setting("base_url").rstrip("/"))
    parts = path.strip("/").split("/")
    if len(parts) < 2:
        return path in ("", "/")
    name = parts[1].partition(".")[0]
    if parts[0] == "-":
        return name in PAGES
    return parts[0] == database.route and name in await tables_of(database)


def _started(datasette: Any) -> str:
    """What the answers depend on beside the file; the same for every process that was started so."""
    if not hasattr(datasette, "_quotes_started"):
        known = {
            "version": version("quotes"), "metadata": datasette.metadata(),
            "settings": datasette.settings_dict(), "templates": datasette.template_dir,
            "cors": datasette.cors,
        }  # fmt: skip
        datasette._quotes_started = json.dumps(known, sort_keys=True, default=str)
    return str(datasette._quotes_started)


def is_known(scope: dict[str, Any], tag: Tag | None) -> bool:
    """Whether the client has this very answer already."""
    given = b",".join(
        v for name, v in scope.get("headers") or () if name.lower() == b"if-none-match"
    )
    return tag is not None and tag.text.removeprefix(b"W/") in [
        each.strip().removeprefix(b"W/") for each in given.split(b",")
    ]


def headers_for(tag: Tag | None, message: dict[str, Any]) -> list[tuple[bytes, bytes]]:
    """The tag as headers of an answer, where it is one to be kept: whole, new, and without a cookie."""
    names = {name.lower() for name, _ in message.get("headers") or ()}
    private = any(b"no-store" in value for _, value in message.get("headers") or ())
    if tag is None or message["status"] != 200 or b"set-cookie" in names or private or OLD.get():
        return []
    return [
        (ETAG, tag.text),
        *([] if b"cache-control" in names else [(b"cache-control", b"no-cache")]),
    ]
