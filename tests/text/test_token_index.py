"""quotes.text.token_index and noun_phrases: tokens by offset, and phrases by the parse."""

import pytest

from quotes.model import Parse, Sentence, Span, Token
from quotes.text.noun_phrases import in_phrase, noun_phrase
from quotes.text.token_index import Lookup, subtree

TEXT = "One two. Three four five."

# "the mayor of Vess who left spoke": each word with its part of speech, head and relation.
PARSED = [
    ("the", "DET", 1, "det"), ("mayor", "NOUN", 6, "nsubj"), ("of", "ADP", 3, "case"),
    ("Vess", "PROPN", 1, "nmod"), ("who", "PRON", 5, "nsubj"), ("left", "VERB", 1, "acl:relcl"),
    ("spoke", "VERB", -1, "root"),
]  # fmt: skip


def plain(text: str, start: int, end: int) -> Sentence:
    """A sentence of the words between two offsets, which nobody parsed."""
    tokens, place = [], start
    for word in text[start:end].split():
        place = text.index(word, place)
        tokens.append(Token(word, place, place + len(word), word, "X", ""))
        place += len(word)
    return Sentence(tuple(tokens), (), start, end, False)


def parsed() -> tuple[str, Sentence]:
    text = " ".join(word for word, *_ in PARSED)
    tokens, place = [], 0
    for word, upos, head, deprel in PARSED:
        tokens.append(Token(word, place, place + len(word), word, upos, "", head, deprel))
        place += len(word) + 1
    return text, Sentence(tuple(tokens), (), 0, len(text), True)


LOOKUP = Lookup(Parse((plain(TEXT, 0, 8), plain(TEXT, 9, 25))))


@pytest.mark.parametrize(("offset", "start"), [(0, 0), (7, 0), (8, 0), (9, 9), (24, 9), (99, 9)])
def test_sentence_at(offset: int, start: int) -> None:
    sentence = LOOKUP.sentence_at(offset)
    assert sentence is not None
    assert sentence.start == start


def test_no_sentence_is_before_the_first() -> None:
    assert Lookup(Parse((plain(TEXT, 9, 25),))).sentence_at(3) is None


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(0, 3), ["One"]),
        (Span(2, 5), ["One", "two."]),
        (Span(3, 4), []),
        (Span(5, 12), ["two.", "Three"]),
        (Span(0, 25), ["One", "two.", "Three", "four", "five."]),
        (Span(8, 9), []),
    ],
)
def test_tokens_in(span: Span, words: list[str]) -> None:
    assert [token.text for token in LOOKUP.tokens_in(span)] == words


@pytest.mark.parametrize(
    ("index", "inside"), [(0, [0]), (3, [2, 3]), (1, [0, 1, 2, 3, 4, 5]), (6, list(range(7)))]
)
def test_subtree(index: int, inside: list[int]) -> None:
    assert subtree(parsed()[1], index) == inside


def test_the_subtree_of_what_nobody_parsed_is_the_token() -> None:
    assert subtree(plain(TEXT, 0, 8), 1) == [1]


@pytest.mark.parametrize(("number", "inside"), [(0, True), (3, True), (5, False), (4, False)])
def test_a_clause_is_no_part_of_a_phrase(number: int, inside: bool) -> None:
    assert in_phrase(parsed()[1], number, 1) is inside


@pytest.mark.parametrize(
    ("start", "phrase"), [(0, "the mayor of Vess"), (10, "of Vess"), (22, "left")]
)
def test_noun_phrase_by_the_parse(start: int, phrase: str) -> None:
    text, sentence = parsed()
    found = noun_phrase(text, start, sentence)
    assert found is not None
    assert text[slice(*found)] == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the mayor, who left", "the mayor"),
        ("the mayor who left", "the mayor"),
        ("the mayor of Vess in May", "the mayor of Vess"),
        ("the mayor of Vess", "the mayor of Vess"),
        (", who left", None),
    ],
)
def test_noun_phrase_without_a_parse(text: str, phrase: str | None) -> None:
    found = noun_phrase(text, 0, plain(text, 0, len(text)))
    assert (text[slice(*found)] if found else None) == phrase


def test_no_phrase_starts_behind_the_last_token() -> None:
    assert noun_phrase(TEXT, 25, plain(TEXT, 9, 25)) is None


def test_an_article_goes_with_its_noun_whatever_the_parse_hangs_it_on() -> None:
    rows = [("to", "ADP", 2, "case"), ("the", "DET", 0, "fixed"), ("firm", "NOUN", 4, "obl"),
            ("it", "PRON", 4, "nsubj"), ("rained", "VERB", -1, "root")]  # fmt: skip
    text, tokens = " ".join(word for word, *_ in rows), []
    for word, upos, head, deprel in rows:
        start = text.index(word)
        tokens.append(Token(word, start, start + len(word), word, upos, "", head, deprel))
    found = noun_phrase(text, 3, Sentence(tuple(tokens), (), 0, len(text), True))
    assert found is not None
    assert text[slice(*found)] == "the firm"
