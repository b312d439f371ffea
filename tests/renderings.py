"""One article in many forms: widths, line ends, marks, accents, spaces, byte order marks, layouts. Pure."""

from __future__ import annotations

import html
import re
import textwrap
import unicodedata
from dataclasses import dataclass
from typing import Literal

ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}

# Opening and closing double marks of each style.
MARKS = {
    "curly": ("“", "”"), "straight": ('"', '"'), "guillemets": ("«", "»"), "german": ("„", "“"),
    "swedish": ("”", "”"), "danish": ("»", "«"), "two single": ("''", "''"), "tex": ("``", "''"),
    "corner": ("「", "」"), "entities": ("“", "”"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rendering:
    """How an article is written; `width` is that of its lines in characters, 0 for none."""

    width: int = 0
    ends: str = "lf"
    marks: str = "curly"
    form: Literal["NFC", "NFD"] = "NFC"
    hard_spaces: bool = False
    byte_order_mark: bool = False
    layout: Literal["plain", "markdown", "html"] = "plain"

    @property
    def name(self) -> str:
        """A name of the file with the ending of its layout."""
        return {"plain": "a.txt", "markdown": "a.md", "html": "a.html"}[self.layout]


def rendered(title: str, paragraphs: tuple[str, ...], way: Rendering) -> bytes:
    """The article as bytes. Its paragraphs have curly marks, and `~` where a hard space may stand."""
    texts = [_written(text, way) for text in (title, *paragraphs)]
    if way.width and way.layout != "html":
        texts = [
            texts[0],
            *(
                textwrap.fill(t, way.width, break_long_words=False, break_on_hyphens=False)
                for t in texts[1:]
            ),
        ]
    if way.layout == "html":
        inner = "".join(f"<p>{html.escape(text, quote=False)}</p>\n" for text in texts[1:])
        head = f"<title>{texts[0]} | Ayla Post</title><meta charset=utf-8>"
        whole = f"<!doctype html><html><head>{head}</head><body><article><h1>{texts[0]}</h1>{inner}</article>"
    else:
        whole = ("# " if way.layout == "markdown" else "") + "\n\n".join(texts) + "\n"
    data = whole.replace("\n", ENDS[way.ends]).encode()
    return (b"\xef\xbb\xbf" if way.byte_order_mark else b"") + data


def _written(text: str, way: Rendering) -> str:
    opening, closing = MARKS[way.marks]
    text = text.replace("“", opening + "\0").replace("”", closing).replace("\0", "")
    if way.marks in ("straight", "two single", "tex"):
        text = text.replace("’", "'")
    return unicodedata.normalize(way.form, text.replace("~", "\u00a0" if way.hard_spaces else " "))


def folded(words: str) -> tuple[str, ...]:
    """The words of a content as they are compared."""
    plain = unicodedata.normalize("NFC", words.replace("\u00a0", " ").replace("’", "'"))
    return tuple(re.findall(r"\w+", plain.casefold()))
