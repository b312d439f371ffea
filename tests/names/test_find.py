"""Names of people and bodies: their parts, who is the same, and what a text names."""

import pytest

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Article, NamedEntity, Parse, Sentence, Token
from quotes.names.find import find_names
from quotes.names.person_names import initials, person_name, same_full_name, words_of
from quotes.text.marks import quoted_spans

GAZETTEER = Gazetteer.load()


def tagged(text: str, *names: tuple[str, str]) -> tuple[Article, Parse]:
    """One sentence of the words of a text, with the names that a recogniser would give."""
    tokens, place = [], 0
    for word in text.split():
        place = text.index(word, place)
        upos = "PROPN" if word[0].isupper() else "NOUN"
        tokens.append(Token(word, place, place + len(word), word, upos, ""))
        place += len(word)
    entities = tuple(
        NamedEntity(name, text.index(name), text.index(name) + len(name), kind)
        for name, kind in names
    )
    sentence = Sentence(tuple(tokens), entities, 0, len(text), False)
    return Article("a.txt", text), Parse((sentence,))


@pytest.mark.parametrize(
    ("text", "words", "roles", "gender"),
    [
        ("Sen. Lena Marsh", ("Lena", "Marsh"), ("senator",), "f"),
        ("Mr. Marsh’s", ("Marsh",), (), "m"),
        ("Lt. Gov. Paul Osei", ("Paul", "Osei"), ("lieutenant governor",), "m"),
        ("Prime Minister Theresa Quill", ("Theresa", "Quill"), ("prime minister",), "f"),
        ("MARSH", ("Marsh",), (), None),
        ("Peter van der Meer", ("Peter", "van", "der", "Meer"), (), "m"),
        ("John Marsh Jr.", ("John", "Marsh"), (), "m"),
        ("Dame Ruth Adeyemi", ("Ruth", "Adeyemi"), (), "f"),
    ],
)
def test_parts_of_a_name(
    text: str, words: tuple[str, ...], roles: tuple[str, ...], gender: str | None
) -> None:
    name = person_name(text, GAZETTEER)
    assert name is not None
    assert (name.words, name.roles, name.gender) == (words, roles, gender)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("John F. Marsh", "John Marsh", True),
        ("J. Marsh", "John Marsh", True),
        ("Bill Marsh", "William Marsh", True),
        ("Lena Rodham Marsh", "Lena Marsh", True),
        ("Orbán Viktor", "Viktor Orbán", True),
        ("John W. Marsh", "John H.W. Marsh", False),
        ("John Marsh", "John Marsh Jr.", False),
        ("John Marsh", "Lena Marsh", False),
        ("John Marsh", "John Osei", False),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    a, b = person_name(one, GAZETTEER), person_name(other, GAZETTEER)
    assert a and b
    assert same_full_name(a, b, GAZETTEER) is same
    assert same_full_name(b, a, GAZETTEER) is same


def test_words_of_a_name() -> None:
    assert words_of("U.S. Sen. O’Marsh’s") == ["U.S.", "Sen.", "O’Marsh"]


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("He met Lena Marsh in Leeds", [("Lena Marsh", "PER")], [("Lena Marsh", "person")]),
        ("He met Sen. Lena Marsh there", [("Lena Marsh", "PER")], [("Sen. Lena Marsh", "person")]),
        ("He met Mr. Zxcv there", [], [("Mr. Zxcv", "person")]),
        ("He met Kim Jong-un there", [("Kim Jong", "PER")], [("Kim Jong-un", "person")]),
        ("He said Moscow knew", [("Moscow", "PER")], [("Moscow", "place")]),
        ("He said Reuters knew", [("Reuters", "PER")], [("Reuters", "organization")]),
        ("Last week they quietly joined Acme News Chairman Bo", [("Acme News Chairman", "ORG")],
         [("Acme News", "organization"), ("Chairman Bo", "person")]),
        ("He said House Republicans knew", [("House Republicans", "ORG")], []),
        (
            "He met Lena Marsh and Marsh left",
            [("Lena Marsh", "PER")],
            [("Lena Marsh", "person"), ("Marsh", "person")],
        ),
        ("Last week they also heard from people of the Centre for Widget Research",
         [("Centre for Widget Research", "ORG")],
         [("Centre for Widget Research", "organization")]),
        ("The old treasurer of Marl, Eustace Pomeroy, left", [("Eustace Pomeroy", "ORG")],
         [("Eustace Pomeroy", "person")]),
        ("We met pop star Lyric Calloway-Stone there", [("Lyric Calloway-Stone", "LOC")],
         [("Lyric Calloway-Stone", "person")]),
        ("And then Zebulon Quarr, 71, left home again", [("Zebulon Quarr", "LOC")],
         [("Zebulon Quarr", "person")]),
        ("Its owner, Widget Foo, left", [("Widget Foo", "ORG")], [("Widget Foo", "organization")]),
        ("Shearer Clive Warrender left", [("Shearer Clive Warrender", "PER")],
         [("Clive Warrender", "person")]),
        ("Baker Warrender left home", [("Baker Warrender", "PER")], [("Warrender", "person")]),
        ("And later that day Zebulonia Drew left", [("Drew", "PER")], [("Zebulonia Drew", "person")]),
        ("And later that day Republican Drew left", [("Drew", "PER")], [("Drew", "person")]),
        ("Then Ferdinand Mapes left", [("Ferdinand Mapes", "PER")],
         [("Ferdinand Mapes", "person")]),
    ],
)  # fmt: skip
def test_names_of_a_text(
    text: str, names: list[tuple[str, str]], found: list[tuple[str, str]]
) -> None:
    article, parse = tagged(text, *names)
    assert [(m.text, m.kind) for m in find_names(article, parse, GAZETTEER)] == found


def test_quotations_end_with_their_line() -> None:
    text = '“One two three\nfour” he said "five six"'
    assert [text[a:b] for a, b in quoted_spans(text)][-1] == '"five six"'


@pytest.mark.parametrize(
    ("name", "letters"),
    [("International Widget Council", "IWC"), ("Bank of Leeds", "BL"), ("Acme", "")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
