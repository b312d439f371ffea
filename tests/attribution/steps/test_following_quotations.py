"""What stands in marks after the cue: drafts written by hand."""

import pytest
from attribution_by_hand import draft, passage, texts

from quotes.attribution.steps.following_quotations import with_following_quotations

FIRST = "“The dam is full,” Orla said"


@pytest.mark.parametrize(
    ("rest", "joined"),
    [
        (". “We must act right now.”", ["“We must act right now.”"]),
        (", “of cracks.”", ["“of cracks.”"]),
        (". The “deal” was off.", []),
        (".\n“We must act right now.”", []),
    ],
    ids=["sentence", "broken off", "scare quote", "next paragraph"],
)
def test_a_quotation_joins(rest: str, joined: list[str]) -> None:
    text = FIRST + rest
    given = [draft(text, ["“The dam is full,”"], "said", "Orla")]
    (made,) = with_following_quotations(given, passage(text))
    assert texts(text, made.contents[1:]) == joined
    assert made.rules == (("marks:same-paragraph",) if joined else ())


def test_it_joins_the_last_that_quotes() -> None:
    text = "“One is here,” Orla said. “Two are here,” Bo said. “We all must go now.”"
    given = [
        draft(text, ["“One is here,”"], "Orla said"), draft(text, ["“Two are here,”"], "Bo said"),
    ]  # fmt: skip
    first, second = with_following_quotations(given, passage(text))
    assert (len(first.contents), len(second.contents)) == (1, 2)


def test_an_indirect_content_takes_no_quotation() -> None:
    text = "Orla said it was full. “We must act right now.”"
    given = [draft(text, ["it was full"], "said", "Orla")]
    assert with_following_quotations(given, passage(text)) == given
