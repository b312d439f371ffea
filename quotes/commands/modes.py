"""The options `--mode`, `--model` and `--time-limit`, which several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from quotes.model import Mode
from quotes.settings import BEST, SETTINGS, TIME_LIMIT

CHOICES: dict[str, frozenset[Mode]] = {
    "claims": frozenset(("speech", "attitude")),
    "speech": frozenset(("speech",)),
    "attitude": frozenset(("attitude",)),
    "all": frozenset(("speech", "attitude", "other")),
}


def mode_option(
    default: str | None = "claims",
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--mode NAME`, a key of `CHOICES`; the command gets it as `mode`."""
    return click.option(
        "--mode", type=click.Choice(list(CHOICES)), default=default,
        show_default=default or "as they were found",
        help="Tell of claims (speech and attitudes), of one of both, or of all: acts and topics too.",
    )  # fmt: skip


def model_option(
    default: str | None = BEST,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--model NAME`, one of `settings.SETTINGS`; the command gets it as `model`."""
    return click.option(
        "--model", type=click.Choice(SETTINGS), default=default,
        show_default=default or "as in the last run",
        help="How to read: best, or fast, in two thirds of the time and with more names wrong.",
    )  # fmt: skip


def time_limit_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--time-limit SECONDS`; the command gets it as `time_limit`."""
    return click.option(
        "--time-limit", type=click.FloatRange(0), default=TIME_LIMIT, show_default=True,
        metavar="SECONDS",
        help="Leave an article that takes more seconds of processor time; 0 for no limit.",
    )  # fmt: skip
