"""Indexes from which one more article is matched without reading the rows behind them, and topics whose
order is kept only where they are listed."""

from __future__ import annotations

from typing import Any

from quotes.db.schema.topics import migrations

__all__ = ["migrations"]

# The rows of mentions are wide, and their narrow indexes stay for whoever reads the rows.
INDEXES = (
    # The latest articles of somebody; who else is there.
    "create index idx_mentions_latest on mentions (found, id, article, local)",
    "create index idx_mentions_beside on mentions (article, name, kind, found, local)",
    "create index idx__appearances_local on _appearances (article, local)",
    # The days of articles, without their texts.
    "create index idx_articles_day on articles (id, published)",
    # Few aliases are a person's.
    "create index idx_aliases_given on aliases (key) where origin = 'person'",
    # Most phrases stand in one quote, and are never listed.
    "drop index idx__topics_quotes",
    "create index idx__topics_quotes on _topics (quotes desc, words) where quotes >= 2",
    "create index idx__topics_unused on _topics (id) where quotes <= 0",
)


@migrations()
def m024_lean_lookups(db: Any) -> None:
    """The indexes, each with what it is asked for."""
    for statement in INDEXES:
        db.execute(statement)
