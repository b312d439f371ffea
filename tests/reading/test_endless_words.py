"""A word without an end costs its paragraph, not minutes."""

from __future__ import annotations

import time

import pytest

from quotes.reading.plain import from_text

FIRST = "The port of Ayla will close in May, the harbour minister said on Friday."

# Far more than is needed; where each character is looked at again for each before it, it takes longer.
LIMIT_SECONDS = 20.0


@pytest.mark.parametrize("letter", ["x", "a-", "a.", "9,", "A", "é", "😀", "本"])
def test_a_paragraph_with_an_endless_word_is_left_out(letter: str) -> None:
    text = f"{FIRST}\n\n“No,” {letter * (1_000_000 // len(letter))} said.\n\n{FIRST}"
    begun = time.process_time()
    read = from_text("a", text)
    assert time.process_time() - begun < LIMIT_SECONDS
    assert read.text == text and [text[a:b] for a, b in read.body] == [FIRST, FIRST]
    assert any("2,000 characters" in note for note in read.notes)


def test_clauses_without_spaces_are_no_endless_words() -> None:
    clause = "部长周五对居民说，码头将于五月关闭。"
    read = from_text("a", clause * 300)
    assert read.body and not read.notes
