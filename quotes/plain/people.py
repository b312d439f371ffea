"""The people whom an article names, each with what it calls them. Pure.

A person is a name of two words or more whose first is a first name or which stands beside a noun or a
title for a person; a surname, or a first name alone, is the one person of the article who has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from quotes.languages.first_names import first_names
from quotes.model import Span
from quotes.plain.words import PlainWords, Word, folded
from quotes.text.letters import without_accents
from quotes.text.patterns import WORDS


@dataclass(slots=True, eq=False)
class Person:
    """Somebody in the making: names as written, roles (nouns, folded), gender as far as known."""

    name: str
    gender: str = "?"
    names: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)

    def fits(self, gender: str) -> bool:
        """Whether a word of that gender can stand for them."""
        return "?" in (gender, self.gender) or gender == self.gender


@dataclass(frozen=True, slots=True)
class Named:
    """A name within some words: where it stands, its words, and the title before it."""

    span: Span
    words: tuple[str, ...]
    title: Word | None

    @property
    def text(self) -> str:
        """The name as one string."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the table within some words."""

    text: str
    start: int
    word: Word


class People:
    """The people of one article; grows while its names are read."""

    def __init__(self) -> None:
        self._people: list[Person] = []

    def add(self, named: Named, noun: Noun | None, determiner: Word | None) -> Person:
        """The person of a name, new or known, with what stands beside it."""
        person = self.of(named) or Person(named.text)
        if person not in self._people:
            self._people.append(person)
        if len(named.words) > len(person.name.split()):
            person.name = named.text
        person.names.add(named.text)
        genders = (named.title, noun and noun.word, determiner)
        told = next((w.gender for w in genders if w and w.gender != "?"), None)
        if person.gender == "?":
            person.gender = told or first_gender(named.words)
        if noun:
            person.nouns.add(noun.text)
        return person

    def of(self, named: Named) -> Person | None:
        """The one person whom a name can mean; None for nobody, or for several."""
        gender = named.title.gender if named.title else "?"
        found = [p for p in self._people if p.fits(gender) and _same(p.name.split(), named.words)]
        return found[0] if len(found) == 1 else None

    def with_noun(self, noun: str, gender: str) -> list[Person]:
        """Those whom the article has called so."""
        return [p for p in self._people if noun in p.nouns and p.fits(gender)]

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people)


def names_in(text: str, span: Span, words: PlainWords) -> list[Named]:
    """The names within a stretch, less words that open a sentence."""
    found: list[Named] = []
    for match in words.pattern("person").finditer(text, *span):
        title, start = _title(text, Span(*match.span()), words)
        name = words.pattern("name").match(text, start, match.end())
        if not name:
            continue
        parts, place = name.group().split(" "), name.start()
        while parts and _is_before(parts, words, tied=text[place - 1 : place] in ("'", "’")):
            place += len(parts[0]) + 1
            parts = parts[1:]
        if parts:
            found.append(Named(Span(place, name.end()), tuple(parts), title))
    return found


def noun_in(text: str, span: Span, words: PlainWords) -> Noun | None:
    """The first noun of the table within a stretch; of two that begin together the longer."""
    found = list(WORDS.finditer(text, *span))
    for first in found:
        place = first.start() + len(_elided(first.group(), words))
        for last in reversed([m for m in found if m.start() >= first.start()][:3]):
            written = folded(text[place : last.end()])
            if written in words.nouns:
                return Noun(written, place, words.nouns[written])
    hyphened = folded(text[slice(*span)])
    return next(
        (Noun(n, span.start + hyphened.find(n), w) for n, w in words.nouns.items()
         if "-" in n and n in hyphened), None,
    )  # fmt: skip


def names_somebody(text: str, span: Span, words: PlainWords) -> bool:
    """Whether some words are more than words that open a sentence."""
    written = folded(text[slice(*span)])
    return written in words.pronouns or (
        written not in words.openers
        and bool(determiner_in(text, span, words)[0] or names_in(text, span, words))
    )


def determiner_in(text: str, span: Span, words: PlainWords) -> tuple[Word | None, int]:
    """The determiner with which a phrase begins, and where the phrase goes on."""
    written = folded(text[slice(*span)])
    for each in sorted(words.determiners, key=len, reverse=True):
        opening = each if each.endswith("'") else f"{each} "
        if written.startswith(opening):
            return words.determiners[each], span.start + len(opening)
    return None, span.start


def first_gender(words: tuple[str, ...]) -> str:
    """The gender of a first name, also of one with a hyphen; "?" where nothing tells."""
    return next((first_names()[form] for form in _forms(words[0]) if form in first_names()), "?")


def has_first_name(words: tuple[str, ...]) -> bool:
    """Whether a name begins with a first name."""
    return any(form in first_names() for form in _forms(words[0]))


def _forms(word: str) -> Iterator[str]:
    """A first name as the table may have it: whole, up to its hyphen, without accents."""
    for each in (word, word.split("-", maxsplit=1)[0]):
        yield each.casefold()
        yield without_accents(each).casefold()


def _is_before(parts: list[str], words: PlainWords, *, tied: bool) -> bool:
    """Whether the first of some words with a capital is none of the name behind it."""
    if folded(parts[0]) in words.openers:
        return True
    known = parts[0].isupper() or any(has_first_name((p,)) for p in parts[1:-1])
    return tied and len(parts) > 2 and known


def _title(text: str, span: Span, words: PlainWords) -> tuple[Word | None, int]:
    """The title with which a name begins, and where the name goes on."""
    first = text[slice(*span)].split(" ", maxsplit=1)[0]
    title = words.titles.get(folded(first))
    return title, span.start + (len(first) + 1 if title else 0)


def _elided(word: str, words: PlainWords) -> str:
    """The determiner that an apostrophe ties to a word."""
    return next(
        (
            word[: len(d)]
            for d in words.determiners
            if d.endswith("'") and folded(word).startswith(d)
        ),
        "",
    )


def _same(known: list[str], given: tuple[str, ...]) -> bool:
    """Whether a name is another one, or its last or its first words."""
    own, other = [folded(w) for w in known], [folded(w) for w in given]
    size = min(len(own), len(other))
    if size == 1 and len(own) == 1 and len(other) > 1:
        return own[0] in (other[0], other[-1])
    return own[-size:] == other[-size:] or (len(other) == 1 and own[0] == other[0])
