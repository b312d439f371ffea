"""Names, signs and topics: drafts and parses written by hand."""

import pytest
from attribution_by_hand import draft, passage, tree

from quotes.attribution.steps.no_statements import acting, naming, topic, touching


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "row", "dropped"),
    [
        (
            "They call it “the Old Man”.",
            "it “the Old Man”",
            "call",
            "They",
            "call VERB -1 root",
            True,
        ),
        (
            "They call it “an old trick”.",
            "it “an old trick”",
            "call",
            "They",
            "call VERB -1 root",
            False,
        ),
        ("They call it “Too old.”", "it “Too old.”", "call", "They", "call VERB -1 root", False),
        (
            "It is known as “blue leaf”.",
            "“blue leaf”",
            "known as",
            "",
            "known VERB -1 root know",
            True,
        ),
        (
            "It was nicknamed “the tub”.",
            "“the tub”",
            "nicknamed",
            "",
            "nicknamed VERB -1 root nickname",
            True,
        ),
        (
            "They said it was “the Old Man”.",
            "it was “the Old Man”",
            "said",
            "They",
            "said VERB -1 root say",
            False,
        ),
    ],
)
def test_a_name_is_no_statement(
    text: str, content: str, cue: str, source: str, row: str, dropped: bool
) -> None:
    given = draft(text, [content], cue, source)
    assert (naming(given, passage(text, tree(text, row))) is None) is dropped


@pytest.mark.parametrize(
    ("noun", "words", "dropped"),
    [
        ("sign", "No entry", True),
        ("sign", "Go home. We want no more.", False),
        ("mayor", "No entry", False),
    ],
)
def test_the_few_words_of_a_sign(noun: str, words: str, dropped: bool) -> None:
    text = f"The {noun} reads “{words}”"
    given = draft(text, [f"“{words}”"], "reads", f"The {noun}")
    rows = ["The DET 1 det", f"{noun} NOUN 2 nsubj", "reads VERB -1 root read"]
    assert (naming(given, passage(text, tree(text, *rows))) is None) is dropped


@pytest.mark.parametrize(
    ("text", "content", "cue", "rows", "mode"),
    [
        (
            "They met to discuss the dredging.",
            "the dredging",
            "discuss",
            ["discuss VERB -1 root discuss", "the DET 2 det", "dredging NOUN 0 obj"],
            "other",
        ),
        (
            "Orla pressed Bo for the errors.",
            "the errors",
            "pressed Bo for",
            [
                "pressed VERB -1 root press",
                "Bo PROPN 0 obj",
                "for ADP 4 case",
                "the DET 4 det",
                "errors NOUN 0 obl",
            ],
            "other",
        ),
        (
            "Orla pressed Bo to go.",
            "to go",
            "pressed Bo",
            ["pressed VERB -1 root press", "Bo PROPN 0 obj", "to PART 3 mark", "go VERB 0 xcomp"],
            "speech",
        ),
    ],
)
def test_a_topic_is_no_statement(
    text: str, content: str, cue: str, rows: list[str], mode: str
) -> None:
    made = topic(draft(text, [content], cue), passage(text, tree(text, *rows)))
    assert (made.candidate.mode or "speech") == mode


@pytest.mark.parametrize(
    ("text", "content", "cue", "rows", "act"),
    [
        (
            "They named Orla as its head.", "Orla as its head", "named",
            ["They PRON 1 nsubj", "named VERB -1 root name", "Orla PROPN 1 obj"], True,
        ),
        (
            "They named him as Orla.", "him as Orla", "named",
            ["They PRON 1 nsubj", "named VERB -1 root name", "him PRON 1 obj"], False,
        ),
        (
            "They called a vote.", "a vote", "called",
            ["They PRON 1 nsubj", "called VERB -1 root call", "a DET 3 det", "vote NOUN 1 obj"], True,
        ),
        (
            "They called the vote off.", "the vote off", "called",
            ["They PRON 1 nsubj", "called VERB -1 root call", "the DET 3 det", "vote NOUN 1 obj",
             "off ADP 1 compound:prt"], True,
        ),
        (
            "They called the vote wrong.", "the vote wrong", "called",
            ["They PRON 1 nsubj", "called VERB -1 root call", "the DET 3 det", "vote NOUN 1 obj",
             "wrong ADJ 1 xcomp"], False,
        ),
        (
            "They called him a fraud.", "him a fraud", "called",
            ["They PRON 1 nsubj", "called VERB -1 root call", "him PRON 1 obj", "a DET 4 det",
             "fraud NOUN 1 xcomp"], False,
        ),
    ],
)  # fmt: skip
def test_an_act_is_no_statement(
    text: str, content: str, cue: str, rows: list[str], act: bool
) -> None:
    given = draft(text, [content], cue, "They")
    made = acting(given, passage(text, tree(text, *rows)))
    assert (made.candidate.mode == "other") is act


@pytest.mark.parametrize(
    ("text", "content", "cue", "rows", "touched"),
    [
        (
            "Orla explained his reasoning.", "his reasoning", "explained",
            ["Orla PROPN 1 nsubj", "explained VERB -1 root explain", "his PRON 3 nmod:poss",
             "reasoning NOUN 1 obj"], True,
        ),
        (
            "Orla explained it was a mistake.", "it was a mistake", "explained",
            ["Orla PROPN 1 nsubj", "explained VERB -1 root explain", "it PRON 5 nsubj",
             "was AUX 5 cop be", "a DET 5 det", "mistake NOUN 1 ccomp"], False,
        ),
        (
            "Orla explained the aim was to leave.", "the aim was to leave", "explained",
            ["Orla PROPN 1 nsubj", "explained VERB -1 root explain", "the DET 3 det", "aim NOUN 1 ccomp",
             "was AUX 3 cop be", "to PART 6 mark", "leave VERB 3 csubj"], False,
        ),
        (
            "Orla tweeted a photo of a heron.", "a photo of a heron", "tweeted",
            ["Orla PROPN 1 nsubj", "tweeted VERB -1 root tweet", "a DET 3 det", "photo NOUN 1 obj photo",
             "of ADP 6 case", "a DET 6 det", "heron NOUN 3 nmod"], True,
        ),
        (
            "Orla posted a photo of her son.", "her son", "posted a photo of",
            ["Orla PROPN 1 nsubj", "posted VERB -1 root post", "a DET 3 det", "photo NOUN 1 obj photo",
             "of ADP 6 case", "her PRON 6 nmod:poss", "son NOUN 3 nmod"], True,
        ),
        (
            "Orla tweeted her approval.", "her approval", "tweeted",
            ["Orla PROPN 1 nsubj", "tweeted VERB -1 root tweet", "her PRON 3 nmod:poss",
             "approval NOUN 1 obj approval"], False,
        ),
        (
            "Orla announced her candidacy.", "her candidacy", "announced",
            ["Orla PROPN 1 nsubj", "announced VERB -1 root announce", "her PRON 3 nmod:poss",
             "candidacy NOUN 1 obj candidacy"], True,
        ),
        (
            "Orla announced a toll.", "a toll", "announced",
            ["Orla PROPN 1 nsubj", "announced VERB -1 root announce", "a DET 3 det",
             "toll NOUN 1 obj toll"], False,
        ),
        (
            "Orla backed the mayor.", "the mayor", "backed",
            ["Orla PROPN 1 nsubj", "backed VERB -1 root back", "the DET 3 det", "mayor NOUN 1 obj mayor"],
            True,
        ),
        (
            "Orla charged the mayor with theft.", "the mayor with theft", "charged",
            ["Orla PROPN 1 nsubj", "charged VERB -1 root charge", "the DET 3 det",
             "mayor NOUN 1 obj mayor", "with ADP 5 case", "theft NOUN 1 obl"], True,
        ),
        (
            "Orla agreed to pay the toll.", "to pay the toll", "agreed",
            ["Orla PROPN 1 nsubj", "agreed VERB -1 root agree", "to PART 3 mark", "pay VERB 1 xcomp pay",
             "the DET 5 det", "toll NOUN 3 obj toll"], True,
        ),
        (
            "Orla agreed they should pay.", "they should pay", "agreed",
            ["Orla PROPN 1 nsubj", "agreed VERB -1 root agree", "they PRON 4 nsubj", "should AUX 4 aux",
             "pay VERB 1 ccomp pay"], False,
        ),
        (
            "Orla wrote a cheque.", "a cheque", "wrote",
            ["Orla PROPN 1 nsubj", "wrote VERB -1 root write", "a DET 3 det", "cheque NOUN 1 obj cheque"],
            True,
        ),
        (
            "Footage showed the fire.", "the fire", "showed",
            ["Footage NOUN 1 nsubj footage", "showed VERB -1 root show", "the DET 3 det",
             "fire NOUN 1 obj fire"], True,
        ),
        (
            "Orla backed the levy.", "the levy", "backed",
            ["Orla PROPN 1 nsubj", "backed VERB -1 root back", "the DET 3 det", "levy NOUN 1 obj levy"],
            False,
        ),
    ],
)  # fmt: skip
def test_what_is_only_touched_is_no_statement(
    text: str, content: str, cue: str, rows: list[str], touched: bool
) -> None:
    made = touching(
        draft(text, [content], cue, text.split(maxsplit=1)[0]), passage(text, tree(text, *rows))
    )
    assert (made.candidate.mode == "other") is touched
