"""quotes.names.credits: bylines as people and the body they write for."""

from __future__ import annotations

import pytest

from quotes.names.credits import credits_of

ORLA, ROE = "Ada Orla", "Carl Roe"


@pytest.mark.parametrize(
    ("byline", "people", "body"),
    [
        ("By Ada Orla and Carl Roe, Associated Press", (ORLA, ROE), "Associated Press"),
        ("By Ada Orla", (ORLA,), None),
        ("BY ADA ORLA", (ORLA,), None),
        ("Ada Orla, Carl Roe & Bo van Quill", (ORLA, ROE, "Bo van Quill"), None),
        ("Ada Orla; Carl Roe", (ORLA, ROE), None),
        ("By Ada Orla, arts editor", (ORLA,), None),
        ("By Ada Orla, Chief Political Correspondent, and Carl Roe", (ORLA, ROE), None),
        ("By Ada Orla in Lensk and Carl Roe in Port Ayla", (ORLA, ROE), None),
        ("By Ada Orla for the Lensk Herald", (ORLA,), "Lensk Herald"),
        ("Ada Orla | Lensk Herald", (ORLA,), "Lensk Herald"),
        ("By the Associated Press", (), "Associated Press"),
        ("Reuters", (), "Reuters"),
        ("By Emily Post", ("Emily Post",), None),
        ("By Lensk Post", (), "Lensk Post"),
        ("By Carl Roe, Jr. and Ada Orla", ("Carl Roe, Jr.", ORLA), None),
        ("Words by Ada Orla, ada@paper.example", (ORLA,), None),
        ("By Staff Reporter", (), None),
        ("By admin", (), None),
        ("By Ada Orla and Ada Orla", (ORLA,), None),
        ("By Our Newsroom Team", (), None),
        ("", (), None),
        (None, (), None),
    ],
)
def test_credits(byline: str | None, people: tuple[str, ...], body: str | None) -> None:
    found = credits_of(byline)
    assert (found.people, found.organization) == (people, body)
