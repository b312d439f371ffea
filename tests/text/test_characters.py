"""quotes.text.characters: what a text is read as, and the way back to its offsets."""

from __future__ import annotations

import pytest

from quotes.model import Span
from quotes.text.characters import reading

CASES = [
    ("Ms\u00a0Roe said\u202fso", "Ms Roe said so"),
    ("the reser\u00advoir", "the reservoir"),
    ("\u200b“Yes,”\u200b she said", "“Yes,” she said"),
    ("Jose\u0301 and Zoe\u0308", "José and Zoë"),
    ("one\u2028two\u2029three", "one\ntwo\nthree"),
    ("one\rtwo\r\nthree", "one\ntwo\nthree"),
    ("\x93Yes,\x94 it\x92s so", "“Yes,” it’s so"),
    ("one\x85two", "one\ntwo"),
    ("â€œYes,â€\x9d itâ€™s so", "“Yes,” it’s so"),
    ("Ana PeÃ±a", "Ana Peña"),
    ("Ana PeÃƒÂ±a said Ã¢â‚¬Å“noÃ¢â‚¬Â\x9d", "Ana Peña said “no”"),
    ("Zoe\u0301 PeÃ\x83Â±a", "Zoé Peña"),
    ("\uff02Yes\uff02", '"Yes"'),
    ("the chan-\nnel before\nwinter", "the channel\nbefore\nwinter"),
    ("the chan-\r\nnel, he said", "the channel,\nhe said"),
    ("on Mon-\nday.", "on Monday."),
    ("a well-\nknown man", "a well-known\nman"),
    ("a long list -\nfirst", "a long list -\nfirst"),
    ("Smith-\nJones said", "Smith-\nJones said"),
    ("plain", "plain"),
]


@pytest.mark.parametrize(("text", "read"), CASES)
def test_reading(text: str, read: str) -> None:
    assert reading(text).text == read


@pytest.mark.parametrize(("text", "read"), CASES)
def test_each_span_of_a_reading_has_its_place_in_the_text(text: str, read: str) -> None:
    made = reading(text)
    whole = made.source(Span(0, len(read)))
    assert whole.end <= len(text)
    for place in range(len(read)):
        a, b = made.source(Span(place, place + 1))
        assert reading(text[a:b]).text.strip("\n ") in (read[place], "", read[place].strip())


def test_a_word_parted_at_a_line_end_has_its_offsets() -> None:
    text = "We dredge the chan-\nnel before winter"
    made = reading(text)
    start = made.text.index("channel")
    assert text[slice(*made.source(Span(start, start + 7)))] == "chan-\nnel"
    assert text[slice(*made.source(Span(start + 8, start + 14)))] == "before"
