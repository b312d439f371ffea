"""An extraction in; rows of one article out, in one transaction."""

from __future__ import annotations

from quotes.db.storage.speaker_import import import_rows
from quotes.db.storage.store import Stored, finish_run, has_article, start_run, store_extraction

__all__ = [
    "Stored",
    "finish_run",
    "has_article",
    "import_rows",
    "start_run",
    "store_extraction",
]
