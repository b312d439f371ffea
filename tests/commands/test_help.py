"""What `--help` prints, for which no command's module may be imported before it is asked for."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from quotes.cli import COMMANDS, cli
from quotes.commands.speakers import speakers

# Nothing of these is needed to print help.
HEAVY = ("torch", "stanza", "numpy", "sqlite_utils", "datasette", "quotes.commands")


def shown(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments, prog_name="quotes", terminal_width=120)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_the_short_help_is_the_commands_own(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command and command.get_short_help_str(1000) == COMMANDS[name].help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    text = shown(name, "--help")
    assert text.startswith(f"Usage: quotes {name} ") and len(text.splitlines()) > 4


def test_help_lists_every_command() -> None:
    text = shown("--help")
    assert all(f"  {name} " in text and listed.help in text for name, listed in COMMANDS.items())


def test_help_imports_no_command() -> None:
    code = (
        "import sys\nfrom quotes.cli import cli\n"
        "cli(['--help'], standalone_mode=False)\n"
        f"sys.exit(', '.join(n for n in {HEAVY} if n in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "") and "extract" in done.stdout


@pytest.mark.parametrize("name", speakers.commands)
def test_a_command_after_the_database_has_its_own_help(name: str) -> None:
    """Whether a database is named or not, or one that is called like a command."""
    own = shown("speakers", "news.db", name, "--help")
    assert own.startswith(f"Usage: quotes speakers DB {name} ")
    assert shown("speakers", name, "--help") == shown("speakers", name, "-h") == own
    assert shown("speakers", "list", name, "--help") == own
    assert shown("speakers", "--help") == shown("speakers", "-h") != own


def test_engine_stays_out_of_the_help_until_there_are_two() -> None:
    assert "--engine" not in shown("ingest", "--help")
