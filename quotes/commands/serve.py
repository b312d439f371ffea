"""`quotes serve`: Datasette over a database, with our pages and metadata."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path

import click

from quotes.db.claims.tracking import track
from quotes.db.claims.vectors import index_vectors
from quotes.db.schema.opening import is_edition, open_database, told

# What Datasette looks for in a folder that it serves.
INSPECTED = "inspect-data.json"

HOST, PORT = "127.0.0.1", 8001

# So many ports after the first are tried before giving the choice to the system.
TRIES = 20


@click.command(context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.argument("db", type=click.Path(path_type=Path))
@click.option("--desk", is_flag=True, help="Sign you in to the review desk, /-/desk.")
@click.option(
    "--workers", default="1", metavar="N", help="Answer from N processes; auto: one for each core."
)
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar="[DATASETTE OPTIONS]...")
def serve(db: Path, desk: bool, workers: str, options: tuple[str, ...]) -> None:
    """Serve DB as a site on this machine.

    DB may be a folder that `quotes publish` made; it is served as it is, and never written to.

    All further options go to `datasette serve`: -p for the port, -h for the host, -o to open a
    browser, --metadata for your own titles. Without -p, the first free port from 8001 is taken.

    With --desk an address is printed that signs you in as root, once, to review what was found.

    One process answers, one visitor after the other. With --workers several do, for many visitors at
    once; each takes its own memory. What they write and who is signed in is the same for all.

    Example:

    \b
        quotes serve news.db
        quotes serve news.db --desk
        quotes serve news.db --workers auto
        quotes serve news.db -p 9000 --setting sql_time_limit_ms 3000
    """
    # Behind DB, click takes each word for one of Datasette's.
    desk = desk or "--desk" in options
    options = tuple(option for option in options if option != "--desk")
    behind, options = _taken(options, "--workers")
    number = _workers(behind or workers)
    if (db / INSPECTED).is_file() or is_edition(db):
        if desk:
            raise click.UsageError("A published edition is never written to, so it has no desk.")
        start(db, options, number)
        return
    with closing(open_database(db, create=False)) as database, told(db):
        # Claims follow what was corrected since; the site itself never writes.
        track(database)
        index_vectors(database)
    start(db, ("--root", *options) if desk else options, number)


def _workers(text: str) -> int:
    """How many processes are asked for; what starts several is imported only where it is needed."""
    if text == "1":
        return 1
    from quotes.commands.workers import number_of  # noqa: PLC0415

    return number_of(text)


def start(db: Path, options: tuple[str, ...] = (), workers: int = 1) -> None:
    """Print the address and serve until interrupted."""
    if workers > 1 and "--help" not in options:
        from quotes.commands.workers import start as start_several  # noqa: PLC0415

        start_several(db, arguments_for(db, options)[1:], workers)
        return
    # Datasette and its server are imported only where they are needed.
    from datasette.cli import cli as datasette  # noqa: PLC0415

    arguments = arguments_for(db, options)
    host, port = _value(arguments, ("-h", "--host")), _value(arguments, ("-p", "--port"))
    if "--get" not in options and "--help" not in options:
        click.echo(f"Serving {db} at http://{host or HOST}:{port}/  (Ctrl-C ends it)")
    datasette.main(args=arguments, prog_name="quotes", standalone_mode=False)


def arguments_for(db: Path, options: tuple[str, ...]) -> list[str]:
    """The command line of Datasette; a user's own options come last, so that they count."""
    arguments = ["serve", *_served(db)]
    asked = (_value(options, ("-p", "--port")), _value(options, ("--uds",)))
    if asked == (None, None):
        host = _value(options, ("-h", "--host")) or HOST
        arguments += ["-p", str(free_port(host))]
    return [*arguments, *options]


def _served(db: Path) -> list[str]:
    """What Datasette opens: the folder of an edition, which says how it is served, else the file."""
    if (db / INSPECTED).is_file():
        return [str(db)]
    edition = is_edition(db)
    if edition and (db.parent / INSPECTED).is_file():
        return [str(db.parent)]
    return [*(["-i"] if edition else []), str(db), "--setting", "suggest_facets", "off"]


def _value(options: tuple[str, ...] | list[str], names: tuple[str, ...]) -> str | None:
    """What an option is given: `-p 1`, `-p1`, `--port 1` or `--port=1`."""
    for at, option in enumerate(options):
        if option in names:
            return options[at + 1] if at + 1 < len(options) else None
        for name in names:
            joint = f"{name}=" if name.startswith("--") else name
            if option.startswith(joint) and not (joint == name and option.startswith("--")):
                return option.removeprefix(joint)
    return None


def _taken(options: tuple[str, ...], name: str) -> tuple[str | None, tuple[str, ...]]:
    """What an option that is ours is given, and the others; the last one counts."""
    value, others, words = None, [], iter(options)
    for word in words:
        if word != name and not word.startswith(f"{name}="):
            others.append(word)
            continue
        value = next(words, None) if word == name else word.partition("=")[2]
        if not value:
            raise click.BadOptionUsage(name, f"Option '{name}' requires an argument.")
    return value, tuple(others)


def free_port(host: str = HOST, first: int = PORT) -> int:
    """The first free port from `first` on; one of the system's choice when many are taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in (*range(first, first + TRIES), 0):
        with closing(socket.socket(family)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    return first
