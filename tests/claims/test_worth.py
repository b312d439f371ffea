"""How worth checking a statement is: figures and records before courtesies and promises."""

from __future__ import annotations

import pytest

from quotes.claims.worth import model, signs, worth


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("The ferry lost 4,000 passengers last year.", "The ferry is dear to me."),
        ("Rents have doubled since 2019.", "We will halve the rents."),
        ("Mayor Orla voted against the dam in 2014.", "I think that Mayor Orla should go."),
        ("More people die on this road than on any other.", "Why do people die on this road?"),
        ("The mine was closed because of the tax.", "Thank you, and good evening."),
    ],
)
def test_what_can_be_checked_comes_first(more: str, less: str) -> None:
    assert worth(more).score > worth(less).score


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("It is 12 percent.", "percent"), ("It cost $4 million.", "money"),
        ("We sold 300 nets.", "amount"), ("That was in 1999.", "year"),
        ("Fewer than before, compared with us.", "comparison"), ("Is it true?", "question"),
        ("I'll do it.", "promise"), ("So be it.", "fragment"),
        ("In May Toben Quill voted for it.", "record of somebody named"),
    ],
)  # fmt: skip
def test_a_sign_is_seen(text: str, sign: str) -> None:
    assert signs(text).get(sign)


def test_reasons_are_words() -> None:
    found = worth("Prices rose by 8 percent because of the strike.")
    assert {"a trend", "a share in per cent"} <= set(found.reasons)
    assert "less: a promise or forecast" in worth("We will open the pier.").reasons


def test_words_that_tell_are_named() -> None:
    (told,) = (r for r in worth("They cut wages.").reasons if r.startswith("telling words: "))
    assert "wages" in told and "they" not in told
    assert worth("With all of my soul!").reasons[0].startswith("less: telling words: soul")


def test_marks_and_little_words_are_not_named() -> None:
    assert not any("telling" in reason for reason in worth("… of it?!").reasons)


@pytest.mark.parametrize("text", ["", "…", "–"])
def test_nothing_is_worth_nothing(text: str) -> None:
    assert worth(text).score == 0.0


def test_the_version_is_stable() -> None:
    assert model() == model() and len(model()) == 12
