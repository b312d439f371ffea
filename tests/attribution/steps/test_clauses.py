"""Where the clause of a content begins and ends: drafts written by hand."""

import pytest
from attribution_by_hand import draft, flat, passage, texts, tree

from quotes.attribution.steps.clauses import aside, nominal_clause, participle

GLACIER = "The glacier, Orla warned, would slide."

CLAIM = "Her claim that it works has been tested."


@pytest.mark.parametrize(
    ("verb", "contents"),
    [
        ("would AUX -1 root", ["The glacier", "would slide"]),
        ("would NOUN -1 root", ["would slide"]),
    ],
)
def test_an_aside_gets_its_first_half(verb: str, contents: list[str]) -> None:
    given = draft(GLACIER, ["would slide"], "warned", "Orla")
    made = aside(given, passage(GLACIER, tree(GLACIER, verb)))
    assert texts(GLACIER, made.contents) == contents
    assert made.rules == (("cue:aside",) if len(contents) == 2 else ())


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        ("Orla warned it would slide.", "it would slide", "warned", "Orla"),
        ("It would slide, Orla warned.", "It would slide", "warned", "Orla"),
        ("The glacier, Orla warned, would slide.", "would slide", "warned", ""),
    ],
)
def test_no_aside(text: str, content: str, cue: str, source: str) -> None:
    given = draft(text, [content], cue, source)
    assert aside(given, passage(text, tree(text, "would AUX -1 root"))) == given


@pytest.mark.parametrize(
    ("text", "content", "cue", "found"),
    [
        ("Ana Roe agreed, saying it was dry.", "saying it was dry", "agreed", ("saying", "it was dry")),
        ("Ana Roe agreed, adding: dry.", "adding: dry", "agreed", ("agreed", "adding: dry")),
        ("Ana Roe agreed it was dry.", "it was dry", "agreed", ("agreed", "it was dry")),
        ("Saying it was dry, she agreed.", "Saying it was dry", "agreed", ("agreed", "Saying it was dry")),
    ],
)  # fmt: skip
def test_a_participle_is_the_cue(text: str, content: str, cue: str, found: tuple[str, str]) -> None:
    made = participle(draft(text, [content], cue), passage(text, cues=[cue]))
    assert made is not None
    assert (text[slice(*made.cue)], text[slice(*made.contents[0])]) == found


def test_a_participle_that_is_another_drafts_cue() -> None:
    text = "Ana Roe agreed, saying it was dry."
    given = draft(text, ["saying it was dry"], "agreed")
    assert participle(given, passage(text, cues=["agreed", "saying"])) is None


def test_a_noun_keeps_only_its_own_clause() -> None:
    parse = tree(
        CLAIM, "Her PRON 1 nmod:poss", "claim NOUN 7 nsubj:pass", "that SCONJ 4 mark",
        "it PRON 4 nsubj", "works VERB 1 acl", "has AUX 7 aux", "been AUX 7 aux:pass",
        "tested VERB -1 root",
    )  # fmt: skip
    given = draft(CLAIM, ["that it works has been tested"], "claim", "Her")
    made = nominal_clause(given, passage(CLAIM, parse))
    assert texts(CLAIM, made.contents) == ["that it works"]
    assert made.rules == ("parse:noun-clause",)


def test_a_noun_keeps_only_the_quotation_that_is_its_clause() -> None:
    text = "Her warning that “the wells are dry” was heard."
    parse = tree(text, "Her PRON 1 nmod:poss", "warning NOUN -1 root")
    given = draft(text, ["that “the wells are dry” was heard"], "warning", "Her")
    made = nominal_clause(given, passage(text, parse))
    assert texts(text, made.contents) == ["that “the wells are dry”"]


@pytest.mark.parametrize("parsed", [True, False])
def test_a_verb_keeps_all(parsed: bool) -> None:
    text = "She claims that it works."
    given = draft(text, ["that it works"], "claims", "She")
    parse = tree(text, "claims VERB -1 root") if parsed else flat(text)
    assert nominal_clause(given, passage(text, parse)) == given
