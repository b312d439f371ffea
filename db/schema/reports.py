"""What readers say of quotes: reports of wrong attributions, stored apart until a person decides."""

from __future__ import annotations

from typing import Any

from quotes.db.schema.name_index import migrations

__all__ = ["migrations"]


@migrations()
def m015_reports(db: Any) -> None:
    """Reports by readers. They name a quote by its key and nothing refers to them, so that a report
    never holds back or changes a row.
    """
    db["reports"].create(
        {
            "id": int, "key": str, "quote": str, "shown": str, "speaker": str, "note": str,
            "made": str, "state": str, "correction": str, "reviewer": str, "decided": str,
        },
        pk="id", not_null={"key", "quote", "made", "state"},
    )  # fmt: skip
    db["reports"].create_index(["key"], unique=True)
    for column in ("quote", "state", "made", "correction"):
        db["reports"].create_index([column])
