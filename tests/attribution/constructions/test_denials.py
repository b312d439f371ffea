"""Denials with a bare object: parses written by hand."""

import pytest
from attribution_by_hand import passage, quote, texts, tree

from quotes.attribution.constructions.denials import denials

RELATIVE = "Orla, who always denied the charges, left."
RELATIVE_ROWS = ["Orla PROPN 5 nsubj", "who PRON 2 nsubj", "denied VERB 0 acl:relcl deny",
                 "the DET 4 det", "charges NOUN 2 obj charge", "left VERB -1 root leave"]  # fmt: skip


def test_the_object_is_what_is_denied() -> None:
    (made,) = denials([], passage(RELATIVE, tree(RELATIVE, *RELATIVE_ROWS)))
    assert texts(RELATIVE, made.spans) == ["the charges"]
    assert made.source is not None and made.source.text == "who"
    assert made.cue is not None and made.cue.denied
    assert denials([made], passage(RELATIVE, tree(RELATIVE, *RELATIVE_ROWS))) == [made]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The court denied bail.",
         ["The DET 1 det", "court NOUN 2 nsubj", "denied VERB -1 root deny", "bail NOUN 2 obj"]),
        ("Orla was denied entry.",
         ["Orla PROPN 2 nsubj:pass", "was AUX 2 aux:pass be", "denied VERB -1 root deny",
          "entry NOUN 2 obj"]),
        ("They denied the club a game.",
         ["They PRON 1 nsubj", "denied VERB -1 root deny", "the DET 3 det", "club NOUN 1 iobj",
          "a DET 5 det", "game NOUN 1 obj"]),
    ],
)  # fmt: skip
def test_what_is_refused_is_no_statement(text: str, rows: list[str]) -> None:
    assert denials([], passage(text, tree(text, *rows))) == []
    read = quote(text, text.split("denied ")[1].rstrip("."), "denied", text.split(maxsplit=1)[0])
    assert denials([read], passage(text, tree(text, *rows))) == []
