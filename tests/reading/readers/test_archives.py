"""quotes.reading.readers.archives: web archives, page by page."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from typing import Any

import pytest
from samples import FACTS, FIRST, TEXT, answer, page_of, page_record, record, warc_of

from quotes.errors import ArticleError
from quotes.hooks import Failure
from quotes.model import Article
from quotes.reading.readers.archives import MISSING
from quotes.reading.readers.archives import _told as told
from quotes.reading.sources import read_bytes, read_file

HTTP = "application/http; msgtype=response"

PAGE = "https://paper.example/ayla"


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_pages_of_an_archive(packed: bool) -> None:
    """Pages alone are read; one taken twice has two names; what is no article says why."""
    records = (
        record("warcinfo", "", b"software: hand", "application/warc-fields"),
        record("request", PAGE, b"GET /ayla HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        page_record(PAGE, 1),
        page_record(PAGE, 2),
        record("response", f"{PAGE}.png", answer(b"\x89PNG", "image/png"), HTTP),
        record("response", f"{PAGE}-gone", answer(page_of(), status="404 Not Found"), HTTP),
        record("response", f"{PAGE}-none", answer(b"<html><body></body></html>"), HTTP),
        record("resource", "https://paper.example/kept", page_of(4), "text/html"),
        record("conversion", "https://paper.example/text", TEXT.encode(), "text/plain"),
    )
    found = list(read_bytes("news.warc", warc_of(*records, packed=packed)))
    assert [each.source for each in found] == [
        f"news.warc#{PAGE}", f"news.warc#{PAGE}@2026-03-15T00:00:00Z", f"news.warc#{PAGE}-none",
        "news.warc#https://paper.example/kept", "news.warc#https://paper.example/text",
    ]  # fmt: skip
    first, second, none, kept, text = found
    assert isinstance(first, Article) and isinstance(second, Article) and isinstance(kept, Article)
    assert (first.title, first.published, first.url) == FACTS
    assert FIRST in first.text and "the 1th time" in first.text and "the 2th time" in second.text
    assert isinstance(none, Failure) and none.reason == "the page has no article text"
    assert kept.url == "https://paper.example/kept"
    assert isinstance(text, Article) and text.text == TEXT


class Pipe(io.BytesIO):
    """Bytes that come once."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: Any) -> int:
        raise OSError("a pipe")


def test_an_archive_from_a_pipe() -> None:
    data = warc_of(*(page_record(f"{PAGE}/{n}", n) for n in range(30)), packed=True)
    found = list(read_file("-", Pipe(data)))
    assert len(found) == 30 and all(isinstance(each, Article) for each in found)


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_cut_archive_gives_what_is_whole(packed: bool) -> None:
    data = warc_of(page_record(PAGE, 1), page_record(f"{PAGE}/2", 2), packed=packed)
    first, second = read_bytes("cut.warc", data[:-150])
    assert isinstance(first, Article)
    assert second == Failure(f"cut.warc#{PAGE}/2", "the web archive ends within the page")


def chunked(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(data), data)


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(page_of())),
        ("Content-Encoding: gzip", page_of()),
        ("Content-Encoding: br", page_of()),
        ("Transfer-Encoding: chunked", chunked(page_of())),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(gzip.compress(page_of()))),
        ("Transfer-Encoding: chunked", page_of()),
    ],
    ids=["gzip", "no-gzip", "no-br", "chunked", "both", "not-chunked"],
)
def test_pages_packed_for_their_way(header: str, body: bytes) -> None:
    sent = answer(body).replace(b"\r\nContent-Type", f"\r\n{header}\r\nContent-Type".encode(), 1)
    (found,) = read_bytes("a.warc", warc_of(record("response", PAGE, sent, HTTP)))
    assert isinstance(found, Article) and FIRST in found.text


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("gzip", "the page is damaged: it cannot be unpacked"),
        ("odd", "the page is packed in a way"),
    ],
)
def test_pages_that_cannot_be_unpacked(header: str, reason: str) -> None:
    body = gzip.compress(page_of())[:-60] + b"x"
    sent = answer(body).replace(b"\r\nC", f"\r\nContent-Encoding: {header}\r\nC".encode(), 1)
    (found,) = read_bytes("a.warc", warc_of(record("response", PAGE, sent, HTTP)))
    assert isinstance(found, Failure) and found.reason.startswith(reason)


def test_a_panic_of_the_library_is_one_sentence() -> None:
    panic = type("PanicException", (BaseException,), {})
    with pytest.raises(ArticleError, match="damaged"), told("damaged"):
        raise panic
    with pytest.raises(KeyboardInterrupt), told("damaged"):
        raise KeyboardInterrupt


def test_a_bomb_in_an_archive_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.reading.readers.archives.MAX_BYTES", 5_000)
    bomb = record("response", PAGE, answer(page_of() + b" " * 100_000), HTTP)
    found = list(read_bytes("a.warc.gz", warc_of(bomb, page_record(f"{PAGE}/2"), packed=True)))
    assert isinstance(found[0], Failure) and found[0].reason.startswith("the text is longer than")
    assert isinstance(found[1], Article)


def test_without_the_library_one_sentence(without: Callable[[str], None]) -> None:
    without("fastwarc")
    with pytest.raises(ArticleError) as error:
        list(read_bytes("a.warc", warc_of(page_record(PAGE))))
    assert str(error.value) == MISSING
