"""What a person's word on quotes adds to the schema, and sources that are gone."""

from __future__ import annotations

from typing import Any

from quotes.db.schema.reports import migrations

__all__ = ["migrations"]


@migrations()
def m016_settled(db: Any) -> None:
    """Quotes that a person mended or rejected, and sources that are gone.

    `found` is what the run had found, as JSON of the columns that a person may mend; empty where the
    row holds it. `_quote_corrections` are all corrections that a quote obeys.
    """
    # By SQL: sqlite-utils would make the tables anew, and their triggers be lost.
    db.execute("alter table quotes add column found text")
    db.execute("alter table quotes add column rejected integer references corrections(id)")
    db["quotes"].create_index(["rejected"])
    db.execute("alter table failures add column gone integer not null default 0")
    db.execute(
        "create table _quote_corrections"
        " (quote integer not null references quotes(id) on delete cascade,"
        " correction integer not null references corrections(id),"
        " primary key (quote, correction)) without rowid"
    )
    db.execute("create index idx__quote_corrections_correction on _quote_corrections (correction)")
