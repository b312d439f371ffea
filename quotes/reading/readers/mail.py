"""One e-mail message (`.eml`): its text, decoded, without its attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from quotes.errors import ArticleError
from quotes.hooks import Failure
from quotes.model import Article
from quotes.reading.readers.parts import Facts, article, markup_text, unwrapped, whole

HEADER_LINE = re.compile(
    rb"([A-Za-z][A-Za-z0-9-]*):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)"
)

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
        message = message_from_bytes(data, policy=policy.default)
        if not isinstance(message, EmailMessage):
            raise ArticleError("the message cannot be read")
        part = message.get_body(("plain", "html"))
        if part is None:
            raise ArticleError("the message has no text")
        text = _content(part)
        text = markup_text(text) if part.get_content_subtype() == "html" else unwrapped(text)
        title, date = (str(message.get(field) or "") for field in ("Subject", "Date"))
        yield article(name, text, Facts(whole(title), date))


def _content(part: MIMEPart) -> str:
    try:
        return str(part.get_content(errors="replace"))
    except (LookupError, KeyError, ValueError):
        payload = part.get_payload(decode=True)  # in a character set that nobody knows
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
