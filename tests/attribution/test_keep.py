"""Which quotes are told of, and how sure each is."""

import math
from dataclasses import replace

import pytest
from attribution_by_hand import candidate, passage, quote

from quotes.attribution import ALL_MODES, CLAIMS
from quotes.attribution.confidence import Calibration
from quotes.attribution.keep import Keeping, spoken, unattributed
from quotes.model import Candidate, Mode, Quote, Span, phrase

TEXT = "“We went on home.” Orla said they imposed bans."

DIRECT = quote(TEXT, "We went on home.", "said", "Orla", "marks:cue-beside")

LISTED = quote(TEXT, "bans", "said", "Orla", "parse:that-clause")

UNLISTED = quote(TEXT, "bans", "imposed", "they")

NOBODYS = quote(TEXT, "We went on home.", "", "", "marks:no-source")


@pytest.mark.parametrize(
    ("given", "threshold", "chosen", "kept"),
    [
        (DIRECT, 0.5, None, ["Orla"]),
        (DIRECT, 0.9, None, [None]),  # the marks stay, with nobody
        (DIRECT, 0.5, 0.9, []),
        (LISTED, 0.5, None, ["Orla"]),
        (LISTED, 0.7, None, []),
        (UNLISTED, 0.0, None, []),
        (UNLISTED, 0.5, 0.0, ["they"]),
        (NOBODYS, 0.5, None, [None]),
        (NOBODYS, 0.5, 0.5, []),
        (NOBODYS, 0.5, 0.2, [None]),
    ],
)
def test_what_is_told(
    given: Quote, threshold: float, chosen: float | None, kept: list[str | None]
) -> None:
    made = Keeping(Calibration({}, threshold), chosen).kept([given], TEXT)
    assert [q.source and q.source.text for q in made] == kept


SAID = quote("Orla said they imposed bans.", "they imposed bans", "said", "Orla")

GUESSED = replace(SAID, guessed_source=True, scores=(0.7, 0.1))


@pytest.mark.parametrize(
    ("given", "bias", "stays"),
    [
        (GUESSED, 0.42, True),
        (GUESSED, 0.38, False),
        (replace(SAID, scores=(0.95, 0.1)), 0.5, True),
        (replace(SAID, scores=(0.95, 0.1)), 0.46, False),
        (replace(SAID, scores=(0.7, 0.1)), 0.5, False),
        (replace(SAID, scores=(0.95, 0.1), other=0.5), 0.5, False),
        (replace(GUESSED, source=phrase("It", (Span(0, 2),))), 0.5, False),
        (replace(UNLISTED, guessed_source=True, scores=(0.7, 0.1)), 0.5, False),
    ],
    ids=[
        "likely-source",
        "less",
        "sure-cue",
        "less-sure",
        "unsure-cue",
        "act",
        "dummy",
        "unlisted",
    ],
)
def test_less_is_asked_of_a_listed_cue_with_an_unsure_source(
    given: Quote, bias: float, stays: bool
) -> None:
    weights = {"bias": math.log(bias / (1 - bias))}
    assert bool(Keeping(Calibration(weights, 0.55)).kept([given], TEXT)) is stays


@pytest.mark.parametrize(
    ("given", "threshold", "chosen", "cues"),
    [
        (DIRECT, 0.5, None, ["said"]),
        (DIRECT, 0.9, None, []),  # its quotation is free, for the sentence beside it
        (LISTED, 0.7, None, ["said"]),  # no quotation: there is nothing to be asked again
    ],
)
def test_a_cue_that_is_not_believed_frees_its_quotation(
    given: Quote, threshold: float, chosen: float | None, cues: list[str]
) -> None:
    keeping = Keeping(Calibration({}, threshold), chosen)
    proposed = [Candidate(given.spans, given.cue.spans[0], (), 0.9, 0.9)] if given.cue else []
    assert [TEXT[slice(*c.cue)] for c in keeping.believed(proposed, [given])] == cues


@pytest.mark.parametrize(
    ("text", "content", "cue", "stays"),
    [
        ("The port unveiled a plan.", "a plan", "unveiled", False),
        ("The port welcomed a plan.", "a plan", "welcomed", True),
        ("The port unveiled a “plan for all”.", "a “plan for all", "unveiled", True),
        ("The port made clear that it had a plan.", "it had a plan", "made clear", True),
        ("The port vows: a plan will come.", "a plan will come", "vows", True),
        (
            "The port made it very clear a plan had come.",
            "a plan had come",
            "made it very clear",
            True,
        ),
        (
            "The port spoke out strongly in favour of a plan.",
            "a plan",
            "spoke out strongly in favour of",
            True,
        ),
        ("The port takes a plan.", "a plan", "takes", False),
    ],
)
def test_what_the_text_itself_says_are_words_is_doubted_less(
    text: str, content: str, cue: str, stays: bool
) -> None:
    given = replace(candidate(text, [content], cue, "The port"), mode="speech", other=0.7)
    wanted = Keeping(Calibration({}, 0.0, 0.6)).wanted([given], passage(text))
    assert bool(wanted) is stays


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "stays"),
    [
        ("A poll of anglers shows the port ahead.", "the port ahead", "shows", "A poll of anglers", True),
        ("A photo of anglers shows the port ahead.", "the port ahead", "shows", "A photo of anglers", False),
        ("A poll of anglers opened the port.", "the port", "opened", "A poll of anglers", False),
    ],
    ids=["poll", "no-poll", "no-finding"],
)  # fmt: skip
def test_what_a_poll_shows_is_doubted_less(
    text: str, content: str, cue: str, source: str, stays: bool
) -> None:
    given = replace(candidate(text, [content], cue, source), mode="speech", other=0.7)
    wanted = Keeping(Calibration({}, 0.0, 0.6)).wanted([given], passage(text))
    assert bool(wanted) is stays


@pytest.mark.parametrize(
    ("text", "stays"),
    [("Orla: Quay a mess\nIt rained.", True), ("It rained.\nOrla: Quay a mess", False),
     ("Then Orla: Quay a mess\nIt rained.", False)],
    ids=["headline", "below", "inside"],
)  # fmt: skip
def test_the_colon_of_a_headline_is_never_an_act(text: str, stays: bool) -> None:
    given = replace(candidate(text, ["Quay a mess"], ":", "Orla"), mode="speech", other=0.95)
    wanted = Keeping(Calibration({}, 0.0, 0.6)).wanted([given], passage(text))
    assert bool(wanted) is stays


@pytest.mark.parametrize(
    ("source", "modes", "told"),
    [("I", CLAIMS, False), ("She", CLAIMS, True), ("I", ALL_MODES, True)],
)
def test_what_the_journalist_thinks_is_told_of_with_the_acts_alone(
    source: str, modes: frozenset[Mode], told: bool
) -> None:
    text = f"{source} hoped the quay would hold."
    given = quote(text, "the quay would hold", "hoped", source, "parse:that-clause")
    assert bool(Keeping(Calibration({}), None, modes).kept([given], text)) is told


@pytest.mark.parametrize(
    ("text", "content", "cue", "told"),
    [
        ("Orla was accused of hiding it.", "hiding it", "accused of", True),
        ("Residents were asked to stay inside.", "to stay inside", "asked", False),
        ("Residents were told to stay inside.", "to stay inside", "told", True),
        ("There was speculation that it sank.", "it sank", "speculation", False),
        ("A vote was called for.", "A vote", "called for", False),
    ],
)
def test_what_nobody_says_is_told_of_with_the_acts_alone(
    text: str, content: str, cue: str, told: bool
) -> None:
    given = quote(text, content, cue)
    assert bool(Keeping(Calibration({})).kept([given], text)) is told
    assert Keeping(Calibration({}), None, ALL_MODES).kept([given], text)


def test_spoken() -> None:
    assert spoken(DIRECT, TEXT)
    assert not spoken(LISTED, TEXT)


def test_unattributed_keeps_the_words_alone() -> None:
    made = unattributed(DIRECT)
    assert (made.text, made.spans) == (DIRECT.text, DIRECT.spans)
    assert not made.attributed and made.evidence == ("marks:no-source",)
