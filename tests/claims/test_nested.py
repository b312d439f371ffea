"""Quotations within a quote: whose words it gives, and whether it says that they were said."""

from __future__ import annotations

import pytest

from quotes.claims.linking import CONTRADICTS, DENIED, WORDS, Wording
from quotes.claims.nested import nested, repeats

SAID = Wording("We will not pay the new harbour dues of Norrvik before Easter", "1")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("He told me, 'We will not pay in May,' and left", ["We will not pay in May,"],
                     id="straight"),
        pytest.param("“He told me, ‘We will not pay in May,’ and left”", ["We will not pay in May,"],
                     id="curly"),
        pytest.param("“We will not pay in May”", [], id="the whole"),
        pytest.param("It was the boys' idea, and it's the council's plan", [], id="apostrophes"),
        pytest.param("They call it 'the long wait' here", [], id="a term"),
    ],
)  # fmt: skip
def test_what_stands_within(text: str, found: list[str]) -> None:
    parts = nested(text)
    assert [each.text for each in parts] == found
    assert all(text[each.start : each.end] == each.text for each in parts)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        pytest.param(f"The minister said: '{SAID.text}.' I believed him", WORDS, id="repeated"),
        pytest.param(f"The minister never said '{SAID.text}'", DENIED, id="denied"),
        pytest.param("She said, 'We will pay the new harbour dues of Norrvik before Easter,' as I heard it",
                     CONTRADICTS, id="turned round"),
        pytest.param("She said, 'The bridge will carry lorries again soon,' as I heard it", None,
                     id="something else"),
        pytest.param(SAID.text, None, id="no marks"),
    ],
)  # fmt: skip
def test_how_a_quote_within_stands_to_what_was_said(text: str, how: str | None) -> None:
    assert repeats(text, SAID) == how
