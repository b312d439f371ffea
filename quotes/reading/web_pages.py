"""HTML pages -> the text of their article."""

from __future__ import annotations

import re

from quotes.errors import ArticleError
from quotes.languages.tables import patterns
from quotes.model import Article
from quotes.reading.plain import MAX_BYTES, date_in, from_text, is_url, too_long

HTML_START = re.compile(
    rb"\s*(?:<!doctype html|<html|<head|<body|<\?xml[^>]*>\s*<!doctype html)", re.IGNORECASE
)


# An article with fewer words than this may be what a site shows instead of one.
WALL_WORDS = 120

# So many signs of a wall are enough: an article on cookies may well have one.
WALL_SIGNS = 2


def from_html(source: str, data: bytes) -> Article:
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import
    from trafilatura.settings import Document  # noqa: PLC0415

    if len(data) > MAX_BYTES:
        raise ArticleError(too_long())
    try:
        found = bare_extraction(data, with_metadata=True, include_comments=False, favor_recall=True)
    except Exception as error:  # trafilatura promises no kinds
        raise ArticleError("the page could not be read") from error
    if not isinstance(found, Document) or not found.text:
        raise ArticleError("the page has no article text")
    if is_wall(found.text):
        raise ArticleError("the page asks for consent, a login or a proof, and shows no article")
    read = from_text(source, found.text)
    address = found.url or (source if is_url(source) else None)
    return Article(
        source,
        read.text,
        title=found.title or read.title,
        published=date_in(found.date or "") or read.published,
        url=address if address and is_url(address) else None,
        body=read.body,
        notes=read.notes,
    )


def is_wall(text: str) -> bool:
    """Whether a text is what a site shows to a reader whom it does not let in yet."""
    if len(text.split()) >= WALL_WORDS:
        return False
    signs = (re.search(each, text, re.IGNORECASE) for each in patterns("furniture/walls.txt"))
    return sum(sign is not None for sign in signs) >= WALL_SIGNS
