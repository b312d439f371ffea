"""The record of somebody who is named in the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from quotes.identities.descriptors import Descriptor
from quotes.languages.gazetteer import PublicFigure
from quotes.languages.tables import table
from quotes.names.mentions import NameMention
from quotes.names.person_names import PersonName, fold, spelt_alike, surnames
from quotes.names.wording import words_in


@cache
def gendered(group: str) -> dict[str, str]:
    """The words of a class of `names/genders.tsv` (noun or possessive), each with m or f."""
    rows = table("names/genders.tsv")
    return {row["word"]: row["gender"] for row in rows if row["class"] == group}


@dataclass(slots=True, eq=False)
class Person:
    """Somebody who is named in the article; filled while its names are read."""

    names: list[PersonName]
    mentions: list[NameMention] = field(default_factory=list)
    descriptors: list[Descriptor] = field(default_factory=list)
    ages: set[str] = field(default_factory=set)
    figure: PublicFigure | None = None
    known_as: PersonName | None = None
    # For "Cossa's wife, Teresa": the surname that she may bear, and her gender.
    family: str | None = None
    sex: str | None = None
    # For "her son Carl": -1, a generation younger than others of the name; 1 older.
    generation: int = 0
    # What else the article says that the person is called, folded ("better known as Addy").
    aliases: set[str] = field(default_factory=set)

    @property
    def inferred(self) -> bool:
        """Whether the surname is only that of a relative."""
        return self.family is not None and self.known_as is not None

    @property
    def name(self) -> PersonName:
        """The fullest of the usual names: what most full mentions say; on a tie the one whose first name
        is longer than another's ("Kenneth", not "Ken"), then the first."""
        full = [n for n in self.names if n.full and not self._is_short(n)]
        if not full:
            return self.known_as or next((n for n in self.names if n.peer), self.names[0])
        counts = Counter(n.words for n in full)
        best = max(full, key=lambda n: (counts[n.words], len(n.words) > 1, _lengthens(n, full)))
        longer = [n for n in full if _folded(n)[-len(best.words) :] == _folded(best)]
        return max(longer, key=lambda n: len(n.words))

    def _is_short(self, name: PersonName) -> bool:
        """Whether a name of several words is a surname or what else the person is called."""
        return self._is_surname(name) or " ".join(_folded(name)) in self.aliases

    def _is_surname(self, name: PersonName) -> bool:
        """Whether a name of several words is the surname of a longer one ("De Vries")."""
        words = _folded(name)
        opens = words[0] in words_in("surname-particle")
        return opens and any(
            len(n.words) > len(words) and all(map(spelt_alike, _folded(n)[-len(words) :], words))
            for n in self.names
        )

    @property
    def gender(self) -> str | None:
        """m or f by the titles, else by the first name; None where these do not say."""
        titled = [n.gender for n in self.names if n.gender and n.titles]
        votes = titled or [n.gender for n in self.names if n.gender and not self._is_surname(n)]
        votes += [g for d in self.descriptors if (g := gendered("noun").get(d.head))]
        if not votes:
            return self.figure.gender if self.figure else self.sex
        return Counter(votes).most_common(1)[0][0] if votes else None

    def called(self, word: str) -> int:
        """How well a single word names the person: 3 surname, 2 first word, 0 not at all."""
        best = 0
        for name in self.names:
            if word == fold(name.words[-1]):
                return 3
            if word in surnames(name) or word in self.aliases:
                best = 2
        return best


def _lengthens(name: PersonName, others: Sequence[PersonName]) -> bool:
    """Whether a first name begins with that of another name, and goes on."""
    first = name.words[0]
    return any(
        first != other.words[0] and first.startswith(other.words[0].rstrip(".")) for other in others
    )


def _folded(name: PersonName) -> list[str]:
    return [fold(word) for word in name.words]
