"""Whatever shares a run of words shares a fingerprint."""

from __future__ import annotations

from random import Random

from quotes.claims.fingerprints import fingerprints, number, shingles


def test_a_shared_run_of_six_words_is_always_seen() -> None:
    chance = Random(3)
    words = [f"w{i}" for i in range(400)]
    for _ in range(300):
        run = chance.sample(words, 6)
        one, other = (
            chance.sample(words, chance.randint(0, 30)) + run + chance.sample(words, 15)
            for _ in range(2)
        )
        assert fingerprints(one) & fingerprints(other) & set(shingles(run))


def test_long_texts_keep_only_some() -> None:
    words = [f"w{i}" for i in range(300)]
    assert 0.5 < len(fingerprints(words)) / len(shingles(words)) < 0.8


def test_short_texts() -> None:
    assert fingerprints(["we", "agree"]) == frozenset()
    assert fingerprints(["we", "agree", "with"]) == {number("we agree with")}
    assert len(fingerprints(["the", "harbour", "will", "stay", "open", "today"])) == 4


def test_the_numbers_are_the_same_on_every_machine() -> None:
    assert number("we counted every") == 275_348_818_231_330
    assert 0 <= number("\ud800") < 2**48
