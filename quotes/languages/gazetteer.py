"""EDGE: places, institutions, titles and names, looked up by exact words.

The tables are those in `db/gazetteer` and `quotes/languages/en/names`; their README names the sources.
`quotes.languages.pack.Language` reads them once for a process. A Wikidata id stands only where it is certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from quotes.languages.first_names import first_names
from quotes.languages.tables import ENGLISH, table, word_list
from quotes.text.letters import spellings, without_accents

# Countries whose people's surnames come first in English news.
SURNAME_FIRST = frozenset(("cn", "kp", "kr", "tw"))

NounClass = Literal[
    "role", "epithet", "spokesperson", "relative", "organization", "document", "group"
]


@dataclass(frozen=True, slots=True)
class Country:
    """A country: `adjectives` and `capitals` begin with the usual one; `people` is a plural."""

    code: str
    name: str
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    people: str
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Institution:
    """A body that can speak: `kind` is metonym, agency, broadcaster, newspaper, party, body..."""

    name: str
    kind: str
    country: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a name: its `gender` (m, f or none) and the `role` that it gives."""

    gender: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Noun:
    """What a common noun stands for."""

    kind: NounClass
    gender: str | None


@dataclass(frozen=True, slots=True)
class PublicFigure:
    """Somebody so well known that articles leave out the first name or the office.

    `variants` are other ways to spell the name.

    `alone` says that the surname is rare enough to mean this person where no other is named.
    """

    name: str
    gender: str | None
    roles: tuple[str, ...]
    country: str | None
    state: str | None
    party: str | None
    wikidata: str | None
    alone: bool
    variants: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and other ways to spell it."""
        return (self.name, *self.variants)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The tables, by name. Names of countries, capitals and states are case-folded as keys."""

    countries: Mapping[str, Country]
    capitals: Mapping[str, Country]
    adjectives: Mapping[str, Country]
    peoples: Mapping[str, Country]
    states: Mapping[str, str]
    institutions: Mapping[str, Institution]
    titles: Mapping[str, Title]
    nouns: Mapping[str, Noun]
    genders: Mapping[str, str]
    nicknames: Mapping[str, frozenset[str]]
    hypernyms: Mapping[str, frozenset[str]]
    figures: Mapping[str, tuple[PublicFigure, ...]]
    organisation_words: frozenset[str]
    openers: frozenset[str]
    headline_verbs: frozenset[str]

    @classmethod
    def load(cls, code: str = ENGLISH) -> Gazetteer:
        """Read the tables that ship with the package; `Language` does so once for a process."""
        countries = [_country(row) for row in table("countries.tsv")]
        return cls(
            countries={n.casefold(): c for row, c in countries for n in _names(row)},
            capitals={n.casefold(): c for _, c in countries for n in c.capitals},
            adjectives={n.casefold(): c for _, c in countries for n in c.adjectives},
            peoples={c.people.casefold(): c for _, c in countries if c.people},
            states=dict(_states()),
            institutions=dict(_institutions()),
            titles=dict(_titles()),
            nouns=dict(_nouns()),
            genders=first_names(code),
            nicknames=_nicknames(code),
            hypernyms={
                row["noun"]: frozenset(_split(row["roles"]))
                for row in table("phrases/hypernyms.tsv")
            },
            figures=_figures(),
            organisation_words=word_list("names/organisation_words.txt", code),
            openers=word_list("names/openers.txt", code),
            headline_verbs=word_list("names/headline_verbs.txt", code),
        )

    def gender_of(self, first_name: str) -> str | None:
        """m or f where a first name is of one gender; None otherwise."""
        gender = self.genders.get(first_name.casefold()) or self.genders.get(_bare(first_name))
        return gender if gender in ("m", "f") else None

    def figures_called(self, word: str) -> tuple[PublicFigure, ...]:
        """The public figures whose surname the case-folded word is, with or without accents."""
        found = (f for each in sorted(spellings(word)) for f in self.figures.get(each, ()))
        return tuple(dict.fromkeys(found))

    def is_first_name(self, word: str) -> bool:
        """Whether the word is known as a first name of any gender."""
        return word.casefold() in self.genders or _bare(word) in self.genders

    def same_first_name(self, one: str, other: str) -> bool:
        """Whether two first names are one name, a short form of it or its initial."""
        a, b = one.casefold().strip("."), other.casefold().strip(".")
        if a == b or b in self.nicknames.get(a, ()):
            return True
        return (len(a) == 1 or len(b) == 1) and a[:1] == b[:1]

    def place(self, name: str) -> Country | None:
        """The country of that name."""
        return self.countries.get(name.casefold()) or self.countries.get(_plain(name))

    def capital(self, name: str) -> Country | None:
        """The country whose capital has that name."""
        return self.capitals.get(name.casefold()) or self.capitals.get(_plain(name))

    def country_name(self, code: str | None) -> str | None:
        """The name of the country with a two-letter code."""
        return next((c.name for c in self.countries.values() if c.code == code), None)

    def adjective(self, word: str) -> Country | None:
        """The country whose adjective it is; with a capital, so that "us" is none."""
        return self.adjectives.get(word.casefold()) if word[:1].isupper() else None

    def nation(self, word: str) -> Country | None:
        """The country of one of its people ("Dane", "Latvian"), by a word in any case."""
        plain = word.casefold()
        return self.peoples.get(f"{plain}s") or self.adjectives.get(plain)

    def is_place(self, name: str) -> bool:
        """Whether it names a country, a capital or an American state."""
        names = (name.casefold(), _plain(name))
        return any(
            n in table for n in names for table in (self.countries, self.capitals, self.states)
        )

    def institution(self, name: str) -> Institution | None:
        """The institution of that name, with or without "the"; capitals count."""
        found = self.institutions.get(name)
        if found is None and name[:4].casefold() == "the ":
            found = self.institutions.get(name[4:])
        return found

    def noun(self, word: str) -> tuple[Noun, bool] | None:
        """What the noun stands for and whether it is a plural."""
        plain = word.casefold()
        if plain in self.nouns:
            return self.nouns[plain], self.nouns[plain].kind == "group"
        for single in _singulars(plain):
            if single in self.nouns:
                return self.nouns[single], True
        return None


@cache
def _bare(word: str) -> str:
    """A word without accents, case-folded."""
    return without_accents(word.casefold())


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _singulars(word: str) -> Iterator[str]:
    if word.endswith("men"):
        yield word[:-3] + "man"
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("ves"):
        yield word[:-3] + "f"
        yield word[:-3] + "fe"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]
    if "-in-law" in word:
        yield word.replace("s-in-law", "-in-law")


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _names(row: dict[str, str]) -> tuple[str, ...]:
    return (row["name"], *_split(row["aliases"]))


def _country(row: dict[str, str]) -> tuple[dict[str, str], Country]:
    return row, Country(
        code=row["code"],
        name=row["name"],
        adjectives=_split(row["adjectives"]),
        capitals=_split(row["capitals"]),
        people=row["people"],
        wikidata=row["wikidata"] or None,
    )


def _states() -> Iterator[tuple[str, str]]:
    for row in table("states.tsv"):
        for name in (row["name"], *_split(row["abbreviations"])):
            yield name.casefold(), row["name"]


def _institutions() -> Iterator[tuple[str, Institution]]:
    for row in table("outlets.tsv"):
        made = Institution(
            row["name"], row["kind"], row["country"] or None, row["wikidata"] or None
        )
        yield from ((name, made) for name in _names(row))
    for row in table("bodies.tsv"):
        made = Institution(row["name"], row["kind"], None, row["wikidata"] or None)
        yield from ((name, made) for name in _names(row))
    for row in table("metonyms.tsv"):
        yield (
            row["name"],
            Institution(
                row["stands_for"], "metonym", row["country"] or None, row["wikidata"] or None
            ),
        )


def _titles() -> Iterator[tuple[str, Title]]:
    for row in table("names/titles.tsv"):
        yield row["title"].casefold(), Title(row["gender"] or None, row["role"] or None)


def _nouns() -> Iterator[tuple[str, Noun]]:
    for row in table("phrases/nouns.tsv"):
        kind: NounClass = row["class"]  # type: ignore[assignment]
        yield row["noun"].casefold(), Noun(kind, row["gender"] or None)


def _nicknames(code: str) -> dict[str, frozenset[str]]:
    """Each name -> every other form of it, both ways and between two short forms."""
    forms: dict[str, set[str]] = {}
    for row in table("names/nicknames.tsv", code):
        group = {row["name"].casefold(), *(n.casefold() for n in _split(row["short forms"]))}
        for name in group:
            forms.setdefault(name, set()).update(group - {name})
    return {name: frozenset(others) for name, others in forms.items()}


def _figures() -> dict[str, tuple[PublicFigure, ...]]:
    """The public figures by the surname, case-folded, with and without its accents."""
    found: dict[str, tuple[PublicFigure, ...]] = {}
    for row in table("people.tsv"):
        made = PublicFigure(
            name=row["name"],
            gender=row["gender"] or None,
            roles=_split(row["roles"]),
            country=row["country"] or None,
            state=row["state"] or None,
            party=row["party"] or None,
            wikidata=row["wikidata"] or None,
            alone=row["alone"] == "y",
            variants=_split(row["variants"]),
        )
        place = 0 if row["country"] in SURNAME_FIRST else -1
        surnames = (name.split()[place].casefold() for name in made.names)
        for key in sorted({each for surname in surnames for each in spellings(surname)}):
            found[key] = (*found.get(key, ()), made)
    return found
