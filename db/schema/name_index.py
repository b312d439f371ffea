"""The index of names: each word of what a speaker is called, as a reader without its letters types it.

It is kept by triggers. A row of `_names` is a name of a speaker as found or an alias; whose it is after
merges, the row of `speakers` says.
"""

from __future__ import annotations

from typing import Any

from quotes.db.schema.checking import migrations
from quotes.db.schema.search_index import folded

__all__ = ["migrations"]

# Where names stand: table, the column of the name, the column of the speaker. A row of the index has
# twice the number of its row, and one more for an alias, so that it is found without a search.
NAMES = (("speakers", "found_norm", "id"), ("aliases", "norm", "speaker"))


@migrations()
def m014_names(db: Any) -> None:
    """The names of all speakers by the beginnings of their words."""
    db.execute(
        "create virtual table _names using fts5 (norm, speaker unindexed, prefix = '2 3',"
        " tokenize = 'unicode61 remove_diacritics 2')"
    )
    for add, (table, column, owner) in enumerate(NAMES):
        gone = f"delete from _names where rowid = 2 * old.id + {add};"
        made = (
            "insert into _names (rowid, norm, speaker)"
            f" values (2 * new.id + {add}, {folded(f'new.{column}')}, new.{owner});"
        )
        columns = ", ".join(dict.fromkeys((column, owner)))
        for name, event, work in (
            ("insert", f"insert on {table}", made),
            ("update", f"update of {columns} on {table}", gone + made),
            ("delete", f"delete on {table}", gone),
        ):
            db.execute(f"create trigger {table}_names_{name} after {event} begin {work} end")
    fill_names(db)


def fill_names(db: Any) -> None:
    """Write all names into the index, which is empty."""
    for add, (table, column, owner) in enumerate(NAMES):
        db.execute(
            f"insert into _names (rowid, norm, speaker)"
            f" select 2 * id + {add}, {folded(column)}, {owner} from {table}"
        )
