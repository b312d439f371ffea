"""Files of statements with their speakers: rows in, utterances and one sentence for each bad row out."""

from __future__ import annotations

import pytest

from quotes.errors import ArticleError
from quotes.hooks import Failure
from quotes.model import Utterance
from quotes.reading.statements import read_statements

LINES = b"""{"text": "It is safe.", "speaker": "Ilva Marrow", "date": "2025-03-02", "source": "4", "url": "https://x.example"}
{"text": "", "speaker": "Ilva Marrow"}
{"text": "Nobody asked us.", "speaker": " "}
not json
[1]
{"text": "We paid.", "speaker": "Toben Quill", "date": "someday"}
{"text": "We paid.", "speaker": "Toben Quill", "url": "x.example"}
{"text": {"a": 1}, "speaker": "Toben Quill"}
{"quote": "We paid twice.", "Speaker Name": "Toben  Quill"}
"""


def test_lines_become_utterances_and_bad_rows_one_sentence() -> None:
    found = list(read_statements("s.jsonl", LINES))
    assert found[0] == Utterance(
        "It is safe.", "Ilva Marrow", "2025-03-02", "4", "https://x.example"
    )
    assert found[-1] == Utterance("We paid twice.", "Toben Quill")
    bad = [each for each in found if isinstance(each, Failure)]
    assert [each.source for each in bad] == [f"s.jsonl#{n}" for n in range(2, 9)]
    assert [each.reason.split(" (")[0] for each in bad] == [
        "it has no text", "it names no speaker", "the JSON is damaged", "the line is no JSON object",
        "'someday' is no date", "'x.example' is no address of a page", "its text is no text",
    ]  # fmt: skip


def test_a_table_is_read() -> None:
    table = b'speaker,text,date\nIlva Marrow,"Two piers, one bridge.",2 March 2025\n'
    assert list(read_statements("s.csv", table)) == [
        Utterance("Two piers, one bridge.", "Ilva Marrow", "2025-03-02")
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b" ", "the file is empty"),
        (b"text,date\nhello,2025-01-01\n", "no column named speaker"),
        (b"speaker,text\n", "the file has no rows"),
        (b"\0\1\2\3" * 100, "not a text"),
    ],
)
def test_a_file_without_statements_is_one_error(data: bytes, told: str) -> None:
    with pytest.raises(ArticleError, match=told):
        list(read_statements("s.csv", data))
