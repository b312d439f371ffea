"""Bytes of a web page -> its text, as browsers decode it. Pure."""

from __future__ import annotations

import codecs
import re

from quotes.reading.western import western

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip

# Where a page says its encoding: <meta charset="…">, <meta … content="…; charset=…">, <?xml … encoding="…">.
DECLARED = re.compile(
    rb"""(?:charset\s*=|<\?xml[^>]*encoding\s*=)\s*["']?\s*([\w:.-]+)""", re.IGNORECASE
)

DECLARED_WITHIN = 4_096  # bytes; browsers look at 1,024, but scripts often come first

# The names that browsers take for Windows-1252, whatever a page means by them.
LATIN = frozenset((
    "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii", "windows-1252",
    "cp1252", "x-cp1252", "iso_8859-1",
))  # fmt: skip


# C1 controls are Windows-1252 characters that were taken for another set's; U+0085 is a line end.
CONTROLS = {
    code: made
    for code in range(0x80, 0xA0)
    if code != 0x85 and (made := bytes([code]).decode("cp1252", "ignore"))
}


def decoded_page(data: bytes) -> str:
    """The page's text, with the marks that C1 controls stand for in it."""
    return _decoded(data).translate(CONTROLS)


def _decoded(data: bytes) -> str:
    """By its byte order mark, by what it says, else UTF-8 where that can be read,
    else Windows-1252, as browsers do. A page that says UTF-8 and is none is Windows-1252."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    declared = DECLARED.search(data[:DECLARED_WITHIN])
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    try:
        if name and name not in LATIN and not name.startswith("utf-16"):
            return data.decode(name)
        return data.decode("utf-8" if name not in LATIN else "ascii")
    except (LookupError, UnicodeDecodeError):
        return _as_western(data)


def _as_western(data: bytes) -> str:
    """Windows-1252 or Mac Roman, or UTF-8 on a page that says otherwise."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return western(data)[0]
