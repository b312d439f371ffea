"""The character set of old Western texts (invented texts)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.reading.western import western

TEXTS = {
    "marks": "“Nobody came – it’s shut,” said José Poole.",
    "single": "‘We waited,’ said Zoë Tull’s sister.",
    "letters": "The café’s owner, Zoë Tull, said “no”.",
    "capitals": "ÉMILE ÅSLUND SAID “NO”. Örjan Çelik agreed.",
    "plain": "The pier costs 5 pounds.",
}


@pytest.mark.parametrize("name", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_each_set_is_known_by_its_letters(text: str, name: str) -> None:
    assert western(text.encode(name))[0] == text


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    text, name = western(data)
    assert name in {"cp1252", "mac_roman"}
    assert len(text) == len(data)
