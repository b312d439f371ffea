"""A content in the infinitive keeps its own subordinate clause."""

import pytest

from quotes.attribution.constructions.infinitives import whole_infinitive
from quotes.model import Cue, Parse, Quote, Sentence, Span, phrase
from quotes.text.token_index import Lookup


def quoted(text: str, content: str, cue: str) -> tuple[Quote, Lookup]:
    start, at = text.index(content), text.index(cue)
    span = Span(start, start + len(content))
    quote = Quote(
        "indirect", "speech", content, (span,), Cue(cue, cue, (Span(at, at + len(cue)),)),
        phrase(text, (Span(0, 9),)),
    )  # fmt: skip
    return quote, Lookup(Parse((Sentence((), (), 0, len(text), False),)))


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Lena Bell called on us to go after he sang so.", "us to go", "us to go after he sang so"),
        (
            "Lena Bell called on us to go if it rained, Roe said.",
            "us to go",
            "us to go if it rained",
        ),
        ("Lena Bell called on us to go, after he sang.", "us to go", "us to go"),
        ("Lena Bell called on us to go at noon.", "us to go", "us to go"),
        ("Lena Bell called on peace after he sang.", "peace", "peace"),
    ],
)
def test_the_clause_belongs_to_the_infinitive(text: str, content: str, expected: str) -> None:
    quote, lookup = quoted(text, content, "called on")
    made = whole_infinitive(text, quote, lookup)
    assert made.text == expected
    assert text[made.start : made.end] == expected
