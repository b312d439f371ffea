"""quotes.names.stray_words: words beside a name that are none of it."""

import pytest

from quotes.names.stray_words import without_strays
from tests.names_by_hand import gazetteer, mentions


@pytest.mark.parametrize(
    ("marked", "cut"),
    [
        ("‹Derelict Marsh› left. ‹Lena Marsh› slept.", "Marsh"),
        ("‹Marsh Plan› fails. ‹Lena Marsh› made a plan.", "Marsh"),
        ("‹Ruth Marsh› left. ‹Lena Marsh› slept.", "Ruth Marsh"),
        ("‹Derelict Marsh› left.", "Derelict Marsh"),
        ("‹Mr Derelict Marsh› left. ‹Lena Marsh› slept.", "Mr Derelict Marsh"),
        ("‹Lena Wades› in. ‹Ruth Lena› waded in.", "Lena"),
        ("‹Lena Just› left. ‹Lena Marsh› just slept. ‹Lena Marsh› woke.", "Lena"),
        ("‹Lena Just› left. ‹Lena Marsh› slept. ‹Lena Marsh› woke.", "Lena Just"),
        ("‹Derelict Marsh› left. ‹Derelict Marsh› and ‹Lena Marsh› slept.", "Derelict Marsh"),
    ],
)
def test_the_first_name_of_a_headline(marked: str, cut: str) -> None:
    text, found = mentions(marked)
    first = without_strays(text, found, [True] * len(found), gazetteer())[0]
    assert first.text == text[first.start : first.end] == cut


def test_what_is_not_exposed_stays() -> None:
    text, found = mentions("‹Derelict Marsh› left. ‹Lena Marsh› slept.")
    assert without_strays(text, found, [False, False], gazetteer()) == found


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        ("the 25-year-old ‹Skarholmer› left", 0),
        ("the 25-year-old ‹Marsh› left. ‹Lena Marsh› slept.", 2),
        ("a tall ‹Skarholmer› left", 1),
    ],
    ids=["a word for where one is from", "a surname", "no age"],
)
def test_a_word_behind_an_age(marked: str, kept: int) -> None:
    text, found = mentions(marked)
    assert len(without_strays(text, found, [False] * len(found), gazetteer())) == kept
