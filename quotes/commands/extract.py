"""`quotes extract`: articles in, attributions out; touches no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from quotes.commands.modes import CHOICES, mode_option, model_option, time_limit_option
from quotes.commands.tables import table_options, wanted
from quotes.engines import attempt, reason
from quotes.model import Article
from quotes.output.formats import WRITERS
from quotes.output.records import Record, records_of
from quotes.pipeline import Pipeline
from quotes.reading.sources import Failure, read_sources


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--format",
    "style",
    type=click.Choice(list(WRITERS)),
    default="table",
    show_default=True,
    help="How to write the attributions.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    help="Leave out attributions below this probability; 0 keeps all that was found.",
)
@mode_option()
@model_option()
@time_limit_option()
@click.option(
    "--allow-private",
    is_flag=True,
    help="Fetch from addresses of this machine and of private networks, too.",
)
@click.option(
    "--ignore-robots",
    is_flag=True,
    help="Fetch what a site's robots.txt asks programs to leave alone, too.",
)
@table_options
@click.pass_context
def extract(
    context: click.Context, /, sources: tuple[str, ...], style: str, min_confidence: float | None,
    mode: str, model: str, **how: Any,
) -> None:  # fmt: skip
    """Find who said what in articles and print it.

    SOURCE is a file, a folder, a URL, or - for standard input.

    Example:

    \b
        quotes extract article.txt
        quotes extract articles/ --format jsonl > quotes.jsonl
    """
    if not sources:
        raise click.UsageError(
            "Name at least one SOURCE: a file, a folder, a URL, or - for standard input."
        )
    table = wanted(how["columns"], how["table"])
    pipeline = Pipeline.load(threshold=min_confidence, modes=CHOICES[mode], model=model)
    articles = read_sources(
        sources,
        allow_private=how["allow_private"],
        ask_robots=not how["ignore_robots"],
        wanted=table,
        time_limit=how["time_limit"],
    )
    failures: list[Failure] = []
    for piece in WRITERS[style](_found(pipeline, articles, failures, how["time_limit"])):
        click.echo(piece, nl=False)
    if failures:
        context.exit(1)


def _found(
    pipeline: Pipeline, articles: Iterable[Article | Failure], failures: list[Failure],
    time_limit: float,
) -> Iterator[Record]:  # fmt: skip
    """The records of each source; a source that fails is told of and left."""
    for article in articles:
        if isinstance(article, Failure):
            failures.append(article)
            click.echo(f"{article.source}: {article.reason}", err=True)
            continue
        result = attempt(pipeline.extract, article, time_limit)
        for note in article.notes if isinstance(result, Exception) else result.notes:
            click.echo(f"{article.source}: note: {note}", err=True)
        if isinstance(result, Exception):
            failures.append(Failure(article.source, reason(result)))
            click.echo(f"{article.source}: {reason(result)}", err=True)
        else:
            yield from records_of(result)
