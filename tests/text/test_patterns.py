"""quotes.text.patterns and letters: words, words of names, possessives, plain letters."""

import re

import pytest

from quotes.text.letters import without_accents
from quotes.text.patterns import (
    NAME_WORD,
    POSSESSIVE_END,
    SURE_POSSESSIVE,
    WORDS,
    bare_word,
    without_possessive,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It’s the players' day", ["It’s", "the", "players", "day"]),
        ("a well-known one", ["a", "well", "known", "one"]),
        ("“No.”", ["No"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert WORDS.findall(text) == words


@pytest.mark.parametrize(
    "word", ["Marsh", "O’Marsh", "Jong-un", "J.", "J.K.", "Élan", "Łukasz", "Юрий", "B&Q", "MARSH"]
)
def test_what_may_be_a_word_of_a_name(word: str) -> None:
    assert re.fullmatch(NAME_WORD, word)


@pytest.mark.parametrize("word", ["marsh", "7up", "", "-Marsh"])
def test_what_may_not(word: str) -> None:
    assert not re.fullmatch(NAME_WORD, word)


@pytest.mark.parametrize(
    ("text", "bare", "sure"),
    [
        ("Marsh’s", "Marsh", "Marsh"),
        ("Marsh's", "Marsh", "Marsh"),
        ("Moss’", "Moss", "Moss"),
        ("the voters'", "the voters", "the voters"),
        ("Sana’", "Sana", "Sana’"),
        ("Marsh’s day", "Marsh’s day", "Marsh’s day"),
        ("Marsh", "Marsh", "Marsh"),
    ],
)
def test_possessives(text: str, bare: str, sure: str) -> None:
    assert without_possessive(text) == bare
    assert bool(POSSESSIVE_END.search(text)) == (bare != text)
    assert re.sub(rf"{SURE_POSSESSIVE}$", "", text) == sure


@pytest.mark.parametrize(
    ("word", "bare"), [("Marsh’s,", "Marsh"), (".J.", "J"), ("Marsh", "Marsh")]
)
def test_bare_word(word: str, bare: str) -> None:
    assert bare_word(word) == bare


@pytest.mark.parametrize(
    ("text", "plain"), [("Élan", "Elan"), ("Perić", "Peric"), ("Łøß", "Łøß"), ("ﬁn", "fin")]
)
def test_without_accents(text: str, plain: str) -> None:
    assert without_accents(text) == plain
