"""How two wordings of one speaker stand to each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.claims.linking import Wording, link
from quotes.claims.reported import form, undone
from quotes.claims.statement import read_statement

PROMISE = "We will rebuild the northern pier before 40 fishing boats have to leave"
REPORTED = "that they would rebuild the northern pier before forty fishing boats had to leave"
QUOTED = Wording(PROMISE, "1")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (PROMISE, "words"),
        ("We will rebuild the northern pier", "words"),
        (PROMISE.replace("fishing", "trawling"), "words"),
        ("We will rebuild ... before forty fishing boats have to leave", "words"),
        (PROMISE.replace("will", "will not"), "contradicts"),
        (PROMISE.replace("will", "won't"), "contradicts"),
        (PROMISE.replace("40", "60"), "contradicts"),
        (PROMISE.replace("40", "four hundred"), "contradicts"),
        ("We will rebuild the northern quay and paint the lighthouse before spring", None),
        ("We will do it", None),
        ("The northern pier, where the fishing boats lay, is sinking", "related"),
    ],
)
def test_a_wording_and_another(text: str, relation: str | None) -> None:
    found = link(QUOTED, replace(QUOTED, text=text))
    assert (found.relation if found else None) == relation
    assert link(replace(QUOTED, text=text), QUOTED) == found


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (REPORTED, "words"),
        ("she will rebuild the northern pier before 40 fishing boats leave", "words"),
        (REPORTED.replace("would", "would never"), "contradicts"),
        ("the northern pier needs work because fishing boats collide with its rotten beams", None),
    ],
)
def test_reported_speech_joins_only_the_words_that_it_bears(
    text: str, relation: str | None
) -> None:
    found = link(QUOTED, Wording(text, "1", "reported"))
    assert (found.relation if found else None) == relation


def test_what_shares_half_is_shown_beside_it() -> None:
    found = link(QUOTED, replace(QUOTED, text="They will rebuild the northern pier and tax barges"))
    assert found is not None and found.relation == "related"


def test_another_speaker_is_another_claim() -> None:
    assert link(QUOTED, replace(QUOTED, speaker="2")) is None


def test_a_denial_never_joins_what_it_denies() -> None:
    found = link(QUOTED, replace(QUOTED, denied=True))
    assert found is not None and found.relation == "denied"


def test_a_belief_is_no_statement() -> None:
    found = link(QUOTED, replace(QUOTED, mode="attitude", kind="reported"))
    assert found is not None and found.relation == "related"


def test_what_is_cut_off_may_negate() -> None:
    whole = Wording("Nobody believes that the old pier is closed for good this winter", "1")
    found = link(whole, replace(whole, text="the old pier is closed for good this winter"))
    assert found is not None and found.relation == "contradicts"


@pytest.mark.parametrize(("days", "joined"), [((5, 7), True), ((5, 50), False), ((5, None), False)])
def test_stock_phrases_join_only_within_days(
    days: tuple[int | None, int | None], joined: bool
) -> None:
    one = Wording("It is a sad day", "1", day=days[0])
    found = link(one, Wording("It is a sad day for us", "1", day=days[1]))
    assert (found is not None and found.relation == "words") == joined


def test_unnamed_speakers_need_nearly_all_words() -> None:
    nobody = Wording(PROMISE, "~an official")
    changed = replace(nobody, text=PROMISE.replace("fishing boats", "small trawlers"))
    assert (found := link(nobody, nobody)) is not None and found.relation == "words"
    assert (found := link(nobody, changed)) is not None and found.relation == "related"


@pytest.mark.parametrize(
    ("said", "reported"),
    [("we", "they"), ("will", "would"), ("moves", "moved"), ("plan", "planned"),
     ("carry", "carried"), ("here", "there"), ("my", "her")],
)  # fmt: skip
def test_forms_that_reported_speech_shifts_are_one(said: str, reported: str) -> None:
    assert form(said) == form(reported)


def test_words_that_turn_a_statement_keep_their_form() -> None:
    words = undone(read_statement("None of us wouldn't have denied that"))
    assert "none" in words.norms and "not" in words.norms
    assert words.text_of(0, 1) == "None"
