"""EDGE: addresses and HTML pages -> text."""

from __future__ import annotations

import re

from quotes.errors import ArticleError
from quotes.model import Article
from quotes.reading.plain import MAX_BYTES, date_in, from_text, is_url, too_long

HTML_START = re.compile(
    rb"\s*(?:<!doctype html|<html|<head|<body|<\?xml[^>]*>\s*<!doctype html)", re.IGNORECASE
)


def fetched(url: str) -> bytes:
    from trafilatura import fetch_response  # noqa: PLC0415 - slow to import, rarely needed

    response = fetch_response(url)
    if response is None or not response.data:
        raise ArticleError("the address could not be fetched")
    data: bytes = response.data
    return data


def from_html(source: str, data: bytes) -> Article:
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import
    from trafilatura.settings import Document  # noqa: PLC0415

    if len(data) > MAX_BYTES:
        raise ArticleError(too_long())
    try:
        found = bare_extraction(data, with_metadata=True, include_comments=False, favor_recall=True)
    except (ValueError, RecursionError, AssertionError) as error:
        raise ArticleError("the page could not be read") from error
    if not isinstance(found, Document) or not found.text:
        raise ArticleError("the page has no article text")
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
