"""quotes.names.name_words: what the words of a name alone say of it."""

import pytest

from quotes.names.name_words import (
    is_common,
    is_credible,
    is_first_and_last,
    is_kinship,
    is_titled,
)
from quotes.names.person_names import PersonName
from tests.names_by_hand import gazetteer


@pytest.mark.parametrize(
    ("text", "common"),
    [
        ("House Republicans", True),
        ("Senator", True),
        ("Danes", True),
        ("Latvian", True),
        ("Ministers", True),
        ("", True),
        ("The Billionaire", False),
        ("Lena Marsh", False),
        ("Harbour Council", False),
    ],
)
def test_is_common(text: str, common: bool) -> None:
    assert is_common(text, gazetteer()) is common


@pytest.mark.parametrize(
    ("words", "person"),
    [
        (["lena", "marsh"], True),
        (["lena"], False),
        (["lena", "council"], False),
        (["zxcv", "marsh"], False),
        (["lena", "senator"], False),
    ],
)
def test_is_first_and_last(words: list[str], person: bool) -> None:
    assert is_first_and_last(words, gazetteer()) is person


@pytest.mark.parametrize(
    ("words", "titled"),
    [
        (["Rev", "Ann", "Bell"], True),
        (["Rev", "Bell"], False),
        (["Ann", "Bell"], False),
        (["Rev", "Zxcv", "Bell"], False),
    ],
)
def test_is_titled(words: list[str], titled: bool) -> None:
    assert is_titled(words, gazetteer()) is titled


@pytest.mark.parametrize(
    ("words", "credible", "kin"),
    [
        (("Ann", "Bell"), True, False),
        (("Gold", "Star", "Mom"), False, True),
        (("Ann", "Mother"), True, False),
        (("Bell",), False, False),
    ],
)
def test_names_of_headlines(words: tuple[str, ...], credible: bool, kin: bool) -> None:
    name = PersonName(words)
    assert is_credible(name, gazetteer()) is credible
    assert is_kinship(name, gazetteer()) is kin
