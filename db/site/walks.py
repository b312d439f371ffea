"""A walk through all that a search finds, page by page; what is stored meanwhile moves nothing. Pure.

Of very many matches so many as are looked at, `cap`, are sorted and given, the newest stored first, and
then as many of the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from datasette.utils.asgi import BadRequest

from quotes.db.queries.speakers import Row
from quotes.db.site.cursors import WRONG, cursor, values_of
from quotes.db.site.matches import SORTED, Match, place_of

NUMBER = (int, float)

KINDS = (int, (str, type(None)), int, int, (*NUMBER, type(None)), int, NUMBER)


@dataclass(frozen=True, slots=True)
class Walk:
    """How far a walk has come: quotes up to the row `through`, behind `last`, of `total` in all."""

    cap: int
    through: int
    total: int = 0
    exact: bool = True
    last: Row | None = None

    @classmethod
    def read(cls, text: str, caps: tuple[int, ...]) -> Walk | None:
        """The walk that a cursor goes on with, None without one; raises BadRequest for a wrong one."""
        found = values_of(text, (int, int, int, int, list))
        if found is None:
            return None
        *numbers, last = found
        cap, through, total, exact = numbers
        if cap not in caps or total < 0 or exact not in (0, 1):
            raise BadRequest(WRONG)
        row = None
        if last:
            values = values_of(cursor(last), KINDS)
            row = dict(zip(SORTED, values or (), strict=True))
        return cls(cap, through, total, bool(exact), row)

    def text(self) -> str:
        """The cursor."""
        last = [self.last[name] for name in SORTED] if self.last else []
        return cursor([self.cap, self.through, self.total, int(self.exact), last])

    def after(self, matches: list[Match], end: int, rest: Match | int | None) -> Walk | None:
        """Where to go on when the matches up to `end` are given.

        `rest` is what comes behind them all: the match to go on behind, or the highest id to go on with.
        """
        if end < len(matches):
            return replace(self, last=place_of(matches[end - 1]))
        if isinstance(rest, int):
            return replace(self, through=rest, last=None)
        return replace(self, last=place_of(rest)) if rest else None


def has_cursor(request: Any) -> bool:
    """Whether an answer tells a cursor: those in JSON to whom asks for no page by its number."""
    return request.url_vars.get("format") == ".json" and not request.args.get("page")
