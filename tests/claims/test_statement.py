"""Texts that are read alike, and quantities however they are written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quotes.claims.statement import read_statement


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Don’t close the Harbour!", "don't close the harbour"),
        ("A long-term plan", "a long term plan"),
        ("Zoë’s café", "zoe's cafe"),
        ("ﬁnal words", "final words"),
        ("The U.S. fleet", "the US fleet"),
        ("The piers\u00ad are safe\u200b", "the piers are safe"),
        ("2 million boats", "2,000,000 boats"),
        ("two million boats", "2m boats"),
        ("$3.5bn", "3.5 billion dollars"),
        ("50%", "fifty per cent"),
        ("50 percent", "50 pct"),
        ("two hundred and five", "205"),
        ("twenty-one piers", "21 piers"),
        ("a hundred piers", "100 piers"),
        ("2.50", "2.5"),
    ],
)
def test_these_are_read_alike(one: str, other: str) -> None:
    assert read_statement(one).norms == read_statement(other).norms


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("one of the boats", ("one", "of", "the", "boats")),
        ("two and three", ("2", "and", "3")),
        ("nineteen eighty four", ("19", "84")),
        ("the 21st of the 1990s", ("the", "21st", "of", "the", "1990s")),
        ("hundreds of millions", ("hundreds", "of", "millions")),
        ("", ()),
        ("… — !", ()),
        ("9" * 40, ("9" * 40,)),
    ],
)
def test_words(text: str, norms: tuple[str, ...]) -> None:
    assert read_statement(text).norms == norms


def test_a_word_knows_where_it_stands() -> None:
    text = "We need [the council’s] five million crowns … now."
    found = read_statement(text)
    assert [text[w.start : w.end] for w in found.words] == [
        "We", "need", "the", "council’s", "five million", "crowns", "now",
    ]  # fmt: skip
    assert [w.bracketed for w in found.words] == [False, False, True, True, False, False, False]
    assert found.words[4].value == Decimal(5_000_000)
    assert found.gaps == {6}
    assert found.text_of(4, 6) == "five million crowns" and found.text_of(2, 2) == ""


@pytest.mark.parametrize("mark", ["…", "...", ". . .", "[...]", "[…]"])
def test_an_ellipsis_is_seen(mark: str) -> None:
    assert read_statement(f"The pier {mark} is safe").gaps == {2}
    assert read_statement(f"The pier {mark}").gaps == {2}
