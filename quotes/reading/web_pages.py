"""HTML pages -> the text of their article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from quotes.errors import ArticleError
from quotes.languages.tables import patterns
from quotes.model import Article
from quotes.reading.moments import language_tag
from quotes.reading.page_credits import page_byline, page_outlet
from quotes.reading.page_decoding import decoded_page
from quotes.reading.page_facts import (
    page_address,
    page_date,
    page_language,
    page_moment,
    page_title,
)
from quotes.reading.page_labels import unlabelled, without_lookalikes
from quotes.reading.page_tree import prepared
from quotes.reading.plain import MAX_BYTES, from_text, is_url, too_long, with_language
from quotes.text.characters import cleaned

HTML_START = re.compile(
    rb"\s*(?:<!doctype html|<html|<head|<body|<\?xml[^>]*>\s*<!doctype html)", re.IGNORECASE
)


# An article with fewer words than this may be what a site shows instead of one.
WALL_WORDS = 120

# So many signs of a wall are enough: an article on cookies may well have one.
WALL_SIGNS = 2

# What stands in the text, but is no part of the article's body.
APART = ("caption", "aside")


def from_html(source: str, data: bytes) -> Article:
    """The article of a page. Raises ArticleError where there is none."""
    if len(data) > MAX_BYTES:
        raise ArticleError(too_long())
    tree = _tree(data)
    title, address = page_title(tree), page_address(tree) or (source if is_url(source) else None)
    outlet, byline = page_outlet(tree), page_byline(tree)
    language = language_tag(page_language(tree))
    prepared(tree)
    published = page_date(tree, address)
    published_at = page_moment(tree, published)
    text, blocks = unlabelled(_extracted(tree))
    if is_wall(text):
        raise ArticleError("the page asks for consent, a login or a proof, and shows no article")
    read = with_language(from_text(source, text), language)
    apart = {block.start for block in blocks if block.kind in APART}
    return replace(
        read,
        title=cleaned(title) if title else read.title,
        published=published or read.published,
        url=address if address and is_url(address) else None,
        body=tuple(span for span in read.body if span.start not in apart),
        blocks=blocks,
        outlet=outlet or read.outlet,
        byline=byline or read.byline,
        published_at=published_at,
    )


def _tree(data: bytes) -> Any:
    """The page's tree. Raises ArticleError."""
    from trafilatura.utils import load_html  # noqa: PLC0415 - slow to import

    try:
        tree = load_html(without_lookalikes(decoded_page(data)))
    except Exception as error:  # trafilatura promises no kinds
        raise ArticleError("the page could not be read") from error
    if tree is None:
        raise ArticleError("the page has no article text")
    return tree


def _extracted(tree: Any) -> str:
    """The article's text with its labels, a paragraph a line. Raises ArticleError."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import
    from trafilatura.settings import Document  # noqa: PLC0415

    try:
        found = bare_extraction(
            tree, with_metadata=False, include_comments=False, favor_recall=True
        )
    except Exception as error:  # trafilatura promises no kinds
        raise ArticleError("the page could not be read") from error
    if not isinstance(found, Document) or not found.text:
        raise ArticleError("the page has no article text")
    return str(found.text)


def is_wall(text: str) -> bool:
    """Whether a text is what a site shows to a reader whom it does not let in yet."""
    if len(text.split()) >= WALL_WORDS:
        return False
    signs = (re.search(each, text, re.IGNORECASE) for each in patterns("furniture/walls.txt"))
    return sum(sign is not None for sign in signs) >= WALL_SIGNS
