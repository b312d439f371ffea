"""From aligned candidates to a verdict."""

from __future__ import annotations

import pytest

from quotes.claims.statement import read_statement
from quotes.claims.verdict import Candidate, Verdict, judge

ILVA, TOBEN = 1, 2

SAID = {
    "The harbour will stay open for every boat that needs a berth this winter.": ILVA,
    "I promised the fishermen a new pier and they shall have it by spring.": ILVA,
    "Nobody in this council has ever asked me about the price of fish.": TOBEN,
    "The harbour will stay open for all boats, I said.": TOBEN,
}


def candidate(quote: int, text: str, *speakers: int) -> Candidate:
    return Candidate(quote, read_statement(text).norms, text, frozenset(speakers))


CANDIDATES = [candidate(n, text, who) for n, (text, who) in enumerate(SAID.items(), 1)]


def verdict(text: str, *named: int, nobody: bool = False) -> Verdict:
    return judge(read_statement(text), CANDIDATES, frozenset(named) if named or nobody else None)


@pytest.mark.parametrize(
    ("text", "named", "status", "kinds", "quote"),
    [
        ("I promised the fishermen a new pier and they shall have it by spring", ILVA,
         "authentic", (), 2),
        ("I promised the fishermen a new pier", ILVA, "incomplete", ("cut",), 2),
        ("I promised the fishermen a new pier ... by spring", ILVA, "incomplete", ("cut",), 2),
        ("I promised the fishermen a pier and they shall have it by spring", ILVA,
         "variant", ("cut",), 2),
        ("I promised the fishermen a new boat and they shall have it by spring", ILVA,
         "variant", ("replaced",), 2),
        ("I promised the fishermen a new pier", TOBEN, "misattributed", ("cut",), 2),
        ("The harbour will stay open for", TOBEN, "incomplete", ("cut",), 4),
        ("The harbour will stay open for", ILVA, "incomplete", ("cut",), 1),
        ("I promised the fishermen a new price of fish", ILVA, "variant", ("joined",), 2),
        ("My sister paints lighthouses when the weather is good", ILVA, "not found", (), None),
        ("price of fish", TOBEN, "incomplete", ("cut",), 3),
        ("cost of fish", TOBEN, "not found", (), None),
    ],
)  # fmt: skip
def test_status(
    text: str, named: int, status: str, kinds: tuple[str, ...], quote: int | None
) -> None:
    found = verdict(text, named)
    assert (found.status, found.kinds) == (status, kinds)
    assert (found.match.quote if found.match else None) == quote


def test_without_a_name_nothing_is_misattributed() -> None:
    assert verdict("Nobody in this council has ever asked me").status == "incomplete"
    assert verdict("Nobody in this council has ever asked me", nobody=True).status == (
        "misattributed"
    )


def test_the_named_speakers_nearest_words_are_told() -> None:
    found = verdict("The harbour will stay open for every boat that needs a berth", TOBEN)
    assert found.status == "misattributed"
    assert found.nearest and found.nearest.quote == 4


def test_the_other_source_of_joined_words_is_told() -> None:
    found = verdict("I promised the fishermen a new price of fish", ILVA)
    assert found.joined and found.joined.quote == 3


def test_all_that_have_the_same_words_are_told() -> None:
    again = [*CANDIDATES, candidate(9, next(iter(SAID)), ILVA)]
    found = judge(read_statement(next(iter(SAID))), again, None)
    assert found.match and found.match.quote == 1 and [c.quote for c in found.others] == [9]


def test_confidence_falls_with_what_is_missing() -> None:
    whole = verdict("The harbour will stay open for every boat that needs a berth this winter")
    half = verdict("The harbour will stay open for my uncle and every boat he has this winter")
    assert whole.confidence > half.confidence > 0.5


def test_nothing_is_found_among_nothing() -> None:
    found = judge(read_statement("We counted every boat"), [], None)
    assert (found.status, found.match, found.nearest) == ("not found", None, None)
