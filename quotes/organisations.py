"""The organisations and places of an article: full names, acronyms and short forms together. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.gazetteer import Country, Gazetteer, Institution
from quotes.mentions import NameMention
from quotes.names import fold, words_of

SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "la", "&", "a"])


@dataclass(slots=True, eq=False)
class Organisation:
    """A body or place; `name` is the fullest form in the article, without "the"."""

    name: str
    mentions: list[NameMention] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    institution: Institution | None = None
    country: Country | None = None


class Organisations:
    """All bodies and places that an article names."""

    def __init__(self, mentions: Sequence[NameMention], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.all: list[Organisation] = []
        self._of: dict[int, tuple[Organisation, str]] = {}
        named = [m for m in mentions if m.kind != "person"]
        # Long names first, so that the short ones find them wherever they stand.
        for mention in sorted(named, key=lambda m: (-len(words_of(m.text)), m.start)):
            self._add(mention)
        for organisation in self.all:
            organisation.mentions.sort(key=lambda m: m.start)

    def of(self, mention: NameMention) -> tuple[Organisation, str]:
        """The organisation of a mention and the rule that says so."""
        if mention.start not in self._of:
            self._add(mention)
        return self._of[mention.start]

    def _add(self, mention: NameMention) -> None:
        name = bare(mention.text)
        found, rule = self._find(mention, name)
        if found is None:
            found = self._new(mention, name)
            rule = "resolve:name"
            if found.institution and found.name != name:
                metonym = found.institution.kind == "metonym"
                rule = "resolve:metonym" if metonym else "resolve:alias"
            if found.country and self._gazetteer.capital(name) and not self._gazetteer.place(name):
                rule = "resolve:metonym"
        found.mentions.append(mention)
        if name not in found.names:
            found.names.append(name)
        self._of[mention.start] = (found, rule)

    def _find(self, mention: NameMention, name: str) -> tuple[Organisation | None, str]:
        words = [fold(w) for w in words_of(name)]
        for other in self.all:
            if any(words == [fold(w) for w in words_of(n)] for n in other.names):
                return other, "resolve:name"
        if mention.kind == "organization" and words:
            for other in self.all:
                if is_acronym(name, other.name):
                    return other, "resolve:acronym"
            for other in self.all:
                if other.country is None and _shortens(words, other.name):
                    return other, "resolve:short-name"
        new = self._new(mention, name, keep=False)
        for other in self.all:
            if other.name == new.name or (new.institution and other.institution == new.institution):
                return other, "resolve:alias"
        return None, ""

    def _new(self, mention: NameMention, name: str, *, keep: bool = True) -> Organisation:
        institution = self._gazetteer.institution(name)
        country = self._gazetteer.place(name)
        capital = None if country else self._gazetteer.capital(name)
        if institution:
            shown = institution.name
        elif country:
            shown = country.name
        elif capital:
            shown = capital.government
        else:
            shown = name
        made = Organisation(shown, institution=institution, country=country or capital)
        if keep:
            self.all.append(made)
        return made


def bare(name: str) -> str:
    """A name without "the" and a possessive."""
    name = re.sub(r"^[Tt]he ", "", re.sub(r"['’]s?$", "", name.strip()))
    return re.sub(r"\s+", " ", name)


def is_acronym(short: str, full: str) -> bool:
    """Whether the letters of `short` are the initials of `full` ("IMF")."""
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= 6 and letters.isupper()):
        return False
    words = [w for w in re.findall(r"[A-Za-z]+", full) if w.casefold() not in SMALL]
    return len(words) > 1 and "".join(w[0] for w in words).upper() == letters


def _shortens(words: Sequence[str], full: str) -> bool:
    """Whether the words end or begin a longer name ("the Post", "Goldman")."""
    whole = [fold(w) for w in words_of(full)]
    size = len(words)
    return size < len(whole) and (whole[-size:] == list(words) or (whole[:size] == list(words)))
