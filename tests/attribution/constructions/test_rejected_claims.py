"""A claim of one that another rejects: parses written by hand."""

import pytest
from attribution_by_hand import passage, quote, texts, tree

from quotes.attribution.constructions.rejected_claims import rejected_claims

OWNED = "The mayor denied Orla's claim that it was dry."
OWNED_ROWS = ["The DET 1 det", "mayor NOUN 2 nsubj", "denied VERB -1 root deny", "Orla PROPN 5 nmod:poss",
              "'s PART 3 case", "claim NOUN 2 obj", "that SCONJ 9 mark", "it PRON 9 nsubj",
              "was AUX 9 cop be", "dry ADJ 5 acl"]  # fmt: skip

BODY = "The mayor denied police claims that it was dry."
BODY_ROWS = [*OWNED_ROWS[:3], "police NOUN 4 compound", "claims NOUN 2 obj claim", "that SCONJ 8 mark",
             "it PRON 8 nsubj", "was AUX 8 cop be", "dry ADJ 4 acl"]  # fmt: skip

PASSIVE = "Orla's claim that it was dry was denied by the mayor."
PASSIVE_ROWS = ["Orla PROPN 2 nmod:poss", "'s PART 0 case", "claim NOUN 8 nsubj:pass", "that SCONJ 6 mark",
                "it PRON 6 nsubj", "was AUX 6 cop be", "dry ADJ 2 acl", "was AUX 8 aux:pass be",
                "denied VERB -1 root deny", "by ADP 11 case", "the DET 11 det",
                "mayor NOUN 8 obl:agent"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows", "given", "other"),
    [
        (OWNED, OWNED_ROWS, ("denied", "The mayor"), ("claim", "Orla")),
        (OWNED, OWNED_ROWS, ("claim", "Orla"), ("denied", "The mayor")),
        (BODY, BODY_ROWS, ("denied", "The mayor"), ("claims", "police")),
        (PASSIVE, PASSIVE_ROWS, ("claim", "Orla"), ("denied", "the mayor")),
    ],
    ids=["claim", "denial", "a body's", "agent"],
)
def test_one_content_has_two_speakers(
    text: str, rows: list[str], given: tuple[str, str], other: tuple[str, str]
) -> None:
    found = quote(text, "it was dry", *given, "model:cue")
    made = rejected_claims([found], passage(text, tree(text, *rows)))
    assert made[0] == found
    assert [(q.cue and q.cue.text, q.source and q.source.text) for q in made[1:]] == [other]
    assert texts(text, made[1].spans) == ["it was dry"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The mayor denied claims that it was dry.",
         [*OWNED_ROWS[:3], "claims NOUN 2 obj claim", "that SCONJ 7 mark", "it PRON 7 nsubj",
          "was AUX 7 cop be", "dry ADJ 3 acl"]),
        ("The mayor repeated Orla's claim that it was dry.",
         [*OWNED_ROWS[:2], "repeated VERB -1 root repeat", *OWNED_ROWS[3:]]),
    ],
    ids=["nobody's", "no denial"],
)  # fmt: skip
def test_nobody_else_says_it(text: str, rows: list[str]) -> None:
    cue = "denied" if "denied" in text else "repeated"
    found = quote(text, "it was dry", cue, "The mayor", "model:cue")
    assert rejected_claims([found], passage(text, tree(text, *rows))) == [found]
