"""`quotes ingest`: articles into a database, once or for as long as new ones come."""

from __future__ import annotations

import signal
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from sqlite_utils import Database

from quotes.commands.logs import Log, log_option
from quotes.commands.lost import tell_lost
from quotes.commands.modes import mode_option, model_option, time_limit_option
from quotes.commands.runs import ARTICLES, STATEMENTS, Options, run
from quotes.commands.tables import table_options, wanted
from quotes.commands.watch import watch
from quotes.db.schema.opening import file_of, open_database, told
from quotes.db.storage.failures import due_failures
from quotes.db.storage.gone import forget_missing, missing_files, note_missing
from quotes.hooks import ANY
from quotes.reading.plain import is_url


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
@model_option()
@time_limit_option()
@click.option("--allow-private", is_flag=True,
              help="Fetch from addresses of this machine and of private networks, too.")  # fmt: skip
@click.option("--ignore-robots", is_flag=True,
              help="Fetch what a site's robots.txt asks programs to leave alone, too.")  # fmt: skip
@click.option("--retry", is_flag=True,
              help="Also try the sources again that failed before, if it is time for them.")  # fmt: skip
@click.option("--forget-missing", "forget", is_flag=True,
              help="What is only in files or pages of SOURCE (of all, without one) that are gone counts no"
              " more, until it is back.")  # fmt: skip
@click.option("--feeds", type=click.File(encoding="utf-8"), metavar="FILE",
              help="Also take the addresses in FILE, one a line; # begins a comment.")  # fmt: skip
@click.option("--watch", "watching", is_flag=True,
              help="Go on: read what is new in folders, files and feeds until it is stopped.")  # fmt: skip
@click.option("--every", type=click.FloatRange(1), default=300.0, show_default=True,
              help="With --watch: seconds between two looks; longer for what fails.")  # fmt: skip
@click.option("--as", "given", type=click.Choice([ARTICLES, STATEMENTS]), default=ARTICLES,
              show_default=True,
              help="What SOURCE holds; statements are rows of text, speaker, date, source, url.")  # fmt: skip
@table_options
@log_option()
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
    feeds, retry, watching, every, forget = (
        chosen.pop(n) for n in ("feeds", "retry", "watching", "every", "forget")
    )
    sources = (*sources, *_listed(feeds))
    if not sources and not retry and not forget:
        raise click.UsageError(
            "Name at least one SOURCE: a file, a folder, a URL, or - for standard input."
        )
    table = wanted(chosen.pop("columns"), chosen.pop("table"))
    options = Options(ask_robots=not chosen.pop("ignore_robots"), wanted=table, **chosen)
    _check(sources, options, watching=watching, forget=forget)
    database = open_database(db)
    try:
        with told(file_of(database)):
            if retry:
                sources = tuple(dict.fromkeys((*sources, *due_failures(database))))
            if watching:
                _watch(database, sources, options, every)
                return
            failed = (_forgetting if forget else _run)(database, sources, options)
    finally:
        database.close()
    if failed:
        context.exit(1)


def _check(sources: tuple[str, ...], options: Options, *, watching: bool, forget: bool) -> None:
    """Raises click.UsageError for options that contradict each other."""
    statements = options.given == STATEMENTS
    if watching and "-" in sources:
        raise click.UsageError("Standard input cannot be watched.")
    if forget and (watching or statements):
        raise click.UsageError("--forget-missing is for articles that are read once.")
    if statements and (watching or options.wanted != ANY):
        raise click.UsageError("--watch, --column and --table are for articles, not statements.")


def _run(db: Database, sources: tuple[str, ...], options: Options) -> int:
    return run(db, sources, options).failed


def _forgetting(db: Database, sources: tuple[str, ...], options: Options) -> int:
    """Ingest what is there, and let what is gone count no more; how many sources failed."""
    missing = missing_files(db, sources, is_url)
    # A file that was named and is gone is no failure: it is what was asked about.
    named = {place for gone in missing for place in (gone, gone.split("#")[0])}
    there = tuple(source for source in sources if source not in named or Path(source).exists())
    failed = run(db, there, options).failed if there else 0
    note_missing(db, missing, None)
    forgotten = forget_missing(db, sources)
    log = Log(options.log, options.silent)
    log.tell("forgotten", f"{forgotten} articles count no more: their sources are gone",
             articles=forgotten)  # fmt: skip
    if forgotten:
        tell_lost(db, log)
    return failed


def _listed(file: Iterable[str] | None) -> list[str]:
    """The addresses in a file, one a line. Raises click.UsageError for what is no text."""
    try:
        lines = [line.split(" #")[0].strip() for line in file or ()]
    except UnicodeDecodeError as error:
        raise click.UsageError("The file of --feeds is not a text in UTF-8.") from error
    return [line for line in lines if line and not line.startswith("#")]


def _watch(db: Database, sources: tuple[str, ...], options: Options, every: float) -> None:
    """Watch until the program is told to end; an article under way is stored whole or not at all."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        watch(db, sources, options, every)
    except KeyboardInterrupt:
        Log(options.log, options.silent).tell("stopped", "stopped")
