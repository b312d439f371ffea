"""What retrieval by meaning adds to the schema: the signs of each quote's vector."""

from __future__ import annotations

from typing import Any

from quotes.db.schema.drafts import migrations
from quotes.db.schema.kept import note_due

__all__ = ["migrations"]


@migrations()
def m019_meaning(db: Any) -> None:
    """Blocks of signs, made by `quotes.db.claims.vectors` from the quotes that `_vectors_due` names.

    A block has 32 bytes for each of 1,024 quotes in the order of their ids; zeros where there is none.
    """
    db.execute(
        "create table _vectors (block integer primary key, model text not null, bits blob not null)"
    )
    note_due(db, "vectors")
