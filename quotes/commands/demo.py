"""`quotes demo`: the shipped articles into a fresh database, a summary, and the site."""

from __future__ import annotations

import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from time import perf_counter

import click
from sqlite_utils import Database

from quotes.commands import runs, serve
from quotes.db.queries import summary
from quotes.db.schema.opening import open_database
from quotes.output.formats import columns, shortened

DEFAULT = "quotes.db"

SHOWN = 25


@click.command()
@click.option("--no-serve", is_flag=True, help="End after the summary; start no site.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port of the site; else the first free from 8001."
)
@click.option("--keep", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Where to make the database, a new file; else in a temporary folder.")  # fmt: skip
def demo(no_serve: bool, port: int | None, keep: Path | None) -> None:
    """Ingest the articles shipped with the package into a fresh database, and serve it.

    The articles are invented, their people and places do not exist. Needs no network.
    """
    if keep and keep.exists():
        raise click.UsageError(f"{keep} is there already; name a new file.")
    with tempfile.TemporaryDirectory(prefix="quotes-demo-") as folder:
        path = keep or Path(folder) / DEFAULT
        _filled(path)
        if not no_serve:
            serve.start(path, ("-p", str(port)) if port else ())


def _filled(path: Path) -> None:
    database = open_database(path)
    start = perf_counter()
    with as_file(files("quotes") / "demo") as articles:
        click.echo(f"Reading {len(list(articles.glob('*.txt')))} invented articles", err=True)
        runs.run(database, (str(articles),))
    _summary(database, perf_counter() - start)
    database.close()


def _summary(db: Database, seconds: float) -> None:
    """What was found: some quotes, the speakers, and the totals."""
    found = summary.quotes(db)
    rows = [
        (
            shortened(row["speaker"] or "—", 26),
            row["kind"],
            shortened(row["text"], 62),
            f"{row['confidence']:.2f}",
        )
        for row in found[:SHOWN]
    ]
    for line in columns(("speaker", "kind", "quote", "conf"), rows):
        click.echo(line)
    if len(found) > SHOWN:
        click.echo(f"… and {len(found) - SHOWN} more\n")
    speakers = summary.speakers(db)
    most = [
        (shortened(row["name"], 40), row["kind"], str(row["quotes"]), str(row["articles"]))
        for row in speakers[:8]
    ]
    for line in columns(("quoted most", "kind", "quotes", "articles"), most):
        click.echo(line)
    size = summary.size(db)
    click.echo(
        f"\n{len(found)} quotes by {len(speakers)} speakers in {size['articles']} articles "
        f"({size['words']:,} words), {seconds:.0f} s with the loading of the models"
    )
