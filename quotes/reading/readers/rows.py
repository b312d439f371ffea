"""Tables with an article a row: JSON Lines, JSON (ninjs, too), CSV and other delimited files."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from quotes.errors import ArticleError
from quotes.hooks import Failure
from quotes.model import Article
from quotes.reading.plain import decoded, is_url
from quotes.reading.readers.parts import Facts, article, is_markup, markup_text, part_of

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
        "pubdate", "firstcreated", "contentcreated", "versioncreated", "created", "timestamp",
    ),
    "url": ("url", "canonicalurl", "link", "weburl", "articleurl", "canonical"),
    "outlet": (
        "outlet", "publisher", "publication", "sitename", "newspaper", "source", "sourcename",
        "provider", "medium",
    ),
    "byline": ("byline", "author", "authors", "writer", "creator"),
    "id": ("id", "guid", "uri", "articleid", "docid", "key"),
}  # fmt: skip

NOT_LETTERS = re.compile(r"[^a-z0-9]")

DELIMITERS = (",", "\t", ";", "|")

JSON_START = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*(?:"|\})')

NAME_WORDS = 3  # a column's name has no more of them; a sentence with commas has

# csv counts characters; a cell may be as long as any text that we take.
CELL = 10_000_000

# How deep an article may lie in what an API answers: {"response": {"results": [...]}}.
DEPTH = 3


Row = Mapping[str, object]

Rows = Iterator[Row | ArticleError]  # an error stands for a row that cannot be read


class JsonReader:
    """JSON Lines, or one JSON value: an article, a list of them, or an object that holds a list."""

    many = True

    def can_read(self, name: str, head: bytes) -> bool:
        """Whether it starts as an object, or a list of them."""
        return JSON_START.match(head) is not None

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """An article for each object with a text."""
        text, notes = decoded(data)
        rows: Rows
        try:
            rows = iter(_in_value(parsed(text)))
        except ArticleError:
            if "\n" not in text.strip():
                raise
            rows = json_lines(text)
        yield from _articles(name, rows, notes)


def parsed(text: str) -> object:
    """A JSON value. Raises ArticleError."""
    try:
        return json.loads(text, parse_int=str, parse_float=str)  # no number is too long
    except RecursionError as error:
        raise ArticleError("the JSON is nested too deeply") from error
    except ValueError as error:
        raise ArticleError(f"the JSON is damaged ({error})") from error


def json_lines(text: str) -> Rows:
    """The objects of JSON Lines; an error stands for each line that is none."""
    for line in text.split("\n"):
        if not line.strip():
            continue
        try:
            value = parsed(line)
        except ArticleError as error:
            yield error
            continue
        yield value if isinstance(value, dict) else ArticleError("the line is no JSON object")


def _in_value(value: object) -> list[Row]:
    """The objects of a JSON value that are articles. Raises ArticleError where none is."""
    found = _listed(value, DEPTH)
    if not found:
        raise ArticleError("the JSON holds no article: no object has a text or body")
    return found


def _listed(value: object, depth: int) -> list[Row]:
    if isinstance(value, dict):
        if _column(value, "text"):
            return [value]
        lists = (_listed(v, depth - 1) for v in value.values() if isinstance(v, list | dict))
        return next(filter(None, lists), []) if depth else []
    if isinstance(value, list):
        objects: list[Row] = [v for v in value if isinstance(v, dict)]
        return objects if any(_column(v, "text") for v in objects) else []
    return []


class TableReader:
    """CSV and files like it, with a first row of names."""

    many = True

    def can_read(self, name: str, head: bytes) -> bool:
        """By its name, or by a first row with a name for texts and another field."""
        if name.lower().endswith((".csv", ".tsv")):
            return True
        names = first_row(decoded_head(head))
        if any(len(each.split()) > NAME_WORDS for each in names):
            return False
        known = [_column(dict.fromkeys(names), field) for field in FIELDS]
        return known[0] is not None and any(known[1:])

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """An article for each row. Raises ArticleError when no column holds texts."""
        text, notes = decoded(data)
        names = first_row(text)
        if _column(dict.fromkeys(names), "text") is None:
            shown = ", ".join(n[:30] for n in names[:12])
            raise ArticleError(
                f"the table has no column named text, body or content (it has {shown})"
            )
        csv.field_size_limit(CELL)
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter(text))
        yield from _articles(name, safe_rows(rows), notes)


def decoded_head(head: bytes) -> str:
    """The start of a file, whatever it is, as text."""
    return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


def _first_line(text: str) -> str:
    return text.lstrip("\r\n").split("\n", 1)[0].rstrip("\r")


def delimiter(text: str) -> str:
    """What stands between the cells of a table, by its first line."""
    line = _first_line(text)
    return max(DELIMITERS, key=line.count)


def first_row(text: str) -> list[str]:
    """The names of the columns of a table."""
    line = _first_line(text)[:2_000]
    try:
        return next(csv.reader([line], delimiter=delimiter(text)), [])
    except csv.Error:
        return []


def safe_rows(rows: Iterator[Row]) -> Rows:
    """The rows; one that cannot be read does not end the rest."""
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield ArticleError(f"the row cannot be read ({error})")
            continue
        if row is None:
            return
        yield row


def _articles(
    name: str,
    rows: Rows,
    notes: tuple[str, ...],
) -> Iterator[Article | Failure]:
    """An article for each row, by its id, address or number; a single one has the file's name."""
    first = next(rows, None)
    if first is None:
        raise ArticleError("the table has no rows")
    second = next(rows, None)
    alone = second is None
    for number, row in enumerate(chain([first], [] if second is None else [second], rows), 1):
        if isinstance(row, ArticleError):
            yield Failure(part_of(name, str(number)), str(row))
            continue
        mark = _value(row, "id") or _value(row, "url") or str(number)
        source = name if alone else part_of(name, mark)
        try:
            yield _article(source, row, notes)
        except ArticleError as error:
            yield Failure(source, str(error))


def _article(source: str, row: Row, notes: tuple[str, ...]) -> Article:
    text = _value(row, "text")
    if not text or not text.strip():
        raise ArticleError("it has no text")
    if is_markup(text):
        text = markup_text(text)
    facts = Facts(*(_value(row, field) for field in ("title", "published", "url")))
    outlet, byline = (_names(row, field) for field in ("outlet", "byline"))
    return article(source, text, replace(facts, outlet=outlet, byline=byline), notes)


def _names(row: Row, field: str) -> str | None:
    """The name or names in a field: a text, an object with a name, or a list of either."""
    known = {letters(str(name)): value for name, value in row.items() if name and value}
    found = next((known[each] for each in FIELDS[field] if each in known), None)
    parts = found if isinstance(found, list) else [found]
    names = [part.get("name") if isinstance(part, dict) else part for part in parts]
    written = "; ".join(n.strip() for n in names if isinstance(n, str) and not n.isdecimal())
    return None if not written or is_url(written) else written


def _column(row: Row, field: str) -> str | None:
    """The name under which a row keeps a field; a list or an object is not what we want."""
    known = {
        letters(str(name)): name
        for name, value in row.items()
        if name and not isinstance(value, list | dict)
    }
    return next((known[each] for each in FIELDS[field] if each in known), None)


@lru_cache(maxsize=4_096)
def letters(name: str) -> str:
    """The name of a column without case, blanks and marks."""
    return NOT_LETTERS.sub("", name.lower())


def _value(row: Row, field: str) -> str | None:
    column = _column(row, field)
    value = None if column is None else row[column]
    return None if value is None else str(value)
