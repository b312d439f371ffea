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
    ("said", "turned"),
    [
        ("There is one that crosses the river at Marlow", "There is none that crosses the river at Marlow"),
        ("There is one that crosses the river", "There are none that cross the river"),
        ("Somebody saw the boat leave", "Nobody saw the boat leave"),
        ("Someone saw the boat leave", "No one saw the boat leave"),
        ("Everybody saw the boats leave", "No-one saw the boats leave"),
        ("We found something in the lake", "We found nothing in the lake"),
        ("One of the divers saw the boat", "None of the divers saw the boat"),
        ("Two divers saw the boat leave", "No diver saw the boat leave"),
        ("Both bridges are safe for lorries", "Neither bridge is safe for lorries"),
        ("The divers always saw the boat", "The divers never saw the boat"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["direct", "reported"])
def test_none_contradicts_one_and_some(said: str, turned: str, kind: str) -> None:
    one, other = Wording(said, "1", day=5), Wording(turned, "1", kind, day=5)
    found = link(one, other)
    assert found is not None and found.relation == "contradicts"
    assert link(other, one) == found


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("There is not one that crosses the river", "There is none that crosses the river"),
        ("There isn't one that crosses the river", "There are none that cross the river"),
        ("There is one that crosses the river", "There are some that cross the river"),
        ("There is one that crosses the river", "There is none that crosses the border"),
        ("Somebody saw the boat leave", "Nobody fed the horses in time"),
    ],
)  # fmt: skip
def test_an_amount_alone_does_not_contradict(text: str, other: str) -> None:
    found = link(Wording(text, "1", day=5), Wording(other, "1", day=5))
    assert found is None or found.relation != "contradicts"


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
