"""Where a line in which paragraphs were joined is parted."""

from __future__ import annotations

import pytest

from quotes.model import Span
from quotes.text.joined_paragraphs import JOINED, parted

LONG = "The harbour board met in the old customs house and went through the list of the repairs. "
PADDING = LONG * (JOINED // len(LONG) + 1)

CASES = {
    "a mark opens again": [
        'Ada Orla said: "The dam is full.',
        '"It will hold.',
        '"We are sure of it."',
    ],
    "curly marks open again": ["Orla said: “The dam is full.", "“It will hold.”"],
    "one quotation behind another": [
        '"The dam is full," said Ada Orla. "It will hold."',
        '"It will not," said Bo Quill.',
    ],
    "the narrator goes on behind a torn speech": [
        'Orla said: "The dam is full.',
        '"It will hold."',
        "Bo Quill left the room.",
    ],
}

WHOLE = {
    "no marks": "The dam is full. Nobody was hurt.",
    "quotation, tag, quotation": '"The dam is full," said Ada Orla. "It will hold."',
    "narrator before and behind": 'Orla said: "The dam is full." Bo Quill left the room.',
    "quotation within a quotation": "\"He told me 'It is full.' I left,\" said Ada Orla.",
    "a missing mark in the middle of a sentence": '"The dam is "full and will hold," said Orla.',
}


@pytest.mark.parametrize("parts", CASES.values(), ids=list(CASES))
def test_parted_where_no_paragraph_goes_on(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[a:b] for a, b in parted(text, Span(0, len(text)))] == parts


@pytest.mark.parametrize("text", WHOLE.values(), ids=list(WHOLE))
def test_a_paragraph_stays_whole(text: str) -> None:
    assert list(parted(text, Span(0, len(text)))) == [Span(0, len(text))]


def test_offsets_are_those_of_the_text() -> None:
    text = 'Ports close\n\nOrla said: "The dam is full. "It will hold." Quill left.'
    start = text.index("Orla")
    made = [text[a:b] for a, b in parted(text, Span(start, len(text)))]
    assert made == ['Orla said: "The dam is full.', '"It will hold."', "Quill left."]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ('Orla left early. "The dam is full," said Bo Quill.', '"The dam'),
        ('"The dam is full." Bo Quill left the room and went home.', "Bo Quill"),
    ],
    ids=["quotation behind the narrator", "narrator behind a quotation"],
)
def test_a_long_line_is_parted_at_quotations(text: str, starts: str) -> None:
    whole = PADDING + text
    parts = [whole[a:b] for a, b in parted(whole, Span(0, len(whole)))]
    assert any(part.startswith(starts) for part in parts)


def test_a_tag_stays_with_its_quotation_in_a_long_line() -> None:
    whole = PADDING.rstrip() + ' Then: "The dam is full." Orla said. Nobody asked.'
    parts = [whole[a:b] for a, b in parted(whole, Span(0, len(whole)))]
    assert not any(part.startswith("Orla said.") for part in parts)
