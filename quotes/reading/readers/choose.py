"""The register of readers, and the choice among them."""

from __future__ import annotations

from functools import cache

from quotes.hooks import ANY, Choosing, Reader, Wanted, plugins
from quotes.reading.readers.archives import WarcReader
from quotes.reading.readers.documents import DocxReader, PdfReader
from quotes.reading.readers.feeds import FeedReader, SitemapReader
from quotes.reading.readers.mail import MailReader
from quotes.reading.readers.news_xml import NewsMLReader, NitfReader
from quotes.reading.readers.other_kinds import OtherKinds, OtherXml
from quotes.reading.readers.rows import JsonReader, TableReader
from quotes.reading.readers.tables import DatabaseReader, ParquetReader
from quotes.reading.readers.texts import PageReader, TextReader

HEAD_BYTES = 8_192  # enough for the header lines of a message and the first row of a table

# The first that can read a file does; the last reads whatever is left.
BUILT_IN: tuple[type[Reader], ...] = (
    PdfReader, DocxReader, WarcReader, ParquetReader, DatabaseReader, OtherKinds,
    FeedReader, SitemapReader, NewsMLReader, NitfReader, JsonReader, MailReader, TableReader,
    PageReader, OtherXml, TextReader,
)  # fmt: skip


@cache
def _readers() -> tuple[Reader, ...]:
    """Those of other packages, then ours."""
    added = [reader for readers in plugins().hook.register_readers() for reader in readers]
    return (*added, *(kind() for kind in BUILT_IN))


def reader_for(name: str, head: bytes, wanted: Wanted = ANY) -> Reader:
    """The reader of a file by its first bytes; `name` is its path or address.

    A table may be known by the columns that a user names.
    """
    chosen = (each.choosing(wanted) if isinstance(each, Choosing) else each for each in _readers())
    return next(reader for reader in chosen if reader.can_read(name, head))
