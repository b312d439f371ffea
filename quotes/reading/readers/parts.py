"""What the readers share: facts and text -> `Article`, markup -> text, safe XML. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree, html

from quotes.errors import ArticleError
from quotes.model import Article
from quotes.reading.plain import date_in, from_text, is_url

# Half of a character: JSON and some mail can hold one, UTF-8 and the database cannot.
SURROGATE = re.compile(r"[\ud800-\udfff]")

TAG = re.compile(r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|li|blockquote|img)\b[^<>]*>", re.I)

BLOCKS = frozenset((
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "section",
    "article", "table", "tr", "td", "th", "pre", "hr", "figure", "figcaption", "body", "br", "hl1",
    "hl2", "block", "bq", "body.content", "media",
))  # fmt: skip

UNREAD = frozenset(("script", "style", "noscript", "template", "head", "figure", "media", "form"))

BLANK = re.compile(r"\s+")

ISO_DATE = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")

MARK_LENGTH = 300  # characters; ids and addresses are shorter

# A line that was broken for the width of a screen is no longer than this.
SCREEN_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says about an article beside its text; `published` as the file writes it."""

    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None


def article(source: str, text: str, facts: Facts, notes: tuple[str, ...] = ()) -> Article:
    """The article with the facts of its file, or where it has none those of the text itself.

    Raises ArticleError for what is no English article.
    """
    text = whole(text)
    read = from_text(source, text, notes)
    title, outlet, byline = (
        BLANK.sub(" ", whole(fact or "")).strip()
        for fact in (facts.title, facts.outlet, facts.byline)
    )
    url = whole(facts.url or "").strip()
    return replace(
        read,
        title=title or read.title,
        published=day(facts.published) or read.published,
        url=url if is_url(url) else read.url,
        outlet=outlet or read.outlet,
        byline=byline or read.byline,
    )


def whole(text: str) -> str:
    """The text with a replacement character for each half of a character."""
    return SURROGATE.sub("\ufffd", text)


def printable(source: str) -> str:
    """The name of a source on one line, with codes for what is no UTF-8 or cannot be shown."""
    try:
        name = source.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        name = source.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def part_of(name: str, mark: str) -> str:
    """The name of one article of a file by what tells it from the others there."""
    return f"{name}#{printable(' '.join(mark.split())[:MARK_LENGTH])}"


def day(written: str | None) -> str | None:
    """The day of a date as ISO, whether written as in ISO 8601, in mail or in an article."""
    if not written:
        return None
    if match := ISO_DATE.match(written):
        try:
            return datetime(*map(int, match.groups())).date().isoformat()  # type: ignore[arg-type]
        except ValueError:
            return None
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date_in(written)


def is_markup(text: str) -> bool:
    """Whether a text is written in HTML."""
    return TAG.search(text) is not None


def markup_text(markup: str) -> str:
    """The text of a piece of HTML: a paragraph for each block, with an empty line between."""
    if not markup.strip():
        return ""
    try:
        root = html.fromstring(f"<div>{whole(markup)}</div>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ArticleError("its markup cannot be read") from error
    return tree_text(root)


def tree_text(root: Any) -> str:
    """The text of an element and all in it, a paragraph for each block."""
    pieces: list[str] = []
    skipped: Any = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = etree.QName(node).localname.lower() if isinstance(node.tag, str) else None
        if event == "start":
            if skipped is None and name in UNREAD:
                skipped = node
            if skipped is None:
                pieces.append(("\n" if name in BLOCKS else "") + _line(node.text))
            continue
        if node is skipped:
            skipped = None
        if skipped is None:
            tail = _line(node.tail) if node is not root else ""
            pieces.append(("\n" if name in BLOCKS else "") + tail)
    lines = (BLANK.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _line(text: str | None) -> str:
    return BLANK.sub(" ", text) if text else ""


def xml_root(data: bytes) -> Any:
    """The root of an XML file; no entity is resolved and nothing loaded. Raises ArticleError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    try:
        return etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ArticleError(f"the XML is damaged ({str(error)[:100]})") from error


def descendants(root: Any, *names: str) -> Iterator[Any]:
    """The elements with one of these names, of whatever namespace, in the order of the text."""
    for node in root.iter(etree.Element):
        if etree.QName(node).localname in names:
            yield node


def first_text(root: Any, *names: str) -> str | None:
    """The words in the first such element that has any."""
    found = (" ".join("".join(node.itertext()).split()) for node in descendants(root, *names))
    return next((words for words in found if words), None)


def unwrapped(text: str) -> str:
    """A text whose lines were broken for a screen, a line a paragraph; empty lines part them."""
    paragraphs = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n\n".join(
        " ".join(p.split()) if all(len(line) <= SCREEN_WIDTH for line in p.split("\n")) else p
        for p in paragraphs
    )
