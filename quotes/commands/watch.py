"""What is new in folders, files, pages and feeds, looked for again and again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlite_utils import Database

from quotes.clock import each_within
from quotes.commands.runs import Options, run_over
from quotes.db.schema.rows import now
from quotes.db.storage.failures import backed_off, has_source, note_watched, watched
from quotes.errors import ArticleError, NotGivenError
from quotes.model import Article
from quotes.reading.fetching import Marks
from quotes.reading.manners import Manners
from quotes.reading.plain import is_url
from quotes.reading.readers.feeds import SUMMARY
from quotes.reading.sources import Failure, expand, failure, read_bytes, read_sources

# A file that changed so few seconds ago may still be written; it is read at the next look.
SETTLED_SECONDS = 1.0

State = tuple[int, int]


def watch(
    db: Database, sources: tuple[str, ...], options: Options, every: float, *,
    rounds: int | None = None, sleep: Callable[[float], None] = time.sleep,
) -> None:  # fmt: skip
    """Look at all sources every so many seconds and ingest what is new, for ever or some rounds.

    A look that finds something is a run. What fails is looked at less and less often.
    """
    manners = Manners(allow_private=options.allow_private, ask_robots=options.ask_robots)
    look = _Look(db, sources, manners, every, options)
    while True:
        found = look.new()
        first = next(found, None)
        if first is not None:
            run_over(db, _after(first, found), options, command="watch")
        if rounds is not None:
            rounds -= 1
            if rounds <= 0:
                return
        sleep(every)


def _after(
    first: Article | Failure, rest: Iterator[Article | Failure]
) -> Iterator[Article | Failure]:
    yield first
    yield from rest


class _Look:
    """What was seen of each source at the last look."""

    def __init__(
        self, db: Database, sources: tuple[str, ...], manners: Manners, every: float,
        options: Options,
    ) -> None:  # fmt: skip
        self._wanted, self._limit = options.wanted, options.time_limit
        self._db, self._sources, self._manners, self._every = db, sources, manners, every
        self._seen: dict[str, State] = {}

    def new(self) -> Iterator[Article | Failure]:
        """The articles that are new, or may be, since the last look."""
        for source in self._sources:
            yield from self._of_address(source) if is_url(source) else self._of_files(source)

    def _of_files(self, source: str) -> Iterator[Article | Failure]:
        """What is in files that are new or changed; an empty folder may fill yet."""
        try:
            names = expand(source)
        except (ArticleError, OSError) as error:
            if not Path(source).is_dir():
                yield failure(source, error)
            return
        for name in names:
            try:
                found = os.stat(name)
            except (OSError, ValueError):
                if self._seen.get(name) != (0, 0):
                    self._seen[name] = (0, 0)
                    yield from self._of_file(name)
                continue
            state = (found.st_mtime_ns, found.st_size)
            if time.time() - found.st_mtime < SETTLED_SECONDS or self._seen.get(name) == state:
                continue
            self._seen[name] = state
            yield from self._of_file(name)

    def _of_file(self, name: str) -> Iterator[Article | Failure]:
        return read_sources([name], wanted=self._wanted, time_limit=self._limit)

    def _of_address(self, source: str) -> Iterator[Article | Failure]:
        """What a feed or page has now, if it is due and has changed."""
        state, due = watched(self._db, source)
        if due > now():
            return
        try:
            tag, modified = (str(state[n]) if state.get(n) else None for n in ("tag", "modified"))
            found = self._manners.fetch(source, Marks(tag, modified))
            if not found.unchanged:
                read = read_bytes(source, found.data, self._wanted)
                for article in each_within(self._limit, read):
                    yield from self._whole(article)
        except Exception as error:
            tries = int(str(state.get("tries") or 0)) + 1
            after = getattr(error, "after", None) if isinstance(error, NotGivenError) else None
            wait = backed_off(max(self._every, after or 0), tries + 1)
            note_watched(self._db, source, {**state, "tries": tries}, wait)
            yield failure(source, error)
            return
        marks = {"tag": found.marks.tag, "modified": found.marks.modified}
        note_watched(self._db, source, {**marks, "tries": 0}, self._every - 1)

    def _whole(self, article: Article | Failure) -> Iterator[Article | Failure]:
        """The article, or where a feed holds no more than its summary, that of the page."""
        if isinstance(article, Failure) or SUMMARY not in article.notes or not article.url:
            yield article
        elif not has_source(self._db, article.url):
            try:
                read = read_bytes(article.url, self._manners.fetch(article.url).data)
                yield from each_within(self._limit, read)
            except Exception as error:
                yield failure(article.url, error)
