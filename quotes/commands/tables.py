"""The options that say what of a table is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from quotes.hooks import FIELDS, Wanted

F = TypeVar("F", bound=Callable[..., Any])


def table_options(command: F) -> F:
    """`--column` and `--table`, which `wanted` takes."""
    column = click.option(
        "--column", "columns", multiple=True, metavar="FIELD=NAME",
        help="The column of a table that holds a field: " + ", ".join(FIELDS) + ".",
    )  # fmt: skip
    table = click.option(
        "--table", metavar="NAME", help="The table of an SQLite file that is read, where it has several."
    )  # fmt: skip
    return column(table(command))


def wanted(columns: tuple[str, ...], table: str | None) -> Wanted:
    """What a user says of tables. Raises click.UsageError."""
    pairs: list[tuple[str, str]] = []
    for written in columns:
        field, found, name = written.partition("=")
        if not found or not name or field not in FIELDS:
            raise click.UsageError(
                f"--column {written!r}: write FIELD=NAME, with one of {', '.join(FIELDS)}."
            )
        if field in dict(pairs):
            raise click.UsageError(f"--column names {field} twice.")
        pairs.append((field, name))
    return Wanted(tuple(pairs), table)
