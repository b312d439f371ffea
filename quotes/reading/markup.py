"""Markup inside feeds, news items, rows and messages -> text, and what its elements tell of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from lxml import etree, html

from quotes.errors import ArticleError
from quotes.model import Block, BlockKind

# Half of a character: JSON and some mail can hold one, UTF-8 and the database cannot.
SURROGATE = re.compile(r"[\ud800-\udfff]")

TAG = re.compile(r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|li|blockquote|img)\b[^<>]*>", re.I)

BLOCKS = frozenset((
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "section",
    "article", "table", "tr", "td", "th", "pre", "hr", "figure", "figcaption", "body", "br", "hl1",
    "hl2", "block", "bq", "body.content", "media",
))  # fmt: skip

UNREAD = frozenset(("script", "style", "noscript", "template", "head", "figure", "media", "form"))

# What the elements that hold a paragraph say of it; HTML's, and `hl1`, `hl2`, `bq` of NITF.
KINDS: dict[str, tuple[BlockKind, int]] = {
    **{f"h{n}": ("heading", n) for n in range(1, 7)}, "hl1": ("heading", 1), "hl2": ("heading", 2),
    "li": ("item", 0), "blockquote": ("quote", 0), "bq": ("quote", 0),
}  # fmt: skip

BOLD = frozenset(("b", "strong"))

BLANK = re.compile(r"\s+")


class Paragraph(NamedTuple):
    """One paragraph; `kind` and `level` as in `Block`, None for a plain one."""

    text: str
    kind: BlockKind | None = None
    level: int = 0


class Written(NamedTuple):
    """A text, and the paragraphs of which the markup tells more; offsets in `text`, end exclusive."""

    text: str
    blocks: tuple[Block, ...] = ()


def joined(paragraphs: Iterable[Paragraph]) -> Written:
    """Paragraphs as one text with an empty line between; empty ones are left out."""
    texts: list[str] = []
    blocks: list[Block] = []
    place = 0
    for text, kind, level in paragraphs:
        if not text:
            continue
        if kind:
            blocks.append(Block(place, place + len(text), kind, level))
        texts.append(text)
        place += len(text) + 2
    return Written("\n\n".join(texts), tuple(blocks))


def whole(text: str) -> str:
    """The text with a replacement character for each half of a character."""
    return SURROGATE.sub("\ufffd", text)


def is_markup(text: str) -> bool:
    """Whether a text is written in HTML."""
    return TAG.search(text) is not None


def from_markup(markup: str) -> Written:
    """The text of a piece of HTML: a paragraph for each block. Raises ArticleError."""
    if not markup.strip():
        return Written("")
    try:
        root = html.fromstring(f"<div>{whole(markup)}</div>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ArticleError("its markup cannot be read") from error
    return from_tree(root)


def from_tree(root: Any) -> Written:
    """The text of an element and all in it, a paragraph for each block."""
    reading = _Reading()
    skipped: Any = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = local_name(node)
        if event == "start":
            if skipped is None and name in UNREAD:
                skipped = node
            if skipped is None:
                reading.opened(name)
                reading.add(node.text)
            continue
        if skipped is None and event == "end":
            reading.closed(name)
        if node is skipped:
            skipped = None
            reading.part(name)
        if skipped is None and node is not root:
            reading.add(node.tail)
    return joined(reading.done())


def local_name(node: Any) -> str:
    """An element's name in lower case without its namespace; empty for a comment or the like.

    HTML's parser lets names pass that XML forbids ("<ada@paper.example>").
    """
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


class _Reading:
    """The paragraphs of a tree, as its elements open and close."""

    def __init__(self) -> None:
        self._done: list[Paragraph] = []
        self._words: list[str] = []
        self._open: list[str] = []  # elements that say what their paragraphs are
        self._kind: tuple[BlockKind, int] | None = None
        self._bold = 0
        self._plain = False  # whether the paragraph has words that are not bold

    def opened(self, name: str) -> None:
        self.part(name)
        if name in KINDS:
            self._open.append(name)
        self._bold += name in BOLD

    def closed(self, name: str) -> None:
        self.part(name)
        if name in KINDS and self._open:
            self._open.pop()
        self._bold -= name in BOLD

    def part(self, name: str) -> None:
        """Begin a new paragraph where the element is a block."""
        if name not in BLOCKS:
            return
        text = BLANK.sub(" ", "".join(self._words)).strip()
        kind, level = self._kind or ((None, 0) if self._plain else ("strong", 0))
        self._done.append(Paragraph(text, kind, level))
        self._words, self._kind, self._plain = [], None, False

    def add(self, text: str | None) -> None:
        """Words of the paragraph; the innermost element around the first says what it is."""
        if not text:
            return
        if text.strip():
            if self._open and not "".join(self._words).strip():
                self._kind = KINDS[self._open[-1]]
            self._plain = self._plain or not self._bold
        self._words.append(text)

    def done(self) -> list[Paragraph]:
        """All paragraphs."""
        self.part("p")
        return self._done
