"""Sentences by hand for the tests of names and identities, without a parser."""

from __future__ import annotations

from functools import cache

from quotes.languages.gazetteer import Gazetteer
from quotes.languages.pack import Language
from quotes.model import Article, NamedEntity, Parse, Sentence, Token
from quotes.names.mentions import NameMention
from quotes.names.sentence_text import SentenceText
from tests.speakers_by_hand import by_hand


@cache
def gazetteer() -> Gazetteer:
    """The tables that ship with the package."""
    return Language().gazetteer


def tokens(text: str, *tags: str) -> tuple[Token, ...]:
    """The words of a text, commas and stops apart, with parts of speech.

    Without `tags` a word with a capital is PROPN, a mark PUNCT, any other NOUN.
    """
    made, place = [], 0
    for number, word in enumerate(text.replace(",", " ,").replace(". ", " . ").split()):
        place = text.index(word, place)
        guess = "PROPN" if word[0].isupper() else "NOUN" if word[0].isalnum() else "PUNCT"
        upos = tags[number] if tags else guess
        made.append(Token(word, place, place + len(word), word, upos, ""))
        place += len(word)
    return tuple(made)


def sentence(text: str, *names: tuple[str, str], tags: tuple[str, ...] = ()) -> Sentence:
    """One sentence of the words of a text, with the names that a recogniser would give."""
    entities = tuple(
        NamedEntity(name, text.index(name), text.index(name) + len(name), kind)
        for name, kind in names
    )
    return Sentence(tokens(text, *tags), entities, 0, len(text), False)


def tagged(text: str, *names: tuple[str, str]) -> tuple[Article, Parse]:
    """An article of one sentence, parsed."""
    return Article("a.txt", text), Parse((sentence(text, *names),))


def sentence_text(text: str, *names: tuple[str, str], headline: bool = False) -> SentenceText:
    """A sentence whose names are sought."""
    return SentenceText(text, sentence(text, *names), 0, headline, gazetteer())


def mentions(marked: str) -> tuple[str, list[NameMention]]:
    """A text without the marks of `by_hand`, and the names that they mark."""
    made = by_hand(marked)
    return made.text.text, list(made.text.names)
