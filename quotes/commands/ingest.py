"""`quotes ingest`: articles into a database."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click

from quotes.articles import Failure, read_sources
from quotes.db.store import Store
from quotes.model import Article
from quotes.work import extract_all


@click.command()
@click.argument("db", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True,
              help="How many processes extract at once; each needs about 1 GB.")  # fmt: skip
@click.option("--engine", type=click.Choice(["local"]), default="local", show_default=True,
              help="What runs the workers.")  # fmt: skip
@click.option("--silent", is_flag=True, help="Show no progress.")
@click.pass_context
def ingest(
    context: click.Context,
    db: Path,
    sources: tuple[str, ...],
    workers: int,
    engine: str,
    silent: bool,
) -> None:
    """Extract from articles into the SQLite file DB, made on first use.

    Safe to run again: what is stored already is left as it is, a changed article takes the place of
    its older text, and each article is stored by itself, so a run that was cut off goes on where it
    ended.

    Example:

    \b
        quotes ingest news.db articles/
    """
    if not sources:
        raise click.UsageError(
            "Name at least one SOURCE: a file, a folder, a URL, or - for standard input."
        )
    failures = run(db, sources, workers=workers, silent=silent)
    if failures:
        context.exit(1)


def run(db: Path, sources: tuple[str, ...], *, workers: int = 1, silent: bool = False) -> int:
    """Ingest and report; returns how many sources failed."""
    store = Store.open(db)
    counts = {"new": 0, "known": 0, "quotes": 0, "failed": 0}
    run_id = store.start_run(version("quotes"))
    wanted = _wanted(store, sources, counts)
    for article, result in extract_all(wanted, workers=workers):
        if isinstance(result, Exception):
            counts["failed"] += 1
            click.echo(f"{article.source}: could not be processed: {result}", err=True)
            continue
        store.add(result, run_id)
        counts["new"] += 1
        counts["quotes"] += len(result.attributions)
        if not silent:
            _progress(counts)
    store.finish_run(run_id, counts)
    if not silent:
        _progress(counts, end="\n")
    return counts["failed"]


def _wanted(store: Store, sources: tuple[str, ...], counts: dict[str, int]) -> Iterator[Article]:
    """The articles that are not stored yet; failures are told of."""
    for article in read_sources(sources):
        if isinstance(article, Failure):
            counts["failed"] += 1
            click.echo(f"{article.source}: {article.reason}", err=True)
        elif store.has(article):
            counts["known"] += 1
        else:
            yield article


def _progress(counts: dict[str, int], end: str = "") -> None:
    click.echo(
        f"\r{counts['new']} articles stored, {counts['known']} known already, "
        f"{counts['quotes']} quotes, {counts['failed']} failed{end}",
        err=True,
        nl=False,
    )
