"""Drafts become quotes: cue, source, relay and addressee."""

import pytest
from attribution_by_hand import at, draft, flat, passage, tree

from quotes.attribution.addressees import addressee
from quotes.attribution.build import built, source_phrase
from quotes.attribution.cues import read_cue
from quotes.attribution.relay_phrases import relay


def test_a_draft_becomes_a_quote() -> None:
    text = "Orla said that the well was dry, according to the Ayla Post."
    made = built(draft(text, ["that the well was dry"], "said", "Orla"), passage(text, flat(text)))
    assert made and made.source and made.via
    assert (made.text, made.kind) == ("the well was dry", "indirect")
    assert (made.source.text, made.via.text) == ("Orla", "the Ayla Post")
    assert made.evidence == ("model:cue", "model:source")


def test_what_says_nothing_is_no_quote() -> None:
    text = "Asked why, she smiled."
    assert built(draft(text, ["why"], "Asked"), passage(text, flat(text))) is None


@pytest.mark.parametrize(
    ("text", "parts", "shown"),
    [
        ("It will, Orla argued, cost more.", ("It will", "cost more"), "It will … cost more"),
        (
            "The barge is lost, as it, Orla argued.",
            ("The barge is lost", "as it"),
            "The barge is lost",
        ),
        ("Orla argued it, they say, will.", ("it", "they say"), "they say"),
    ],
    ids=["around its cue", "nothing behind the cue", "behind its cue"],
)
def test_the_first_half_of_a_clause_around_its_cue_stays(
    text: str, parts: tuple[str, ...], shown: str
) -> None:
    made = built(draft(text, parts, "argued", "Orla"), passage(text, flat(text)))
    assert (made and made.text) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [("Orla,", "Orla"), ("” Orla", "Orla"), (" — Orla (", "Orla"), (" , ", None)],
)
def test_a_source_has_no_marks_at_its_edges(words: str, shown: str | None) -> None:
    made = source_phrase(words, [at(words, words)])
    assert (made and made.text) == shown


@pytest.mark.parametrize(
    ("text", "cue", "rows", "lemma", "mode", "denied"),
    [
        ("Orla says so.", "says", ["says VERB -1 root say"], "say", "speech", False),
        ("Orla hopes so.", "hopes", ["hopes VERB -1 root hope"], "hope", "attitude", False),
        ("Orla denied it.", "denied", ["denied VERB -1 root deny"], "deny", "speech", True),
        (
            "Orla did not say so.", "say",
            ["did AUX 2 aux do", "not PART 2 advmod not", "say VERB -1 root say"],
            "say", "speech", False,
        ),
        (
            "Orla said she hopes so.", "said she hopes",
            ["said VERB -1 root say", "hopes VERB 0 ccomp hope"], "say", "speech", False,
        ),
        ("So it is, according to Orla.", "according to", [], "according to", "speech", False),
    ],
)  # fmt: skip
def test_what_a_cue_says(
    text: str, cue: str, rows: list[str], lemma: str, mode: str, denied: bool
) -> None:
    made, told = read_cue(at(text, cue), passage(text, tree(text, *rows)))
    assert (made.text, made.lemma, told, made.denied) == (cue, lemma, mode, denied)


@pytest.mark.parametrize(
    ("text", "cue", "rows", "whom"),
    [
        ("Orla said to reporters: no.", "said", [], "reporters"),
        ("Orla said in an interview with the Ayla Post: no.", "said", [], "the Ayla Post"),
        (
            "Orla told a crowd it was dry.", "told",
            ["told VERB -1 root tell", "a DET 2 det", "crowd NOUN 0 obj"], "a crowd",
        ),
        ("Orla said no.", "said", ["said VERB -1 root say", "no NOUN 0 obj"], None),
    ],
)  # fmt: skip
def test_whom_it_is_said_to(text: str, cue: str, rows: list[str], whom: str | None) -> None:
    made = addressee(at(text, cue), [], passage(text, tree(text, *rows) if rows else flat(text)))
    assert (made and made.text) == whom


def test_a_relay_behind_the_cue() -> None:
    text = "Orla said so, as reported by the Ayla Post."
    made = relay(at(text, "said"), [], passage(text, flat(text)))
    assert made and made.text == "the Ayla Post"
    assert relay(at(text, "said"), [at(text, "the Ayla Post")], passage(text, flat(text))) is None
