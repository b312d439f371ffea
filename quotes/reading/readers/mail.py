"""One e-mail message (`.eml`): its text, decoded, without its attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from quotes.errors import ArticleError
from quotes.hooks import Failure
from quotes.model import Article
from quotes.reading.readers.parts import Facts, article, markup_text, unwrapped

HEADER_LINE = re.compile(
    rb"([A-Za-z][A-Za-z0-9-]*):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)"
)

# The standard library takes these apart as it reads, in a time that grows with their square.
PARSED = re.compile(rb"^content-[a-z-]+:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)

PARSED_LENGTH = 10_000

SUBJECT_LENGTH = 2_000

# What every message has and no article's own header lines do.
NEEDED = frozenset((b"from", b"received", b"message-id", b"mime-version"))


class MailReader:
    """A message as mail programs save it."""

    many = False

    def can_read(self, name: str, head: bytes) -> bool:
        """Whether it opens with the header lines of a message."""
        place, names = 0, set()
        while match := HEADER_LINE.match(head, place):
            names.add(match[1].lower())
            place = match.end()
        return len(names & NEEDED) >= 2 or (
            b"from" in names and not names.isdisjoint((b"subject", b"date"))
        )

    def read(self, name: str, data: bytes) -> Iterator[Article | Failure]:
        """The message's text."""
        if any(len(match.group()) > PARSED_LENGTH for match in PARSED.finditer(data)):
            raise ArticleError("the message has a header line that is too long")
        message = message_from_bytes(data)
        part = _body(message)
        text = _content(part)
        text = markup_text(text) if part.get_content_subtype() == "html" else unwrapped(text)
        title, date = (_decoded(message.get(field)) for field in ("Subject", "Date"))
        yield article(name, text, Facts(title, date))


def _body(message: Message) -> Message:
    """The part with the text: the first plain one, or else the first in HTML."""
    found: dict[str, Message] = {}
    for part in message.walk():
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            found.setdefault(part.get_content_subtype(), part)
    for kind in ("plain", "html"):
        if kind in found:
            return found[kind]
    raise ArticleError("the message has no text")


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        return payload.decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError):  # in a character set that nobody knows
        return payload.decode("utf-8", "replace")


def _decoded(value: object) -> str:
    """A header's words, whatever character sets they name."""
    written = str(value or "")[:SUBJECT_LENGTH]
    try:
        return str(make_header(decode_header(written)))
    except (HeaderParseError, LookupError, ValueError):
        return written
