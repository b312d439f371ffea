"""EDGE: what a user chose for this machine, in one small JSON file.

`QUOTES_HOME` names its folder; without it, the usual place for an application's settings.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from quotes.errors import ModelError

COMPACT, STANFORD = "compact", "stanford"

MODELS = (COMPACT, STANFORD)

# How an article is read (`--model`): by all models, or by few, in two thirds of the time.
BEST, FAST = "best", "fast"

SETTINGS = (BEST, FAST)

# Seconds of processor time that one article may take (`--time-limit`): some 250,000 words at the
# pace of benchmarks/README.md, and six times the slowest hostile file of docs/reliability.md.
TIME_LIMIT = 300.0


def home() -> Path:
    """The folder of the settings; it need not exist."""
    return Path(os.environ.get("QUOTES_HOME") or click.get_app_dir("quotes"))


def chosen_models() -> str:
    """The model set in use: "compact" unless the user chose another.

    Raises ModelError when the settings cannot be read.
    """
    path = home() / "settings.json"
    if not path.is_file():
        return COMPACT
    try:
        name = json.loads(path.read_text("utf-8")).get("models", COMPACT)
    except (OSError, ValueError, AttributeError) as error:
        raise ModelError(f"The settings in {path} cannot be read: {error}") from error
    if name not in MODELS:
        raise ModelError(f"The settings in {path} name unknown models: {name}")
    return str(name)


def models_for(setting: str) -> str:
    """What a run with that setting notes as its models: those in use, or "fast".

    Raises ModelError for "fast" where Stanford's models are in use: they come with all five parts.
    """
    used = chosen_models()
    if setting == FAST and used == STANFORD:
        raise ModelError(
            "--model fast is for the compact models; leave it out, or run: quotes models use compact"
        )
    return FAST if setting == FAST else used


def choose_models(name: str) -> Path:
    """Keep the choice; returns the file it was written to."""
    path = home() / "settings.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"models": name}) + "\n", "utf-8")
    return path
