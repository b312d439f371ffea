"""`quotes verify`: whether a text was said so, and by whom."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from sqlite_utils import Database

from quotes.db.claims import verify as claims
from quotes.db.claims.telling import change_told, search_told
from quotes.db.claims.verify import Named, checked
from quotes.db.schema.checking import STATEMENT
from quotes.db.schema.opening import file_of, open_database, told
from quotes.errors import VerifyError
from quotes.reading.plain import foreign_language

Row = dict[str, Any]

NOT_FOUND = "not found"


@click.command()
@click.argument("db", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("text", required=False)
@click.option("--speaker", help="Who is said to have said it: a name, or a speaker's slug.")
@click.option("--queries", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="JSON Lines with query_id, text and speaker, instead of TEXT.")  # fmt: skip
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="How to write the answer.")  # fmt: skip
def verify(
    db: Path, text: str | None, speaker: str | None, queries: Path | None, style: str
) -> None:
    """Check whether TEXT was said so, and by whom, as DB has it.

    The answer is authentic, incomplete, variant, misattributed or not found, with what differs, where
    it is printed and what the named speaker did say that is nearest. Not found means only that
    these articles do not have it. Related are quotes that speak of the same, agreeing or not.

    Example:

    \b
        quotes verify news.db "We counted every boat" --speaker "Ilva Marrow"
        quotes verify news.db --queries queries.jsonl > answers.jsonl
    """
    if (text is None) == (queries is None):
        raise click.UsageError("Give either TEXT or --queries.")
    if queries and speaker is not None:
        raise click.UsageError("--speaker goes with TEXT; in a file each query names its own.")
    database = open_database(db, create=False)
    try:
        with told(file_of(database)):
            if queries:
                for row in answered(database, queries):
                    click.echo(json.dumps(row, ensure_ascii=False))
                return
            found = one(database, text or "", speaker)
    finally:
        database.close()
    click.echo(json.dumps(found, ensure_ascii=False, indent=2) if style == "json" else shown(found))


def one(db: Database, text: str, speaker: str | None) -> Row:
    """The answer to one text. Raises VerifyError for what cannot be verified."""
    statement = checked(text)
    who = None if speaker is None else claims.named(db, speaker)
    if who and who.doubt:
        raise VerifyError(who.doubt)
    found = claims.answer(db, statement, who)
    language = foreign_language(text) if found["status"] == NOT_FOUND else None
    if language:
        raise VerifyError(
            f"The text is not in English (it looks like '{language}'), as all statements here are."
        )
    return found


def answered(db: Database, path: Path) -> Iterator[Row]:
    """The answer to each query of a file; one that cannot be verified has an `error` instead.

    Raises VerifyError, before any answer, for a file whose lines are no queries.
    """
    for query in list(_queries(path)):
        given = {"query_id": query.get("query_id")}
        try:
            yield {**given, **_brief(db, query)}
        except VerifyError as error:
            nothing: Row = {"kinds": [], "quote": None, "speaker": None, "confidence": 0.0}
            yield {**given, "status": None, **nothing, "error": str(error)}


def _brief(db: Database, query: Row) -> Row:
    name = query.get("speaker")
    who: Named | None = claims.named(db, name) if name else None
    found = claims.brief(db, claims.verdict_on(db, checked(query["text"]), who))
    return {**found, "note": who.doubt} if who and who.doubt else found


def _queries(path: Path) -> Iterator[Row]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise VerifyError(f"{path} is not a text in UTF-8.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise VerifyError(f"{path}, line {number}: this is not JSON.") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise VerifyError(f"{path}, line {number}: a query is an object with a text.")
        if not isinstance(row.get("speaker"), str | None):
            raise VerifyError(f"{path}, line {number}: a speaker is a name.")
        yield row


def shown(found: Row) -> str:
    """An answer as lines for a reader."""
    lines = [f"{found['status']} (confidence {found['confidence']:.2f})"]
    if found["status"] == NOT_FOUND:
        lines.append(search_told(found["searched"]))
    else:
        lines.append(f"Said by {found['speaker'] or 'nobody named'}: {found['said']}")
        lines += [f"  {change_told(change)}" for change in found["changes"]]
        if found["joined"]:
            lines.append(f"Joined with: {_source(found['joined'])}")
        for source in found["sources"]:
            how = "On record" if source["record"] == STATEMENT else "Printed"
            lines.append(f"{how}: {_source(source)}")
    lines += [f"Printed otherwise: {_source(row)}" for row in found["otherwise"]]
    if found["nearest"]:
        lines.append(
            f"Nearest that {found['named'] or 'anybody'} said: {_source(found['nearest'])}"
        )
    lines += [f"Related: {_source(row)}" for row in found["related"]]
    lines.append(f"Related quotes are looked for by {found['related_by']}.")
    return "\n".join(lines)


def _source(row: Row) -> str:
    where = ", ".join(str(row[name]) for name in ("title", "outlet", "published") if row[name])
    return f"“{row['text']}” {row['speaker'] or 'nobody named'} ({where}) [{row['quote']}]"
