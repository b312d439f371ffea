"""Names of an article -> the same without words that only stood beside them. Pure.

A capitalised word of a headline or at the head of a sentence is easily read as a first name ("Derelict
Obama", "Injecting Clinton"), a word after a name as a surname ("Clinton Plan"). Where the
article, or the gazetteer, has somebody of that surname, that is who is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quotes.languages.gazetteer import Gazetteer
from quotes.names.mentions import NameMention
from quotes.names.person_names import PersonName, fold
from quotes.names.wording import pattern

# "a 25-year-old " is no longer.
AGE = 20

# A word in small letters is a word, whatever it is called in a headline.
SMALL = re.compile(r"\b[a-z]{3,}\b")

# The ends of a verb's forms.
FORMS = ("", "d", "ed", "ing")


def without_strays(
    text: str, found: Sequence[NameMention], exposed: Sequence[bool], gazetteer: Gazetteer
) -> list[NameMention]:
    """The names; those that are `exposed` (in a headline, or after a verb) are cut where need be.

    "The 25-year-old Skarholmer" is no name unless somebody's full name has the word.
    """
    stray = StrayWords(text, found, gazetteer)
    return [
        stray.cut(mention) if bare else mention
        for mention, bare in zip(found, exposed, strict=True)
        if not stray.is_noun(mention)
    ]


class StrayWords:
    """Cuts words that are none of a name, by the words and surnames of the whole article."""

    def __init__(self, text: str, found: Sequence[NameMention], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._text = text
        self._words = frozenset(SMALL.findall(text))
        names = [m.name for m in found if m.name]
        self._counts = Counter(tuple(map(fold, n.words)) for n in names)
        self._in_full = {fold(w) for n in names if n.full for w in n.words}
        full = [n for n in names if n.full and self._counts[tuple(map(fold, n.words))] > 1]
        self._firsts = {fold(n.words[0]) for n in full}
        self._full = {tuple(map(fold, n.words)) for n in names if n.full and self._credible(n)}

    def _credible(self, name: PersonName) -> bool:
        first = fold(name.words[0]).strip(".")
        return len(first) == 1 or self._gazetteer.is_first_name(first)

    def _is_surname(self, word: str, name: tuple[str, str]) -> bool:
        """Whether the article, beside this name, or the gazetteer has somebody of this surname."""
        known = self._gazetteer.figures.get(word, ())
        return self._is_borne(word, name) or any(figure.alone for figure in known)

    def _is_borne(self, word: str, name: tuple[str, str]) -> bool:
        return any(words[-1] == word for words in self._full if words != name)

    def _is_word(self, word: str) -> bool:
        """Whether the article has a word in small letters, or a verb's other form ("waded" for "wades")."""
        base = word.removesuffix("s")
        return word in self._words or (
            base != word and not self._words.isdisjoint(base + end for end in FORMS)
        )

    def is_noun(self, mention: NameMention) -> bool:
        """Whether a single word behind an age tells where somebody is from."""
        name = mention.name
        if name is None or len(name.words) > 1 or name.titles or name.last in self._in_full:
            return False
        return (
            pattern("aged-before").search(self._text[max(0, mention.start - AGE) : mention.start])
            is not None
        )

    def cut(self, mention: NameMention) -> NameMention:
        """The name without a first or last word that is none."""
        name = mention.name
        if name is None or len(name.words) != 2 or name.titles:
            return mention
        first, last = (fold(word) for word in name.words)
        if self._counts[(first, last)] > 1 or (
            self._credible(name) and not (first in self._words or self._is_word(last))
        ):
            return mention
        if self._is_surname(last, (first, last)):
            start = mention.end - len(mention.text.split()[-1])
            return _only(mention, start, mention.end, name.words[1])
        called = self._is_word(last) and first in self._firsts
        if self._is_surname(first, (first, last)) or called:
            return _only(mention, mention.start, mention.start + len(name.words[0]), name.words[0])
        return mention


def _only(mention: NameMention, start: int, end: int, word: str) -> NameMention:
    """The mention cut to one word."""
    text = mention.text[start - mention.start : end - mention.start]
    return replace(mention, start=start, end=end, text=text, name=PersonName((word,)))
