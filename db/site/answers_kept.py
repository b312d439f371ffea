"""Whole answers, kept for whoever asks for the same next: those for anybody, until the file changes.

An answer is kept under its tag (`unchanged`), which tells the state of the file, the address and the host;
never one for somebody who is known, and none that sets a cookie, is private or shows something as it was.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from quotes.db.site.unchanged import ETAG, Tag
from quotes.db.site.visitors import has_no_other_plugins

# So many bytes are kept in all, and of one answer.
MOST_BYTES, LARGEST = 32_000_000, 1_000_000

# By these a visitor may be somebody.
KNOWN_BY = frozenset((b"cookie", b"authorization"))

Messages = tuple[dict[str, Any], ...]


class Answers:
    """The answers of one state of the file, those used last kept longest."""

    def __init__(self) -> None:
        self._state: Any = None
        self._kept: OrderedDict[bytes, Messages] = OrderedDict()
        self._bytes = 0

    def get(self, state: Any, tag: bytes) -> Messages | None:
        """What was answered in this state; that of any other is dropped."""
        if state != self._state:
            self._state, self._bytes = state, 0
            self._kept.clear()
        if tag in self._kept:
            self._kept.move_to_end(tag)
        return self._kept.get(tag)

    def put(self, state: Any, tag: bytes, messages: Messages) -> None:
        """Keep an answer, unless the file has changed meanwhile."""
        if state != self._state or tag in self._kept:
            return
        self._kept[tag] = messages
        self._bytes += _size(messages)
        while self._bytes > MOST_BYTES:
            self._bytes -= _size(self._kept.popitem(last=False)[1])

    def recording(self, send: Any, state: Any, tag: bytes) -> Any:
        """`send` that keeps what it sent once that is whole."""
        sent: list[dict[str, Any]] = []
        is_kept = True

        async def record(message: dict[str, Any]) -> None:
            nonlocal is_kept
            await send(message)
            if message["type"] == "http.response.start":
                is_kept = (ETAG, tag) in message["headers"]
            sent.append(message)
            is_kept = is_kept and _size(sent) <= LARGEST
            if not is_kept:
                sent.clear()
            elif message["type"] == "http.response.body" and not message.get("more_body"):
                self.put(state, tag, tuple(sent))

        return record


def _size(messages: Any) -> int:
    return sum(len(message.get("body", b"")) for message in messages)


def answers_of(datasette: Any) -> Answers:
    """The answers that a site keeps."""
    if not hasattr(datasette, "_quotes_answers"):
        datasette._quotes_answers = Answers()
    found: Answers = datasette._quotes_answers
    return found


async def sent_again(datasette: Any, send: Any, tag: Tag) -> bool:
    """Whether the answer is kept; it is sent then."""
    kept = answers_of(datasette).get(tag.state, tag.text)
    for message in kept or ():
        await send(message)
    return kept is not None


def is_for_anybody(scope: dict[str, Any]) -> bool:
    """Whether a question comes from nobody who is known, and nothing but the file decides its answer."""
    names = {name.lower() for name, _ in scope.get("headers") or ()}
    return scope["method"] == "GET" and not names & KNOWN_BY and has_no_other_plugins()
