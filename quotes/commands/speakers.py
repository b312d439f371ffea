"""`quotes speakers`: the canonical speakers, and a person's corrections to them."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import click
from sqlite_utils import Database

from quotes.db.corrections import actions as corrections
from quotes.db.corrections import exchange
from quotes.db.corrections.actions import By
from quotes.db.queries import followthemoney, records
from quotes.db.schema.opening import open_database
from quotes.db.storage import speaker_import
from quotes.errors import ImportFileError

# Opens the database that the group was given.
Opener = Callable[[], Database]

F = TypeVar("F", bound=Callable[..., Any])

EXPORTS = {
    "jsonl": records.export_speakers,
    "ftm": followthemoney.export_ftm,
    "corrections": exchange.export_corrections,
}


def user() -> str:
    """The name of whoever is at the keyboard; empty where the system knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def signed(command: F) -> F:
    """The options that every correction takes."""
    command = click.option("--why", default="", help="The reason, kept with the correction.")(
        command
    )
    return click.option("--who", default=user, help="Who makes it.  [default: your user name]")(
        command
    )


class AfterDatabase(click.Group):
    """A group whose commands stand after DB; their help can be asked for without one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read `list --help` as `DB list --help`."""
        first, second = [*args, "", ""][:2]
        asked = set(args) & set(ctx.help_option_names)
        if asked and first in self.commands and second not in self.commands:
            args = ["DB", *args]
        return super().parse_args(ctx, args)


@click.group(cls=AfterDatabase)
@click.argument("db", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def speakers(context: click.Context, db: Path) -> None:
    """List the speakers in DB and correct them.

    A speaker is named by its slug, its number or its full name. Every correction is kept, with who
    made it and why, and applied again after each later ingest.

    Example:

    \b
        quotes speakers news.db list
        quotes speakers news.db merge jon-smith john-smith --why "a misspelling"
        quotes speakers news.db undo 3
    """
    # Opened by the command itself, so that `quotes speakers DB list --help` needs no database.
    context.obj = lambda: context.with_resource(closing(open_database(db, create=False)))


@speakers.command("list")
@click.option("--search", default="", help="Only those with this text in a name.")
@click.option("--limit", type=int, default=-1, help="At most so many.  [default: all]")
@click.option("--format", "style", type=click.Choice(["table", "jsonl"]), default="table",
              show_default=True, help="How to write them.")  # fmt: skip
@click.pass_obj
def list_(db: Opener, search: str, limit: int, style: str) -> None:
    """List the speakers, most quoted first."""
    rows = records.speakers(db(), search=search, limit=limit)
    if style == "table":
        click.echo(f"{'quotes':>6}  {'kind':<14}  {'slug':<32}  name")
    for row in rows:
        if style == "jsonl":
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            name = _plain(row["name"])
            click.echo(f"{row['quotes']:>6}  {row['kind']:<14}  {row['slug']:<32}  {name}")


def _plain(text: str) -> str:
    """Text without control characters, which could drive a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


@speakers.command()
@click.option("--limit", type=int, default=-1, help="At most so many.  [default: all]")
@click.option("--format", "style", type=click.Choice(["table", "jsonl"]), default="table",
              show_default=True, help="How to write them.")  # fmt: skip
@click.pass_obj
def candidates(db: Opener, limit: int, style: str) -> None:
    """List the pairs that may be one speaker, the likeliest first.

    Decide about each with `merge` or `distinct`.
    """
    rows = records.candidates(db(), limit=limit)
    if style == "table":
        click.echo(f"{'score':>5}  {'speaker':<32}  {'other':<32}  names and reason")
    for row in rows:
        if style == "jsonl":
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            why = _plain(f"{row['name']} / {row['other_name']}: {row['reason'] or ''}")
            click.echo(f"{row['score']:>5.2f}  {row['speaker']:<32}  {row['other']:<32}  {why}")


@speakers.command()
@click.argument("speaker")
@click.pass_obj
def show(db: Opener, speaker: str) -> None:
    """Show one speaker with names, roles and corrections, as JSON."""
    database = db()
    found = corrections.find_speaker(database, speaker)
    click.echo(json.dumps(records.speaker(database, found.id), ensure_ascii=False, indent=2))


@speakers.command()
@click.argument("speaker")
@click.argument("name")
@signed
@click.pass_obj
def rename(db: Opener, speaker: str, name: str, who: str, why: str) -> None:
    """Call SPEAKER by another NAME; the old one still finds it."""
    _say(corrections.rename(db(), speaker, name, By(who, why)))


@speakers.command()
@click.argument("speaker")
@click.argument("into")
@signed
@click.pass_obj
def merge(db: Opener, speaker: str, into: str, who: str, why: str) -> None:
    """Merge SPEAKER into the speaker INTO: they are one."""
    _say(corrections.merge(db(), speaker, into, By(who, why)))


@speakers.command()
@click.argument("speaker")
@click.argument("other")
@signed
@click.pass_obj
def distinct(db: Opener, speaker: str, other: str, who: str, why: str) -> None:
    """Keep SPEAKER and OTHER apart: they are two, and no later run makes them one."""
    _say(corrections.distinct(db(), speaker, other, By(who, why)))


@speakers.command()
@click.argument("speaker")
@click.argument("name")
@click.option("--quote", "quotes", multiple=True, help="The key of a quote to move; repeatable.")
@click.option("--as", "names", multiple=True,
              help="Move what articles say under this name; repeatable.")  # fmt: skip
@click.option("--kind", type=click.Choice(corrections.KINDS),
              help="The kind of the new speaker.  [default: that of SPEAKER]")  # fmt: skip
@signed
@click.pass_obj
def split(  # noqa: PLR0913 - one parameter for each option
    db: Opener, speaker: str, name: str, quotes: tuple[str, ...], names: tuple[str, ...],
    kind: str | None, who: str, why: str,
) -> None:  # fmt: skip
    """Split a new speaker called NAME off SPEAKER: they are two."""
    by = By(who, why)
    _say(corrections.split(db(), speaker, name, by, quotes=quotes, names=names, kind=kind))


@speakers.command()
@click.argument("speaker")
@click.argument("name")
@signed
@click.pass_obj
def alias(db: Opener, speaker: str, name: str, who: str, why: str) -> None:
    """Whoever is called NAME in an article is SPEAKER."""
    _say(corrections.alias(db(), speaker, name, By(who, why)))


@speakers.command()
@click.argument("speaker")
@click.argument("wikidata", required=False)
@click.option("--none", is_flag=True, help="Take the link away.")
@signed
@click.pass_obj
def link(db: Opener, speaker: str, wikidata: str | None, none: bool, who: str, why: str) -> None:
    """Link SPEAKER to its item in WIKIDATA (Q42)."""
    if none == bool(wikidata):
        raise click.UsageError("Give either a Wikidata id or --none.")
    _say(corrections.link(db(), speaker, wikidata, By(who, why)))


@speakers.command()
@click.argument("correction")
@signed
@click.pass_obj
def undo(db: Opener, correction: str, who: str, why: str) -> None:
    """Take back CORRECTION, named by its number or key."""
    _say(corrections.undo(db(), correction, By(who, why)))


@speakers.command("import")
@click.argument("file", type=click.File(encoding="utf-8", errors="strict"))
@click.pass_obj
def import_(db: Opener, file: Any) -> None:
    """Import speakers or corrections from FILE, CSV or JSON Lines; - is standard input.

    Speakers have the columns name, kind, aliases (a list, or names between semicolons), wikidata,
    description, gender, country and affiliation; only the name has to be there. Wikidata's own exports
    are read as they are: CSV of its query service (item, itemLabel, ...) and JSON entities, one a line.
    """
    try:
        text = file.read()
    except UnicodeDecodeError as error:
        raise ImportFileError(f"{file.name} is not UTF-8 text.") from error
    done = speaker_import.import_rows(db(), text, name=file.name)
    click.echo(f"{done.new} new, {done.known} known already.")


@speakers.command()
@click.option("--format", "style", type=click.Choice(list(EXPORTS)), default="jsonl",
              show_default=True, help="Plain records, FollowTheMoney, or the ledger.")  # fmt: skip
@click.pass_obj
def export(db: Opener, style: str) -> None:
    """Write all speakers, or all corrections, as JSON Lines."""
    for row in EXPORTS[style](db()):
        click.echo(json.dumps(row, ensure_ascii=False))


def _say(key: str) -> None:
    click.echo(f"Correction {key} is kept; `undo {key}` takes it back.")
