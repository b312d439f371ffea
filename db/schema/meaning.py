"""What retrieval by meaning adds to the schema: the signs of each quote's vector."""

from __future__ import annotations

from typing import Any

from quotes.db.schema.drafts import migrations

__all__ = ["migrations"]


@migrations()
def m019_meaning(db: Any) -> None:
    """Blocks of signs, made by `quotes.db.claims.vectors` from the quotes that `_vectors_due` names.

    A block has 32 bytes for each of 1,024 quotes in the order of their ids; zeros where there is none.
    """
    db.execute(
        "create table _vectors (block integer primary key, model text not null, bits blob not null)"
    )
    db.execute("create table _vectors_due (quote integer primary key)")
    db.execute("insert into _vectors_due select id from quotes where current")
    differs = "old.text is not new.text or old.current is not new.current"
    for name, row, event in (
        ("insert", "new", "insert on quotes when new.current"),
        ("update", "new", f"update of text, current on quotes when {differs}"),
        ("delete", "old", "delete on quotes"),
    ):
        db.execute(
            f"create trigger quotes_vectors_{name} after {event}"
            f" begin insert or ignore into _vectors_due values ({row}.id); end"
        )
