"""`quotes correct`: a person's word on one quote."""

from __future__ import annotations

from pathlib import Path

import click

from quotes.commands.speakers import signed
from quotes.db.corrections import actions as corrections
from quotes.db.corrections.actions import By
from quotes.db.schema.opening import open_database


@click.command()
@click.argument("db", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("quote")
@click.option("--speaker", help="Who said it: a speaker's slug, number or full name.")
@click.option("--nobody", is_flag=True, help="It has no speaker.")
@click.option("--new", "kind", type=click.Choice(corrections.KINDS),
              help="SPEAKER is new, and of this kind.")  # fmt: skip
@signed
def correct(
    db: Path, quote: str, speaker: str | None, nobody: bool, kind: str | None, who: str, why: str
) -> None:
    """Say who said QUOTE, named by its key in DB; kept over every later run.

    Example:

    \b
        quotes correct news.db k3v9 --speaker "Jane Smith" --why "see the video"
    """
    if nobody == bool(speaker):
        raise click.UsageError("Give either --speaker or --nobody.")
    if kind and nobody:
        raise click.UsageError("--new needs --speaker.")
    database = open_database(db, create=False)
    try:
        key = corrections.assign(database, quote, speaker, By(who, why), create=kind)
    finally:
        database.close()
    click.echo(f"Correction {key} is kept; `quotes speakers {db} undo {key}` takes it back.")
