"""quotes.text.marks: which marks open and close."""

import time

import pytest

from quotes.text.marks import quotations
from quotes.text.open_quotations import quoted_spans

# Text, then the inner text of each quotation with its level and whether it is closed.
CASES = [
    ("“We agree,” she said. “Next.”", [("We agree,", 0, True), ("Next.", 0, True)]),
    ('"I said \'no\' to them," he said.', [("I said 'no' to them,", 0, True), ("no", 1, True)]),
    ("‘It’s the players’ choice,’ she said, ‘and the ’90s are over.’",
     [("It’s the players’ choice,", 0, True), ("and the ’90s are over.", 0, True)]),
    ("'It's the boys' room,' he said.", [("It's the boys' room,", 0, True)]),
    ("The dogs' bark is 'very important' to us", [("very important", 0, True)]),
    ("''So sad,'' he said. ''Yes''", [("So sad,", 0, True), ("Yes", 0, True)]),
    ("``So sad,'' he said.", [("So sad,", 0, True)]),
    ("«Oui», dit-il", [("Oui", 0, True)]),
    ("»So«, sagte er", [("So", 0, True)]),
    ("„So“, sagte er", [("So", 0, True)]),
    ("“Open with no end", [("Open with no end", 0, False)]),
    ("end only” he said", []),
    ('He said "a "b" c" d', [('a "b" c', 0, True), ("b", 1, True)]),
    ("“He told me ‘go home’ and left”",
     [("He told me ‘go home’ and left", 0, True), ("go home", 1, True)]),
    ("rock ’n’ roll “now”", [("now", 0, True)]),
    ("I don't, you can't, the boys' and girls' rooms, back in the '90s", []),
    ('<post id="12" day="2031-02-15">“We left,” she said.</post>', [("We left,", 0, True)]),
    ('a < b, "and" c > "d"', [("and", 0, True), ("d", 0, True)]),
    ("", []),
    ("“”", [("", 0, True)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text: str, expected: list[tuple[str, int, bool]]) -> None:
    found = quotations(text)
    assert [(text[q.inner_start : q.inner_end], q.level, q.closed) for q in found] == expected


def test_the_narrators_sentence_ends_a_torn_quotation() -> None:
    text = 'Orla said: "I am not sorry. She said that the dam was full. "It will hold," she said.'
    found = [text[q.inner_start : q.inner_end] for q in quotations(text)]
    assert found == ["I am not sorry.", "It will hold,"]


def test_a_sentence_like_the_narrators_stays_in_a_speech() -> None:
    text = 'Orla said: "I met the master. He said that the dam was full. "It will hold."'
    found = [text[q.inner_start : q.inner_end] for q in quotations(text)]
    assert found == ["I met the master. He said that the dam was full.", "It will hold."]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "One.\n“Two,” he said.\n"
    (found,) = quotations(text, 5, len(text) - 1)
    assert text[found.start : found.end] == "“Two,”"


@pytest.mark.parametrize("unit", ["“a” ", "'a ", "a' ", "« ", '"a '])
def test_a_long_line_of_marks_takes_linear_time(unit: str) -> None:
    start = time.process_time()
    quotations(unit * 20_000)
    assert time.process_time() - start < 5


def test_quotations_end_with_their_line() -> None:
    text = '“One two three\nfour” he said "five six"'
    assert [text[a:b] for a, b in quoted_spans(text)][-1] == '"five six"'
