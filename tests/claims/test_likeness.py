"""Which statements speak of the same as a text, by words, parts of words and given vectors."""

from __future__ import annotations

import numpy as np
import pytest

from quotes.claims import likeness
from quotes.claims.statement import read_statement


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Pier sold! https://orla.example/a #HarbourDay", "Pier sold!   Harbour Day"),
        ("@OrlaNews says so pic.twitter.com/x1", "Orla News says so  "),
        ("nothing to do", "nothing to do"),
    ],
    ids=["tag", "account", "plain"],
)
def test_posts_become_words(text: str, plain: str) -> None:
    assert likeness.without_marks_of_posts(text) == plain


def test_signs_tell_how_far_vectors_lie_apart() -> None:
    rng = np.random.default_rng(1)
    one = rng.normal(size=256)
    bits = likeness.signs(np.stack([one, one + 0.1 * rng.normal(size=256), -one]))
    apart = likeness.differing(bits, bits[0])
    assert apart[0] == 0 and apart[2] == 256 and 0 < apart[1] < 40


CANDIDATES = ["The ferry was late again", "Harbours are repaired by the county", "A dog barked"]


def test_parts_of_words_find_other_forms() -> None:
    found = likeness.order("the harbour repairs", CANDIDATES, [0, 0, 0], None)
    assert found[0].place == 1 and found[0].cosine is None


def test_words_and_meaning_count_alike() -> None:
    # The second has every word and most parts, so about as much as the nearest meaning could add.
    for nearest, first in ((0.6, 1), (1.0, 0)):
        cosines = np.array([nearest, 0.0, 0.1])
        found = likeness.order("the harbour repairs", CANDIDATES, [0, 1.0, 0], cosines)
        assert found[0].place == first


def test_nothing_stored_is_nothing_alike() -> None:
    assert likeness.order("the harbour", [], [], np.zeros(0)) == []


@pytest.mark.parametrize(
    ("other", "cosine", "alike"),
    [
        ("The county repaired the harbour wall", None, True),
        ("The county likes music", None, False),
        ("Our docks were mended at public cost", 0.55, True),
        ("Our docks were mended at public cost", 0.2, False),
    ],
    ids=["words", "one word", "meaning", "far"],
)
def test_what_is_offered(other: str, cosine: float | None, alike: bool) -> None:
    own = frozenset(
        likeness.content_words(read_statement("The county repaired that harbour").norms)
    )
    assert likeness.is_like(own, read_statement(other).norms, cosine) is alike


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The pier is shut. “Nobody may fish!” Is it true?",
         ["The pier is shut.", "“Nobody may fish!”", "Is it true?"]),
        ("Shut. The pier is closed", ["The pier is closed"]),
        ("Shut again.", ["Shut again."]),
        ("", [""]),
        ("We said no. " * 9, ["We said no."] * likeness.SENTENCES),
    ],
    ids=["three", "too short", "only short", "empty", "many"],
)  # fmt: skip
def test_sentences_that_are_read_closely(text: str, parts: list[str]) -> None:
    assert likeness.sentences(text) == parts


def test_each_sentence_of_another_text_counts_alike() -> None:
    one, other = np.eye(2)
    same = likeness.nearness(one, one[None], np.stack([one]))
    half = likeness.nearness(one, one[None], np.stack([one, other]))
    assert same == pytest.approx(1) and half == pytest.approx(0.5)
    # A text of which one sentence speaks of something else.
    mixed = likeness.nearness(one, np.stack([one, other]), np.stack([one]))
    assert half < mixed < same
