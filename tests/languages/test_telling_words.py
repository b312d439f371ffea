"""What each word says of how worth checking a text is."""

from __future__ import annotations

import numpy as np
import pytest

from quotes.languages.telling_words import (
    STEPS,
    packed,
    pieces,
    telling_words,
    unpacked,
    version,
)


def test_words_come_in_order_and_whole() -> None:
    found = telling_words("Unpicturesque wages, Ada!")
    assert [each.word for each in found] == ["Unpicturesque", "wages", ",", "Ada", "!"]


@pytest.mark.parametrize("word", ["wages", "deficit", "unemployment"])
def test_a_public_matter_tells_more_than_a_feeling(word: str) -> None:
    more, less = telling_words(f"{word} hope")
    assert more.share > 0 > less.share


def test_among_more_words_each_counts_less() -> None:
    (alone,) = telling_words("wages")
    assert telling_words("wages and so on")[0].share == pytest.approx(alone.share / 2)


@pytest.mark.parametrize("text", ["", " ", "\n"], ids=["empty", "space", "line"])
def test_no_words_tell_nothing(text: str) -> None:
    assert telling_words(text) == []


def test_each_piece_of_the_vocabulary_has_a_weight() -> None:
    ids = range(pieces().get_vocab_size())
    assert len(unpacked(packed(np.ones(len(ids))))) >= len(ids)
    assert telling_words("".join(pieces().id_to_token(ids[-1]).lstrip("#")))


@pytest.mark.parametrize("size", [6, 7])
def test_packing_keeps_each_weight_within_half_a_step(size: int) -> None:
    weights = np.linspace(-1.0, 0.8, size)
    made = unpacked(packed(weights))[:size]
    assert np.abs(made - weights).max() <= 1 / STEPS + 1e-6


def test_the_version_is_a_checksum() -> None:
    assert len(version()) == 64
