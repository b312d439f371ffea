"""What who, which and that stand for."""

import pytest

from quotes.model import Span
from quotes.phrases import Pronoun
from quotes.speakers.relative_pronouns import name_before, phrase_before
from tests.names_by_hand import gazetteer
from tests.speakers_by_hand import by_hand, parse


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("We met ‹Lena Marsh›, ⟦who⟧ left", "Lena Marsh"),
        ("We met ‹Lena Marsh›, head of ‹o:Acme Corp›, ⟦who⟧ left", "Lena Marsh"),
        ("We met ‹Lena Marsh›, head of ‹o:Acme Corp›, ⟦which⟧ left", "Acme Corp"),
        ("‹Lena Marsh› met the mayor, ⟦who⟧ left", ""),
        ("In ‹p:Vess›, ⟦who⟧ left", ""),
    ],
)
def test_name_before(marked: str, expected: str) -> None:
    made = by_hand(marked)
    name = name_before(made.text, pronoun(marked))
    assert (name.text if name else "") == expected


def pronoun(marked: str) -> Pronoun:
    made = by_hand(marked)
    return Pronoun(made.text.words(made.phrases[0]), "r", made.phrases[0])


@pytest.mark.parametrize(
    ("marked", "tagged", "expected"),
    [
        ("met the mayor ⟦who⟧", "met/VERB the/DET mayor/NOUN who/PRON", "the mayor"),
        ("met a man of power ⟦who⟧", "met/VERB a/DET man/NOUN of/ADP power/NOUN who/PRON",
         "a man of power"),
        ("died of cold ⟦which⟧", "died/VERB of/ADP cold/NOUN which/PRON", "cold"),
        ("left ⟦which⟧", "left/VERB which/PRON", ""),
        ("left 5 ⟦which⟧", "left/VERB 5/NUM which/PRON", ""),
    ],
)  # fmt: skip
def test_phrase_before(marked: str, tagged: str, expected: str) -> None:
    text, sentence = by_hand(marked).text, parse(tagged).sentences[0]
    span = phrase_before(text, pronoun(marked), sentence, gazetteer())
    assert (text.words(span) if span else "") == expected


def test_without_a_sentence_there_is_no_phrase() -> None:
    marked = "the mayor ⟦who⟧"
    assert phrase_before(by_hand(marked).text, pronoun(marked), None, gazetteer()) is None
    assert Span(0, 9) == by_hand("⟦the mayor⟧ who").phrases[0]
