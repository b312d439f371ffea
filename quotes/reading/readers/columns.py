"""The columns of tables, and a row of any table -> `Article`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from quotes.errors import ArticleError
from quotes.hooks import ANY, Failure, Wanted
from quotes.model import Article
from quotes.reading.markup import from_markup, is_markup
from quotes.reading.plain import is_url
from quotes.reading.readers.parts import Facts, article, part_of

# The names under which tables keep what we want, the surest first; compared without case, blanks
# and marks. `body_text`, `body_xhtml`, `versioncreated` and `uri` are those of ninjs.
FIELDS = {
    "text": (
        "text", "body", "bodytext", "articlebody", "articletext", "fulltext", "content", "article",
        "maintext", "storytext", "story", "bodyhtml", "bodyxhtml", "contenthtml", "html",
    ),
    "title": ("title", "headline", "headlinetext", "heading", "articletitle"),
    "published": (
        "published", "date", "datepublished", "publishedat", "publicationdate", "publishdate",
        "pubdate", "firstcreated", "contentcreated", "versioncreated", "created", "timestamp", "day",
    ),
    "url": ("url", "canonicalurl", "link", "weburl", "articleurl", "canonical"),
    "outlet": (
        "outlet", "publisher", "publication", "sitename", "newspaper", "source", "sourcename",
        "provider", "medium",
    ),
    "byline": ("byline", "author", "authors", "writer", "creator"),
    "language": ("language", "lang", "inlanguage"),
    "id": ("id", "guid", "uri", "articleid", "docid", "key"),
}  # fmt: skip

NOT_LETTERS = re.compile(r"[^a-z0-9]")

Row = Mapping[str, object]

Rows = Iterator[Row | ArticleError]  # an error stands for a row that cannot be read


R = TypeVar("R", bound="OfColumns")


@dataclass(frozen=True)
class OfColumns:
    """A reader of tables: an article for each row, from the columns that a user names or that we know."""

    wanted: Wanted = ANY
    many = True

    def choosing(self: R, wanted: Wanted) -> R:
        """The same for the table and the columns that a user names."""
        return replace(self, wanted=wanted)


def column_of(row: Mapping[str, object], field: str, wanted: Wanted = ANY) -> str | None:
    """The name under which a row keeps a field, None where it does not.

    What the user names is taken as it is; a list or an object is never what we want, but for names.
    """
    named = dict(wanted.columns).get(field)
    if named is not None:
        return named if named in row else None
    known = {
        letters(str(name)): name
        for name, value in row.items()
        if name and not isinstance(value, list | dict)
    }
    return next((known[each] for each in FIELDS[field] if each in known), None)


def columns_of(names: Iterable[str], wanted: Wanted = ANY) -> dict[str, str]:
    """The column of each field that a table of these columns has.

    Raises ArticleError where there is none of texts, or none of a name that the user gives.
    """
    row = dict.fromkeys(names)
    shown = ", ".join(name[:30] for name in list(row)[:12])
    missing = next((name for _, name in wanted.columns if name not in row), None)
    if missing is not None:
        raise ArticleError(f"the table has no column named {missing[:80]} (it has {shown})")
    found = {field: name for field in FIELDS if (name := column_of(row, field, wanted))}
    if "text" not in found:
        raise ArticleError(
            f"the table has no column named text, body or content (it has {shown});"
            " --column text=NAME names it"
        )
    return found


@lru_cache(maxsize=4_096)
def letters(name: str) -> str:
    """The name of a column without case, blanks and marks."""
    return NOT_LETTERS.sub("", name.lower())


def articles_of(
    name: str, rows: Rows, notes: tuple[str, ...] = (), wanted: Wanted = ANY
) -> Iterator[Article | Failure]:
    """An article for each row, by its id, address or number; a single one has the file's name.

    Raises ArticleError for a table without rows.
    """
    first = next(rows, None)
    if first is None:
        raise ArticleError("the table has no rows")
    second = next(rows, None)
    alone = second is None
    for number, row in enumerate(chain([first], [] if second is None else [second], rows), 1):
        if isinstance(row, ArticleError):
            yield Failure(part_of(name, str(number)), str(row))
            continue
        mark = _value(row, "id", wanted) or _value(row, "url", wanted) or str(number)
        source = name if alone else part_of(name, mark)
        try:
            yield _article(source, row, notes, wanted)
        except ArticleError as error:
            yield Failure(source, str(error))


def _article(source: str, row: Row, notes: tuple[str, ...], wanted: Wanted) -> Article:
    text = _value(row, "text", wanted)
    if not text or not text.strip():
        raise ArticleError("it has no text")
    outlet, byline = (_names(row, field, wanted) for field in ("outlet", "byline"))
    title, published, url, language = (
        _value(row, field, wanted) for field in ("title", "published", "url", "language")
    )
    facts = Facts(title, published, url, outlet, byline, language)
    return article(source, from_markup(text) if is_markup(text) else text, facts, notes)


def _names(row: Row, field: str, wanted: Wanted) -> str | None:
    """The name or names in a field: a text, an object with a name, or a list of either."""
    known = {letters(str(name)): value for name, value in row.items() if name and value}
    names = dict(wanted.columns).get(field)
    usual = next((known[each] for each in FIELDS[field] if each in known), None)
    found = usual if names is None else row.get(names)
    parts = found if isinstance(found, list) else [found]
    names_in = [part.get("name") if isinstance(part, dict) else part for part in parts]
    written = "; ".join(n.strip() for n in names_in if isinstance(n, str) and not n.isdecimal())
    return None if not written or is_url(written) else written


def _value(row: Row, field: str, wanted: Wanted) -> str | None:
    column = column_of(row, field, wanted)
    value = None if column is None else row[column]
    return None if value is None else str(value)
