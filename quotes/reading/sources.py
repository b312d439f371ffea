"""EDGE: files, folders, URLs and standard input -> articles, or one sentence on what is wrong.

A plain text is decoded and otherwise left as it is, so that offsets are those of its own content.
It may open with `Title:`, `Date:`, `Source:` and `URL:` lines. Who reads which bytes is told by
`quotes.reading.readers`. No network is touched but for a URL that the user names. Whatever is
wrong with one source, the others are read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from quotes.clock import each_within
from quotes.errors import ArticleError
from quotes.hooks import ANY, Failure, StreamReader, Wanted
from quotes.model import Article, Utterance
from quotes.reading.fetching import GONE
from quotes.reading.manners import Manners
from quotes.reading.plain import MAX_BYTES, is_url, too_long
from quotes.reading.readers import HEAD_BYTES, reader_for
from quotes.reading.readers.parts import printable
from quotes.reading.readers.streams import begun
from quotes.reading.statements import read_statements
from quotes.settings import TIME_LIMIT

__all__ = [
    "Failure", "count", "expand", "failure", "read_bytes", "read_sources", "statement_sources",
]  # fmt: skip

# What a folder is searched for: what is surely an article. Other kinds are read when named.
SUFFIXES = (".txt", ".md", ".html", ".htm", ".eml", ".rss", ".atom")

# A file of many articles may be this large: it is held in memory.
MAX_FILE_BYTES = 200_000_000

REASON_LENGTH = 200  # characters of a message that is not ours


def read_sources(
    sources: Iterable[str],
    *,
    allow_private: bool = False,
    ask_robots: bool = True,
    wanted: Wanted = ANY,
    time_limit: float = TIME_LIMIT,
) -> Iterator[Article | Failure]:
    """The articles of each source in the order given; a folder's files sorted by path.

    `allow_private` lets addresses of this machine and of private networks be fetched; without
    `ask_robots` what a site's robots.txt asks programs to leave alone is fetched, too. `wanted` is
    which table of a file is read, and which of its columns. A file of which one article takes more
    seconds of processor time than `time_limit` (0: none) is left there.
    """
    manners = Manners(allow_private=allow_private, ask_robots=ask_robots)
    for source in sources:
        try:
            names = expand(source)
        except (ArticleError, OSError) as error:
            yield Failure(printable(source), _reason(error))
            continue
        for name in names:
            yield from _read_one(name, manners, wanted, time_limit)


def statement_sources(
    sources: Iterable[str], *, allow_private: bool = False, ask_robots: bool = True
) -> Iterator[Utterance | Failure]:
    """The statements, each with its speaker, of files, addresses or standard input."""
    manners = Manners(allow_private=allow_private, ask_robots=ask_robots)
    for source in sources:
        name = printable(source)
        try:
            yield from read_statements(name, _all_of(name, source, manners))
        except Exception as error:
            yield failure(name, error)


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
    if source == "-" or is_url(source) or not _is_folder(path):
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


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False  # a name that no file can have; opening it says why


def _read_one(
    source: str, manners: Manners, wanted: Wanted, time_limit: float
) -> Iterator[Article | Failure]:
    """The articles of one file, stream or address; whatever goes wrong with it is a Failure."""
    name = printable(source)
    try:
        with _opened(source, manners) as file:
            yield from each_within(time_limit, read_file(name, file, wanted))
    except Exception as error:
        yield failure(name, error)


def failure(name: str, error: Exception) -> Failure:
    """What went wrong with a source, and when it makes sense to try again."""
    gone = isinstance(error, FileNotFoundError) or getattr(error, "status", None) in GONE
    return Failure(name, _reason(error), getattr(error, "after", None), gone)


def _reason(error: Exception) -> str:
    """One sentence without a full stop, on one line."""
    if isinstance(error, ArticleError):
        return " ".join(str(error).split())
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    if isinstance(error, MemoryError):
        return "there is not enough memory to read it"
    if isinstance(error, RecursionError):
        return "it is nested too deeply to be read"
    return f"it could not be read ({' '.join(repr(error).split())[:REASON_LENGTH]})"


@contextmanager
def _opened(source: str, manners: Manners) -> Iterator[BinaryIO]:
    """What is in a file, in standard input or at an address."""
    if is_url(source):
        yield BytesIO(manners.fetch(source).data)
    elif source == "-":
        yield sys.stdin.buffer
    elif "\0" in source:
        raise FileNotFoundError
    else:
        with Path(source).open("rb") as file:
            yield file


def _all_of(name: str, source: str, manners: Manners) -> bytes:
    """All that a source holds, within the limit of a file of many articles."""
    with _opened(source, manners) as file:
        head = file.read(HEAD_BYTES)
        return _bounded(head, file, MAX_FILE_BYTES if reader_for(name, head).many else MAX_BYTES)


def _bounded(head: bytes, file: BinaryIO, limit: int) -> bytes:
    """All that is in a file, a pipe or a device. Raises ArticleError when it is too much."""
    data = head + file.read(limit + 1 - len(head))
    if len(data) > limit:
        if limit == MAX_BYTES:
            raise ArticleError(too_long())
        raise ArticleError(f"the file is larger than {limit:,} bytes; split it")
    return data


def read_file(name: str, file: BinaryIO, wanted: Wanted = ANY) -> Iterator[Article | Failure]:
    """The articles in a file that is at its start. Raises ArticleError when there is none.

    Only kinds of which a reader streams may be larger than what is held in memory.
    """
    head = file.read(HEAD_BYTES)
    reader = reader_for(name, head, wanted)
    if isinstance(reader, StreamReader):
        yield from reader.read_stream(name, begun(head, file))
        return
    data = _bounded(head, file, MAX_FILE_BYTES if reader.many else MAX_BYTES)
    if not data.strip():
        raise ArticleError("the file is empty")
    yield from reader.read(name, data)


def read_bytes(
    source: str, data: bytes, wanted: Wanted = ANY
) -> Iterator[Article | Failure]:  # fmt: skip
    """The articles in a file's bytes. Raises ArticleError when there is none to be had."""
    if not data.strip():
        raise ArticleError("the file is empty")
    yield from reader_for(source, data[:HEAD_BYTES], wanted).read(source, data)
