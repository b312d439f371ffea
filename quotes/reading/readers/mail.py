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
from quotes.reading.markup import Written, from_markup
from quotes.reading.readers.parts import Facts, article, unwrapped

HEADER_LINE = re.compile(
    rb"([A-Za-z][A-Za-z0-9-]*):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)"
)

# The standard library takes these apart as it reads, in a time that grows with their square.
PARSED = re.compile(rb"^content-[a-z-]+:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)

PARSED_LENGTH = 10_000

SUBJECT_LENGTH = 2_000

# What every message has and no article's own header lines do.
NEEDED = frozenset((b"from", b"received", b"message-id", b"mime-version"))


# Title, date, who wrote, for whom, the message's place on the web (RFC 5064), and its language.
FIELDS = ("Subject", "Date", "From", "Organization", "Archived-At", "Content-Language")


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
        html = part.get_content_subtype() == "html"
        written = from_markup(text) if html else Written(unwrapped(text))
        title, date, sender, house, place, language = (
            _decoded(part.get(field) or message.get(field)) for field in FIELDS
        )
        facts = Facts(
            title, date, place.strip("<> \t"), _named(_decoded(message.get("List-Id"))) or house,
            _named(sender), language,
        )  # fmt: skip
        yield article(name, written, facts)


def _named(address: str) -> str | None:
    """The name beside an address; None where the address stands alone."""
    name = address.rpartition("<")[0].strip().strip('"').strip()
    return None if "@" in name else name or None


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
