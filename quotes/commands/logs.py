"""What a run tells while it goes on, on standard error: sentences, or a line of JSON an event."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Literal, TextIO, TypeVar

import click

Style = Literal["text", "json"]

Command = TypeVar("Command", bound=Callable[..., Any])


def log_option() -> Callable[[Command], Command]:
    """The option `--log`."""
    return click.option(
        "--log", type=click.Choice(["text", "json"]), default="text", show_default=True,
        help="How to tell of what happens, on standard error: json is a line an event.",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Log:
    """Where a run's events go; failures are told even when `silent`."""

    style: Style = "text"
    silent: bool = False

    def failed(self, source: str, reason: str, **facts: Any) -> None:
        """A source or an article that could not be done."""
        if self.style == "json":
            self._write("failed", source=source, reason=reason, **facts)
        else:
            click.echo(f"{source}: {reason}", err=True)

    def tell(self, event: str, sentence: str | None = None, **facts: Any) -> None:
        """Something that went well; without a sentence only JSON has it."""
        if self.style == "json":
            self._write(event, **facts)
        elif sentence is not None and not self.silent:
            click.echo(sentence, err=True)

    def bar(self) -> TextIO:
        """Where a progress bar goes: standard error, or nowhere."""
        nowhere = self.silent or self.style == "json" or not sys.stderr.isatty()
        return io.StringIO() if nowhere else sys.stderr

    def _write(self, event: str, **facts: Any) -> None:
        time = datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")
        line = {"time": time, "event": event, **facts}
        click.echo(json.dumps(line, ensure_ascii=False), err=True)
