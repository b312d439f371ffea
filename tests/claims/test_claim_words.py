"""The tables by which statements are compared hold together."""

from __future__ import annotations

from quotes.claims.polarity import hedged, negated
from quotes.claims.statement import read_statement
from quotes.claims.wording import contractions, hedges, negations, numbers, opposites, shifts, units


def test_words_are_written_as_they_are_compared() -> None:
    words = {*contractions(), *negations(), *(w for pair in opposites() | shifts() for w in pair)}
    words |= {w for long in contractions().values() for w in long} | {
        w for h in hedges() for w in h
    }
    assert {w for w in words if read_statement(w).norm != w} == set()


def test_a_pair_of_opposites_has_one_direction() -> None:
    assert {(b, a) for a, b in opposites()} & opposites() == set()


def test_numbers_and_units() -> None:
    assert {kind for kind, _ in numbers().values()} == {
        "small", "ten", "scale", "suffix", "ambiguous",
    }  # fmt: skip
    assert set(units().values()) == {"%", "$", "€", "£", "¥"}


def test_negations_and_hedges_are_counted() -> None:
    assert negated(read_statement("We don’t know, nobody’s sure, not now").norms) == 3
    assert negated(read_statement("We know, and everybody is sure").norms) == 0
    assert hedged(read_statement("I think it may perhaps sink").norms) == 3
