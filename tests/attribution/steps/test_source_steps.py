"""Sources that hold too much: drafts and parses written by hand."""

from dataclasses import replace

import pytest
from attribution_by_hand import at, draft, passage, texts, tree

from quotes.attribution.steps.sources import (
    outer_subject,
    own_source,
    trimmed_source,
    without_question,
)


@pytest.mark.parametrize(
    ("text", "source", "rows", "kept"),
    [
        ("Brook tearfully told us the well was dry.", "Brook tearfully",
         ["Brook PROPN 2 nsubj", "tearfully ADV 2 advmod", "told VERB -1 root tell"], "Brook"),
        ("Friday the mayor told us the well was dry.", "Friday the mayor",
         ["Friday PROPN 3 obl", "the DET 2 det", "mayor NOUN 3 nsubj", "told VERB -1 root tell"],
         "the mayor"),
        ("A poll of voters carried out in May told us the well was dry.",
         "A poll of voters carried out in May",
         ["A DET 1 det", "poll NOUN 8 nsubj", "of ADP 3 case", "voters NOUN 1 nmod",
          "carried VERB 1 acl carry", "out ADV 4 advmod", "in ADP 7 case", "May PROPN 4 obl",
          "told VERB -1 root tell"], "A poll of voters"),
        ("A study of wells by the Associated Wells told us the well was dry.",
         "A study of wells by the Associated Wells",
         ["A DET 1 det", "study NOUN 8 nsubj", "of ADP 3 case", "wells NOUN 1 nmod", "by ADP 7 case",
          "the DET 7 det", "Associated VERB 7 amod", "Wells PROPN 1 nmod", "told VERB -1 root tell"],
         "A study of wells by the Associated Wells"),
        ("A note written by Orla told us the well was dry.", "A note written by Orla",
         ["A DET 1 det", "note NOUN 5 nsubj", "written VERB 1 acl write", "by ADP 4 case",
          "Orla PROPN 2 obl", "told VERB -1 root tell"], "A note written by Orla"),
        ("A nurse trained in Tarn told us the well was dry.", "A nurse trained in Tarn",
         ["A DET 1 det", "nurse NOUN 5 nsubj", "trained VERB 1 acl train", "in ADP 4 case",
          "Tarn PROPN 2 obl", "told VERB -1 root tell"], "A nurse trained in Tarn"),
    ],
)  # fmt: skip
def test_what_is_no_part_of_the_source(text: str, source: str, rows: list[str], kept: str) -> None:
    given = draft(text, ["the well was dry"], "told", source)
    made = trimmed_source(given, passage(text, tree(text, *rows)))
    assert texts(text, made.sources) == [kept]
    assert made.rules == (("cue:source-cut",) if kept != source else ())


def test_the_subject_is_the_source_not_the_name_in_its_clause() -> None:
    text = "Moe, who followed Brun, said it was dry."
    rows = ["Moe PROPN 6 nsubj", ", PUNCT 3 punct", "who PRON 3 nsubj", "followed VERB 0 acl:relcl",
            "Brun PROPN 3 obj", ", PUNCT 3 punct", "said VERB -1 root say"]  # fmt: skip
    made = outer_subject(
        draft(text, ["it was dry"], "said", "Brun"), passage(text, tree(text, *rows))
    )
    assert (texts(text, made.sources), made.rules) == (["Moe"], ("parse:outer-subject",))


@pytest.mark.parametrize(
    ("text", "sources", "rows", "kept"),
    [
        ("Troops came and denied police claims that it was dry.", ("Troops", "police"),
         ["Troops NOUN 1 nsubj", "came VERB -1 root come", "and CCONJ 3 cc",
          "denied VERB 1 conj deny", "police NOUN 5 compound", "claims NOUN 3 obj claim"], ["Troops"]),
        ("AYLA (May 3) -- Denying that it was dry, Orla left.", ("AYLA", "Orla"),
         ["AYLA PROPN 3 nsubj", "Denying VERB 3 advcl deny", "Orla PROPN 3 nsubj",
          "left VERB -1 root leave"], ["Orla"]),
        ("Orla, citing Brun, said it was dry.", ("Orla", "Brun"),
         ["Orla PROPN 3 nsubj", "citing VERB 0 acl cite", "Brun PROPN 1 obj", "said VERB -1 root say"],
         ["Orla", "Brun"]),
    ],
    ids=["of two clauses", "dateline", "a relay"],
)  # fmt: skip
def test_which_of_several_stretches_is_the_source(
    text: str, sources: tuple[str, ...], rows: list[str], kept: list[str]
) -> None:
    cue = next(w for w in ("denied", "Denying", "citing") if w in text)
    given = draft(text, ["it was dry"], cue)
    given = replace(given, sources=tuple(at(text, s) for s in sources))
    assert texts(text, own_source(given, passage(text, tree(text, *rows))).sources) == kept


def test_both_of_a_tag_are_the_source() -> None:
    text = "Many had doubts, refugees and officials said."
    rows = ["Many ADJ 1 nsubj", "had VERB -1 root have", "doubts NOUN 1 obj", ", PUNCT 1 punct",
            "refugees NOUN 1 obl", "and CCONJ 6 cc", "officials NOUN 4 conj",
            "said VERB 1 conj say"]  # fmt: skip
    given = draft(text, ["Many had doubts"], "said", "refugees and officials")
    made = trimmed_source(given, passage(text, tree(text, *rows)))
    assert texts(text, made.sources) == ["refugees and officials"]


def test_what_was_asked_is_no_answer() -> None:
    text = "Asked whether he would go, Orla said the well was dry."
    given = draft(text, ["whether he would go", "the well was dry"], "said", "Orla")
    made = without_question(given, passage(text, tree(text, "said VERB -1 root say")))
    assert texts(text, made.contents) == ["the well was dry"]
