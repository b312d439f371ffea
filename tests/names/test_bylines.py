"""quotes.names.bylines: who wrote an article."""

import pytest

from quotes.names.bylines import author
from tests.names_by_hand import mentions


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("A port closes\nBy ‹Ann Bell›\nIt closed.", "Ann Bell"),
        ("A port closes\nBy ‹Ann Bell›, arts editor\nIt closed.", "Ann Bell"),
        ("A port closes\nIt closed.\n‹Ann Bell› is a playwright.", "Ann Bell"),
        ("A port closes\nIt closed.\n‹Ann Bell› left.", None),
        ("A port closes\n‹Carl Bell› left.\n‹Ann Bell› is a playwright.", None),
        ("A port closes\nBy ‹Bell›\nIt closed.", None),
        ("\n".join(["One", "Two", "Three", "Four", "Five", "By ‹Ann Bell›", "a", "b", "c"]), None),
    ],
)
def test_author(marked: str, name: str | None) -> None:
    found = author(*mentions(marked))
    assert (found.text if found else None) == name
