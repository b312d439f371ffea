"""quotes.text.open_quotations: quotations that close some paragraphs below."""

import time

import pytest

from quotes.model import Span
from quotes.text.line_ends import paragraphs
from quotes.text.open_quotations import MOST_PARAGRAPHS, quotations_of, quoted_spans


def quoted(text: str) -> list[str]:
    found = quotations_of(text, paragraphs(text))
    return [text[q.inner_start : q.inner_end] for each in found for q in each if not q.level]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [('"', '"'), ("“", "”"), ("''", "''"), ("'", "'"), ("‘", "’")],
    ids=["straight", "curly", "doubled", "single", "single curly"],
)
def test_a_quotation_goes_on_to_its_closing_mark(opening: str, closing: str) -> None:
    text = (
        f"{opening}The ferry was late.\n\nWe waited there.\n\nIt came,{closing} Orla said. We left."
    )
    assert quoted(text) == ["The ferry was late.", "We waited there.", "It came,"]


def test_marks_behind_and_within_it_are_read_as_ever() -> None:
    text = '"It was late.\n\nWe saw \'the tide\' go.\n\nIt sank," Orla said. "We swam."'
    assert quoted(text) == ["It was late.", "We saw 'the tide' go.", "It sank,", "We swam."]


def test_the_pieces_tell_which_marks_they_lack() -> None:
    text = '"It was late.\n\nWe waited.\n\nIt came," Orla said.'
    found = [q for each in quotations_of(text, paragraphs(text)) for q in each]
    assert [(q.opened, q.closed) for q in found] == [(True, False), (False, False), (False, True)]


@pytest.mark.parametrize(
    ("middle", "last"),
    [
        ("The sluice opens.", 'It came. "We swam," Orla said.'),
        ("The sluice opens, the clerk said.", 'It came," Orla said.'),
        ("The clerk said that it opens. The sluice is old, Ms Orla said.", 'It came," Orla said.'),
        ("The sluice opens", 'It came," Orla said.'),
        ("The sluice opens.", 'It came late" and sank.'),
        ("The sluice opens.", 'The sluice is 12" wide.'),
        ("\n\n".join(["The sluice opens."] * MOST_PARAGRAPHS), 'It came," Orla said.'),
        ("The sluice opens. " * 200, 'It came," Orla said.'),
    ],
    ids=[
        "another opens", "a narrator", "a narrator's last words", "a heading", "no stop before the mark",
        "inches", "too many paragraphs", "too long",
    ],
)  # fmt: skip
def test_a_forgotten_mark_takes_in_nothing(middle: str, last: str) -> None:
    text = f'"The ferry was late.\n\n{middle}\n\n{last}'
    assert not any(words.startswith("The sluice") for words in quoted(text))


def test_a_mark_with_its_space_on_the_wrong_side_closes() -> None:
    text = '"It was late.\n\nWe waited.\n\nIt came, "the mayor told the court.'
    assert quoted(text) == ["It was late.", "We waited.", "It came, "]


@pytest.mark.parametrize(
    "tag",
    [
        "Lord Gorse, minister for harbours, said in a statement.",
        "Quill chairman and chief executive Bo Roe said in a long statement on Friday.",
        "Thursday's late edition of the Courier quoted Orla as saying.",
    ],
    ids=["apposition", "title", "quoted as saying"],
)
def test_a_long_tag_behind_such_a_mark(tag: str) -> None:
    text = f'"The cut is small.\nStill, we will all feel it, "{tag}'
    assert [text[slice(*s)] for s in quoted_spans(text)] == [
        '"The cut is small.', 'Still, we will all feel it, "'
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ('"Orla said.', []),
        ('"said Bo Quill, keeper of the lock.', []),
        ('"She told me to go.', ['"She told me to go.']),
    ],
    ids=["a tag", "a tag turned round", "a sentence more"],
)
def test_a_closing_mark_gone_to_the_tag_in_the_next_paragraph(last: str, kept: list[str]) -> None:
    text = f'"The cut is small.\n{last}'
    assert [text[slice(*s)] for s in quoted_spans(text)] == ['"The cut is small.', *kept]


@pytest.mark.parametrize(
    ("before", "closes"), [("", True), ('It has no "gate', False)], ids=["second", "third"]
)
def test_a_closing_mark_gone_to_the_next_sentence(before: str, closes: bool) -> None:
    text = (
        f'{before}\n"The cut is small.\nWe will all feel it.\n"Orla, who was late, left the room.'
    )
    narrated = '"Orla, who was late, left the room.' not in [
        text[slice(*s)] for s in quoted_spans(text)
    ]
    assert ("We will all feel it." in quoted(text), narrated) == (closes, closes)


def test_no_tag_behind_a_mark_that_a_cue_announces() -> None:
    text = '"The cut is small.\nOrla said, "None of us who live in the old port said it was large.'
    assert [text[slice(*s)] for s in quoted_spans(text)][1].startswith('"None')


def test_the_stretches_of_a_text_have_the_paragraphs_between() -> None:
    text = '"It was late.\n\nWe waited.\n\nIt came," Orla said.'
    assert [text[slice(*s)] for s in quoted_spans(text)] == [
        '"It was late.',
        "We waited.",
        'It came,"',
    ]


def test_a_text_of_open_paragraphs_takes_linear_time() -> None:
    text = '"It was late.\n\nWe waited.\n\n' * 5_000
    places = [Span(*p) for p in paragraphs(text)]
    start = time.process_time()
    quotations_of(text, places)
    assert time.process_time() - start < 5
