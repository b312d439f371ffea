"""Says when a run left corrections without their place, so that none is lost without a word."""

from __future__ import annotations

from sqlite_utils import Database

from quotes.commands.logs import Log
from quotes.db.corrections.lost import lost
from quotes.db.schema.opening import file_of


def tell_lost(db: Database, log: Log) -> None:
    """Tell how many corrections have no place now, where there are any; even a silent run does."""
    count = sum(1 for _ in lost(db))
    if count:
        what = "correction has" if count == 1 else "corrections have"
        words = (
            f"{count} {what} no place now; `quotes correct {file_of(db)} --lost` says which and why"
        )
        Log(log.style).tell("lost", words, corrections=count)
