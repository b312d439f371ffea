"""RSS and Atom feeds, an article for each entry that has text of its own; sitemaps are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from quotes.errors import ArticleError
from quotes.hooks import Failure
from quotes.model import Article
from quotes.reading.markup import from_markup, is_markup
from quotes.reading.readers.parts import Facts, article, part_of

# The root of the file, after the XML declaration, comments, style sheets and a document type.
BEFORE_ROOT = (
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*"
)

FEED = re.compile(BEFORE_ROOT + rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]", re.DOTALL)

SITEMAP = re.compile(BEFORE_ROOT + rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", re.DOTALL)

SUMMARY = "the feed holds no more of it than a summary"


class FeedReader:
    """RSS 0.9 to 2.0 and Atom. Nothing that an entry points to is fetched."""

    many = True

    def can_read(self, name: str, head: bytes) -> bool:
        """Whether its root is that of a feed."""
        return FEED.match(head) is not None

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """An article for each entry, by its id or address."""
        import feedparser  # noqa: PLC0415 - rarely needed

        feed = feedparser.parse(data, resolve_relative_uris=False, sanitize_html=True)
        if not feed.entries:
            why = f" ({feed.bozo_exception})" if feed.bozo else ""
            raise ArticleError(f"the feed has no entries{why}")
        for number, entry in enumerate(feed.entries, 1):
            source = part_of(name, str(entry.get("id") or entry.get("link") or number))
            try:
                yield _article(source, entry, feed.feed)
            except ArticleError as error:
                yield Failure(source, str(error))


def _outlet(feed: Any, entry: Any) -> str | None:
    """Who published an entry: whom it names as its source, as collections do, or the feed."""
    named = entry.get("source")
    given = named.get("title") if isinstance(named, dict) else None
    return str(given or feed.get("title") or "") or None


def _language(feed: Any, entry: Any) -> str | None:
    """The language of an entry's text, or that of the feed."""
    given = (each.get("language") for each in entry.get("content", ()))
    return str(next(filter(None, given), None) or feed.get("language") or "") or None


def _article(source: str, entry: Any, feed: Any) -> Article:
    full = max((str(c.get("value", "")) for c in entry.get("content", ())), key=len, default="")
    summary = str(entry.get("summary", ""))
    written = full if len(full) >= len(summary) and full.strip() else summary
    if not written.strip():
        raise ArticleError("the entry has no text; name the page it points to")
    return article(
        source,
        from_markup(written) if is_markup(written) or "&" in written else written,
        Facts(
            entry.get("title"),
            entry.get("published") or entry.get("updated"),
            entry.get("link"),
            _outlet(feed, entry),
            entry.get("author"),
            _language(feed, entry),
        ),
        () if written is full else (SUMMARY,),
    )


class SitemapReader:
    """Lists of addresses."""

    many = True

    def can_read(self, name: str, head: bytes) -> bool:
        """Whether its root is that of a sitemap."""
        return SITEMAP.match(head) is not None

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """Raises ArticleError, always."""
        raise ArticleError("the file is a sitemap, not an article; name the pages that it lists")
