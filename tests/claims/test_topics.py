"""The noun phrases of a statement, by which claims of one topic are found."""

from __future__ import annotations

import pytest

from quotes.claims.topics import phrases, topic_of


@pytest.mark.parametrize(
    ("text", "has", "lacks"),
    [
        pytest.param("We will raise the harbour dues", {"harbour dues"}, {"raise"}, id="a noun phrase"),
        pytest.param("The dues, lorries and all", {"dues"}, {"dues lorries"}, id="up to a mark"),
        pytest.param("Our 40 boats need a pier", {"pier"}, {"boats need"}, id="no numbers"),
        pytest.param("", set(), set(), id="nothing"),
    ],
)  # fmt: skip
def test_phrases(text: str, has: set[str], lacks: set[str]) -> None:
    found = set(phrases(text))
    assert has <= found and not lacks & found


def test_a_topic_as_somebody_writes_it() -> None:
    assert topic_of("The Harbour dues") == "harbour dues"
