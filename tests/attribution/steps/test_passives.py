"""Passive cues: drafts written by hand."""

import pytest
from attribution_by_hand import draft, flat, passage, texts, tree

from quotes.attribution.drafts import Draft
from quotes.attribution.steps.passives import passive, passives


@pytest.mark.parametrize(
    ("cue", "is_passive"),
    [
        ("was described by", True), ("is widely seen", True), ("has been told", True),
        ("Asked", True), ("asked", False), ("said", False), ("was saying", False),
    ],
)  # fmt: skip
def test_passive(cue: str, is_passive: bool) -> None:
    assert passive(cue, draft(cue, [cue], cue).cue) is is_passive


@pytest.mark.parametrize(
    ("text", "cue", "is_passive"),
    [
        ("Orla accused of lying", "accused", True),
        ("Orla blamed for flood", "blamed", True),
        ("Orla urged to go", "urged", True),
        ("Orla warned of rain", "warned", False),
        ("Orla asked to go", "asked", False),
        ("Orla accused Brun of lying", "accused", False),
    ],
)
def test_a_participle_without_its_object(text: str, cue: str, is_passive: bool) -> None:
    assert passive(text, draft(text, [], cue).cue) is is_passive


def made(text: str, given: Draft) -> tuple[list[str], list[str], tuple[str, ...]]:
    found = passives(given, passage(text, flat(text)))
    return texts(text, found.contents), texts(text, found.sources), found.rules


def test_the_agent_is_the_source() -> None:
    text = "The vote is seen by Orla as lost."
    given = draft(text, ["The vote", "by Orla as lost"], "is seen")
    # Without a parse the phrase ends before "as".
    assert made(text, given) == (["The vote", "by ", " lost"], ["Orla"], ("passive:agent",))


def test_nobody_says_what_is_understood() -> None:
    text = "It is understood that the talks failed."
    given = draft(text, ["that the talks failed"], "is understood", "It")
    found = passives(given, passage(text, flat(text)))
    assert (found.sources, found.nobodys) == ((), True)
    assert found.rules == ("passive:nobody",)


def test_whoever_was_asked_said_nothing() -> None:
    text = "She was asked whether water had come."
    given = draft(text, ["She", "whether water had come"], "was asked")
    assert made(text, given) == (["whether water had come"], [], ("passive:addressed",))


def test_an_active_cue_stays() -> None:
    text = "Orla said by noon the well was dry."
    given = draft(text, ["by noon the well was dry"], "said", "Orla")
    assert passives(given, passage(text, flat(text))) == given


@pytest.mark.parametrize(
    ("subject", "nobodys"), [("it", True), ("this", False)], ids=["it", "something"]
)
def test_nobody_says_what_it_was_alleged(subject: str, nobodys: bool) -> None:
    text = f"Then {subject} was alleged that wells were dry."
    parse = tree(text, f"{subject} PRON 2 nsubj:pass", "was AUX 2 aux:pass", "alleged VERB -1 root",
                 "dry ADJ 2 ccomp")  # fmt: skip
    given = draft(text, ["wells were dry"], "was alleged")
    assert passives(given, passage(text, parse)).nobodys is nobodys
