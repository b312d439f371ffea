"""Noun phrases without a name that are subjects."""

import pytest

from quotes.speakers.narrative_subjects import plurals_and_owned, subjects
from tests.speakers_by_hand import parse


@pytest.mark.parametrize(
    ("tagged", "found"),
    [
        ("the/DET mayor/NOUN smiled/VERB", [(0, 9)]),
        ("a/DET tall/ADJ man/NOUN never/ADV left/VERB", [(0, 10)]),
        ("the/DET mayor/NOUN ,/PUNCT who/PRON left/VERB", [(0, 9)]),
        ("the/DET mayor/NOUN of/ADP it/PRON", []),
        ("the/DET mayor/NOUN smiling/VERB", []),
        ("a/DET spokesman/NOUN for/ADP the/DET port/NOUN left/VERB", [(0, 24), (16, 24)]),
        ("the/DET smiled/VERB", []),
        ("voters/NOUN smiled/VERB", []),
    ],
)
def test_subjects(tagged: str, found: list[tuple[int, int]]) -> None:
    assert list(subjects(parse(tagged))) == found


def test_plurals_and_owned() -> None:
    made = parse("port/NOUN voters/NNS met/VERB his/PRP$ wife/NOUN")
    assert list(plurals_and_owned(made)) == [((0, 11), True), ((16, 24), False)]
