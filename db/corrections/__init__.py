"""What people said of quotes and speakers in; a ledger that outlives every run out."""

from __future__ import annotations

from quotes.db.corrections.actions import (
    By,
    Found,
    alias,
    assign,
    distinct,
    find_quote,
    find_speaker,
    link,
    merge,
    rename,
    split,
    undo,
)
from quotes.db.corrections.exchange import export_corrections, import_corrections
from quotes.db.corrections.ledger import Ledger, settle_all, settle_article
from quotes.db.corrections.verdicts import is_protected, settle_candidates, told_apart

__all__ = [
    "By",
    "Found",
    "Ledger",
    "alias",
    "assign",
    "distinct",
    "export_corrections",
    "find_quote",
    "find_speaker",
    "import_corrections",
    "is_protected",
    "link",
    "merge",
    "rename",
    "settle_all",
    "settle_article",
    "settle_candidates",
    "split",
    "told_apart",
    "undo",
]
