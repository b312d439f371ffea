"""quotes.languages.pack, tables, wording and cue_words: what a language knows, read once."""

import pytest

from quotes.db.matching.names.parts import gazetteer
from quotes.errors import ModelError
from quotes.languages.pack import Language
from quotes.languages.tables import patterns, table, word_list
from quotes.languages.wording import Wording


def test_what_is_read_is_shared() -> None:
    assert Language() == Language("en")
    assert Language().gazetteer is Language("en").gazetteer is gazetteer()
    assert Language().cue_words is Language("en").cue_words
    assert Language().words("names/dates.txt") is word_list("names/dates.txt")


@pytest.mark.parametrize("code", ["xx", "", "..", "en/names", "__pycache__"])
def test_a_language_that_is_not_there(code: str) -> None:
    with pytest.raises(ModelError, match="word lists for the language"):
        Language(code)


def test_models_lie_in_the_folder_of_the_language() -> None:
    models = Language().models
    assert models.joinpath("attribution", "calibration.json").is_file()
    assert models.joinpath("stanza", "resources.json").is_file()


def test_tables_and_patterns() -> None:
    language = Language()
    assert language.table("names/genders.tsv") == table("names/genders.tsv")
    assert language.patterns("furniture/phrases.txt") == patterns("furniture/phrases.txt")
    assert set(table("states.tsv")[0]) >= {"name", "abbreviations"}
    assert "monday" in language.words("names/dates.txt")
    assert not any(line.startswith("#") for line in patterns("furniture/phrases.txt"))


def test_a_table_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        table("names/no-such-table.tsv")


def test_cue_words() -> None:
    words = Language().cue_words
    assert "deny" in words.denial
    assert "tell" in words.addressee
    assert "said" in words.reporting
    assert "believe" in words.attitude


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Associated Press reported", "Associated Press"),
        ("a newspaper reported", "newspaper"),
        ("the mayor reported", None),
    ],
)
def test_outlets(text: str, found: str | None) -> None:
    match = Language().cue_words.outlets.search(text)
    assert (match.group() if match else None) == found


def test_a_pattern_takes_in_others_and_what_code_gives() -> None:
    wording = Wording("names", {"name-word": "X", "possessive-mark": "Y", "upper": "Z"})
    assert wording.pattern("owner").pattern == "(X)Y $"
    assert wording.pattern("owner") is wording.pattern("owner")
    assert "X(?:(?:[ \\n]" in wording.pattern("run").pattern
    assert "van" in wording.words_in("surname-particle")
    with pytest.raises(KeyError):
        wording.pattern("no-such-pattern")
    with pytest.raises(KeyError):
        wording.words_in("no-such-class")
