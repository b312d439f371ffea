"""Which articles are copies of one report, by their prose alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented_prose import LEAD, MORE, OTHER

from quotes.claims.prose import Prose, prints_of, same_origin, share, wire_of

QUOTE = (
    "“We looked at every single pile and there is not one of them that I would trust with a rope,”"
)


def article(text: str, outlet: str = "a.example", day: int | None = 5) -> Prose:
    return Prose(prints_of(text), outlet, day, wire_of(text))


REPORT = article(f"{LEAD}\n\n{QUOTE} she said.\n\n{MORE}")


@pytest.mark.parametrize(
    ("text", "outlet", "day", "is_copy"),
    [
        (f"{LEAD}\n\n{MORE}", "b.example", 6, True),
        (LEAD, "b.example", 6, True),
        (f"{OTHER}\n\n{LEAD} {MORE}", "b.example", 5, True),
        (LEAD.replace("late on Monday", "on Monday night"), "b.example", None, True),
        (f"{OTHER}\n\n{QUOTE} she said.", "b.example", 5, False),
        (f"{LEAD}\n\n{MORE}", "b.example", 60, False),
        (QUOTE, "b.example", 5, False),
        ("", "b.example", 5, False),
    ],
)
def test_copies(text: str, outlet: str, day: int | None, is_copy: bool) -> None:
    found = same_origin(REPORT, article(text, outlet, day))
    assert (found is not None) == is_copy
    assert same_origin(article(text, outlet, day), REPORT) == found


def test_what_stands_in_marks_is_no_prose() -> None:
    assert prints_of(QUOTE) == frozenset()
    assert prints_of(f"{LEAD} {QUOTE}") == prints_of(LEAD)


def test_only_the_body_counts() -> None:
    text = f"{LEAD}\n\n{MORE}"
    assert prints_of(text, [(0, len(LEAD))]) == prints_of(LEAD)


def test_one_agency_and_a_part_in_common_are_enough() -> None:
    one = Prose(frozenset(range(20)), "a.example", 1, "AP")
    other = Prose(frozenset(range(15, 35)), "b.example", 1, "AP")
    assert share(one.prints, other.prints) == 0.25
    assert same_origin(one, other) == 0.25
    assert same_origin(one, replace(other, wire=None)) is None
    assert same_origin(one, replace(other, outlet="a.example")) is None


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("SORREL (AP) — The pier is closed.", "Associated Press"),
        ("By Reuters\n\nThe pier is closed.", "Reuters"),
        ("The pier is closed.\n\n— AFP", "Agence France-Presse"),
        ("The pier is closed.\n\nThe Associated Press contributed to this report.",
         "Associated Press"),
        ("The pier is closed.\n\nWith reporting from Reuters", "Reuters"),
        ("The minister told Reuters that the pier is closed.", None),
        ("The pier is closed.", None),
    ],
)  # fmt: skip
def test_credits(text: str, wire: str | None) -> None:
    assert wire_of(text) == wire
