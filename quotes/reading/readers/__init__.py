"""Who reads which bytes: one reader for each kind of file, chosen by what is in it."""

from __future__ import annotations

from quotes.reading.readers.choose import HEAD_BYTES, reader_for

__all__ = ["HEAD_BYTES", "reader_for"]
