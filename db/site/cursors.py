"""Where a list is to go on: the last row given, so that what is stored meanwhile moves nothing. Pure.

A cursor is JSON in base64 that fits an address. It holds the values by which a list is sorted, the last
of which no two rows share.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import Any

from datasette.utils.asgi import BadRequest

from quotes.db.queries.speakers import Row

Values = list[Any]

# An expression of SQL that is never null, and whether the highest value comes first.
Order = Sequence[tuple[str, bool]]

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
    whole = isinstance(value, int)
    return isinstance(value, kind) and type(value) is not bool and not (whole and abs(value) > LARGEST)


def order_sql(order: Order) -> str:
    """SQL to sort by."""
    return ", ".join(f"{expression} {'desc' if high else 'asc'}" for expression, high in order)


def after_sql(order: Order, values: Values | None) -> tuple[str, Row]:
    """SQL for the rows behind these values, and its parameters; all rows without values."""
    if values is None:
        return "1", {}
    parts, same = [], []
    for number, (expression, high) in enumerate(order):
        parts.append(" and ".join([*same, f"{expression} {'<' if high else '>'} :after{number}"]))
        same.append(f"{expression} = :after{number}")
    names = {f"after{number}": value for number, value in enumerate(values)}
    return f"({' or '.join(f'({part})' for part in parts)})", names
