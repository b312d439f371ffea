"""A question in; rows out. SQL that site and command line share."""

from __future__ import annotations

from quotes.db.queries.followthemoney import export_ftm
from quotes.db.queries.records import export_speakers
from quotes.db.queries.speakers import Query, Row

__all__ = [
    "Query",
    "Row",
    "export_ftm",
    "export_speakers",
]
