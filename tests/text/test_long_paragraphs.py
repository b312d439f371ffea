"""Where a paragraph that is too long is cut."""

from __future__ import annotations

import pytest

from quotes.model import Span
from quotes.text.long_paragraphs import MAX_PIECE, pieces


@pytest.mark.parametrize(
    ("unit", "ends"),
    [("“The quay is full,” she said. ", "said. "), ("word ", "word"), ("x", "x")],
)
def test_cuts_stand_behind_sentences_or_words(unit: str, ends: str) -> None:
    text = unit * (3 * MAX_PIECE // len(unit))
    made = list(pieces(text, [Span(0, len(text))]))
    assert "".join(text[a:b] for a, b in made) == text
    assert len(made) >= 3 and all(b - a <= MAX_PIECE for a, b in made)
    assert all(text[a:b].endswith(ends) for a, b in made[:-1])


def test_what_is_short_stays_whole() -> None:
    assert list(pieces("One.\nTwo.", [Span(0, 4), Span(5, 9)])) == [Span(0, 4), Span(5, 9)]
