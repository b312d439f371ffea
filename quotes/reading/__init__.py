"""Files, folders, streams and addresses in; `Article` out."""

from __future__ import annotations

from quotes.reading.paragraphs import body_spans
from quotes.reading.plain import date_in, from_text
from quotes.reading.sources import Failure, count, read_bytes, read_sources

__all__ = ["Failure", "body_spans", "count", "date_in", "from_text", "read_bytes", "read_sources"]
