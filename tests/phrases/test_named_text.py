"""Which names stand in, near, at the end of and around a span."""

import pytest

from quotes.model import Span
from quotes.phrases.named_text import core_length
from tests.speakers_by_hand import by_hand

MADE = by_hand("So ‹Lena Marsh› met ‹o:Acme Corp›. ⟦the mayor⟧ ‹Paul Osei›’s")


def test_names_in_and_near() -> None:
    text = MADE.text
    assert [n.text for n in text.names_in(Span(0, 17))] == ["Lena Marsh"]
    assert [n.text for n in text.near(Span(4, 17))] == ["Lena Marsh"]
    assert not text.names_in(Span(4, 14)) and not text.people_near(Span(18, 27))
    assert text.first_from(4) is text.names[1] and text.first_from(len(text.text)) is None


def test_is_name_and_person_ends() -> None:
    text = MADE.text
    assert text.is_name(Span(3, 13)) and text.is_name(Span(3, 14)) and not text.is_name(Span(3, 8))
    assert text.person_ends(Span(3, 13)) and not text.person_ends(Span(3, 9))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [("⟦mayor ‹Paul Osei›⟧", True), ("⟦‹Paul Osei›’s⟧", True), ("⟦‹Paul Osei› mayor⟧", False)],
)
def test_name_at_end(marked: str, expected: bool) -> None:
    made = by_hand(marked)
    assert (made.text.name_at_end(made.phrases[0]) is not None) is expected


def test_name_around() -> None:
    made = by_hand("‹Lena ⟦Marsh⟧› left")
    assert made.text.name_around(made.phrases[0]) is made.text.names[0]
    assert MADE.text.name_around(Span(0, 2)) is None


@pytest.mark.parametrize(
    ("words", "core"),
    [
        ("the mayor, who left", "the mayor"),
        ("a spokesman for the mayor", "a spokesman"),
        ("Janhit Dal (JD) president", "Janhit Dal (JD) president"),
        ("voters", "voters"),
    ],
)
def test_core_length(words: str, core: str) -> None:
    assert words[: core_length(words)] == core
