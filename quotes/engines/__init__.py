"""Many articles in; their extractions out, in order."""

from __future__ import annotations

from quotes.engines.local import Result, attempt, extract_all, reason, shipped

__all__ = ["Result", "attempt", "extract_all", "reason", "shipped"]
