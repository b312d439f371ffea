"""A content in the infinitive keeps its own subordinate clause."""

import pytest
from attribution_by_hand import tree

from quotes.attribution.constructions.infinitives import whole_infinitive
from quotes.attribution.passage import Passage, passage_of
from quotes.languages.cue_words import CueWords
from quotes.model import Cue, Parse, Quote, Sentence, Span, phrase


def quoted(text: str, content: str, cue: str) -> tuple[Quote, Passage]:
    start, at = text.index(content), text.index(cue)
    span = Span(start, start + len(content))
    quote = Quote(
        "indirect", "speech", content, (span,), Cue(cue, cue, (Span(at, at + len(cue)),)),
        phrase(text, (Span(0, 9),)),
    )  # fmt: skip
    parse = Parse((Sentence((), (), 0, len(text), False),))
    return quote, passage_of(text, [Span(0, len(text))], CueWords.load()).parsed(parse)


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
    made = whole_infinitive(*quoted(text, content, "called on"))
    assert made.text == expected
    assert text[made.start : made.end] == expected


@pytest.mark.parametrize(
    ("above", "expected"),
    [(3, "whether it rang before he left"), (1, "whether it rang")],
    ids=["of the question", "of the cue"],
)
def test_a_clause_belongs_to_the_question_that_it_hangs_on(above: int, expected: str) -> None:
    text = "Lena asked whether it rang before he left."
    quote, read = quoted(text, "whether it rang", "asked")
    parse = tree(text, "Lena PROPN 1 nsubj", "asked VERB -1 root", "whether SCONJ 3 mark",
                 "rang VERB 1 ccomp", "before SCONJ 5 mark", f"left VERB {above} advcl")  # fmt: skip
    assert whole_infinitive(quote, read.parsed(parse)).text == expected
