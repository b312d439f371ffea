"""What topics add to the schema: the noun phrases of quotes."""

from __future__ import annotations

from typing import Any

from quotes.db.schema.kept import note_due
from quotes.db.schema.light_writes import migrations

__all__ = ["migrations"]


@migrations()
def m023_topics(db: Any) -> None:
    """Phrases with how many quotes have each, made by `quotes.db.claims.topics` from `_topics_due`."""
    db.execute(
        "create table _topics (id integer primary key, words text not null, quotes integer not null"
        " default 0)"
    )
    db.execute("create unique index idx__topics_words on _topics (words)")
    db.execute("create index idx__topics_quotes on _topics (quotes desc, words)")
    db.execute(
        "create table _quote_topics (quote integer not null, topic integer not null,"
        " primary key (quote, topic)) without rowid"
    )
    db.execute("create index idx__quote_topics_topic on _quote_topics (topic, quote)")
    db.execute("create table _topics_model (model text primary key) without rowid")
    note_due(db, "topics")
