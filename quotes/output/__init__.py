"""Extractions in; public records and their formats out."""

from __future__ import annotations

from quotes.output.formats import WRITERS
from quotes.output.records import Record, records_of

__all__ = [
    "WRITERS",
    "Record",
    "records_of",
]
