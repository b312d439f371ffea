"""`quotes ingest`: articles into a database."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, TextIO

import click
from sqlite_utils import Database

from quotes.commands.modes import CHOICES, mode_option
from quotes.db.claims.statements import index_statements
from quotes.db.schema.opening import file_of, open_database, told
from quotes.db.storage.statements import store_statement
from quotes.db.storage.store import finish_run, has_article, start_run, store_extraction
from quotes.engines import Result, extract_all, reason, shipped
from quotes.errors import DatabaseError
from quotes.model import Article
from quotes.reading.sources import Failure, count, read_sources, statement_sources
from quotes.settings import chosen_models

ARTICLES, STATEMENTS = "articles", "statements"


@dataclass(frozen=True, slots=True)
class Options:
    """How to ingest, as the options of the command say it; `mode` is a key of `modes.CHOICES`.

    `given` says what the sources are: articles, or statements that come with their speaker.
    """

    workers: int = 1
    again: bool = False
    mode: str = "claims"
    allow_private: bool = False
    silent: bool = False
    given: str = ARTICLES


DEFAULT = Options()


@dataclass(slots=True)
class Counts:
    """What a run has done so far."""

    stored: int = 0
    known: int = 0
    quotes: int = 0
    failed: int = 0
    given: str = ARTICLES

    def line(self) -> str:
        """All of it on one line."""
        return (
            f"{self.stored} {self.given} stored, {self.known} known already, "
            f"{self.quotes} quotes added, {self.failed} failed"
        )


@click.command()
@click.argument("db", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True,
              help="How many processes extract at once; each needs about 1 GB.")  # fmt: skip
@click.option("--engine", type=click.Choice(["local"]), default="local", hidden=True,
              expose_value=False, help="What runs the workers; there is one.")  # fmt: skip
@click.option("--again", is_flag=True,
              help="Extract from known articles too, as after an upgrade; corrections stay.")  # fmt: skip
@mode_option()
@click.option("--allow-private", is_flag=True,
              help="Fetch from addresses of this machine and of private networks, too.")  # fmt: skip
@click.option("--as", "given", type=click.Choice([ARTICLES, STATEMENTS]), default=ARTICLES,
              show_default=True,
              help="What SOURCE holds; statements are rows of text, speaker, date, source, url.")  # fmt: skip
@click.option("--silent", is_flag=True, help="Show no progress.")
@click.pass_context
def ingest(context: click.Context, /, db: Path, sources: tuple[str, ...], **chosen: Any) -> None:
    """Extract from articles into the SQLite file DB, made on first use.

    Safe to run again: what is stored already is left as it is, a changed article takes the place of
    its older text, and each article is stored by itself, so a run that was cut off goes on where it
    ended. Statements that come with their speaker (transcripts, records of a parliament) are read from
    JSON Lines or CSV, and are marked as such wherever they are shown.

    Example:

    \b
        quotes ingest news.db articles/
        quotes ingest news.db hearing.csv --as statements
    """
    if not sources:
        raise click.UsageError(
            "Name at least one SOURCE: a file, a folder, a URL, or - for standard input."
        )
    database = open_database(db)
    try:
        with told(file_of(database)):
            counts = run(database, sources, Options(**chosen))
    finally:
        database.close()
    if counts.failed:
        context.exit(1)


def run(db: Database, sources: tuple[str, ...], options: Options = DEFAULT) -> Counts:
    """Ingest, telling of failures and progress on standard error; returns what was done."""
    counts = Counts(given=options.given)
    # What an earlier version stored is read in batches, not in the first article's transaction.
    index_statements(db)
    run_id = start_run(db, version("quotes"), chosen_models())
    if options.given == STATEMENTS:
        _statements(db, run_id, sources, counts, options)
    else:
        _articles(db, run_id, sources, counts, options)
    finish_run(db, run_id, articles=counts.stored, quotes=counts.quotes, failures=counts.failed)
    if not options.silent:
        click.echo(counts.line(), err=True)
    return counts


def _articles(
    db: Database, run_id: int, sources: tuple[str, ...], counts: Counts, options: Options
) -> None:  # fmt: skip
    with click.progressbar(
        length=count(sources), label="Extracting", file=_bar_file(options.silent), show_pos=True
    ) as bar:
        articles = read_sources(sources, allow_private=options.allow_private)
        wanted = _wanted(db, articles, counts, options.again, lambda: bar.update(1))
        for article, result in extract_all(
            wanted, workers=options.workers, load=partial(shipped, CHOICES[options.mode])
        ):
            _keep(db, run_id, article, result, counts)
            bar.update(1)


def _statements(
    db: Database, run_id: int, sources: tuple[str, ...], counts: Counts, options: Options
) -> None:  # fmt: skip
    """Store statements; a row that is none is told of and left."""
    for each in statement_sources(sources, allow_private=options.allow_private):
        if isinstance(each, Failure):
            _failed(counts, each.source, each.reason)
        elif stored := store_statement(db, each, run_id):
            counts.stored += 1
            counts.quotes += stored.added
        else:
            counts.known += 1


def _keep(db: Database, run_id: int, article: Article, result: Result, counts: Counts) -> None:
    """Store what was found in one article; a fault of this article is told of and left.

    Raises DatabaseError: a fault of the file is one of every article.
    """
    if not isinstance(result, Exception):
        try:
            stored = store_extraction(db, result, run_id)
        except DatabaseError:
            raise
        except Exception as error:
            result = error
        else:
            counts.stored += 1
            counts.quotes += stored.added
            return
    _failed(counts, article.source, reason(result))


def _bar_file(silent: bool) -> TextIO:
    """Where the progress bar goes: standard error, or nowhere."""
    return io.StringIO() if silent or not sys.stderr.isatty() else sys.stderr


def _wanted(
    db: Database, articles: Iterable[Article | Failure], counts: Counts, again: bool,
    done: Callable[[], None],
) -> Iterator[Article]:  # fmt: skip
    """The articles to extract from; failures are told of, known ones counted."""
    for article in articles:
        if isinstance(article, Failure):
            _failed(counts, article.source, article.reason)
            done()
        elif not again and has_article(db, article):
            counts.known += 1
            done()
        else:
            yield article


def _failed(counts: Counts, source: str, reason: str) -> None:
    counts.failed += 1
    click.echo(f"{source}: {reason}", err=True)
