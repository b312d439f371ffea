"""What agencies deliver: NewsML-G2 and NITF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from quotes.errors import ArticleError
from quotes.hooks import Failure
from quotes.model import Article
from quotes.reading.markup import Written, from_markup, from_tree, is_markup
from quotes.reading.readers.feeds import BEFORE_ROOT
from quotes.reading.readers.parts import (
    Facts,
    article,
    descendants,
    first_text,
    part_of,
    xml_root,
)

NEWSML = re.compile(BEFORE_ROOT + rb"<(?:\w+:)?(?:newsItem|newsMessage)[\s>]", re.DOTALL)

NITF = re.compile(BEFORE_ROOT + rb"<(?:\w+:)?nitf[\s>]", re.DOTALL)


XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class NewsMLReader:
    """NewsML-G2: one news item, or a message with several; of packages only the items in them."""

    many = True

    def can_read(self, name: str, head: bytes) -> bool:
        """Whether its root is a news item or a message."""
        return NEWSML.match(head) is not None

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """An article for each news item that has a text, by its guid."""
        items = list(descendants(xml_root(data), "newsItem"))
        if not items:
            raise ArticleError("the message has no news item")
        for number, item in enumerate(items, 1):
            source = name if len(items) == 1 else part_of(name, item.get("guid") or str(number))
            try:
                yield article(source, _item_text(item), _item_facts(item))
            except ArticleError as error:
                yield Failure(source, str(error))


def _item_text(item: Any) -> Written:
    """The text of the longest of an item's renditions."""
    found = [from_tree(_body(each)) for each in descendants(item, "inlineXML")]
    for each in descendants(item, "inlineData"):
        words = "".join(each.itertext())
        found.append(from_markup(words) if is_markup(words) else Written(words))
    longest = max(found, key=lambda written: len(written.text), default=Written(""))
    if not longest.text.strip():
        raise ArticleError("the news item holds no text")
    return longest


def _item_facts(item: Any) -> Facts:
    """Headline, and the day on which it was first made public, or else this version made."""
    links = (str(n.get("href", "")) for n in descendants(item, "link"))
    address = next((each for each in links if each.startswith("http")), None)
    dates = (
        first_text(item, name) for name in ("firstCreated", "contentCreated", "versionCreated")
    )
    provider = next((n.get("literal") or _name(n) for n in descendants(item, "provider")), None)
    return Facts(
        first_text(item, "headline", "title"), next(filter(None, dates), None), address,
        provider or first_text(item, "creditline"), first_text(item, "by"),
        next((n.get("tag") for n in descendants(item, "language")), None) or item.get(XML_LANGUAGE),
    )  # fmt: skip


def _name(node: Any) -> str | None:
    """The name of a party; its code alone says it to no reader."""
    return first_text(node, "name")


class NitfReader:
    """NITF: one story."""

    many = False

    def can_read(self, name: str, head: bytes) -> bool:
        """Whether its root is `nitf`."""
        return NITF.match(head) is not None

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """The story."""
        root = xml_root(data)
        body = _body(root)
        written = from_tree(body)
        if not written.text:
            raise ArticleError("the story has no text")
        dates = (
            n.get("norm") for n in descendants(root, "date.issue", "story.date", "date.release")
        )
        addresses = (n.get("ex-ref") for n in descendants(root, "pubdata"))
        facts = Facts(
            first_text(root, "hl1") or first_text(root, "title"),
            next(filter(None, dates), None),
            next(filter(None, addresses), None),
            first_text(root, "distributor")
            or next((n.get("name") for n in descendants(root, "pubdata") if n.get("name")), None),
            first_text(root, "byline"),
            body.get(XML_LANGUAGE) or root.get(XML_LANGUAGE),
        )
        yield article(name, written, facts)


def _body(root: Any) -> Any:
    """The element that holds the text itself: the body's content, the body, or all of it."""
    for name in ("body.content", "body"):
        found = next(descendants(root, name), None)
        if found is not None:
            return found
    inner = [each for each in root if isinstance(each.tag, str)]
    return inner[0] if len(inner) == 1 and root.tag is not etree.Comment else root
