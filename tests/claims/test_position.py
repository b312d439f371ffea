"""Pairs of statements that may show a change of position, and pairs that do not."""

from __future__ import annotations

import pytest

from quotes.claims.position import NUMBER, OPPOSITE, POLARITY, possible_change


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("We will close the northern lighthouse.",
         "The northern lighthouse will not be closed.", POLARITY),
        ("The harbour bridge costs 40 million dollars.",
         "The harbour bridge costs 90 million dollars.", NUMBER),
        ("The ferry subsidy will increase.", "The ferry subsidy will decrease.", OPPOSITE),
    ],
)  # fmt: skip
def test_a_possible_change_is_seen_from_both_sides(one: str, other: str, sign: str) -> None:
    found = possible_change(one, other)
    assert found and sign in found.signs and len(found.shared) >= 2
    assert found == possible_change(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will close the northern lighthouse.", "The northern lighthouse will be closed."),
        ("We will close the northern lighthouse.", "The schools in the valley are not full."),
        ("The harbour bridge opened in 1990.", "The harbour bridge was painted in 2004."),
        ("The harbour bridge may cost more.", "The harbour bridge costs more."),
        ("", ""),
    ],
)
def test_agreement_other_subjects_years_and_hedges_are_none(one: str, other: str) -> None:
    assert possible_change(one, other) is None
