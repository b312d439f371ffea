"""Many articles in; their extractions out, in order."""

from __future__ import annotations

from quotes.engines.local import Result, extract_all

__all__ = [
    "Result",
    "extract_all",
]
