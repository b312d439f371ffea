"""`quotes claims DB export` and `import`: claims for other tools, and reviews from them."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import BinaryIO

import click

from quotes.commands.claims import claims
from quotes.commands.speakers import Opener
from quotes.db.claims import reading
from quotes.db.claims.import_reviews import import_reviews
from quotes.db.claims.linked_data import document
from quotes.errors import ExportError, ImportFileError
from quotes.output.tables import write_parquet

FORMATS = ("jsonld", "csv", "jsonl", "parquet")

# What the columns of a table of claims hold; `reasons` is a list, written as JSON.
COLUMNS: dict[str, type] = {
    **dict.fromkeys(("claim", "text", "speaker", "speaker_name", "speaker_kind", "first", "last"), str),
    **dict.fromkeys(("quotes", "articles", "outlets", "origins", "severity"), int),
    **dict.fromkeys(("status", "rating", "note", "link", "reviewer"), str),
    "denied": bool, "worth": float, "reasons": str,
}  # fmt: skip


def binary_output() -> BinaryIO:
    """Standard output for bytes. Raises ExportError for a terminal, which would show them as noise."""
    if sys.stdout.isatty():
        raise ExportError("Parquet is nothing for a terminal; write it to a file: > claims.parquet")
    return sys.stdout.buffer


@claims.command()
@click.option("--format", "style", type=click.Choice(FORMATS), default="jsonl", show_default=True,
              help="JSON-LD has schema.org's Claim, Quotation and ClaimReview.")  # fmt: skip
@click.pass_obj
def export(db: Opener, style: str) -> None:
    """Write all claims to standard output, for other tools."""
    database = db()
    if style == "jsonld":
        click.echo(json.dumps(document(database), ensure_ascii=False, indent=2))
        return
    rows = reading.list_claims(database, by_worth=True)
    if style == "parquet":
        write_parquet(rows, COLUMNS, binary_output())
        return
    if style == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
        return
    writer = csv.DictWriter(sys.stdout, list(rows[0]) if rows else ["claim"], lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "reasons": "; ".join(row["reasons"])} for row in rows)


@claims.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def import_(context: click.Context, file: Path) -> None:
    """Take the ClaimReviews of FILE (JSON-LD or JSON Lines) for the claims that are in DB."""
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportFileError(f"{file} is not a text in UTF-8.") from error
    done = import_reviews(context.obj(), text, name=str(file))
    for sentence in done.refused:
        click.echo(sentence, err=True)
    click.echo(f"{done.new} reviews taken, {done.known} known already, {len(done.refused)} refused")
    if done.refused:
        context.exit(1)
