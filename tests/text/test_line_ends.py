"""quotes.text.line_ends: which line ends end a paragraph."""

from __future__ import annotations

import pytest

from quotes.text.line_ends import paragraphs

WRAPPED = """\
The harbour board of Tarn met on Monday night to talk about
the dredging of the channel, which has silted up since last
winter.
    The master, Ada Orla, told the board that the permits were
not there and that the ferry would have to wait until spring.
    "We cannot wait," she said.
"""
MAIL = """\
Hello all,

the swimming club has lost its pool, and the council has given
us a week to clear the lockers before they change the lock and
the lights go out.

- bring boots
- bring bags
"""


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (WRAPPED, ["The harbour board", "The master", '"We cannot wait']),
        (WRAPPED.replace("\n", "\r\n"), ["The harbour board", "The master", '"We cannot wait']),
        (MAIL, ["Hello all", "the swimming club", "- bring boots", "- bring bags"]),
        ("One paragraph.\nAnother paragraph.\nA third.", ["One", "Another", "A third"]),
        ("BELL: Is it over?\nORLA: It is.\nBELL: Good.", ["BELL", "ORLA", "BELL"]),
        ("He said the permits were in the end\nnot there.", ["He said"]),
        ("", []),
    ],
)
def test_paragraphs(text: str, starts: list[str]) -> None:
    found = paragraphs(text)
    assert len(found) == len(starts)
    assert all(text[a:b].startswith(s) for (a, b), s in zip(found, starts, strict=True))
    assert all(text[a:b] == text[a:b].strip() for a, b in found)
