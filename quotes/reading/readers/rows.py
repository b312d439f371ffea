"""Tables with an article a row: JSON Lines, JSON (ninjs, too), CSV and other delimited files."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator

from quotes.errors import ArticleError
from quotes.hooks import Failure, Wanted
from quotes.model import Article
from quotes.reading.plain import decoded
from quotes.reading.readers.columns import (
    FIELDS,
    OfColumns,
    Row,
    Rows,
    articles_of,
    column_of,
    columns_of,
)

DELIMITERS = (",", "\t", ";", "|")

JSON_START = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*(?:"|\})')

NAME_WORDS = 3  # a column's name has no more of them; a sentence with commas has

# csv counts characters; a cell may be as long as any text that we take.
CELL = 10_000_000

# How deep an article may lie in what an API answers: {"response": {"results": [...]}}.
DEPTH = 3


class JsonReader(OfColumns):
    """JSON Lines, or one JSON value: an article, a list of them, or an object that holds a list."""

    def can_read(self, name: str, head: bytes) -> bool:
        """Whether it starts as an object, or a list of them."""
        return JSON_START.match(head) is not None

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """An article for each object with a text."""
        text, notes = decoded(data)
        rows: Rows
        try:
            rows = iter(_in_value(parsed(text), self.wanted))
        except ArticleError:
            if "\n" not in text.strip():
                raise
            rows = json_lines(text)
        yield from articles_of(name, rows, notes, self.wanted)


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


def _in_value(value: object, wanted: Wanted) -> list[Row]:
    """The objects of a JSON value that are articles. Raises ArticleError where none is."""
    found = _listed(value, DEPTH, wanted)
    if not found:
        raise ArticleError("the JSON holds no article: no object has a text or body")
    return found


def _listed(value: object, depth: int, wanted: Wanted) -> list[Row]:
    if isinstance(value, dict):
        if column_of(value, "text", wanted):
            return [value]
        lists = (
            _listed(v, depth - 1, wanted) for v in value.values() if isinstance(v, list | dict)
        )
        return next(filter(None, lists), []) if depth else []
    if isinstance(value, list):
        objects: list[Row] = [v for v in value if isinstance(v, dict)]
        return objects if any(column_of(v, "text", wanted) for v in objects) else []
    return []


class TableReader(OfColumns):
    """CSV and files like it, with a first row of names."""

    def can_read(self, name: str, head: bytes) -> bool:
        """By its name, or by a first row with a name for texts and another field."""
        if name.lower().endswith((".csv", ".tsv")):
            return True
        names = first_row(decoded_head(head))
        if any(len(each.split()) > NAME_WORDS for each in names):
            return False
        if self.wanted.columns and all(name in names for _, name in self.wanted.columns):
            return True
        known = [column_of(dict.fromkeys(names), field) for field in FIELDS]
        return known[0] is not None and any(known[1:])

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """An article for each row. Raises ArticleError when no column holds texts."""
        text, notes = decoded(data)
        columns_of(first_row(text), self.wanted)
        csv.field_size_limit(CELL)
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter(text))
        yield from articles_of(name, safe_rows(rows), notes, self.wanted)


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
