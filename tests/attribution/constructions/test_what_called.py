"""What somebody calls a thing that the sentence tells of: parses written by hand."""

from dataclasses import replace

import pytest
from attribution_by_hand import passage, quote, texts, tree

from quotes.attribution.constructions.what_called import what_called

TEXT = "Orla mocked what ferrymen called the port's failure to open."
ROWS = ["Orla PROPN 1 nsubj", "mocked VERB -1 root mock", "what PRON 1 obj", "ferrymen NOUN 4 nsubj",
        "called VERB 2 acl:relcl call", "the DET 6 det", "port NOUN 8 nmod:poss", "'s PART 6 case",
        "failure NOUN 4 obj", "to PART 10 mark", "open VERB 4 advcl", ". PUNCT 1 punct"]  # fmt: skip
WORDS = "the port's failure to open"

DESCRIBED = "They left for what the board describes as a rest on Monday."
DESCRIBED_ROWS = ["They PRON 1 nsubj", "left VERB -1 root leave", "for ADP 3 case", "what PRON 1 obl",
                  "the DET 5 det", "board NOUN 6 nsubj", "describes VERB 3 acl:relcl describe",
                  "as ADP 9 case", "a DET 9 det", "rest NOUN 6 obl", "on ADP 11 case", "Monday PROPN 6 obl",
                  ]  # fmt: skip

TAKEN = "Orla died in what officials called a crime."
TAKEN_ROWS = ["Orla PROPN 1 nsubj", "died VERB -1 root die", "in ADP 3 case", "what PRON 4 det",
              "officials NOUN 5 nsubj", "called VERB 1 advcl call", "a DET 7 det", "crime NOUN 5 obj",
              ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows", "content", "source"),
    [
        (TEXT, ROWS, WORDS, "ferrymen"),
        (DESCRIBED, DESCRIBED_ROWS, "a rest", "the board"),
        (TAKEN, TAKEN_ROWS, "a crime", "officials"),
    ],
    ids=["called", "described-as", "what-taken-for-an-article"],
)
def test_it_is_the_words_of_whoever_calls_it_so(
    text: str, rows: list[str], content: str, source: str
) -> None:
    (made,) = what_called([], passage(text, tree(text, *rows)))
    assert texts(text, made.spans) == [content]
    assert made.source is not None and made.source.text == source


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (TEXT.replace("ferrymen", "we"), [r.replace("ferrymen NOUN", "we PRON") for r in ROWS]),
        ("Orla asked what was called.",
         ["Orla PROPN 1 nsubj", "asked VERB -1 root ask", "what PRON 4 nsubj:pass",
          "was AUX 4 aux:pass be", "called VERB 1 ccomp call"]),
    ],
    ids=["the-writer", "passive"],
)  # fmt: skip
def test_nobody_else_calls_it_so(text: str, rows: list[str]) -> None:
    assert what_called([], passage(text, tree(text, *rows))) == []


@pytest.mark.parametrize(
    ("content", "cue", "source", "mode", "told"),
    [
        (f"what ferrymen called {WORDS}", "mocked", "Orla", "speech", ["mocked", "called"]),
        (WORDS, "called", "ferrymen", "speech", ["called"]),
        (WORDS, "called", "ferrymen", "other", ["called"]),
    ],
    ids=["inside-another", "known", "taken-for-a-name"],
)
def test_beside_what_is_found_already(
    content: str, cue: str, source: str, mode: str, told: list[str]
) -> None:
    given = replace(quote(TEXT, content, cue, source, "model:cue"), mode=mode)
    made = what_called([given], passage(TEXT, tree(TEXT, *ROWS)))
    assert [q.cue and q.cue.text for q in made] == told
    assert all(q.mode == "speech" for q in made)
