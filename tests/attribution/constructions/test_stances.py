"""What somebody opposes or sees as something: parses written by hand."""

import pytest
from attribution_by_hand import passage, quote, texts, tree

from quotes.attribution.constructions.stances import stances

OPPOSED = "Ferrymen opposed the levy."
OPPOSED_ROWS = ["Ferrymen PROPN 1 nsubj", "opposed VERB -1 root oppose", "the DET 3 det",
                "levy NOUN 1 obj"]  # fmt: skip

SEEN = "Tarnland, which sees it as a threat, left."
SEEN_ROWS = ["Tarnland PROPN 7 nsubj", "which PRON 2 nsubj", "sees VERB 0 acl:relcl see", "it PRON 2 obj",
             "as ADP 6 case", "a DET 6 det", "threat NOUN 2 obl", "left VERB -1 root leave"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows", "content", "source"),
    [
        (OPPOSED, OPPOSED_ROWS, "the levy", "Ferrymen"),
        (SEEN, SEEN_ROWS, "it as a threat", "which"),
    ],
    ids=["opposed", "seen-as"],
)
def test_the_object_is_what_somebody_thinks_of(
    text: str, rows: list[str], content: str, source: str
) -> None:
    (made,) = stances([], passage(text, tree(text, *rows)))
    assert texts(text, made.spans) == [content]
    assert made.source is not None and made.source.text == source
    assert made.mode == "attitude"


def test_what_the_network_found_as_well_is_found_once() -> None:
    given = quote(OPPOSED, "the levy", "opposed", "Ferrymen", "model:cue")
    (made,) = stances([given], passage(OPPOSED, tree(OPPOSED, *OPPOSED_ROWS)))
    assert made.evidence == ("model:cue", "parse:stance")


def test_what_is_attributed_inside_is_part_of_it() -> None:
    text = "Ferrymen opposed what Orla said."
    rows = ["Ferrymen PROPN 1 nsubj", "opposed VERB -1 root oppose", "what PRON 1 obj",
            "Orla PROPN 4 nsubj", "said VERB 2 acl:relcl say"]  # fmt: skip
    nested = quote(text, "what", "said", "Orla", "model:cue")
    (made,) = stances([nested], passage(text, tree(text, *rows)))
    assert texts(text, made.spans) == ["what Orla said"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The levy was opposed by ferrymen.",
         ["The DET 1 det", "levy NOUN 3 nsubj:pass", "was AUX 3 aux:pass be", "opposed VERB -1 root oppose",
          "by ADP 5 case", "ferrymen NOUN 3 obl:agent"]),
        ("The cliffs saw it as ever.",
         ["The DET 1 det", "cliffs NOUN 2 nsubj cliff", "saw VERB -1 root see", "it PRON 2 obj",
          "as ADP 5 case", "ever ADV 2 obl"]),
        ("Opposing fans sang.",
         ["Opposing ADJ 1 amod", "fans NOUN 2 nsubj", "sang VERB -1 root sing"]),
    ],
    ids=["passive", "nobody", "adjective"],
)  # fmt: skip
def test_what_is_no_view_of_somebody(text: str, rows: list[str]) -> None:
    assert stances([], passage(text, tree(text, *rows))) == []
