"""quotes.tagging.words: what the network reads."""

import pytest

from quotes.tagging.words import LOWER, OTHER, TITLE, UPPER, paragraph_words


@pytest.mark.parametrize(
    "text", ["“Go,” he said", '"Go," he said', "«Go,» he said", "‘Go,’ he said", "''Go,'' he said"]
)
def test_every_style_of_marks_reads_alike(text: str) -> None:
    words = paragraph_words(text, 0, len(text))
    assert [w.form for w in words] == ["“", "Go", ",", "”", "he", "said"]
    assert [w.depth for w in words] == [0, 1, 1, 0, 0, 0]


def test_nested_marks_become_single_ones() -> None:
    text = '"She said “no” to me"'
    assert [w.form for w in paragraph_words(text, 0, len(text))][3:6] == ["‘", "no", "’"]


def test_case_and_offsets() -> None:
    text = "xx The UN didn’t say 3.5"
    words = paragraph_words(text, 3, len(text))
    assert [text[w.start : w.end] for w in words] == [
        "The",
        "UN",
        "didn",
        "’t",
        "say",
        "3",
        ".",
        "5",
    ]
    assert [w.case for w in words] == [TITLE, UPPER, LOWER, OTHER, LOWER, OTHER, OTHER, OTHER]
