"""What the readers share: facts and text -> `Article`, names of parts, safe XML. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from quotes.errors import ArticleError
from quotes.model import Article
from quotes.reading.markup import BLANK, Written, whole
from quotes.reading.moments import day, language_tag, moment
from quotes.reading.plain import from_text, is_url, with_language

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
    language: str | None = None


def article(
    source: str, written: str | Written, facts: Facts, notes: tuple[str, ...] = (), *,
    own_byline: bool = False,
) -> Article:  # fmt: skip
    """The article with the facts of its file, or where it has none those of the text itself; with
    `own_byline`, the text's byline goes before the file's.

    Raises ArticleError for what is no article.
    """
    text, blocks = written if isinstance(written, Written) else (written, ())
    read = from_text(source, whole(text), notes)
    title, outlet, byline = (
        BLANK.sub(" ", whole(fact or "")).strip()
        for fact in (facts.title, facts.outlet, facts.byline)
    )
    url = whole(facts.url or "").strip()
    found = replace(
        read,
        title=title or read.title,
        published=day(facts.published) or read.published,
        published_at=moment(facts.published),
        url=url if is_url(url) else read.url,
        outlet=outlet or read.outlet,
        byline=(read.byline if own_byline else byline) or byline or read.byline,
        blocks=blocks,
    )
    return with_language(found, language_tag(facts.language))


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
