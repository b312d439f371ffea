"""An article in pieces, its quotes marked in their places."""

from __future__ import annotations

from typing import Any

import pytest

from quotes.db.site.highlighting import COLOURS, colours, context, in_sentence, paragraphs


def test_nested_and_interrupted_quotes() -> None:
    text = "He said: one two, she said, three. Furniture"
    outer = {"key": "a", "colour": 0, "spans": [[9, 16], [28, 33]], "cue_spans": [[18, 26]],
             "speaker_spans": [[0, 2]]}  # fmt: skip
    inner = {"key": "b", "colour": 1, "spans": [[13, 16]], "cue_spans": [], "speaker_spans": []}
    body, rest = paragraphs(text, [(0, 34)], [outer, inner])
    assert "".join(piece.text for piece in body.pieces) == text[:34]
    marked = [(piece.text, piece.quote) for piece in body.pieces if piece.quote]
    assert marked == [("one ", "a"), ("two", "b"), ("three", "a")]
    assert not rest.body and rest.pieces[0].text.strip() == "Furniture"
    assert [quote["key"] for quote in body.quotes] == ["a", "b"]


def test_context_is_the_sentence() -> None:
    text = 'It rained. "So what," he said. She left.'
    assert context(text, 12, 19) == ('"', '," he said.')
    before, after = context("word " * 200, 500, 504)
    assert before.startswith("… ") and after.endswith(" …")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ([], [("One.", True), ("Two.", True)]),
        ([(0, 4)], [("One.", True), ("Two.", False)]),
        ([(6, 10)], [("One.", False), ("Two.", True)]),
    ],
)
def test_furniture_is_told_apart(
    body: list[tuple[int, int]], shown: list[tuple[str, bool]]
) -> None:
    made = paragraphs("One.\n\nTwo.", body, [])
    assert [("".join(piece.text for piece in p.pieces).strip(), p.body) for p in made] == shown


def test_what_was_searched_for_is_a_piece_of_its_own() -> None:
    row = {"key": "a", "before": "It rained. ", "marked": "the \x02old\x03 pier", "after": " fell."}
    made = in_sentence(row)
    assert made["pieces"] == [["the ", False], ["old", True], [" pier", False]]
    assert (made["key"], made["before"], made["after"]) == ("a", "", " fell.")


def test_each_speaker_has_a_colour() -> None:
    rows: list[dict[str, Any]] = [{"speaker_name": name} for name in ("Ana", None, "Bo", "Ana")]
    made = colours(rows)
    assert made["Ana"] != made["Bo"] and set(made.values()) <= set(range(COLOURS))
