"""quotes.identities.descriptors: what the words around a name call the person."""

import pytest

from quotes.identities.descriptors import descriptors
from tests.names_by_hand import gazetteer, mentions


@pytest.mark.parametrize(
    ("marked", "heads"),
    [
        ("‹Ann Bell›, the junior senator, left", ["senator"]),
        ("‹Ann Bell› is the mayor of Vess", ["mayor"]),
        ("‹Ann Bell›, of Vess, was a senator", ["senator"]),
        ("‹Ann Bell› took over as mayor", ["mayor"]),
        ("‹Ann Bell›, who is the mayor, left", ["mayor"]),
        ("The mayor of Vess, ‹Ann Bell›, left", ["mayor"]),
        ("then longtime pollster ‹Ann Bell› left", ["pollster"]),
        ("‹Sen. Ann Bell› left", ["senator"]),
        ("‹Ann Bell› (D-Ohio) left", ["democrat"]),
        ("‹Ann Bell›, and the mayor left", []),
        ("‹Ann Bell›, the senators, left", []),
        ("They met ‹Ann Bell›, the banker said in Vess", []),
        ("‹Ann Bell› left the council", []),
        ("‹Ann Bell›, dressed as a baker, left", []),
        ("The head of the ferry service ‹Ann Bell› left", ["head"]),
        ("A friend of the swimmer ‹Ann Bell› left", ["swimmer"]),
        ("On the mayor's use of water, ‹Ann Bell› said no", []),
        ("Asked by a councillor how she would vote, ‹Ann Bell› left", []),
        ("Under questions from a prosecutor, ‹Ann Bell› wept", []),
        ("A letter from the bishop of Farrow, ‹Ann Bell›, came", ["bishop"]),
        ("Ireland hooker ‹Ann Bell› left", ["hooker"]),
        ("Rivers and roads minister ‹Ann Bell› left", ["minister"]),
        ("another Lensk major general, ‹Ann Bell›, left", ["general"]),
        ("said Rep. ‹Ann Bell›", ["representative"]),
    ],
)
def test_heads(marked: str, heads: list[str]) -> None:
    text, (name, *_) = mentions(marked)
    made, _age = descriptors(name, text, gazetteer(), ())
    assert list(dict.fromkeys(d.head for d in made)) == heads


@pytest.mark.parametrize(
    ("marked", "age"),
    [
        ("‹Ann Bell›, 54, left", "54"),
        ("‹Ann Bell› (aged 54) left", "54"),
        ("‹Ann Bell›, 54 and tired, left", "54"),
        ("‹Ann Bell›, 540, left", None),
        ("‹Ann Bell› left", None),
    ],
)
def test_ages(marked: str, age: str | None) -> None:
    text, (name, *_) = mentions(marked)
    assert descriptors(name, text, gazetteer(), ())[1] == age


def test_the_words_of_a_description() -> None:
    text, (name, *_) = mentions("‹Ann Bell›, the former mayor of Vess, left")
    ((made,), _age) = descriptors(name, text, gazetteer(), ())
    assert made.text == "former mayor of Vess"
    assert made.words == {"former", "mayor", "of", "vess"}
    assert not made.known


def test_a_state_stands_for_its_letters() -> None:
    text, (name, *_) = mentions("‹Ann Bell› (R-Ohio) left")
    ((made,), _age) = descriptors(name, text, gazetteer(), ())
    assert made.words >= {"ohio", "republican"}


def test_a_break_ends_the_words_before_a_name() -> None:
    text, (name, *_) = mentions("they left pollster ‹Ann Bell›")
    ((made,), _age) = descriptors(name, text, gazetteer(), {text.index("left")})
    assert made.text == "pollster"


@pytest.mark.parametrize(
    ("marked", "texts"),
    [
        ("‹Ann Bell›, a baker who studies at Vess, left", ["baker"]),
        ("‹Ann Bell›, now the mayor of Vess, left", ["mayor of Vess"]),
        ("‹Ann Bell› is a wonderful mayor and Tom is glad", ["wonderful mayor"]),
        ("‹Ann Bell› (D-New Norrland.) left", ["New Norrland democrat"]),
        ("Kestovian rivers and roads minister ‹Ann Bell› left",
         ["Kestovian rivers and roads minister"]),
        ("then baker and roads minister ‹Ann Bell› left", ["roads minister"]),
    ],
)  # fmt: skip
def test_a_description_ends_before_a_clause(marked: str, texts: list[str]) -> None:
    text, (name, *_) = mentions(marked)
    made, _age = descriptors(name, text, gazetteer(), ())
    assert [d.text for d in made] == texts


def test_what_a_clause_tells_is_kept() -> None:
    text, (name, *_) = mentions("‹Ann Bell›, a baker who studies at Vess, left")
    ((made,), _age) = descriptors(name, text, gazetteer(), ())
    assert made.told == "baker who studies at Vess"
