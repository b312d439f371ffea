"""The hook specifications: what another package can add to `quotes`.

A package names its module under the entry point group `quotes`; what it registers comes before
what ships with us.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import BinaryIO, Protocol, runtime_checkable

import pluggy

from quotes.model import Article

hookspec = pluggy.HookspecMarker("quotes")
hookimpl = pluggy.HookimplMarker("quotes")


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read; `reason` is one sentence without a full stop.

    `after` is in how many seconds it makes sense to try again, None where it never does; `gone` says
    that the file or page is there no more.
    """

    source: str
    reason: str
    after: float | None = None
    gone: bool = False


class Reader(Protocol):
    """What reads one kind of file.

    `many` says whether a file of the kind holds many articles; such a file may be large. The
    `source` of each of several articles is the file's name, `#`, and what tells them apart.
    """

    many: bool

    def can_read(self, name: str, head: bytes) -> bool:
        """Whether the bytes at the start of a file are of this kind; `name` is a path or URL."""

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """The articles in a file's bytes. Raises ArticleError when there is none to be had."""


@runtime_checkable
class StreamReader(Protocol):
    """What a `Reader` of files of any size has beside: it never holds a whole file in memory."""

    def read_stream(self, name: str, file: BinaryIO) -> Iterator[Article | Failure]:
        """The articles of a file that is at its start. Raises ArticleError as `read` does.

        `file` may be a pipe, which cannot seek; `name` is a path, an address or `-`.
        """


# What a row of a table may hold of an article.
FIELDS = ("text", "title", "published", "url", "outlet", "byline", "language", "id")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user says of tables: which one, and which columns hold what.

    `columns` are pairs of one of `FIELDS` and a column's name; a field that is not named is looked
    for under its usual names.
    """

    columns: tuple[tuple[str, str], ...] = ()
    table: str | None = None


ANY = Wanted()


@runtime_checkable
class Choosing(Protocol):
    """What a `Reader` of tables has beside."""

    def choosing(self, wanted: Wanted) -> Reader:
        """The same reader for what the user wants of a table."""


@hookspec
def register_readers() -> list[Reader]:
    """Readers of further kinds of files, the most particular first."""
    raise NotImplementedError  # a specification is never called


@cache
def plugins() -> pluggy.PluginManager:
    """The packages that add something, loaded once."""
    manager = pluggy.PluginManager("quotes")
    manager.add_hookspecs(sys.modules[__name__])
    manager.load_setuptools_entrypoints("quotes")
    return manager
