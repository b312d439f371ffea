"""EDGE: the `quotes` command; joins the commands and turns our errors into one sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from quotes.errors import QuotesError

# Where each command lives; a command's module is imported only when it is called, so that help
# and `serve` do not wait for the models' libraries.
COMMANDS = {
    "extract": "quotes.commands.extract:extract",
    "ingest": "quotes.commands.ingest:ingest",
    "serve": "quotes.commands.serve:serve",
    "demo": "quotes.commands.demo:demo",
    "speakers": "quotes.commands.speakers:speakers",
    "correct": "quotes.commands.correct:correct",
    "evaluate": "quotes.commands.evaluate:evaluate",
    "models": "quotes.commands.models:models",
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
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

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
