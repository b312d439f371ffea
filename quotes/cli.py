"""EDGE: the `quotes` command; joins the commands and turns our errors into one sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

import click

from quotes.errors import QuotesError


class Listed(NamedTuple):
    """Where a command lives (`module:name`), and its short help."""

    place: str
    help: str


# A command's module is imported only when it is called, so that help and `serve` do not wait for the
# models' libraries; therefore the short helps stand here, too.
COMMANDS = {
    "extract": Listed(
        "quotes.commands.extract:extract", "Find who said what in articles and print it."
    ),
    "ingest": Listed(
        "quotes.commands.ingest:ingest",
        "Extract from articles into the SQLite file DB, made on first use.",
    ),
    "reprocess": Listed(
        "quotes.commands.reprocess:reprocess",
        "Extract anew from the texts stored in DB, as after an upgrade, and say what changed.",
    ),
    "serve": Listed("quotes.commands.serve:serve", "Serve DB as a site on this machine."),
    "demo": Listed(
        "quotes.commands.demo:demo",
        "Ingest the articles shipped with the package into a fresh database, and serve it.",
    ),
    "speakers": Listed(
        "quotes.commands.speakers:speakers", "List the speakers in DB and correct them."
    ),
    "correct": Listed(
        "quotes.commands.correct:correct",
        "Say what QUOTE is or who said it, named by its key in DB; kept over every later run.",
    ),
    "claims": Listed(
        "quotes.commands.claim_files:claims",
        "List the claims in DB, show what became of one, and review it.",
    ),
    "verify": Listed(
        "quotes.commands.verify:verify",
        "Check whether TEXT was said so, and by whom, as DB has it.",
    ),
    "publish": Listed(
        "quotes.commands.publish:publish",
        "Write the public edition of DB into the new folder OUT, ready to be served.",
    ),
    "evaluate": Listed(
        "quotes.commands.evaluate:evaluate",
        "Score the pipeline on the annotated articles in GOLD.",
    ),
    "models": Listed(
        "quotes.commands.models:models",
        "Choose the models that parse: the compact ones shipped, or Stanford's own.",
    ),
}


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].place.split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by their short helps, without importing them."""
        room = formatter.width - 6 - max(map(len, COMMANDS))
        short = {
            n: click.Command(n, help=c.help).get_short_help_str(room) for n, c in COMMANDS.items()
        }
        with formatter.section("Commands"):
            formatter.write_dl(list(short.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of ours ends as one sentence and exit status 1."""
        try:
            return super().invoke(ctx)
        except QuotesError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            if error.filename or error.strerror:
                name = f"{error.filename}: " if error.filename else ""
                raise click.ClickException(f"{name}{error.strerror}") from error
            raise


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quotes")
def cli() -> None:
    """Find who said what in news articles, and publish it as a searchable site."""


def main(run: Callable[..., Any] = cli) -> None:
    """The console script; a closed pipe (`| head`) is no error."""
    try:
        run()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
