"""Web archives (WARC, as of Common Crawl's CC-NEWS), by the library of the extra `archives`."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from quotes.errors import ArticleError
from quotes.hooks import Failure
from quotes.model import Article
from quotes.reading.markup import whole
from quotes.reading.moments import language_tag
from quotes.reading.plain import MAX_BYTES, decoded, from_text, is_url, too_long, with_language
from quotes.reading.readers.parts import part_of, printable
from quotes.reading.readers.streams import on_disk
from quotes.reading.web_pages import from_html

MISSING = "WARC is read with another package: pip install 'quotes[archives]'"

GZIP = b"\x1f\x8b"

MAGIC = b"WARC/"

# The size of the first piece of a page that was sent in pieces.
CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n")

PAGES = ("text/html", "application/xhtml+xml")

# In what an archive of texts (WET) gives, the language of the record's text.
LANGUAGE_HEADER = "WARC-Identified-Content-Language"


class WarcReader:
    """Every web page in an archive, packed with gzip or not; pictures and the like are passed over."""

    many = True

    def can_read(self, name: str, head: bytes) -> bool:
        """Whether it opens as a WARC record."""
        if head.startswith(GZIP):
            try:
                head = zlib.decompressobj(wbits=31).decompress(head, len(MAGIC))
            except zlib.error:
                return False
        return head.startswith(MAGIC)

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """The same of an archive in memory."""
        return self.read_stream(name, BytesIO(data))

    def read_stream(self, name: str, file: BinaryIO) -> Iterator[Article | Failure]:
        """An article for each page, by its address; one page at a time is held.

        A page that was taken several times has its later addresses marked with the time.
        """
        seen: set[int] = set()
        with on_disk(file) as path:
            for record in _records(path):
                address = printable(record.headers.get("WARC-Target-URI") or "").strip("<>")
                if hash(address) in seen:
                    address = f"{address}@{record.headers.get('WARC-Date') or len(seen)}"
                seen.add(hash(address))
                source = part_of(name, address)
                try:
                    yield _article(source, record)
                except ArticleError as error:
                    yield Failure(source, str(error))
        if not seen:
            raise ArticleError("the web archive holds no page")


def _records(path: str) -> Iterator[Any]:
    """The records that are pages. Raises ArticleError for a damaged archive, after what is whole."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ArticleError(MISSING) from error
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    with Path(path).open("rb") as file, _told("the web archive is damaged"):
        yield from filter(_is_page, ArchiveIterator(file, kinds))


@contextmanager
def _told(reason: str) -> Iterator[None]:
    """What the library raises, as an ArticleError with this reason.

    Its Rust code panics at some damage, which Python is told by a BaseException of no public name.
    """
    try:
        yield
    except (OSError, ValueError, EOFError, OverflowError, zlib.error) as error:
        raise ArticleError(f"{reason} ({' '.join(str(error).split())[:100]})") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise ArticleError(reason) from error


def _is_page(record: Any) -> bool:
    """Whether a record is a page as a site gave it, or the text of one."""
    if record.http_headers is not None and record.http_headers.status_code not in (200, None):
        return False
    kind = _kind(record)
    return kind in PAGES or (kind == "text/plain" and _is_text(record))


def _kind(record: Any) -> str:
    written = record.http_content_type if record.is_http_parsed else None
    return (written or record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()


def _is_text(record: Any) -> bool:
    return str(record.headers.get("WARC-Type")).lower() == "conversion"


def _body(record: Any) -> bytes:
    """The bytes of a page, unpacked. Raises ArticleError, also for one that is not all there."""
    with _told("the page is damaged"):
        if record.content_length > MAX_BYTES:
            raise ArticleError(too_long())
        data: bytes = record.reader.read(record.content_length)
        if len(data) < record.content_length:
            raise ArticleError("the web archive ends within the page")
    headers = record.http_headers
    if headers is not None:
        for header in ("Transfer-Encoding", "Content-Encoding"):
            packed = (headers.get(header) or "").strip().lower()
            data = _unpacked(data, packed) if packed not in ("", "identity") else data
    if not data.strip():
        raise ArticleError("the page is empty")
    return data


def _unpacked(data: bytes, packed: str) -> bytes:
    """What was packed for its way, unpacked within the limit of one text.

    Some archives hold pages as they are and keep the headers of what was packed.
    """
    from fastwarc.stream_io import BrotliReader, ChunkedReader  # noqa: PLC0415

    with _told("the page is damaged: it cannot be unpacked"):
        if packed in ("gzip", "x-gzip"):
            data = _gunzipped(data) if data.startswith(GZIP) else data
        elif packed == "chunked":
            data = _read(ChunkedReader, data) if CHUNK_SIZE.match(data) else data
        elif packed == "br":
            plain = b"<" in data[:1024] and b"\0" not in data[:1024]
            data = data if plain else _read(BrotliReader, data)
        else:
            raise ArticleError(f"the page is packed in a way that is not known ({packed[:20]})")
    if len(data) > MAX_BYTES:
        raise ArticleError(too_long())
    return data


def _read(reader: Any, data: bytes) -> bytes:
    found: bytes = reader(BytesIO(data)).read(MAX_BYTES + 1)
    return found


def _gunzipped(data: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    found = unpacker.decompress(data, MAX_BYTES + 1)
    if not unpacker.eof and len(found) <= MAX_BYTES:
        raise EOFError("it ends too early")
    return found


def _article(source: str, record: Any) -> Article:
    """The article of a page. Raises ArticleError."""
    data = _body(record)
    url = whole(record.headers.get("WARC-Target-URI") or "").strip("<>")
    if not _is_text(record):
        read = from_html(source, data)
        return replace(read, url=read.url or (url if is_url(url) else None))
    text, notes = decoded(data)
    language = (record.headers.get(LANGUAGE_HEADER) or "").partition(",")[0]
    read = from_text(source, text, notes)
    return with_language(replace(read, url=url if is_url(url) else None), language_tag(language))
