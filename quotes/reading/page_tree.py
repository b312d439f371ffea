"""A page's tree without its furniture, and with labels on what its markup tells. Changes the tree.

Furniture goes by the names that sites give it (classes and ids), never the part that holds the article.
A `<q>` becomes marks; block quotations and embedded posts become labelled paragraphs with whoever
signed them; a pull quote whose words stand in the article, too, goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from quotes.languages.wording import Wording
from quotes.model import BlockKind
from quotes.reading.markup import BLOCKS
from quotes.reading.page_labels import PLAIN, label

WORDING = Wording("furniture", {})

LONG_PARAGRAPH = 12  # words; the article has at least one such paragraph

# A part with so many paragraphs of so many words is no box, whatever its class.
MAIN_PARAGRAPHS, MAIN_WORDS = 3, 25

REPEATED_WORDS = 4  # words; fewer may stand twice by chance

NEVER = ("html", "body", "article", "main", "head")

UNSEEN = ("script", "style", "noscript", "template")

SHORT_LINK = re.compile(r"(?:https?://)?(?:pic\.twitter\.com|pic\.x\.com|t\.co)/\S+")

# What sets off whoever is named under a quotation.
DASHES = "—–―- \t\n"

MARKS = '“”"«»„'

NOTE = re.compile(r"\[?\d{1,3}\]?")

SIGNS = ("footer", "cite", "figcaption")


def prepared(tree: Any) -> None:
    """Clean the tree and label its paragraphs."""
    _free_article(tree)
    for part in list(_furniture(tree)):
        if part.getparent() is not None:
            part.drop_tree()
    for note in list(tree.iter("sup")):
        _without_note(note)
    for q in reversed(list(tree.iter("q"))):
        _with_marks(q)
    for quote in list(_quotes(tree)):
        if quote.getparent() is not None:
            _as_paragraphs(quote, tree)
    for node in list(tree.iter("p", "div", "span", "cite")):
        _sign(node)
    for figure in list(tree.iter("figure")):
        _as_captions(figure)
    for entry in list(tree.iter("dl", "dt", "dd")):
        entry.tag = "div" if entry.tag == "dl" else "p"  # a record of who said what, not bullets
    _label_rest(tree)


def _free_article(tree: Any) -> None:
    """Make an `<aside>` that holds the article an `<article>`; a browser's reading view does so, too."""
    total = _running_words(tree)
    for aside in tree.iter("aside"):
        if aside.find(".//h1") is not None or 2 * _running_words(aside) > total > 0:
            aside.tag = "article"


def _furniture(tree: Any) -> Iterator[Any]:
    """The parts of the page whose names tell that they are no article."""
    found = [node for node in tree.iter() if isinstance(node.tag, str) and _is_furniture(node)]
    left = _running_words(tree)
    for node in found:
        if any(above in found for above in node.iterancestors()):
            continue
        words = _running_words(node)
        if words and words >= left:
            continue  # nothing else on the page is an article
        left -= words
        yield node


def _is_furniture(node: Any) -> bool:
    if node.tag in NEVER or node.find(".//h1") is not None:
        return False
    names = _names(node)
    if not any(WORDING.pattern("page-part").search(name) for name in names):
        return False
    long = [p for p in node.iter("p") if len(_words(p).split()) >= MAIN_WORDS]
    return (
        len(long) < MAIN_PARAGRAPHS
        or WORDING.pattern("page-part-ever").search(" ".join(names)) is not None
    )


def _names(node: Any) -> list[str]:
    """The names that a part has, one by one; those that tell what a part has or lacks are none."""
    written = " ".join(
        node.get(key) or "" for key in ("class", "id", "aria-label", "data-component")
    )
    return [n for n in written.split() if not re.match(r"(?i)(?:has|no|with|without|is|js)[-_]", n)]


def _running_words(node: Any) -> int:
    """The words of its longer paragraphs."""
    sizes = (len(_words(p).split()) for p in node.iter("p"))
    return sum(size for size in sizes if size >= LONG_PARAGRAPH)


def _words(node: Any) -> str:
    pieces: list[str] = []
    _collect(node, pieces)
    return " ".join("".join(pieces).split())


def _collect(node: Any, pieces: list[str]) -> None:
    """The texts of an element in order, without those of scripts."""
    if isinstance(node.tag, str) and node.tag not in UNSEEN:
        apart = " " if node.tag in BLOCKS else ""
        pieces += (apart, node.text or "")
        for child in node:
            _collect(child, pieces)
            pieces.append(child.tail or "")
        pieces.append(apart)


def _without_note(note: Any) -> None:
    """Leave the number of a footnote out; an exponent stays."""
    before = note.getprevious()
    written = (
        (before.tail or _words(before)) if before is not None else (note.getparent().text or "")
    )
    if NOTE.fullmatch(_words(note)) and not written[-1:].isdigit():
        note.drop_tree()


def _with_marks(q: Any) -> None:
    """Put the marks that a browser shows around a `<q>` into the text."""
    inner = any(above.tag == "q" for above in q.iterancestors())
    words = _words(q)
    if words[:1] not in ("“", "‘", '"', "«", "„", "'"):
        opening, closing = ("‘", "’") if inner else ("“", "”")
        q.text = opening + (q.text or "").lstrip()
        last = q[-1] if len(q) else None
        if last is None:
            q.text = q.text.rstrip() + closing
        else:
            last.tail = (last.tail or "").rstrip() + closing
    q.tag = "span"


def _quotes(tree: Any) -> Iterator[Any]:
    """The block quotations, pull quotes and embedded posts, the outermost of each."""
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag in NEVER:
            continue
        pulled = WORDING.pattern("pull-quote").search(" ".join(_names(node)))
        if node.tag == "blockquote" or _is_post(node) or pulled:
            yield node


def _is_post(node: Any) -> bool:
    return WORDING.pattern("embedded-post").search(" ".join(_names(node))) is not None


def _as_paragraphs(quote: Any, tree: Any) -> None:
    """Put labelled paragraphs in the place of a block quotation, or nothing where it repeats."""
    post = _is_post(quote)
    signature = "" if post else _signed(quote)
    made = _post(quote) if post else [("quote", words) for words in _pieces(quote)]
    if signature:
        made.append(("signature", f"— {signature}"))
    said = [words for kind, words in made if kind != "signature"]
    if not post and said and _repeated(" ".join(said), quote, tree):
        quote.drop_tree()
        return
    for child in list(quote):
        quote.remove(child)
    above = quote.getparent()
    if above is not None and above.tag == "figure":
        above.tag = "div"
    quote.text = None
    quote.tag = "div"
    quote.attrib.clear()
    for kind, words in made:
        quote.append(_paragraph(kind, words))  # type: ignore[arg-type]


def _paragraph(kind: BlockKind, words: str) -> Any:
    made = HtmlElement()
    made.tag = "p"
    made.text = label(kind) + words
    return made


def _pieces(node: Any) -> list[str]:
    """The paragraphs of an element, or its words where it has none."""
    found = [words for p in node.iter("p", "li") if (words := _words(p))]
    return found or ([words] if (words := _words(node)) else [])


def _signed(quote: Any) -> str:
    """Whoever is named in or under a block quotation; taken out of it."""
    for node in quote.iter():
        if not isinstance(node.tag, str) or node is quote:
            continue
        if node.tag in SIGNS or WORDING.pattern("signature-part").search(" ".join(_names(node))):
            words = _words(node).strip(DASHES)
            node.drop_tree()
            return words
    above = quote.getparent()
    if (
        above is not None
        and above.tag == "figure"
        and (under := above.find("figcaption")) is not None
    ):
        words = _words(under).strip(DASHES)
        under.drop_tree()
        return words
    return ""


def _post(quote: Any) -> list[tuple[str, str]]:
    """The paragraphs of an embedded post, and who signed it."""
    whole = SHORT_LINK.sub("", _words(quote)).strip()
    forms = (WORDING.pattern(name).search(whole) for name in ("post-signature", "social-signature"))
    signed = next(filter(None, forms), None)
    if signed is None:
        return [("post", whole)] if whole else []
    words = whole[: signed.start()].strip()
    said = [("post", words)] if words else []
    return [*said, ("signature", f"— {signed.group().strip(DASHES)}")]


def _sign(node: Any) -> None:
    """Label whoever is named, by the class of an element, behind one that is a quotation in marks."""
    named = node.tag == "cite" or WORDING.pattern("signature-part").search(" ".join(_names(node)))
    before = node.getprevious()
    if not named or before is None or not isinstance(before.tag, str) or len(node):
        return
    words, said = _words(node).strip(DASHES), _words(before)
    if said[:1] in MARKS and said[-1:] in MARKS and 0 < len(words.split()) < LONG_PARAGRAPH:
        node.getparent().replace(node, _tailed(_paragraph("signature", f"— {words}"), node))


def _tailed(made: Any, node: Any) -> Any:
    """An element with the text that follows another."""
    made.tail = node.tail
    return made


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _repeated(words: str, quote: Any, tree: Any) -> bool:
    """Whether the words stand in another paragraph of the page."""
    folded = _folded(words)
    if len(folded.split()) < REPEATED_WORDS:
        return False
    others = (p for p in tree.iter("p", "li") if quote not in (p, *p.iterancestors()))
    return any(folded in _folded(_words(p)) for p in others)


def _as_captions(figure: Any) -> None:
    """Put a labelled paragraph in the place of a picture with a caption."""
    captions = [words for c in figure.iter("figcaption") if (words := _words(c))]
    if not captions or figure.find(".//table") is not None or figure.find(".//p") is not None:
        return
    parent = figure.getparent()
    if parent is None or WORDING.pattern("video-part").search(" ".join(_names(figure))):
        return
    if figure.find(".//video") is not None or figure.find(".//iframe") is not None:
        return
    words = " ".join(captions)
    quoted = any(mark in words for mark in MARKS)
    credit = WORDING.pattern("caption-credit").search(words) if quoted else None
    made = _paragraph("caption", words[: credit.start()] if credit and credit.start() else words)
    made.tail, figure.tail = figure.tail, None
    parent.replace(figure, made)


def _label_rest(tree: Any) -> None:
    """Label headings, entries of lists and paragraphs; those that are wholly bold as such."""
    for node in list(tree.iter("h1", "h2", "h3", "h4", "h5", "h6", "li", "p")):
        if not _words(node) or (node.text or "").startswith("⟦"):
            continue
        if node.tag == "p":
            _label_strong(node)
            if (
                not (node.text or "").startswith("⟦")
                and next(node.iterancestors("table"), None) is None
            ):
                node.text = label(PLAIN) + (node.text or "").lstrip()
        elif node.tag == "li":
            node.text = label("item") + (node.text or "").lstrip()
        else:
            node.text = label("heading", int(node.tag[1])) + (node.text or "").lstrip()


def _label_strong(paragraph: Any) -> None:
    """Label a wholly bold paragraph; one that begins with a bold line is parted after it."""
    first = paragraph[0] if len(paragraph) else None
    if first is None or first.tag not in ("strong", "b") or (paragraph.text or "").strip():
        return
    rest = list(paragraph)[1:]
    breaks = bool(rest) and rest[0].tag == "br" and not (first.tail or "").strip()
    if breaks:
        made = HtmlElement()
        made.tag = "p"
        made.text = rest[0].tail
        for child in rest[1:]:
            made.append(child)
        paragraph.remove(rest[0])
        paragraph.addnext(made)
        made.tail, paragraph.tail = paragraph.tail, None
    if _words(paragraph) == _words(first):
        paragraph.text = label("strong")
