"""Cues in relative clauses: texts and parses written by hand."""

import pytest
from attribution_by_hand import flat, passage, quote, texts

from quotes.attribution.constructions.relative_clauses import relative_clauses


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("He saw a system which she said was unfair.", "was unfair", "she"),
        ("They seek a man who witnesses said had run off, but it rained.", "had run off", "witnesses"),
        ("It has a plough, which the clerk says will help, and a truck.", "will help", "the clerk"),
        ("It has a plough that Ada Orla claimed could fly.", "could fly", "Ada Orla"),
    ],
)  # fmt: skip
def test_who_says_what(text: str, content: str, source: str) -> None:
    (made,) = relative_clauses([], passage(text, flat(text)))
    assert texts(text, made.spans) == [content]
    assert made.source is not None and made.source.text == source
    assert made.evidence == ("cue:relative-clause",)


@pytest.mark.parametrize(
    "text",
    [
        "A man who said he was ill went home.",
        "The man who is said was ill went home.",
        "“I have a dog that they said was ill.”",
        "She chose the one that she said.",
    ],
)
def test_no_such_clause(text: str) -> None:
    assert relative_clauses([], passage(text, flat(text))) == []


def test_the_main_verb_reports_no_more_than_the_noun() -> None:
    text = "She described a system which she said was unfair."
    outer = quote(text, "a system which she said was unfair", "described", "She")
    made = relative_clauses([outer], passage(text, flat(text)))
    assert [q.text for q in made] == ["was unfair"]
