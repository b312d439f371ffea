"""Who "I" and "we" are."""

import pytest

from quotes.model import Phrase, Span
from quotes.speakers.actor import Actor
from quotes.speakers.actors import NOBODY, Answer
from quotes.speakers.first_person import by_author, quotes_around, speaker_of, writer
from tests.speakers_by_hand import by_hand, quote, rules

LENA = Phrase("Lena", (Span(0, 4),))
PAUL = Phrase("Paul", (Span(50, 54),))
I = Phrase("I", (Span(20, 21),))  # noqa: E741


def test_the_innermost_quote_comes_first() -> None:
    outer, inner = quote(PAUL, Span(10, 48)), quote(LENA, Span(15, 30))
    own = quote(I, Span(10, 48))
    elsewhere = quote(LENA, Span(30, 48))
    assert quotes_around(I, [outer, own, elsewhere, inner, quote(None, Span(0, 48))]) == [
        inner,
        outer,
    ]


def test_the_first_known_speaker_is_meant() -> None:
    paul = Actor("Paul", "person")
    quotes = [quote(LENA, Span(15, 30)), quote(PAUL, Span(10, 48))]
    answer = speaker_of(quotes, {LENA.spans: NOBODY, PAUL.spans: Answer((paul,))})
    assert answer.actors == (paul,) and rules(answer) == ["first-person"]
    assert speaker_of(quotes, {}) == NOBODY


@pytest.mark.parametrize(
    ("word", "expected"), [("I", "Lena Marsh"), ("We", ""), ("my", "Lena Marsh")]
)
def test_writer(word: str, expected: str) -> None:
    made = by_hand(f"By ‹Lena Marsh›\n⟦{word}⟧ went home.")
    name = writer(made.phrase(), made.text)
    assert (name.text if name else "") == expected
    if name:
        assert rules(by_author(name, Answer(()))) == ["byline"]
