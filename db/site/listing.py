"""Which stretch of a list is asked for, by a page's number or by a cursor, and where it goes on. Pure.

A list goes on behind the row that was given last, as it stood then: what is stored meanwhile moves nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from datasette.utils.asgi import BadRequest

from quotes.db.queries.speakers import Row
from quotes.db.site.cursors import WRONG, cursor, values_of
from quotes.db.site.parameters import PAGE, size_of
from quotes.db.site.responses import page_number, pager_links
from quotes.db.site.walks import has_cursor


class Key(NamedTuple):
    """What a list is sorted by: SQL that is never null, and the name and kind of its value in a row.

    A row's value that is missing counts as an empty text, as in the SQL.
    """

    sql: str
    name: str
    kind: type
    falling: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """A list's order by its keys, of which the last tells any two rows apart."""

    name: str
    keys: tuple[Key, ...]

    @property
    def sql(self) -> str:
        """SQL for the order itself."""
        return ", ".join(f"{key.sql} desc" if key.falling else key.sql for key in self.keys)

    def behind(self) -> str:
        """SQL for what stands behind a row, whose values are those of `values`.

        It says of the first key alone what an index of it can begin at.
        """
        *first, last = self.keys
        made = f"{last.sql} {'<' if last.falling else '>'} :after_{last.name}"
        for key in reversed(first):
            sign, value = "<" if key.falling else ">", f":after_{key.name}"
            made = f"({key.sql} {sign} {value} or ({key.sql} = {value} and {made}))"
        key = self.keys[0]
        return f"({key.sql} {'<=' if key.falling else '>='} :after_{key.name} and {made})"

    def is_behind(self, row: Row, after: Row) -> bool:
        """The same of a row in memory; `after` is as `values`."""
        for key in self.keys:
            value, there = row[key.name] or key.kind(), after[f"after_{key.name}"]
            if value != there:
                return bool(value < there if key.falling else value > there)
        return False

    def cursor(self, row: Row) -> str:
        """Where to go on behind a row."""
        return cursor([self.name, *(row[key.name] or key.kind() for key in self.keys)])

    def values(self, text: str) -> Row:
        """The values of a cursor, none without one; raises BadRequest for that of another list."""
        found = values_of(text, (str, *(key.kind for key in self.keys)))
        if found and found[0] != self.name:
            raise BadRequest(WRONG)
        values = found[1:] if found else ()
        return {f"after_{key.name}": each for key, each in zip(self.keys, values, strict=False)}


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is asked for of a list: `limit` is one row more than is shown, to tell whether it goes on."""

    order: Order
    size: int
    page: int
    after: Row

    @classmethod
    def read(cls, request: Any, order: Order) -> Stretch:
        """What an address asks for. Raises BadRequest for a wrong size or cursor."""
        after = order.values(request.args.get("cursor") or "")
        return cls(order, size_of(request), 1 if after else page_number(request), after)

    @property
    def limit(self) -> int:
        return self.size + 1

    @property
    def offset(self) -> int:
        return 0 if self.after else (self.page - 1) * self.size

    @property
    def where(self) -> str:
        """SQL for the rows that are still to be given."""
        return self.order.behind() if self.after else "1"

    @property
    def values(self) -> Row:
        """The values of `where`, `limit` and `offset`."""
        return {**self.after, "limit": self.limit, "offset": self.offset}

    def of(self, rows: list[Row]) -> list[Row]:
        """The stretch of rows that are in memory, in their order."""
        begin = self.offset
        if self.after:
            begin = bisect_left(rows, True, key=lambda row: self.order.is_behind(row, self.after))
        return rows[begin : begin + self.limit]

    def pager(self, request: Any, wanted: Row, rows: list[Row], total: int | None = None) -> Row:
        """Links to what is before and behind; `rows` are those found, `limit` of them at most."""
        kept = {name: value for name, value in wanted.items() if value}
        kept |= {"size": str(self.size)} if self.size != PAGE else {}
        there = self.offset + len(rows) if total is None else total
        pager = pager_links(request, kept, self.page, there, self.size)
        if self.after or has_cursor(request):
            more = len(rows) > self.size
            text = self.order.cursor(rows[self.size - 1]) if more else ""
            pager["next"] = f"?{urlencode({**kept, 'cursor': text})}" if more else None
        return pager


# What may stand in the address of every list.
NAMES = ("size", "cursor")
