"""A quotation between a passive and its agent: parses written by hand."""

import pytest
from attribution_by_hand import passage, quote, texts, tree

from quotes.attribution.constructions.agents import agents

BEHIND = "The plan was dismissed as “pure fantasy” by the mayor."
BEHIND_ROWS = [
    "dismissed VERB -1 root dismiss",
    "by ADP 3 case",
    "the DET 3 det",
    "mayor NOUN 0 obl",
]
BEFORE = "The plan was branded by the mayor as “pure fantasy”."
BEFORE_ROWS = ["branded VERB -1 root brand", "by ADP 3 case", "the DET 3 det", "mayor NOUN 0 obl"]


@pytest.mark.parametrize(("text", "rows"), [(BEHIND, BEHIND_ROWS), (BEFORE, BEFORE_ROWS)])
def test_the_agent_says_what_stands_in_marks(text: str, rows: list[str]) -> None:
    read = quote(text, "The plan", "branded" if text is BEFORE else "dismissed", "the mayor")
    other = quote(text, "The plan", "", "")
    (kept, made) = agents([other], passage(text, tree(text, *rows)))
    assert kept == other
    assert (made.kind, texts(text, made.spans)) == ("direct", ["pure fantasy"])
    assert made.source is not None and made.source.text == "the mayor"
    assert read in agents([read], passage(text, tree(text, *rows)))  # other words


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "The plan was dismissed as “pure fantasy” by Monday.",
            ["dismissed VERB -1 root dismiss", "by ADP 2 case", "Monday PROPN 0 obl"],
        ),
        (
            "The plan was dismissed as “pure fantasy” by the end.",
            ["dismissed VERB -1 root dismiss", "by ADP 3 case", "the DET 3 det", "end NOUN 0 obl"],
        ),
        ("The plan was dismissed as “pure fantasy”.", ["dismissed VERB -1 root dismiss"]),
        (
            "The play was written as “Old Man” by the mayor.",
            ["written VERB -1 root write", "by ADP 3 case", "the DET 3 det", "mayor NOUN 0 obl"],
        ),
    ],
)
def test_no_agent(text: str, rows: list[str]) -> None:
    assert agents([], passage(text, tree(text, *rows))) == []
