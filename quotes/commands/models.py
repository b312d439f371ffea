"""`quotes models`: the parser's models that ship with the package, or Stanford's own."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import click

from quotes.settings import COMPACT, FAST, MODELS, STANFORD, choose_models, chosen_models


@click.group()
def models() -> None:
    """Choose the models that parse: the compact ones shipped, or Stanford's own."""


@models.command(name="list")
def list_models() -> None:
    """List the model sets, the one in use marked with *."""
    # The parser's libraries take seconds to import.
    from quotes.parsing.stanza_models import stanford_folder  # noqa: PLC0415

    used = chosen_models()
    stanford = stanford_folder()
    notes = {
        COMPACT: f"shipped with the package, {_size('stanza', '*.pt'):.1f} MB",
        STANFORD: f"in {stanford}"
        if stanford
        else "not on this machine: `quotes models use stanford` asks to download it",
    }
    for name in MODELS:
        click.echo(f"{'*' if name == used else ' '} {name:<9} {notes[name]}")
    size = _size("heads", "*.npz")
    click.echo(f"  {FAST:<9} for --model fast: the compact parser behind {size:.1f} MB of its own")


@models.command()
@click.argument("name", type=click.Choice(MODELS))
@click.option("--yes", is_flag=True, help="Download without asking.")
def use(name: str, yes: bool) -> None:
    """Parse with the models NAME from now on.

    Stanford's models are downloaded from their hub (some 500 MB) if they are not on this machine;
    the compact ones need no network.
    """
    from quotes.parsing.stanza_models import download_stanford, stanford_folder  # noqa: PLC0415

    if name == STANFORD and stanford_folder() is None:
        if not yes:
            click.confirm("Download Stanford's English models from their hub?", abort=True)
        download_stanford()
    path = choose_models(name)
    click.echo(f"Using the {name} models (kept in {path}).")


def _size(folder: str, which: str) -> float:
    """The size of shipped models, in MB."""
    with as_file(files("quotes.languages") / "en" / "models" / folder) as at:
        return sum(path.stat().st_size for path in Path(at).glob(which)) / 1e6
