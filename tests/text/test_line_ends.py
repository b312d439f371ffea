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

NUMBERED = """\
Dealers in Tarn said that the crown had been bought all through
the morning and that by noon it stood well above the level of
1.86 to the mark, at which the bank had stepped in last winter.
    The bank said nothing.
"""
SINGLE = """\
The ferry was full on Monday night and left half an hour before
its time.
    The price of a passage rose by an eighth on the same morning.
    Ada Orla said that the ferries would be dearer still in the
spring, when the channel had been dredged.
    Others waited, as they had been told to do on the quay by the
harbour master.
"""
SHORT_FIRST = """\
The Board's (TB) own
harbour office in Tarn defended the dredging of the channel, as
far as the old pier, after the ferries had asked for a month to
find another berth.
"""


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (NUMBERED, ["Dealers", "The bank"]),
        (SINGLE, ["The ferry", "The price", "Ada Orla", "Others"]),
        (SHORT_FIRST.replace(" own", " whole own"), ["The Board's"]),
        (WRAPPED, ["The harbour board", "The master", '"We cannot wait']),
        (WRAPPED.replace("\n", "\r\n"), ["The harbour board", "The master", '"We cannot wait']),
        (MAIL, ["Hello all", "the swimming club", "- bring boots", "- bring bags"]),
        ("One paragraph.\nAnother paragraph.\nA third.", ["One", "Another", "A third"]),
        ("BELL: Is it over?\nORLA: It is.\nBELL: Good.", ["BELL", "ORLA", "BELL"]),
        ("He said the permits were in the end\nnot there.", ["He said"]),
        ("", []),
    ],
    ids=[
        "a number at the front of a line",
        "one-line paragraphs, indented",
        "a short first line",
        "wrapped",
        "wrapped with carriage returns",
        "mail with a list",
        "lines are paragraphs",
        "turns",
        "torn",
        "empty",
    ],
)
def test_paragraphs(text: str, starts: list[str]) -> None:
    found = paragraphs(text)
    assert len(found) == len(starts)
    assert all(text[a:b].startswith(s) for (a, b), s in zip(found, starts, strict=True))
    assert all(text[a:b] == text[a:b].strip() for a, b in found)
