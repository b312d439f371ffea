"""Quotes with whom they are given to; a quotation that speaks to its speaker is nobody's."""

from dataclasses import replace

import pytest
from attribution_by_hand import quote

from quotes.attribution.attributions import attributions
from quotes.model import Attribution, Entity, Link, Quote, Step, attribution_id, phrase


def told(text: str, given: Quote, name: str) -> Attribution:
    link = Link(
        phrase(text, given.spans), (Entity("clara", name, "person"),),
        (Step("resolve:surname", name, (), 0.8),), 0.8,
    )  # fmt: skip
    (made,) = attributions(text, [given], speakers=[link], vias=[None], addressees=[None])
    return made


def test_the_confidence_is_that_of_both() -> None:
    text = "“It is so.” Clara said."
    given = replace(quote(text, "It is so.", "said", "Clara", "model:cue"), confidence=0.5)
    made = told(text, given, "Clara Venn")
    assert made.id == attribution_id(text, given.spans)
    assert (made.confidence, made.evidence) == (0.4, ("model:cue", "resolve:surname"))


@pytest.mark.parametrize(
    ("words", "inherited", "kept"),
    [
        ("That is not so, Clara.", True, False),
        ("Clara, that is not so.", True, False),
        ("That is not so, Ms Venn.", True, False),
        ("That is not so, Clara.", False, True),
        ("That is not so, Orla.", True, True),
        ("That is not so.", True, True),
    ],
)
def test_nobody_speaks_to_themselves(words: str, inherited: bool, kept: bool) -> None:
    text = f"“{words}”"
    given = replace(quote(text, words, "", words[:4]), inherited=inherited, confidence=0.7)
    made = told(text, given, "Clara Venn")
    assert (made.speaker is not None) is kept
    assert made.confidence == (0.56 if kept else 0.3)
    assert kept or made.evidence == ("marks:no-source",)
