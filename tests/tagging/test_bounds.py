"""Where sentences end, from what a head says."""

from __future__ import annotations

import pytest

from quotes.tagging.bounds import ends
from quotes.tagging.tokens import tokens


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("We tried .# It failed .#", "We tried .# It failed .#"),
        ("“We tried.#” She left.#", "“We tried.”# She left.#"),
        ("“We tried,”# she said.#", "“We tried,” she said.#"),
        ("“We tried,#” said Orla Finch.#", "“We tried,” said Orla Finch.#"),
        ("“Did they?”# he asked.#", "“Did they?” he asked.#"),
        ("“Did they?”# He left.#", "“Did they?”# He left.#"),
        ("is how miller# Orla# Finch put it.#", "is how miller Orla Finch put it.#"),
        ("She left at 5 p.m.# They stayed.#", "She left at 5 p.m.# They stayed.#"),
        ("Mill to close#", "Mill to close#"),
        ("It failed.# \"We tried.#\"", "It failed.# \"We tried.\"#"),
    ],
    ids=[
        "full-stop", "closing-mark", "comma-and-mark", "comma-in-mark", "question-and-tag",
        "question-alone", "within-a-name", "short-form", "heading", "opening-straight-mark",
    ],
)  # fmt: skip
def test_ends(said: str, made: str) -> None:
    """`#` stands behind a sentence's last token."""
    text = said.replace("#", "")
    cut = tokens(text, 0, len(text))
    places = {i - n for n, i in enumerate(i for i, c in enumerate(said) if c == "#")}
    found = ends(text, cut, [end in places for _, end in cut])
    marks = [end for (_, end), last in zip(cut, found, strict=True) if last]
    for end in reversed(marks):
        text = f"{text[:end]}#{text[end:]}"
    assert text == made
