"""quotes.names.head_nouns: the head noun of a description."""

import pytest

from quotes.names.head_nouns import head_noun
from tests.names_by_hand import gazetteer


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("former prime minister", "prime minister"),
        ("tired minister", "minister"),
        ("mayor zorb", "mayor"),
        ("senators", "senators"),
        ("zorb quill", ""),
        ("", ""),
    ],
)
def test_head_noun(words: str, head: str) -> None:
    assert head_noun(words.split(), gazetteer()) == head
