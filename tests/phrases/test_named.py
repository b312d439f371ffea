"""The name that says who a source is."""

import pytest

from quotes.phrases import Named
from quotes.phrases.named import is_elder_or_younger
from tests.speakers_by_hand import by_hand, parts

NAMED = [
    ("⟦the mayor, ‹Lena Marsh›⟧", "Lena Marsh"),
    ("⟦the minister for fisheries, ‹Lena Marsh›⟧", "Lena Marsh"),
    ("⟦a lawyer for ‹Paul Osei›, ‹Carl Roe›⟧", "Carl Roe"),
    ("⟦a spokesman for the mayor, ‹Lena Marsh›⟧", ""),
    ("⟦one of her sons, ‹Carl Roe›⟧", "Carl Roe"),
    ("⟦Ohio Secretary of State ‹Lena Marsh›⟧", "Lena Marsh"),
    ("⟦‹Lena Marsh› says⟧ it is over", "Lena Marsh"),
    ("⟦Marsh⟧ left", "Marsh"),
    ("‹Lena ⟦Marsh⟧› left", "Lena Marsh"),
    ("⟦‹Lena Marsh›’s brother⟧", ""),
    ("⟦The ‹Bells›⟧", ""),
    ("⟦a study by ‹Carl Roe›⟧", "Carl Roe"),
    ("⟦a study released by ‹o:Acme Corp›⟧", "Acme Corp"),
    ("⟦his running mate, ‹Gov. Paul Osei›,⟧", "Gov. Paul Osei"),
    ("⟦the poet⟧ of Vess, ‹Lena Marsh›, left", "Lena Marsh"),
    ("⟦Brodgar⟧ left", "Brodgar"),
    ("⟦Honeybees⟧ remember", ""),
    ("⟦Sunday⟧", ""),
    ("⟦voters⟧", ""),
]


@pytest.mark.parametrize(("marked", "expected"), NAMED)
def test_named(marked: str, expected: str) -> None:
    (part,) = parts(marked)
    assert (part.mention.text if isinstance(part, Named) else "") == expected


def test_a_study_is_named_after_its_author() -> None:
    (part,) = parts("⟦a study by ‹Carl Roe›⟧")
    assert isinstance(part, Named) and part.work == "study"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [("the younger ‹Marsh›", True), ("the younger ‹Ms Marsh›", False), ("younger ‹Marsh›", False)],
)
def test_is_elder_or_younger(marked: str, expected: bool) -> None:
    text = by_hand(marked).text
    assert is_elder_or_younger(text.text, text.names[0]) is expected
