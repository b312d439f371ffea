"""Where a list is to go on: the last row given, so that what is stored meanwhile moves nothing. Pure.

A cursor is a list of values as JSON in base64, which fits an address.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import Any

from datasette.utils.asgi import BadRequest

Values = list[Any]

# SQLite's whole numbers.
LARGEST = 2**63 - 1

WRONG = "The cursor is none that this list gave: begin without it."


def cursor(values: Values) -> str:
    """The values as they stand in an address."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(text.encode("utf-8", "surrogatepass")).decode().rstrip("=")


def values_of(text: str, kinds: Sequence[type | tuple[type, ...]]) -> Values | None:
    """The values of a cursor, None without one; raises BadRequest where they are not of these kinds."""
    if not text:
        return None
    try:
        found = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadRequest(WRONG) from error
    fits = isinstance(found, list) and len(found) == len(kinds)
    if not fits or not all(map(_is, found, kinds)):
        raise BadRequest(WRONG)
    return list(found)


def _is(value: Any, kind: type | tuple[type, ...]) -> bool:
    if isinstance(value, bool) or (isinstance(value, int) and abs(value) > LARGEST):
        return False
    return isinstance(value, kind)
