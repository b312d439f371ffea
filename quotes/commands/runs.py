"""One run: what is read goes through the pipeline into the database, and the run is noted."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from typing import Any

import click
from sqlite_utils import Database

from quotes.commands.logs import Log, Style
from quotes.commands.lost import tell_lost
from quotes.commands.modes import CHOICES
from quotes.commands.versions import versions_used
from quotes.db.claims.statements import index_statements
from quotes.db.storage.failures import forget_failure, note_failure
from quotes.db.storage.publishers import credit_stored
from quotes.db.storage.statements import store_statement
from quotes.db.storage.store import (
    finish_run,
    has_article,
    note_place,
    note_run,
    start_run,
    store_extraction,
)
from quotes.engines import Result, extract_all, reason, shipped
from quotes.errors import DatabaseError
from quotes.hooks import ANY, Wanted
from quotes.model import Article, Extraction, Utterance
from quotes.reading.sources import Failure, count, read_sources, statement_sources
from quotes.settings import BEST, TIME_LIMIT, models_for

ARTICLES, STATEMENTS = "articles", "statements"


@dataclass(frozen=True, slots=True)
class Options:
    """How to ingest, as the options of the command say it; `mode` is a key of `modes.CHOICES`,
    `model` one of `settings.SETTINGS`.

    `given` says what the sources are: articles, or statements that come with their speaker; `wanted`
    which table of a file is read, and which of its columns. `time_limit` are the seconds of processor
    time that an article may take, 0 for any.
    """

    workers: int = 1
    again: bool = False
    mode: str = "claims"
    model: str = BEST
    allow_private: bool = False
    silent: bool = False
    ask_robots: bool = True
    log: Style = "text"
    given: str = ARTICLES
    wanted: Wanted = ANY
    time_limit: float = TIME_LIMIT


DEFAULT = Options()


@dataclass(slots=True)
class Counts:
    """What a run has done so far."""

    stored: int = 0
    known: int = 0
    quotes: int = 0
    failed: int = 0
    removed: int = 0
    given: str = ARTICLES
    start: float = field(default_factory=time.monotonic)

    def columns(self) -> dict[str, float]:
        """The same as columns of `runs`."""
        return {
            "articles": self.stored, "known": self.known, "quotes": self.quotes,
            "failures": self.failed, "removed": self.removed,
            "seconds": round(time.monotonic() - self.start, 3),
        }  # fmt: skip

    def line(self) -> str:
        """All of it on one line."""
        return (
            f"{self.stored} {self.given} stored, {self.known} known already, "
            f"{self.quotes} quotes added, {self.failed} failed"
        )


def run(db: Database, sources: tuple[str, ...], options: Options = DEFAULT) -> Counts:
    """Ingest, telling of failures and progress on standard error; returns what was done."""
    how = {"allow_private": options.allow_private, "ask_robots": options.ask_robots}
    if options.given == STATEMENTS:
        with noted(db, options) as this:
            for each in statement_sources(sources, **how):
                this.keep_statement(each)
        return this.counts
    articles = read_sources(sources, **how, wanted=options.wanted, time_limit=options.time_limit)
    return run_over(db, articles, options, length=count(sources))


def run_over(
    db: Database, articles: Iterable[Article | Failure], options: Options = DEFAULT, *,
    length: int = 0, command: str = "ingest",
) -> Counts:  # fmt: skip
    """Ingest the articles that are read."""
    with noted(db, options, command) as this:
        shown: Any = click.progressbar(
            length=length, label="Extracting", file=this.log.bar(), show_pos=True
        )
        with shown as bar:
            wanted = this.wanted(articles, lambda: bar.update(1))
            for article, result in extract_all(
                wanted, workers=options.workers,
                load=partial(shipped, CHOICES[options.mode], options.model),
                time_limit=options.time_limit,
            ):  # fmt: skip
                this.keep(article, result)
                bar.update(1)
    return this.counts


@contextmanager
def noted(db: Database, options: Options, command: str = "ingest") -> Iterator[Run]:
    """A run that is noted with what it did, even when it is cut off."""
    run, models = Run(db, options), models_for(options.model)
    # What an earlier version stored is read in batches, not in the first article's transaction.
    index_statements(db)
    credit_stored(db)
    facts = {"command": command, "mode": options.mode, "versions": versions_used()}
    run.id = start_run(db, version("quotes"), models, **facts)
    try:
        yield run
    except BaseException:
        with suppress(DatabaseError, sqlite3.Error):
            note_run(db, run.id, **run.counts.columns())
        raise
    finish_run(db, run.id, **run.counts.columns())
    if run.counts.stored:
        tell_lost(db, run.log)
    run.log.tell("finished", run.counts.line(), run=run.id, **run.counts.columns())


class Run:
    """What one run does with each article, and where it tells of it; `id` is its row."""

    def __init__(self, db: Database, options: Options) -> None:
        self.id = 0
        self.counts = Counts(given=options.given)
        self.log = Log(options.log, options.silent)
        self._db, self._again = db, options.again

    def wanted(
        self, articles: Iterable[Article | Failure], done: Callable[[], None]
    ) -> Iterator[Article]:
        """The articles to extract from; failures are told of, known ones counted."""
        for article in articles:
            if isinstance(article, Failure):
                self._failed(article)
                done()
            elif not self._again and self._is_known(article):
                self.counts.known += 1
                forget_failure(self._db, article.source)
                done()
            else:
                yield article

    def _is_known(self, article: Article) -> bool:
        """Whether a text is stored; where it is found at another place, that is noted."""
        return has_article(self._db, article) or note_place(self._db, article, self.id)

    def keep(self, article: Article, result: Result) -> None:
        """Store what was found in one article; a fault of this article is told of and left.

        Raises DatabaseError: a fault of the file is one of every article.
        """
        if not isinstance(result, Exception):
            try:
                stored = store_extraction(self._db, result, self.id, retire=self._again)
            except DatabaseError:
                raise
            except Exception as error:
                result = error
            else:
                self.counts.stored += 1
                self.counts.quotes += stored.added
                self.counts.removed += stored.removed
                forget_failure(self._db, article.source)
                self.log.tell("stored", source=article.source, article=stored.article,
                              new=stored.new, added=stored.added, changed=stored.changed,
                              removed=stored.removed)  # fmt: skip
                self._told_notes(article, result)
                return
        self._failed(Failure(article.source, reason(result)))

    def _told_notes(self, article: Article, result: Extraction) -> None:
        """Tell what the pipeline notes of an article beside what its reader did."""
        for note in result.notes:
            if note not in article.notes:
                self.log.tell("note", f"{article.source}: note: {note}",
                              source=article.source, note=note)  # fmt: skip

    def keep_statement(self, statement: Utterance | Failure) -> None:
        """Store a statement; a row that is none is told of and left."""
        if isinstance(statement, Failure):
            self._failed(statement)
        elif stored := store_statement(self._db, statement, self.id):
            self.counts.stored += 1
            self.counts.quotes += stored.added
        else:
            self.counts.known += 1

    def _failed(self, failure: Failure) -> None:
        self.counts.failed += 1
        note_failure(
            self._db, failure.source, failure.reason, failure.after, self.id, gone=failure.gone
        )
        self.log.failed(failure.source, failure.reason, after=failure.after)
