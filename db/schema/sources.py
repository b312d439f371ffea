"""What sources say of their articles beside words: the moment of publication, and the language."""

from __future__ import annotations

from typing import Any

from quotes.db.schema.settled import migrations

__all__ = ["migrations"]


@migrations()
def m017_moments(db: Any) -> None:
    """When an article was published, with its zone, and its language; unknown for older articles."""
    for column in ("published_at", "language"):
        db["articles"].add_column(column, str)
