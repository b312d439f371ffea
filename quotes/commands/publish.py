"""`quotes publish`: the public edition of a database, in a folder that can be served as it is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from quotes.db.claims.tracking import track
from quotes.db.publishing import folder
from quotes.db.schema.opening import open_database, told


@click.command()
@click.argument("db", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--url", metavar="ADDRESS", help="Where it will be served, for sitemap.xml.")
def publish(db: Path, out: Path, url: str | None) -> None:
    """Write the public edition of DB into the new folder OUT, ready to be served.

    It has the sentences around the quotes instead of whole articles, and no notes, reasons, names of
    correctors, unfinished verdicts, failures or folders of this machine. DB stays as it is.

    Example:

    \b
        quotes publish news.db edition --url https://quotes.example/
        quotes serve edition
    """
    folder.check(out, url)
    with closing(open_database(db, create=False)) as database, told(db):
        track(database)
        numbers = folder.publish(database, db.stem, out, url)
    click.echo(
        f"{out}: {numbers['articles']:,} articles, {numbers['quotes']:,} quotes."
        f" `quotes serve {out}` serves them; README.md there says how else."
    )
    if url is None:
        click.echo("Without --url there is no sitemap.xml; the site itself makes one.", err=True)
