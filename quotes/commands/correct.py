"""`quotes correct`: a person's word on one quote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from sqlite_utils import Database

from quotes.commands.speakers import plain, signed
from quotes.db.corrections import actions as corrections
from quotes.db.corrections.actions import By
from quotes.db.corrections.lost import lost
from quotes.db.corrections.quote_actions import QUOTE_KINDS, QUOTE_MODES, Mend, mend, reject
from quotes.db.schema.opening import open_database, transaction

SHOWN = 60  # characters of a text in the list


@click.command()
@click.argument("db", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("quote", required=False)
@click.option("--speaker", help="Who said it: a speaker's slug, number or full name.")
@click.option("--nobody", is_flag=True, help="It has no speaker.")
@click.option("--new", type=click.Choice(corrections.KINDS),
              help="SPEAKER is new, and of this kind.")  # fmt: skip
@click.option("--reject", "none", is_flag=True, help="It is no quote; it counts nowhere.")
@click.option("--text", "words", multiple=True,
              help="Its words, as the article has them; once for each stretch between which its cue"
              " stands.")  # fmt: skip
@click.option("--start", type=click.IntRange(0),
              help="Its first character in the article's text, from 0.")  # fmt: skip
@click.option("--end", type=click.IntRange(0), help="The character after its last.")
@click.option("--kind", type=click.Choice(QUOTE_KINDS), help="How it is printed.")
@click.option("--mode", type=click.Choice(QUOTE_MODES), help="What it is.")
@click.option("--denied", type=click.Choice(["yes", "no"]), help="Whether the speaker denies it.")
@click.option("--lost", "listing", is_flag=True,
              help="List the corrections that have no place now, and why.")  # fmt: skip
@click.option("--format", "style", type=click.Choice(["table", "jsonl"]), default="table",
              show_default=True, help="How to write that list.")  # fmt: skip
@signed
def correct(db: Path, quote: str | None, **given: Any) -> None:
    """Say what QUOTE is or who said it, named by its key in DB; kept over every later run.

    What several options say is several corrections, each of which can be taken back by itself. Nobody
    knows better: what a person settled has the confidence 1. A text that is edited and a file that
    moves keep their corrections; `--lost` lists those whose place is not found again.

    Example:

    \b
        quotes correct news.db k3v9 --speaker "Jane Smith" --why "see the video"
        quotes correct news.db k3v9 --text "We expect no delay" --kind direct
        quotes correct news.db --lost
    """
    _check(quote, given)
    database = open_database(db, create=False)
    try:
        if given["listing"]:
            _list(database, given["style"])
            return
        keys = _record(database, str(quote), given)
    finally:
        database.close()
    for key in keys:
        click.echo(f"Correction {key} is kept; `quotes speakers {db} undo {key}` takes it back.")


def _check(quote: str | None, given: dict[str, Any]) -> None:
    """Raises click.UsageError for options that contradict each other, or say nothing."""
    who = bool(given["speaker"]) + given["nobody"]
    mends = given["words"] or any(
        given[name] is not None for name in ("start", "end", "kind", "mode", "denied")
    )
    if given["listing"]:
        if quote or who or mends or given["none"]:
            raise click.UsageError("--lost lists corrections; it takes no QUOTE and makes none.")
        return
    if not quote:
        raise click.UsageError("Name a QUOTE by its key, or give --lost.")
    if given["none"] and (who or mends):
        raise click.UsageError("What --reject says is no quote needs no other correction.")
    if who > 1 or not (who or mends or given["none"]):
        raise click.UsageError(
            "Give either --speaker or --nobody, or what else is to be mended; --help has a list."
        )
    if given["new"] and not given["speaker"]:
        raise click.UsageError("--new needs --speaker.")
    if given["words"] and (given["start"] is not None or given["end"] is not None):
        raise click.UsageError("Give either --text or --start and --end.")


def _record(db: Database, quote: str, given: dict[str, Any]) -> list[str]:
    """Make all corrections that were asked for, or none; their keys."""
    by = By(given["who"], given["why"])
    if given["none"]:
        return reject(db, quote, by)
    denied = None if given["denied"] is None else given["denied"] == "yes"
    new = Mend(given["words"], given["start"], given["end"], given["kind"], given["mode"], denied)
    with transaction(db):
        keys = mend(db, quote, new, by) if new != Mend() else []
        if given["speaker"] or given["nobody"]:
            keys.append(corrections.assign(db, quote, given["speaker"], by, create=given["new"]))
    return keys


def _list(db: Database, style: str) -> None:
    """Print the corrections without their place."""
    for row in lost(db):
        if style == "jsonl":
            click.echo(json.dumps(row, ensure_ascii=False))
            continue
        words = plain(row["text"] or "")
        words = words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
        told = (
            f"{row['correction']:>5}  {row['action']:<13} “{words}” ({plain(row['source'] or '')})"
        )
        click.echo(f"{told}: {row['reason']}")
