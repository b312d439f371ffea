"""Whether what an article says of somebody fits a role."""

import pytest

from quotes.speakers.role_match import Roles
from tests.speakers_by_hand import by_hand, cast_of, gazetteer, nominal

ROLES = Roles(gazetteer())


@pytest.mark.parametrize(
    ("marked", "role", "fits"),
    [
        ("Senator ‹Lena Marsh› came.", "⟦the senator⟧", True),
        ("The Ohio senator ‹Lena Marsh› came.", "⟦the Texas senator⟧", False),
        ("The outgoing mayor, ‹Lena Marsh›, came.", "⟦the next mayor⟧", False),
        ("‹Lena Marsh›, 54, came.", "⟦the 54-year-old⟧", True),
        ("‹Lena Marsh›, 54, came.", "⟦the teenager⟧", False),
        ("‹Lena Marsh›, 15, came.", "⟦the teenager⟧", True),
        ("Danish minister ‹Aksel Thorup› came.", "⟦her Danish counterpart⟧", True),
        ("‹Lena Marsh›, a surgeon, came.", "⟦the lawyer⟧", False),
        ("‹Lena Marsh›, a team manager, came.", "⟦the bank manager⟧", False),
    ],
)
def test_match(marked: str, role: str, fits: bool) -> None:
    (person,) = cast_of(by_hand(marked)).people.all
    assert (ROLES.match(person, nominal(role)) > 0) is fits


@pytest.mark.parametrize(
    ("has", "wanted", "fits"),
    [("mayor", "mayor", True), ("prime minister", "minister", True), ("minister", "prime minister", False),
     ("senator", "lawmaker", True)],
)  # fmt: skip
def test_is_role(has: str, wanted: str, fits: bool) -> None:
    assert ROLES.is_role(has, wanted) is fits
