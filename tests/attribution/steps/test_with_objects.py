"""Pronouns between a cue and the words in marks: drafts written by hand."""

import pytest
from attribution_by_hand import draft, flat, passage, texts

from quotes.attribution.steps.with_objects import with_object


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("They called it “a bad joke”.", "called", "it “a bad joke”"),
        ("They described them as “lost”.", "described", "them as “lost”"),
        ("They branded her a “menace”.", "branded", "her a “menace”"),
        ("They told him “a bad joke”.", "told", "“a bad joke”"),
        ("They called the plan “a bad joke”.", "called", "“a bad joke”"),
    ],
)
def test_the_pronoun_belongs_to_the_words(text: str, cue: str, content: str) -> None:
    given = draft(text, [text[text.index("“") : -1]], cue, "They")
    assert texts(text, with_object(given, passage(text, flat(text))).contents) == [content]
