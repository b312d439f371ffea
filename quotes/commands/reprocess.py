"""`quotes reprocess`: stored texts extracted anew, and what that changed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
from sqlite_utils import Database

from quotes.commands.logs import Log, log_option
from quotes.commands.lost import tell_lost
from quotes.commands.modes import CHOICES, mode_option, model_option, time_limit_option
from quotes.commands.versions import versions_used
from quotes.db.claims.statements import index_statements
from quotes.db.schema.opening import file_of, open_database, told, transaction
from quotes.db.storage import reprocess as again
from quotes.db.storage.articles import stored_article
from quotes.db.storage.publishers import credit_stored
from quotes.db.storage.store import finish_run
from quotes.engines import Result, extract_all, reason, shipped
from quotes.errors import DatabaseError
from quotes.model import Article
from quotes.settings import BEST, FAST, TIME_LIMIT, models_for

SHOWN = 60  # characters of a text in the report


@dataclass(slots=True)
class Counts:
    """What a run has done so far."""

    quotes: int = 0
    removed: int = 0
    failed: int = 0


@click.command()
@click.argument("db", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True,
              help="How many processes extract at once; each needs about 1 GB.")  # fmt: skip
@mode_option(default=None)
@model_option(default=None)
@time_limit_option()
@click.option("--format", "style", type=click.Choice(["table", "jsonl"]), default="table",
              show_default=True, help="How to write the changes.")  # fmt: skip
@log_option()
@click.option("--silent", is_flag=True, help="Show no progress.")
@click.pass_context
def reprocess(context: click.Context, /, db: Path, style: str, **chosen: Any) -> None:
    """Extract anew from the texts stored in DB, as after an upgrade, and say what changed.

    No id is lost: a quote that is no longer found stays, no longer current, and says what was found
    in its place. Corrections are obeyed. A run that was cut off goes on where it ended.

    Example:

    \b
        quotes reprocess news.db --format jsonl > changes.jsonl
    """
    database = open_database(db, create=False)
    log = Log(chosen.pop("log"), chosen.pop("silent"))
    try:
        with told(file_of(database)):
            run, failed = run_all(database, log, **chosen)
            changes = again.changes(database, run)
    finally:
        database.close()
    for change in changes:
        click.echo(again.as_json(change) if style == "jsonl" else line(change))
    if failed:
        context.exit(1)


def run_all(
    db: Database, log: Log, *, workers: int = 1, mode: str | None = None, model: str | None = None,
    time_limit: float = TIME_LIMIT,
) -> tuple[int, int]:  # fmt: skip
    """Reprocess whatever is still to do; the run's id, and how many articles failed."""
    model = model or (FAST if again.models_of(db) == FAST else BEST)
    models = models_for(model)
    start = time.monotonic()
    index_statements(db)
    credit_stored(db)
    mode = mode or again.mode_of(db)
    run = again.begin(db, version("quotes"), models, mode, versions_used())
    rows, before, counts = again.waiting(db, run), again.done(db, run), Counts()
    if before:
        log.tell("resumed", f"going on with run {run}: {before} articles are done", run=run)
    with click.progressbar(
        length=len(rows), label="Extracting", file=log.bar(), show_pos=True
    ) as bar:
        order = iter(rows)
        for article, result in extract_all(
            _articles(db, rows), workers=workers, load=partial(shipped, CHOICES[mode], model),
            time_limit=time_limit,
        ):  # fmt: skip
            _keep(db, article, result, (next(order), run), (counts, log))
            bar.update(1)
    articles = again.done(db, run)
    with transaction(db):
        again.report(db, run)
        kinds: Counter[str] = Counter(change.change for change in again.changes(db, run))
        finish_run(
            db, run, articles=articles, quotes=counts.quotes, failures=counts.failed,
            removed=kinds["gone"] + kinds["moved"], seconds=round(time.monotonic() - start, 3),
        )  # fmt: skip
    tell_lost(db, log)
    log.tell("finished", summary(articles, kinds, counts.failed), run=run, articles=articles,
             failed=counts.failed, changes=dict(kinds))  # fmt: skip
    return run, counts.failed


def _articles(db: Database, rows: list[int]) -> Iterator[Article]:
    return (stored_article(db, row) for row in rows)


def _keep(
    db: Database,
    article: Article,
    result: Result,
    place: tuple[int, int],
    told_to: tuple[Counts, Log],
) -> None:
    """Store what was found; a fault of this article is told of, and what was found before stays.

    `place` are article and run. Raises DatabaseError: a fault of the file is one of every article.
    """
    counts, log = told_to
    if not isinstance(result, Exception):
        try:
            stored = again.store_again(db, result, *place)
        except DatabaseError:
            raise
        except Exception as error:
            result = error
        else:
            counts.quotes += stored.added
            log.tell("stored", source=article.source, added=stored.added, changed=stored.changed,
                     removed=stored.removed)  # fmt: skip
            return
    counts.failed += 1
    log.failed(article.source, reason(result))


def summary(articles: int, kinds: Counter[str], failed: int) -> str:
    """What a run did, on one line."""
    return (
        f"{articles} articles read again: {kinds['added']} quotes added, {kinds['gone']} gone, "
        f"{kinds['moved']} with other bounds, {kinds['speaker']} with another speaker, "
        f"{failed} articles failed"
    )


def line(change: again.Change) -> str:
    """One change for a reader."""
    before, after = (_short(each) for each in (change.before, change.after))
    what = {
        "added": f"“{after}”", "gone": f"“{before}”", "moved": f"“{before}” → “{after}”",
        "speaker": f"{before or 'nobody'} → {after or 'nobody'}",
    }  # fmt: skip
    return f"{change.change:8} {change.quote:20} {what[change.change]} ({_short(change.article)})"


def _short(text: str | None) -> str:
    text = " ".join((text or "").split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
