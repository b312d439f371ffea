"""quotes.text.datelines: where and when an article was written."""

import pytest

from quotes.text.datelines import behind_dateline, datelines


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PORT AYLA — The port closed.", ["PORT AYLA — "]),
        ("AYLA, May 3 (Norpress) - The port closed.", ["AYLA, May 3 (Norpress) - "]),
        ("AYLA, Norrland (Norpress) – The port closed.", ["AYLA, Norrland (Norpress) – "]),
        ("It rained.\nAYLA -- The port closed.", ["AYLA -- "]),
        ("Port Ayla, 3 May (Ayla Press) — The port closed.", ["Port Ayla, 3 May (Ayla Press) — "]),
        ("Ayla, Norrland (Reuters/AFP) - The port closed.", ["Ayla, Norrland (Reuters/AFP) - "]),
        ("Ayla (AP): The port closed.", ["Ayla (AP): "]),
        ("AYLA (Aug. 13) -- The port closed.", ["AYLA (Aug. 13) -- "]),
        ("Ann Bell (Labour) – 3,412", []),
        ("Ayla — The port closed.", []),
        ("It rained in AYLA — the port closed.", []),
        ("", []),
    ],
)
def test_datelines(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in datelines(text)] == found


@pytest.mark.parametrize(
    ("text", "start", "behind"),
    [
        ("PORT AYLA (Ayla Press) — The mayor said no.", 0, 25),
        ("It rained.\nAYLA — The mayor said no.", 11, 18),
        ("It rained. AYLA — The mayor said no.", 11, 11),
        ("The mayor said no.", 0, 0),
    ],
    ids=["first paragraph", "second paragraph", "within a paragraph", "none"],
)
def test_where_the_words_behind_a_dateline_begin(text: str, start: int, behind: int) -> None:
    assert behind_dateline(text, start, len(text)) == behind
