"""What the words beside and in a name of the recogniser's say of it: that it is a person's. Pure."""

from __future__ import annotations

import re

from quotes.languages.gazetteer import Gazetteer
from quotes.languages.tables import word_list
from quotes.model import NamedEntity, Sentence, Token
from quotes.names.person_names import fold, words_of
from quotes.names.wording import pattern

# Kinds of nouns that stand for one person.
PERSONAL = ("role", "epithet", "relative", "spokesperson")

# "pop star " before a name
NOUN_BEFORE = re.compile(r"([a-z][\w’'-]+) $")

CLOSED = re.compile(r"\s*[,.;—–]|$")


class PersonSigns:
    """Tells by the words of one sentence whether a name in it is a person's, and where it begins."""

    def __init__(self, text: str, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self._text = text
        self._sentence = sentence
        self._gazetteer = gazetteer
        self._tokens = {t.end: t for t in sentence.tokens}

    def is_person(self, entity: NamedEntity) -> bool:
        """Whether what beside it says that a name of two or three words is a person's."""
        words = [fold(w) for w in words_of(entity.text)]
        known = self._gazetteer
        if len(words) == 1 and known.is_first_name(words[0]) and self.is_relative(entity):
            return True
        if len(words) not in (2, 3) or entity.text.isupper():
            return False
        if not all(w[:1].isupper() for w in entity.text.split()):
            return False
        if known.is_place(entity.text) or known.institution(entity.text):
            return False
        if known.noun(words[-1]) or any(w in known.organisation_words for w in words):
            return False
        before = self._text[max(self._sentence.start, entity.start - 100) : entity.start]
        after = self._text[entity.end : min(self._sentence.end, entity.end + 80)]
        if pattern("age-after").match(after):
            return True
        if (noun := NOUN_BEFORE.search(before)) and stands_for_one(noun[1], known):
            return True
        if (phrase := pattern("noun-phrase-before").search(before)) and CLOSED.match(after):
            return stands_for_one(phrase[1].split()[-1], self._gazetteer)
        phrase = pattern("noun-phrase-after").match(after)
        return phrase is not None and any(
            stands_for_one(w, self._gazetteer) for w in phrase[1].split()
        )

    def is_relative(self, entity: NamedEntity) -> bool:
        """Whether it stands in apposition to a relative: "His daughter, Clementine, says"."""
        before = self._text[self._sentence.start : entity.start]
        after = self._text[entity.end : self._sentence.end]
        return bool(pattern("relative-of").search(before) and CLOSED.match(after))

    def is_bearer(self, entity: NamedEntity) -> bool:
        """Whether a place's name is a surname: "Whit Houston, the rancher"."""
        before = self.before(entity)
        phrase = pattern("noun-phrase-after").match(self._text[entity.end : entity.end + 80])
        named = before is not None and self.names(before)
        one = phrase is not None and any(
            stands_for_one(w, self._gazetteer) for w in phrase[1].split()
        )
        return " " not in entity.text and named and one

    def is_tagged(self, entity: NamedEntity) -> bool:
        """Whether an occupation at the head of a sentence was taken into a name: "Novelist Ann Bell"."""
        words = entity.text.split()
        named = len(words) in (3, 4) and self._gazetteer.is_first_name(fold(words[1]))
        typed = any(fold(w) in self._gazetteer.organisation_words for w in words)
        noun = self._gazetteer.noun(words[-1])
        if not named or typed or (noun is not None and noun[0].kind == "organization"):
            return False
        opens = self.opens(entity.start) or stands_for_one(words[0], self._gazetteer)
        return opens and self.is_trade(words)

    def before(self, entity: NamedEntity) -> Token | None:
        """The word that only a space parts from a name behind it."""
        parted = entity.start > 0 and self._text[entity.start - 1] == " "
        return self._tokens.get(entity.start - 1) if parted else None

    def opens(self, offset: int) -> bool:
        """Whether nothing of the sentence stands before an offset."""
        return not any(c.isalnum() for c in self._text[self._sentence.start : offset])

    def is_trade(self, words: list[str]) -> bool:
        """Whether the first of some words is an occupation before a name."""
        first, rest = words[0], words[1:]
        if first.casefold() in self._gazetteer.titles or self._gazetteer.is_first_name(fold(first)):
            return False
        if _is_personal(first, self._gazetteer):
            return True
        named = len(rest) > 1 and self._gazetteer.is_first_name(fold(rest[0]))
        return named and pattern("trade").search(first) is not None

    def names(self, token: Token) -> bool:
        """Whether a word with a capital can only be a part of a name."""
        word, known = token.text, self._gazetteer
        if token.upos != "PROPN" or not word[:1].isupper() or word.isupper() or "." in word:
            return False
        if any(e.start < token.end and token.start < e.end for e in self._sentence.entities):
            return False
        listed = (
            word.casefold() in known.titles
            or known.noun(word)
            or known.adjective(word)
            or known.is_place(word)
            or word.casefold() in known.peoples
            or fold(word) in known.openers
            or fold(word) in known.organisation_words
            or (
                word.casefold() in word_list("names/dates.txt")
                and not known.is_first_name(fold(word))
            )
        )
        return not listed

    def is_first_name(self, token: Token) -> bool:
        """Whether a word with a capital within a sentence is a first name that may be another word,
        too: "Finance minister Per Halvard Bell"."""
        known = self._gazetteer.is_first_name(fold(token.text)) and not self.opens(token.start)
        small = token.upos in ("ADP", "CCONJ", "SCONJ", "VERB", "AUX", "DET")
        return known and small and token.text[:1].isupper() and not token.text.isupper()

    def is_further_name(self, token: Token, entity: NamedEntity) -> bool:
        """Whether a word before a first and a last name is another first name and nothing else
        ("Norbert" of "Norbert Leo Venn")."""
        known, word = self._gazetteer, token.text
        words = words_of(entity.text)
        named = len(words) > 1 and all(known.is_first_name(fold(w)) for w in (word, words[0]))
        other = (
            known.noun(word) or known.adjective(word) or known.is_place(word)
            or known.institution(word) or word.casefold() in known.titles
        )  # fmt: skip
        return named and token.upos == "PROPN" and not other and not word.isupper()


def stands_for_one(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is a noun for one person."""
    return _is_personal(word, gazetteer) and word.casefold() not in word_list(
        "names/body_roles.txt"
    )


def _is_personal(word: str, gazetteer: Gazetteer) -> bool:
    noun = gazetteer.noun(word)
    return noun is not None and noun[0].kind in PERSONAL and not noun[1]
