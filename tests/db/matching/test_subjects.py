"""The names by which a body is compared: as it is called at home."""

from __future__ import annotations

import pytest

from quotes.db.matching.subjects import at_home


@pytest.mark.parametrize(
    ("name", "country", "shorter", "abroad"),
    [
        ("US Department of Defence", None, ["Department of Defence"], {"us"}),
        ("Zambara's finance ministry", None, ["finance ministry"], {"zambara"}),
        ("Valdovan Defence Ministry", None, ["Defence Ministry"], {"valdovan"}),
        ("Valdova Defence Ministry", "Valdova", ["Defence Ministry"], set()),
        ("Tessen Bank", None, [], set()),
        ("Harbour Council", None, [], set()),
    ],
)
def test_a_country_in_front_is_left_out(
    name: str, country: str | None, shorter: list[str], abroad: set[str]
) -> None:
    assert at_home("organization", (name,), country) == ((name, *shorter), frozenset(abroad))


def test_people_keep_their_names() -> None:
    assert at_home("person", ("Norwegian Wood",), None) == (("Norwegian Wood",), frozenset())
