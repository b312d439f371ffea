"""quotes.text.datelines: where and when an article was written."""

import pytest

from quotes.text.datelines import datelines


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PORT AYLA — The port closed.", ["PORT AYLA — "]),
        ("AYLA, May 3 (Norpress) - The port closed.", ["AYLA, May 3 (Norpress) - "]),
        ("AYLA, Norrland (Norpress) – The port closed.", ["AYLA, Norrland (Norpress) – "]),
        ("It rained.\nAYLA -- The port closed.", ["AYLA -- "]),
        ("Ayla — The port closed.", []),
        ("It rained in AYLA — the port closed.", []),
        ("", []),
    ],
)
def test_datelines(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in datelines(text)] == found
