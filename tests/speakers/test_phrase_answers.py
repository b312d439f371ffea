"""Whom phrases stand for, a table for each module that answers; no model is loaded."""

import pytest

from tests.speakers_by_hand import answers, called, rules

NAMES = [
    ("⟦‹Lena Marsh›⟧ left. ⟦‹Ms. Marsh›⟧ left.", ["Lena Marsh"] * 2, "surname"),
    ("‹Lena Marsh› came. ⟦‹Lena›⟧ left.", ["Lena Marsh"], "surname"),
    ("⟦a study by ‹Carl Roe›⟧", ["Carl Roe"], "author"),
    ("⟦a study by ‹Carl Roe›⟧ tells. ⟦The study⟧ goes on.", ["Carl Roe"] * 2, "same-words"),
    ("⟦‹Lena Marsh› and ‹Paul Osei›⟧ left.", ["Lena Marsh & Paul Osei"], "full-name"),
    ("We met ‹Lena Marsh›, ⟦who⟧ left.", ["Lena Marsh"], "relative-pronoun"),
]
PRONOUNS = [
    ("‹Lena Marsh› met ‹Paul Osei›. ⟦She⟧ left.", ["Lena Marsh"], "pronoun"),
    ("⟦He⟧ left. ‹Paul Osei› came.", ["Paul Osei"], "cataphora"),
    ("⟦‹o:Acme Corp›⟧ rose. ⟦It⟧ fell.", ["Acme Corp"] * 2, "pronoun"),
    ("⟦Voters⟧ came. ⟦They⟧ left.", ["Voters"] * 2, "pronoun"),
    (
        "⟦‹Lena Marsh› and ‹Paul Osei›⟧ came. ⟦They⟧ left.",
        ["Lena Marsh & Paul Osei"] * 2,
        "pronoun",
    ),
    ("⟦A spokesman⟧ came. ⟦He⟧ left.", ["spokesman"] * 2, "pronoun"),
]
BODY_TYPES = [
    ("‹o:Penworth Post› wrote. ⟦The newspaper⟧ left.", ["Penworth Post"], "type"),
    ("‹o:Sile Forest Trust› met. ⟦The trust⟧ left.", ["Sile Forest Trust"], "type"),
    ("‹o:Widgetco› rose. ⟦The company⟧ fell.", ["Widgetco"], "type"),
    ("‹o:High Court› met. ⟦The company⟧ fell.", ["company"], "organization"),
    ("⟦The trust⟧ met. ‹o:Sile Forest Trust› left.", ["Sile Forest Trust"], "cataphora"),
]
OWNED_BODIES = [
    ("‹Lena Marsh› ran. ⟦Her campaign⟧ left.", ["Marsh campaign"], "pronoun"),
    ("‹Lena Marsh› ran. ⟦The Marsh campaign⟧ left.", ["Marsh campaign"], "possessor"),
    ("‹Lena Marsh› ran. Marsh’s campaign rose. ⟦The campaign⟧ fell.", ["Marsh campaign"], "role"),
    ("‹Lena Marsh› met ‹Paul Osei›. ⟦Both camps⟧ left.", ["Marsh campaign & Osei campaign"],
     "coordination"),
]  # fmt: skip
PLURALS = [
    ("‹Lena Marsh› met ‹Paul Osei›. ⟦The two⟧ left.", ["Lena Marsh & Paul Osei"], "coordination"),
    ("‹Paul Osei› met ‹Tom Farrow› as ‹Lena Marsh› left. ⟦Both men⟧ sang.", ["Paul Osei & Tom Farrow"],
     "coordination"),
    ("‹Lena Marsh› met ‹Paul Osei›. ⟦The former⟧ left.", ["Lena Marsh"], "coordination"),
    ("‹Lena Marsh› met ‹Paul Osei›. ⟦The latter⟧ left.", ["Paul Osei"], "coordination"),
    ("‹Bella Marsh› and ‹Mark Marsh› came. ⟦The Marshes⟧ left.", ["Bella Marsh & Mark Marsh"], "surname"),
    ("‹Bella Marsh› and ‹Ruth Marsh› came. ⟦The sisters⟧ left.", ["Bella Marsh & Ruth Marsh"],
     "coordination"),
]  # fmt: skip
NATIONS = [
    (
        "Kenyan and Ghanaian ministers met. ⟦The two nations⟧ left.",
        ["Kenya & Ghana"],
        "coordination",
    ),
    (
        "‹p:Vess› and ‹p:Kestovia› met. ⟦The two countries⟧ left.",
        ["Vess & Kestovia"],
        "coordination",
    ),
    ("Norway met. ⟦The two nations⟧ left.", ["two nations"], "group"),
]
GENERATIONS = [
    ("‹Anna Osei›, 54, met ‹Ruth Osei›, 49. ⟦The elder sister⟧ left.", ["Anna Osei"], "generation"),
    ("‹Anna Osei› met ‹Ruth Osei›, two years younger. ⟦The younger Osei⟧ left.", ["Ruth Osei"],
     "generation"),
    ("‹Anna Osei› met ‹Ruth Osei›. ⟦The elder sister⟧ left.", ["elder sister"], "unnamed-role"),
]  # fmt: skip
ROLES = [
    ("The mayor, ‹Lena Marsh›, met ‹Paul Osei›. ⟦The mayor⟧ left.", ["Lena Marsh"], "role"),
    ("‹Lena Marsh›, 54, met ‹Paul Osei›. ⟦The 54-year-old⟧ left.", ["Lena Marsh"], "role"),
    ("‹Callum Oxley›, 19, met ‹Paul Osei›. ⟦The teenager⟧ left.", ["Callum Oxley"], "role"),
    ("Danish minister ‹Aksel Thorup› came. ⟦The Dane⟧ left.", ["Aksel Thorup"], "role"),
    ("‹Lena Marsh› ran the bank. ⟦The former banker⟧ left.", ["Lena Marsh"], "epithet"),
    ("‹Lena Marsh› came. ⟦The geologist⟧ left.", ["Lena Marsh"], "epithet"),
    ("⟦A coroner⟧ left. The senior coroner, ‹Fiona Marsh›, sang.", ["Fiona Marsh"], "cataphora"),
    (
        "‹Bella Marsh› and her husband, ‹Mark Marsh›, came. ⟦Her husband⟧ left.",
        ["Mark Marsh"],
        "pronoun",
    ),
]
UNNAMED = [
    ("⟦a Kremlin spokesman⟧ left.", ["Kremlin spokesman"], "unnamed-role"),
    (
        "‹o:Acme Corp› rose. ⟦A spokeswoman for Acme Corp⟧ left.",
        ["Acme Corp spokeswoman"],
        "unnamed-role",
    ),
    ("⟦A spokesman⟧ left. ⟦The spokesman⟧ sang.", ["spokesman"] * 2, "role"),
    ("⟦A poll⟧ tells. ⟦The poll⟧ goes on.", ["poll"] * 2, "same-words"),
    ("⟦voters⟧ left.", ["voters"], "group"),
    ("⟦A new poll⟧ tells.", ["new poll"], "document"),
    ("⟦the West⟧ left.", ["West"], "organization"),
    ("‹Lena Marsh› came. ⟦Her aides⟧ left.", ["Lena Marsh aides"], "pronoun"),
    ("⟦you⟧ left. ⟦No one⟧ left.", ["", ""], ""),
]


@pytest.mark.parametrize(
    ("marked", "expected", "rule"),
    NAMES
    + PRONOUNS
    + BODY_TYPES
    + OWNED_BODIES
    + PLURALS
    + NATIONS
    + GENERATIONS
    + ROLES
    + UNNAMED,
)
def test_answers(marked: str, expected: list[str], rule: str) -> None:
    found = answers(marked)
    assert [called(answer) for answer in found] == expected
    assert (rules(found[-1]) or [""])[0] == rule


def test_who_is_named_later_is_told_apart() -> None:
    later, before = answers("⟦He⟧ left. ‹Paul Osei› came. ⟦He⟧ sang.")
    assert later.named_later and not before.named_later
    (owned,) = answers("⟦His lawyer⟧ left. ‹Paul Osei› came.")
    assert owned.named_later and called(owned) == "Paul Osei’s lawyer"
