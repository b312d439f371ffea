"""Files that hold no article that we could read, known by their first bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.errors import ArticleError
from quotes.hooks import Failure
from quotes.model import Article

# First bytes, what that is, and what to do.
KINDS = (
    (b"PK\x03\x04", "an archive or office document", "save it as text, HTML, PDF or docx"),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first"),
    (b"BZh", "compressed (bzip2)", "unpack it first"),
    (b"\xfd7zXZ\x00", "compressed (xz)", "unpack it first"),
    (b"(\xb5/\xfd", "compressed (zstd)", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", "unpack it first"),
    (b"Rar!", "an archive (rar)", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text or docx"),
    (b"{\\rtf", "a document in rich text", "save it as text or docx"),
    (b"%!PS", "PostScript", "save it as PDF or text"),
    (b"\x89PNG", "an image", "name the article itself"),
    (b"\xff\xd8\xff", "an image", "name the article itself"),
    (b"GIF8", "an image", "name the article itself"),
    (b"RIFF", "an image, a sound or a film", "name the article itself"),
    (b"ID3", "a sound", "name the article itself"),
    (b"OggS", "a sound or a film", "name the article itself"),
    (b"\x7fELF", "a program", "name the article itself"),
)  # fmt: skip


class OtherKinds:
    """Refuses each kind with a sentence."""

    many = True  # that it is too long is not what is wrong with it

    def can_read(self, name: str, head: bytes) -> bool:
        """Whether it is of one of the kinds."""
        return head.startswith(tuple(magic for magic, _, _ in KINDS))

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """Raises ArticleError, always."""
        what, todo = next((w, t) for magic, w, t in KINDS if data.startswith(magic))
        raise ArticleError(f"the file is {what}, not an article; {todo}")


# A document's type is asked for after that of web pages: whatever is left is none.
XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml\s|!DOCTYPE\s)", re.IGNORECASE)


class OtherXml:
    """XML with another root than those that are read: its markup is no text."""

    many = False

    def can_read(self, name: str, head: bytes) -> bool:
        """Whether it says that it is XML."""
        return XML.match(head) is not None

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """Raises ArticleError, always."""
        raise ArticleError("the file is XML of a kind that is not read; save it as text or HTML")
