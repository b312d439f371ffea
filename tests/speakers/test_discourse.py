"""Who is in mind at a place of the text."""

import pytest

from quotes.model import Span
from quotes.speakers.actor import Actor
from quotes.speakers.discourse import Discourse, sureness

LENA, PAUL = Actor("Lena", "person"), Actor("Paul", "person")


def anybody(_: Actor) -> float:
    return 1.0


def test_the_last_and_heavier_mention_ranks_first() -> None:
    discourse = Discourse([0, 20, 40], [0])
    discourse.add(Span(0, 4), LENA, 1.0)
    discourse.add(Span(10, 14), PAUL, 0.6)
    assert [e.actor for _, e in discourse.ranked(30, anybody)] == [LENA, PAUL]
    discourse.add(Span(21, 25), PAUL, 1.0)
    assert [e.actor for _, e in discourse.ranked(30, anybody)] == [PAUL, LENA]


def test_whom_a_source_names_is_rarely_its_speaker() -> None:
    discourse = Discourse([0], [0])
    discourse.add(Span(0, 4), LENA, 1.0)
    discourse.add(Span(10, 14), PAUL, 0.6)
    assert discourse.ranked(30, anybody, [LENA])[0][1].actor is PAUL


def test_nobody_is_ranked_whom_the_test_refuses_or_who_comes_later() -> None:
    discourse = Discourse([0], [0])
    discourse.add(Span(10, 14), PAUL, 1.0)
    assert discourse.ranked(30, lambda _: 0.0) == [] == discourse.ranked(5, anybody)
    assert [e.actor for e in discourse.after(5)] == [PAUL] and discourse.before(5) == []


def test_another_paragraph_is_further_from_mind() -> None:
    discourse = Discourse([0, 20], [0, 20])
    discourse.add(Span(0, 4), LENA, 1.0)
    (near, _), (far, _) = discourse.ranked(10, anybody)[0], discourse.ranked(25, anybody)[0]
    assert far < near


@pytest.mark.parametrize(
    ("scores", "sure"), [([1.0], 0.93), ([1.0, 1.0], 0.575), ([9.0, 0.1], 0.93)]
)
def test_sureness(scores: list[float], sure: float) -> None:
    discourse = Discourse([0])
    discourse.add(Span(0, 4), LENA, 1.0)
    (event,) = discourse.before(10)
    assert sureness([(score, event) for score in scores]) == sure
