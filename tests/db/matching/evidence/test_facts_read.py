"""Roles and countries, read from the words of an article."""

from __future__ import annotations

import pytest

from quotes.db.matching.evidence.roles import read_role
from quotes.db.matching.evidence.weigh import country_codes


def test_roles_are_read() -> None:
    role = read_role("former Ohio senator")
    assert (role.head, role.field, role.words) == ("senator", "politics", {"ohio"})
    assert read_role("chief economist at Tessen Bank").head == "economist"
    assert read_role("film director").field == "arts"
    assert read_role("race director").field == "sport"
    assert read_role("").head == ""
    assert country_codes(None, ["Ukrainian president"]) == country_codes("Ukraine") == {"ua"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foreign Secretary", "minister of foreign affairs"),
        ("Work and Pensions Secretary", "work and pensions minister"),
        ("Environment Secretary", "minister for the environment"),
        ("secretary of state for energy", "energy minister"),
    ],
)
def test_an_office_by_either_title_is_one(one: str, other: str) -> None:
    assert read_role(one) == read_role(other)
