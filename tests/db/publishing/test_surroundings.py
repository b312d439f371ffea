"""What is left of a text around its quotes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from quotes.db.publishing.passages import passages, shortened

LONG = "word " * 80


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Rain fell. “We stay,” she said. Snow came.", ["We stay"], "“We stay,” she said."),
        ("One. Two. Three.", ["One", "Two"], "One. Two."),
        ("One. Two. Three. Four.", ["One", "Four"], "One.|Four."),
        ("Nothing is quoted here.", [], ""),
        (f"{LONG}we stay {LONG}end.", ["we stay"], f"… {'word ' * 47}we stay {'word ' * 47}…"),
        ("Ab. “Yes.” Cd. Ef.", ["“Yes.”"], "“Yes.” Cd."),
    ],
    ids=["sentence", "neighbours", "far apart", "none", "cut", "what follows"],
)  # fmt: skip
def test_the_sentences_are_left(text: str, words: list[str], left: str) -> None:
    made = shortened(text, [(text.index(each), text.index(each) + len(each)) for each in words])
    assert "|".join(part.strip() for part in made.split("\n") if part.strip()) == left
    assert len(made) == len(text)


PLACES = some.integers(-2, 900)


@given(
    some.text(alphabet="ab.”\n ", max_size=900), some.lists(some.tuples(PLACES, PLACES), max_size=5)
)
def test_every_offset_holds(text: str, marked: list[tuple[int, int]]) -> None:
    made = shortened(text, marked)
    assert len(made) == len(text)
    for start, end in marked:
        if 0 <= start < end <= len(text):
            assert made[start:end] == text[start:end]
    places = passages(text, marked)
    assert all(one.end < other.start for one, other in pairwise(places))
