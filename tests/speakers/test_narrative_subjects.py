"""Noun phrases without a name that are subjects."""

import pytest

from quotes.speakers.narrative_subjects import subjects
from tests.speakers_by_hand import parse


@pytest.mark.parametrize(
    ("tagged", "found"),
    [
        ("the/DET mayor/NOUN smiled/VERB", [(0, 9)]),
        ("a/DET tall/ADJ man/NOUN never/ADV left/VERB", [(0, 10)]),
        ("the/DET mayor/NOUN ,/PUNCT who/PRON left/VERB", [(0, 9)]),
        ("the/DET mayor/NOUN of/ADP it/PRON", []),
        ("the/DET mayor/NOUN smiling/VERB", []),
        ("the/DET smiled/VERB", []),
        ("voters/NOUN smiled/VERB", []),
    ],
)
def test_subjects(tagged: str, found: list[tuple[int, int]]) -> None:
    assert list(subjects(parse(tagged))) == found
