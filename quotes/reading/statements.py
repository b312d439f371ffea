"""Files of statements that come with their speaker: JSON Lines, JSON or CSV -> `Utterance`.

A row has `text`, `speaker` and, where known, `date`, `source` and `url`; a row that lacks one of the
first two is one `Failure`, and the rest is read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from quotes.errors import ArticleError
from quotes.hooks import Failure
from quotes.model import Utterance
from quotes.reading.markup import from_markup, is_markup, whole
from quotes.reading.moments import day
from quotes.reading.plain import decoded, is_url
from quotes.reading.readers.columns import Row, Rows, letters
from quotes.reading.readers.parts import part_of
from quotes.reading.readers.rows import (
    CELL,
    JSON_START,
    delimiter,
    first_row,
    json_lines,
    parsed,
    safe_rows,
)

# The names of columns, the surest first; compared without case, blanks and marks.
FIELDS = {
    "text": ("text", "statement", "quote", "utterance", "content", "body", "speech"),
    "speaker": ("speaker", "speakername", "who", "member", "person", "author", "name"),
    "date": ("date", "published", "day", "datepublished", "time", "timestamp"),
    "source": ("source", "document", "doc", "debate", "title", "event", "publisher"),
    "url": ("url", "link", "address", "href"),
}  # fmt: skip

# A name is no longer; what is, is a cell of something else.
LONGEST_NAME = 200
# No single statement is longer: a whole speech is given by paragraphs.
LONGEST_TEXT = 100_000


def read_statements(name: str, data: bytes) -> Iterator[Utterance | Failure]:
    """The statements of a file's bytes. Raises ArticleError where none can be had of it."""
    text, _ = decoded(data)
    if not text.strip():
        raise ArticleError("the file is empty")
    rows = _json(text) if JSON_START.match(data) else _table(text)
    empty = True
    for number, row in enumerate(rows, 1):
        empty = False
        try:
            if isinstance(row, ArticleError):
                raise row
            yield _utterance(row)
        except ArticleError as error:
            yield Failure(part_of(name, str(number)), str(error))
    if empty:
        raise ArticleError("the file has no rows")


def _json(text: str) -> Rows:
    try:
        value = parsed(text)
    except ArticleError:
        if "\n" not in text.strip():
            raise
        yield from json_lines(text)
        return
    for each in value if isinstance(value, list) else [value]:
        yield each if isinstance(each, dict) else ArticleError("the row is no JSON object")


def _table(text: str) -> Rows:
    names = first_row(text)
    for field in ("text", "speaker"):
        if _column(dict.fromkeys(names), field) is None:
            shown = ", ".join(n[:30] for n in names[:12])
            raise ArticleError(f"the table has no column named {field} (it has {shown})")
    csv.field_size_limit(CELL)
    yield from safe_rows(
        csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    )  # fmt: skip


def _utterance(row: Row) -> Utterance:
    """One row. Raises ArticleError with what is wrong with it."""
    text, speaker, date, source, url = (_value(row, field) for field in FIELDS)
    text = from_markup(text).text if is_markup(text) else text
    if not any(map(str.isalnum, text)):
        raise ArticleError("it has no text")
    if not any(map(str.isalpha, speaker)):
        raise ArticleError("it names no speaker")
    if len(speaker) > LONGEST_NAME:
        raise ArticleError(f"the speaker's name has more than {LONGEST_NAME} characters")
    if len(text) > LONGEST_TEXT:
        raise ArticleError(f"the text has more than {LONGEST_TEXT:,} characters")
    if date and not day(date):
        raise ArticleError(f"{date[:40]!r} is no date")
    if url and not is_url(url):
        raise ArticleError(f"{url[:80]!r} is no address of a page")
    return Utterance(text, " ".join(speaker.split()), day(date), source or None, url or None)


def _column(row: Row, field: str) -> str | None:
    known = {letters(str(name)): name for name in row if name}
    return next((known[each] for each in FIELDS[field] if each in known), None)


def _value(row: Row, field: str) -> str:
    """The cell of a field; empty where there is none. Raises ArticleError for a list or an object."""
    column = _column(row, field)
    value = None if column is None else row[column]
    if isinstance(value, list | dict | bool):
        raise ArticleError(f"its {field} is no text")
    return "" if value is None else whole(str(value)).strip()
