"""`quotes claims`: the tracked claims, and a person's verdicts on them."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import click
from sqlite_utils import Database

from quotes.commands.speakers import AfterDatabase, Opener, plain, say, signed
from quotes.db.claims import reading
from quotes.db.claims.positions import possible_changes
from quotes.db.claims.reviewing import review_claim
from quotes.db.claims.topics import index_topics, list_topics
from quotes.db.claims.tracking import track
from quotes.db.claims.vectors import index_vectors
from quotes.db.corrections.actions import By, find_speaker
from quotes.db.corrections.claim_words import STATUSES
from quotes.db.schema.checking import STATEMENT
from quotes.db.schema.opening import file_of, open_database, told

Row = dict[str, Any]


@click.group(cls=AfterDatabase, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("db", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def claims(context: click.Context, db: Path) -> None:
    """List the claims in DB, show what became of one, and review it.

    A claim is what somebody said, however often and in however many words it is printed. It is named
    by its id, by any id that it had before, or by the key of one of its quotes.

    Example:

    \b
        quotes claims news.db list --several
        quotes claims news.db show c3cluhgbb7xhz
        quotes claims news.db review c3cluhgbb7xhz --status checked --rating "mostly true"
    """

    def opened() -> Database:
        database = context.with_resource(closing(open_database(db, create=False)))
        with told(file_of(database)):
            track(database)
        return database

    context.obj = opened


@claims.command("list")
@click.option("--search", default="", help="Only those with this text.")
@click.option("--speaker", help="Only those of this speaker: a name or slug.")
@click.option("--status", type=click.Choice(STATUSES), help="Only those with this status.")
@click.option("--several", is_flag=True, help="Only those that several quotes make.")
@click.option("--worth", is_flag=True, help="Those first that are most worth checking, with why.")
@click.option(
    "--topic", help="Only those of this topic, a noun phrase of what was said (see topics)."
)
@click.option("--day", help="Only those first printed on this day (YYYY-MM-DD).")
@click.option("--limit", type=int, default=-1, help="At most so many.  [default: all]")
@click.option("--format", "style", type=click.Choice(["table", "json", "jsonl"]), default="table",
              show_default=True, help="How to write them.")  # fmt: skip
@click.pass_obj
def list_(
    db: Opener, /, speaker: str | None, several: bool, worth: bool, style: str, **chosen: Any
) -> None:  # fmt: skip
    """List the claims, those that most quotes make first."""
    database = db()
    who = find_speaker(database, speaker).id if speaker else None
    least = 2 if several else 1
    rows = reading.list_claims(database, speaker=who, least=least, by_worth=worth, **chosen)
    if style == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif style == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        head = f"{'worth':>5}  " if worth else ""
        click.echo(
            f"{head}{'claim':<13}  {'quotes':>6}  {'first':<10}  {'status':<8}  speaker: text"
        )
        for row in rows:
            click.echo(_line(row))


@claims.command()
@click.option("--limit", type=int, default=50, show_default=True,
              help="Among so many phrases that most quotes have.")  # fmt: skip
@click.option("--format", "style", type=click.Choice(["table", "jsonl"]), default="table",
              show_default=True, help="How to write them.")  # fmt: skip
@click.pass_obj
def topics(db: Opener, limit: int, style: str) -> None:
    """List what most claims are about: noun phrases of what was said, from the quotes themselves."""
    for row in list_topics(db(), limit=limit):
        if style == "jsonl":
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            count = f"{row['claims']:>6} claims  {row['speakers']:>4} speakers"
            click.echo(plain(f"{count}  {row['topic']}"))


def _line(row: Row) -> str:
    said = plain(f"{row['speaker_name'] or 'nobody named'}: {row['text']}")
    first = (row["first"] or "")[:10]
    line = f"{row['claim']}  {row['quotes']:>6}  {first:<10}  {row['status']:<8}  {said}"
    if "worth" not in row:
        return line
    reasons = ", ".join(row["reasons"])
    return f"{row['worth'] or 0:>5.2f}  {line} [{reasons}]"


@claims.command()
@click.argument("claim")
@click.option("--format", "style", type=click.Choice(["table", "json"]), default="table",
              show_default=True, help="How to write it.")  # fmt: skip
@click.pass_obj
def show(db: Opener, claim: str, style: str) -> None:
    """Show one CLAIM: where it is printed, what changed, who repeats, denies or contradicts it."""
    database = db()
    row, _ = reading.find_claim(database, claim)
    index_vectors(database)
    index_topics(database)
    found = reading.claim(database, row)
    if style == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(plain(line) for line in shown(found)))


def shown(found: Row) -> list[str]:
    """A claim as lines for a reader."""
    lines = [f"{found['claim']}  {found['speaker_name'] or 'nobody named'}: {found['text']}"]
    origins = f", {found['origins']} independent" if found["origins"] else ""
    lines.append(
        f"{found['quotes']} quotes in {found['articles']} articles{origins} of {found['outlets']} outlets"
    )
    personal = [f"{name} {found[name]}" for name in ("status", "rating", "reviewer", "link", "note")
                if found[name]]  # fmt: skip
    lines.append("; ".join(personal))
    for member in found["members"]:
        record = "on record" if member["record"] == STATEMENT else None
        dated = (member["published"] or "")[:10]
        where = ", ".join(filter(None, (record, member["outlet"], dated)))
        lines.append(f"  {member['relation']:<8}  {member['quote']}  {member['text']} ({where})")
    for change in found["variants"]:
        where = ", ".join(filter(None, (change["outlet"], (change["published"] or "")[:10])))
        before, after = change["before"] or "–", change["after"] or "–"
        lines.append(
            f"  severity {change['severity']}: {', '.join(change['kinds'])}: {before} → {after} ({where})"
        )
    for other in (*found["own"], *found["others"], *found["related"]):
        name = other["speaker_name"] or "nobody named"
        lines.append(f"  {other['relation']}: {other['claim']}  {name}: {other['text']}")
    if found["topics"]:
        lines.append(f"  topics: {', '.join(found['topics'])}")
    if found["earlier_ids"]:
        lines.append(f"  earlier ids: {', '.join(found['earlier_ids'])}")
    return lines


@claims.command()
@click.option("--speaker", help="Only of this speaker: a name or slug.")
@click.option("--limit", type=int, default=-1, help="At most so many.  [default: all]")
@click.option("--format", "style", type=click.Choice(["table", "jsonl"]), default="table",
              show_default=True, help="How to write them.")  # fmt: skip
@click.pass_obj
def changes(db: Opener, speaker: str | None, limit: int, style: str) -> None:
    """List pairs of claims of one speaker that may show a change of position, for a person to judge."""
    database = db()
    who = find_speaker(database, speaker).id if speaker else None
    for row in possible_changes(database, speaker=who, limit=limit):
        if style == "jsonl":
            click.echo(json.dumps(row, ensure_ascii=False))
            continue
        click.echo(plain(f"{row['kind']}  {row['speaker_name']}: {', '.join(row['signs'])}"))
        for side in (row["earlier"], row["later"]):
            dated = (side["first"] or "no date")[:10]
            click.echo(plain(f"  {dated:<10}  {side['claim']}  {side['text']} ({side['outlet']})"))


@claims.command()
@click.argument("claim")
@click.option("--status", type=click.Choice(STATUSES), help="Where the check stands.")
@click.option("--rating", help="What came of it, in the house's own scale.")
@click.option("--note", help="A note.")
@click.option("--link", help="Where the check is published.")
@click.option(
    "--same", "same", multiple=True, help="A claim or quote that is the same; repeatable."
)
@click.option("--apart", "apart", multiple=True,
              help="A claim or quote that is another one; repeatable.")  # fmt: skip
@signed
@click.pass_obj
def review(  # noqa: PLR0913 - one parameter for each option
    db: Opener, claim: str, status: str | None, rating: str | None, note: str | None,
    link: str | None, same: tuple[str, ...], apart: tuple[str, ...], who: str, why: str,
) -> None:  # fmt: skip
    """Say what came of checking CLAIM, and what is or is not the same claim.

    It is kept in the ledger of corrections, at the quotes, and obeyed by every later run.
    """
    told_of = any(each is not None for each in (status, rating, note, link))
    if not told_of and not same and not apart:
        raise click.UsageError(
            "Say what you decided: --status, --rating, --note, --link, --same or --apart."
        )
    database = db()
    _, key = reading.find_claim(database, claim)
    if key != claim:
        click.echo(f"{claim} is claim {key} now.")
    outcome = {"status": status, "rating": rating, "note": note, "link": link} if told_of else None
    for each in review_claim(
        database, claim, By(who, why), outcome=outcome, same=same, apart=apart
    ):
        say(each)
