"""`quotes speakers DB review|merge|accept|joins|unjoin`: who may be one, worked through by a person."""

from __future__ import annotations

import json
from typing import Any

import click
from sqlite_utils import Database

from quotes.commands.speakers import Opener, plain, say, signed, speakers
from quotes.db.corrections import review as decisions
from quotes.db.corrections.actions import By
from quotes.db.queries import candidates as listing
from quotes.errors import CorrectionError

Row = dict[str, Any]

QUESTION = "One speaker? yes, no, later, quit, or the numbers of those who are"


@speakers.command()
@click.option(
    "--above", type=click.FloatRange(0, 1), default=0.0, help="Only pairs as likely as this."
)
@click.option("--limit", type=click.IntRange(1), help="At most so many clusters.  [default: all]")
@click.option("--later", is_flag=True, help="Also those that were put off.")
@click.option("--list", "listed", is_flag=True, help="Only list the clusters, and ask nothing.")
@click.option("--cluster", help="Decide the cluster that has this speaker, and ask nothing.")
@click.option("--answer", type=click.Choice(["yes", "no", "later"]),
              help="What to decide about --cluster.")  # fmt: skip
@click.option("--format", "style", type=click.Choice(["table", "jsonl"]), default="table",
              show_default=True, help="How to list them.")  # fmt: skip
@signed
@click.pass_obj
def review(  # noqa: PLR0913 - one parameter for each option
    db: Opener, above: float, limit: int | None, later: bool, listed: bool, cluster: str | None,
    answer: str | None, style: str, who: str, why: str,
) -> None:  # fmt: skip
    """Show clusters of speakers who may be one, and ask about each.

    "yes" merges all of a cluster into the one who is quoted most, "no" keeps each pair apart for good,
    "later" puts it off. Each answer is kept as corrections that can be undone.

    Example:

    \b
        quotes speakers news.db review
        quotes speakers news.db review --cluster jon-smith --answer yes
    """
    if bool(cluster) != bool(answer):
        raise click.UsageError("--cluster and --answer go together.")
    database = db()
    found = listing.clusters(database, above=above, later=later or bool(cluster))
    if cluster and answer:
        _decide(database, _of(found, cluster), answer, By(who, why))
        return
    for number, each in enumerate(found[:limit], 1):
        _show(each, number, len(found), style)
        if listed or style == "jsonl":
            continue
        reply = click.prompt(QUESTION, default="later")
        if reply.strip().casefold() in ("quit", "q"):
            return
        _decide(database, each, reply, By(who, why))


def _of(found: list[Row], speaker: str) -> Row:
    """The cluster that has a speaker, named by its slug or name."""
    fits = [c for c in found if any(speaker in (m["slug"], m["name"]) for m in c["members"])]
    if len(fits) != 1:
        number = "no cluster has" if not fits else "several clusters have"
        raise CorrectionError(f"Name one cluster: {number} {speaker!r}.")
    return fits[0]


def _show(cluster: Row, number: int, count: int, style: str) -> None:
    """Write a cluster with its evidence."""
    if style == "jsonl":
        click.echo(json.dumps(cluster, ensure_ascii=False))
        return
    click.echo(f"\nCluster {number} of {count}, {cluster['score']:.2f}")
    for place, each in enumerate(cluster["members"], 1):
        facts = [each["roles"], each["affiliation"], each["country"]]
        days = " to ".join(dict.fromkeys(str(each[day]) for day in ("first", "last") if each[day]))
        told = ", ".join(plain(fact) for fact in (*facts, days) if fact)
        click.echo(f"  {place}. {plain(each['name'])} ({each['slug']}), {each['kind']}, "
                   f"{each['quotes']} quotes in {each['articles']} articles")  # fmt: skip
        if told:
            click.echo(f"     {told}")
        if each["said"]:
            click.echo(f"     “{plain(each['said'])[:100]}”")
    for pair in cluster["pairs"]:
        why = plain(pair["reason"] or "")
        click.echo(f"  {pair['score']:.2f}  {pair['speaker']} / {pair['other']}: {why}")


def _decide(db: Database, cluster: Row, answer: str, by: By) -> None:
    """Keep an answer about a cluster."""
    members = cluster["members"]
    words = answer.replace(",", " ").split()
    if answer in ("yes", "y") or (len(words) > 1 and all(w.isdecimal() for w in words)):
        places = [int(w) for w in words] if words[0].isdecimal() else range(1, len(members) + 1)
        if not all(1 <= place <= len(members) for place in places):
            raise CorrectionError(f"There are {len(members)} speakers; name them by their numbers.")
        slugs = [members[place - 1]["slug"] for place in sorted(places)]
        keys = decisions.merge_all(db, slugs[1:], slugs[0], by)
    elif answer in ("no", "n"):
        keys = decisions.tell_apart(db, cluster["pairs"], by)
    elif answer in ("later", "l"):
        decisions.put_off(db, cluster["pairs"])
        keys = []
    else:
        raise CorrectionError(f"{answer!r} is no answer: say yes, no, later, quit or numbers.")
    for key in keys:
        say(key)


@speakers.command()
@click.argument("names", nargs=-1, required=True, metavar="SPEAKER...")
@click.option("--into", help="Whom the others become.  [default: the last one named]")
@signed
@click.pass_obj
def merge(db: Opener, names: tuple[str, ...], into: str | None, who: str, why: str) -> None:
    """Merge each SPEAKER into the last one, or into --into: they are one.

    Example:

    \b
        quotes speakers news.db merge jon-smith john-smith
        quotes speakers news.db merge blair-2 blair-3 blair-4 --into tony-blair
    """
    if into is None and len(names) < 2:
        raise click.UsageError("Name two speakers, or one and --into.")
    others, heir = (names, into) if into else (names[:-1], names[-1])
    for key in decisions.merge_all(db(), others, heir, By(who, why)):
        say(key)


@speakers.command()
@click.option(
    "--above", type=click.FloatRange(0, 1), required=True, help="How likely they have to be one."
)
@click.option("--dry-run", is_flag=True, help="Only say which pairs it would merge.")
@signed
@click.pass_obj
def accept(db: Opener, above: float, dry_run: bool, who: str, why: str) -> None:
    """Merge all candidates that are as likely one as --above, the likeliest first."""
    database = db()
    found = listing.pairs(database, above=above)
    if dry_run:
        for each in listing.clusters(database, above=above):
            for pair in each["pairs"]:
                click.echo(f"{pair['score']:.2f}  {pair['speaker']} / {pair['other']}: "
                           f"{plain(pair['reason'] or '')}")  # fmt: skip
        return
    keys, failed = decisions.accept(database, found, By(who, why))
    for line in failed:
        click.echo(line, err=True)
    for key in keys:
        say(key)
    click.echo(f"{len(keys)} pairs merged, {len(failed)} left.")


@speakers.command()
@click.option("--speaker", help="Only those of this slug.")
@click.option("--limit", type=int, default=-1, help="At most so many.  [default: all]")
@click.option("--format", "style", type=click.Choice(["table", "jsonl"]), default="table",
              show_default=True, help="How to write them.")  # fmt: skip
@click.pass_obj
def joins(db: Opener, speaker: str | None, limit: int, style: str) -> None:
    """List what was joined across articles and why, the latest first.

    Take one back with `unjoin` and its number.
    """
    for row in listing.joins(db(), speaker=speaker, limit=limit):
        if style == "jsonl":
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            source = plain(row["source"] or "")
            click.echo(f"{row['id']:>6}  {row['speaker']:<32}  {plain(row['reason'])}  ({source})")


@speakers.command()
@click.argument("join", type=int)
@signed
@click.pass_obj
def unjoin(db: Opener, join: int, who: str, why: str) -> None:
    """Take back JOIN, by its number in `joins`: what its article says goes to a speaker of its own."""
    say(decisions.unjoin(db(), join, By(who, why)))
