"""Rows and their names: migrations, opening, identifiers, plain inserts."""

from __future__ import annotations

from quotes.db.schema.identifiers import digest, is_general, norm, slugify
from quotes.db.schema.opening import open_database, transaction
from quotes.db.schema.rows import (
    Candidates,
    Row,
    add_alias,
    add_role,
    forget,
    free_slug,
    insert,
    now,
    propose,
)

__all__ = [
    "Candidates",
    "Row",
    "add_alias",
    "add_role",
    "digest",
    "forget",
    "free_slug",
    "insert",
    "is_general",
    "norm",
    "now",
    "open_database",
    "propose",
    "slugify",
    "transaction",
]
