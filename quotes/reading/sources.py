"""EDGE: files, folders, URLs and standard input -> articles, or one sentence on what is wrong.

A plain text is decoded and otherwise left as it is, so that offsets are those of its own content.
It may open with `Title:`, `Date:`, `Source:` and `URL:` lines. HTML is cleaned by trafilatura. No
network is touched but for a URL that the user names.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from quotes.errors import ArticleError
from quotes.model import Article
from quotes.reading.plain import MAX_BYTES, decoded, from_text, is_url, too_long
from quotes.reading.web_pages import HTML_START, fetched, from_html

SUFFIXES = (".txt", ".md", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read; `reason` is one sentence without a full stop."""

    source: str
    reason: str


def read_sources(sources: Iterable[str]) -> Iterator[Article | Failure]:
    """The articles of each source in the order given; a folder's files sorted by path."""
    for source in sources:
        try:
            for name in expand(source):
                yield _read_one(name)
        except ArticleError as error:
            yield Failure(source, str(error))


def count(sources: Iterable[str]) -> int:
    """How many articles or failures `read_sources` will give."""
    total = 0
    for source in sources:
        try:
            total += len(expand(source))
        except (ArticleError, OSError):
            total += 1
    return total


def expand(source: str) -> list[str]:
    """The files of a folder, else the source itself. Raises ArticleError for an empty folder."""
    path = Path(source)
    if source == "-" or is_url(source) or not path.is_dir():
        return [source]
    if not source:
        raise ArticleError("the source has no name")
    found = sorted(
        str(p)
        for p in path.rglob("*")
        if p.suffix.lower() in SUFFIXES and p.is_file() and not _hidden(p.relative_to(path))
    )
    if not found:
        raise ArticleError(f"the folder has no articles ({', '.join(SUFFIXES)})")
    return found


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _read_one(source: str) -> Article | Failure:
    try:
        return read_bytes(source, _bytes(source))
    except ArticleError as error:
        return Failure(source, str(error))
    except FileNotFoundError:
        return Failure(source, "no such file")
    except OSError as error:
        return Failure(source, (error.strerror or str(error)).lower())


def _bytes(source: str) -> bytes:
    if is_url(source):
        return fetched(source)
    if source == "-":
        return _bounded(sys.stdin.buffer)
    with Path(source).open("rb") as file:
        return _bounded(file)


def _bounded(file: BinaryIO) -> bytes:
    """All that is in a file, a pipe or a device. Raises ArticleError when it is too much."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ArticleError(too_long())
    return data


def read_bytes(source: str, data: bytes) -> Article:
    """The article in a file's bytes. Raises ArticleError when there is none to be had."""
    if not data.strip():
        raise ArticleError("the file is empty")
    name = source.lower()
    if name.endswith((".html", ".htm")) or is_url(name) or HTML_START.match(data[:1000]):
        return from_html(source, data)
    text, notes = decoded(data)
    return from_text(source, text, notes)
