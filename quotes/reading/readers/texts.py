"""Plain texts and web pages."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.hooks import Failure
from quotes.model import Article
from quotes.reading.plain import decoded, from_text, is_url
from quotes.reading.web_pages import HTML_START, from_html


class PageReader:
    """HTML: by its first tags, its name, or because it came from the web and has any tag."""

    many = False

    def can_read(self, name: str, head: bytes) -> bool:
        """Whether it is a web page."""
        if name.lower().endswith((".html", ".htm")) or HTML_START.match(head):
            return True
        return is_url(name) and b"<" in head

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """The article of the page."""
        yield from_html(name, data)


class TextReader:
    """Whatever no other reader reads is taken for a text, unchanged."""

    many = False

    def can_read(self, name: str, head: bytes) -> bool:
        """Always."""
        return True

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """The text."""
        text, notes = decoded(data)
        yield from_text(name, text, notes)
