"""The organisations and places of an article: full names, acronyms and short forms together. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.languages.gazetteer import Country, Gazetteer, Institution
from quotes.names.mentions import NameMention
from quotes.names.person_names import fold, initials, words_of
from quotes.names.wording import pattern, words_in
from quotes.text.patterns import without_possessive

# How many letters an acronym has by which a longer name is known ("Royal SMT Norland Ltd").
LETTERS = range(3, 6)


@dataclass(slots=True, eq=False)
class Organisation:
    """A body or place; `name` is the form that it is best known by, without "the".

    `country` is set where it is a country or its capital, which stands for it, `home` says in which
    country a body sits.
    """

    name: str
    mentions: list[NameMention] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    institution: Institution | None = None
    country: Country | None = None
    home: str | None = None

    @property
    def is_place(self) -> bool:
        """Whether it is a place that is no country and stands for none."""
        return self.country is None and all(m.kind == "place" for m in self.mentions)


class Organisations:
    """All bodies and places that an article names."""

    def __init__(self, mentions: Sequence[NameMention], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.all: list[Organisation] = []
        self._of: dict[tuple[int, int], tuple[Organisation, str]] = {}
        self._by_words: dict[tuple[str, ...], Organisation] = {}
        self._by_name: dict[str, Organisation] = {}
        self._by_part: dict[tuple[str, ...], Organisation] = {}
        self._by_initials: dict[str, Organisation] = {}
        named = [m for m in mentions if m.kind != "person"]
        # Long names first, so that the short ones find them wherever they stand.
        for mention in sorted(named, key=lambda m: (-len(words_of(m.text)), m.start)):
            self._add(mention)
        for organisation in self.all:
            organisation.mentions.sort(key=lambda m: m.start)

    def of(self, mention: NameMention) -> tuple[Organisation, str]:
        """The organisation of a mention and the rule that says so."""
        place = (mention.start, mention.end)
        if place not in self._of:
            self._add(mention)
        return self._of[place]

    def named(self, name: str) -> Organisation | None:
        """The organisation that the article calls so, in the same words."""
        return self._by_words.get(_key(name)) or self._by_name.get(name)

    def shortened(self, name: str) -> Organisation | None:
        """The body that goes by the name, or by it for short."""
        return self.named(name) or self._by_part.get(_key(name))

    def _add(self, mention: NameMention) -> None:
        name = bare(mention.text)
        found, rule = self._find(mention, name)
        if found is None:
            found = self._new(name)
            self._enter(found)
            rule = self._rule(found, name)
        found.mentions.append(mention)
        if name not in found.names:
            found.names.append(name)
            self._by_words.setdefault(_key(name), found)
            self._note_short_forms(name, found, place=mention.kind == "place")
        self._of[mention.start, mention.end] = (found, rule)

    def _find(self, mention: NameMention, name: str) -> tuple[Organisation | None, str]:
        """An organisation already known by that name, its initials, its last or first words."""
        key = _key(name)
        if key in self._by_words:
            return self._by_words[key], "resolve:name"
        if mention.kind == "organization" and key:
            letters = name.replace(".", "")
            if letters.isupper() and letters in self._by_initials:
                return self._by_initials[letters], "resolve:acronym"
            if key in self._by_part and not (mention.owner and self._has_type(key)):
                return self._by_part[key], "resolve:short-name"
            if typed := self._of_type(mention, key):
                return typed, "resolve:short-name"
        known = self._by_name.get(self._new(name).name)
        return known, "resolve:alias" if known else ""

    def _rule(self, found: Organisation, name: str) -> str:
        if found.name == name:
            return "resolve:name"
        capital = found.country is not None and found.institution is None
        metonym = found.institution is not None and found.institution.kind == "metonym"
        return "resolve:metonym" if capital or metonym else "resolve:alias"

    def _enter(self, organisation: Organisation) -> None:
        self.all.append(organisation)
        self._by_name.setdefault(organisation.name, organisation)

    def _note_short_forms(self, name: str, organisation: Organisation, *, place: bool) -> None:
        """The first and last words and the initials of a longer name; a place only has the last.

        "Acme" is not "the Acme Visitor Hall".
        """
        key = _key(name)
        if organisation.country is None:
            for size in range(1, len(key)):
                other = place or self._is_another(name, size)
                parts = [key[-size:], *(() if other else (key[:size],))]
                for part in parts:
                    if size > 1 or not self._is_type(part[0]):
                        self._by_part.setdefault(part, organisation)
                if size > 1 and (letters := initials(" ".join(name.split()[-size:]))):
                    self._by_part.setdefault((*key[:-size], fold(letters)), organisation)
            for word in name.split()[1:-1]:
                acronym = word.isupper() and word.isalpha() and len(word) in LETTERS
                if acronym and not (place or self._is_known(word)):
                    self._by_part.setdefault((fold(word),), organisation)
        of = pattern("of").search(name)
        for form in (name, name[of.end() :] if of else "", _without_form(name)):
            if letters := initials(form):
                self._by_initials.setdefault(letters, organisation)
        if of and len(whole := "".join(w[0] for w in re.findall(r"[^\W\d_]+", name))) > 2:
            self._by_initials.setdefault(whole.upper(), organisation)  # "BOS": "Bank of Sile"

    def _of_type(self, mention: NameMention, key: tuple[str, ...]) -> Organisation | None:
        """For "the Church": the body named last before it, else first, with that type in its name."""
        word = key[0]
        known = self._gazetteer.institution(mention.text)
        if len(key) > 1 or mention.owner or known or not self._is_type(word):
            return None
        typed = [o for o in self.all if o.country is None and _has_word(o, word)]
        before = [(m.start, o) for o in typed for m in o.mentions if m.start < mention.start]
        if before:
            return max(before, key=lambda pair: pair[0])[1]
        return typed[0] if len(typed) == 1 else None

    def _is_known(self, word: str) -> bool:
        """Whether a word is a body or place of its own."""
        return self._gazetteer.institution(word) is not None or self._gazetteer.is_place(word)

    def _has_type(self, key: tuple[str, ...]) -> bool:
        """Whether a word says what the body is ("Foreign Ministry"), so that others may be called so."""
        return any(self._is_type(word) for word in key)

    def _is_another(self, name: str, size: int) -> bool:
        """Whether the first words of a name are a body's of their own ("UN" of "UN Security Council")."""
        first = " ".join(name.split()[:size])
        return self._gazetteer.institution(first) is not None

    def _is_type(self, word: str) -> bool:
        """Whether a word is a type of body ("committee"), so that alone it names none."""
        noun = self._gazetteer.noun(word)
        return noun is not None and noun[0].kind == "organization"

    def _new(self, name: str) -> Organisation:
        """An organisation under the name that it is best known by."""
        institution = self._gazetteer.institution(name)
        country = self._gazetteer.place(name)
        capital = None if country else self._gazetteer.capital(name)
        whose = country or capital
        shown = institution.name if institution else whose.name if whose else name
        code = institution.country if institution else None
        home = whose.name if whose else self._gazetteer.country_name(code)
        return Organisation(shown, institution=institution, country=whose, home=home)


def _has_word(organisation: Organisation, word: str) -> bool:
    return any(word in _key(name) for name in organisation.names if len(_key(name)) > 1)


def _without_form(name: str) -> str:
    """A company's name without its legal form ("Ltd"), which its initials leave out."""
    first, _, last = name.rpartition(" ")
    return first if last.strip(".").casefold() in words_in("company-form") else ""


def bare(name: str) -> str:
    """A name without "the" and a possessive."""
    name = pattern("the").sub("", without_possessive(name.strip()))
    return re.sub(r"\s+", " ", name)


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold(w) for w in words_of(bare(name)))
