"""Names -> folded words and the keys under which a name is looked up. Pure, but for the tables it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rigour.names import extract_org_types, remove_org_types
from rigour.text import ascii_text

from quotes.db.matching.names.korean import spaced
from quotes.db.matching.tables import lines
from quotes.db.schema.identifiers import norm
from quotes.languages.gazetteer import Gazetteer
from quotes.names.person_names import initials, person_name
from quotes.names.wording import WORDING

# How many parsed names and words are kept at hand.
MEMORY = 50_000

GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))

# In the Arabic script the article stands without a hyphen: "alharthy".
ARABIC = re.compile(r"^al(?=[^aeiou]{2}|\w{4})|[wy]$|^[aeiou]")

ARTICLE = re.compile(r"^(?:al|el)-(?=\w{3})")

# "Abdul Rahman", "Abd al-Rahman" and "Abdel-Rahman" are one name.
ABD = re.compile(r"\b(abd)(?:[ -]?[aeu][lrsn])?[ -]?(\w{3,})", re.IGNORECASE)

# A word of a longer name is taken for a first or a last one; more words make too many keys.
MAX_WORDS = 6

# Letters that stand for each other between scripts, reduced to one; vowels count at the start only.
SOUNDS = str.maketrans("ghqkcCxzsdtbpvwfjy", "kkkkkkkssttppvvvaa")

VOWELS = re.compile(r"[aeiou]+")


@dataclass(frozen=True, slots=True)
class PersonParts:
    """A person's name: `words` in plain Latin letters, each in its hyphenated parts.

    `particles` are words such as "van", which are left out of `words`; `suffix` is jr, sr, ii...
    """

    words: tuple[tuple[str, ...], ...]
    particles: tuple[str, ...] = ()
    suffix: str | None = None

    @property
    def bare(self) -> bool:
        """Whether it is one word only."""
        return len(self.words) == 1

    @property
    def joined(self) -> str:
        """The whole name without spaces, particles included, folded."""
        first, *rest = ("".join(word) for word in self.words)
        return fold("".join((first, *self.particles, *rest)))

    @property
    def flat(self) -> tuple[str, ...]:
        """All words, hyphens taken for spaces."""
        return tuple(part for word in self.words for part in word)


@dataclass(frozen=True, slots=True)
class BodyParts:
    """An organisation's name: `core` without "the" and its `legal` form ("ltd", "gmbh")."""

    core: str
    legal: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the core."""
        return tuple(self.core.split())


@cache
def gazetteer() -> Gazetteer:
    """The tables of the package, read once."""
    return Gazetteer.load()


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = (line.partition("\t") for line in lines("spelling.tsv")[1:])
    return tuple((re.compile(pattern), becomes) for pattern, _, becomes in rows)


def latin(text: str) -> str:
    """A text in plain Latin letters; unlike in `norm`, capitals and marks stay."""
    return ascii_text(readable(text).replace("Ø", "O").replace("ø", "o"))


def readable(text: str) -> str:
    """A text without halves of characters, which rigour refuses."""
    return text.encode("utf-8", "replace").decode()


@lru_cache(MEMORY)
def fold(word: str) -> str:
    """A plain lower-case word with the usual ways to spell one name made one."""
    for pattern, becomes in _spellings():
        word = pattern.sub(becomes, word)
    return word


@lru_cache(MEMORY)
def skeleton(word: str) -> str:
    """The sound of a word, roughly: an initial vowel and the classes of its consonants."""
    folded = fold(word)
    start = "a" if folded[:1] in "aeiouyj" else ""
    body = VOWELS.sub("", folded[len(start) :]).translate(SOUNDS)
    return re.sub(r"(.)\1+", r"\1", start + body) or folded


@lru_cache(MEMORY)
def person(name: str) -> PersonParts | None:
    """The parts of a person's name; None where nothing but a title or marks is left."""
    found = person_name(ABD.sub(r"\1\2", latin(spaced(name)).replace("`", "")), gazetteer())
    if found is None:
        return None
    words: list[tuple[str, ...]] = []
    particles: list[str] = []
    particle = WORDING.words_in("surname-particle")
    raw = [part for word in found.words for part in _split_initials(word)]
    for number, word in enumerate(raw):
        plain = ARTICLE.sub("", word.lower())
        if plain in particle and len(raw) > 1 and number < len(raw) - 1:
            particles.append(plain)
            continue
        parts = tuple(p for p in (norm(piece).replace(" ", "") for piece in plain.split("-")) if p)
        if parts:
            words.append(parts)
    suffix = (found.suffix or "").lower()
    if not words:
        return None
    return PersonParts(tuple(words), tuple(particles), suffix if suffix in GENERATIONS else None)


def _split_initials(word: str) -> list[str]:
    """ "H.W." and "JK" as their letters; any other word as it is."""
    letters = word.replace(".", "")
    dotted = "." in word and len(letters) <= 3 and all(len(p) <= 1 for p in word.split("."))
    vowelless = len(word) == 2 and word.isupper() and not set(word) & set("AEIOUY")
    return list(letters) if dotted or vowelless else [word.rstrip(".")]


@cache
def _body_words() -> dict[str, dict[str, str]]:
    """The table of words in bodies' names: kind -> word -> what it becomes."""
    found: dict[str, dict[str, str]] = {"same": {}, "turn": {}, "small": {}}
    for line in lines("body_words.tsv")[1:]:
        kind, word, becomes = (*line.split("\t"), "")[:3]
        found[kind][word] = becomes
    return found


def large_words(core: str) -> tuple[str, ...]:
    """The words of a body's core without small ones ("of")."""
    return tuple(w for w in core.split() if w not in _body_words()["small"])


def sorted_words(core: str) -> tuple[str, ...]:
    """The words of a body's core in the order of the alphabet, without small ones."""
    return tuple(sorted(large_words(core)))


def is_turned(core: str) -> bool:
    """Whether a body's name says the same with its words in another order ("X Ministry")."""
    return any(word in _body_words()["turn"] for word in core.split())


@lru_cache(MEMORY)
def body(name: str) -> BodyParts:
    """The parts of an organisation's name, its common words in one language."""
    found = _body(name.replace("&", " and "))
    words = [_body_words()["same"].get(word, word) for word in found.core.split()]
    return BodyParts(" ".join(words), found.legal)


def _body(name: str) -> BodyParts:
    plain = re.sub(r"^the\s+", "", latin(name).strip(), flags=re.IGNORECASE)
    plain = plain.replace(".", "") if plain.replace(".", "").isupper() else plain
    whole = norm(plain)
    words = whole.split()
    form, least = _legal_forms().get(words[-1] if words else "", ("", 0))
    if form and len(words) > least:
        return BodyParts(_british(" ".join(words[:-1])), form)
    stripped = norm(remove_org_types(plain.lower()))
    if not stripped or stripped == whole or not whole.startswith(stripped):
        return BodyParts(_british(whole), "")
    forms = extract_org_types(plain.lower())
    return BodyParts(_british(stripped), " ".join(sorted({form for _, form in forms})))


@cache
def _legal_forms() -> dict[str, tuple[str, int]]:
    """Legal forms beside those of rigour -> what they are called here, how many words must be left."""
    rows = (line.split("\t") for line in lines("legal_forms.tsv")[1:])
    return {form: (same, int(words)) for form, same, words in rows}


def _british(text: str) -> str:
    """American and British spellings of common words as one."""
    text = re.sub(r"\b(lab|harb|neighb)our", r"\1or", text)
    return re.sub(r"\b(cent|theat)re\b", r"\1er", re.sub(r"(\w{3})is(ation|ing)", r"\1iz\2", text))


def acronym(name: str) -> str | None:
    """The letters of a name that is an acronym ("RWU", "U.N."), lower-case; None for others."""
    letters = latin(name).strip().removeprefix("the ").replace(".", "")
    return (
        letters.lower() if letters.isupper() and letters.isalpha() and len(letters) <= 6 else None
    )


def letters_of(name: str) -> str:
    """The acronym that a longer name would have, lower-case; empty for one word."""
    return initials(latin(name).replace("'", "").title()).lower()


@cache
def generic_words() -> frozenset[str]:
    """Words that tell no body from another one elsewhere, as `body` writes them."""
    words = (body(word).core for word in lines("generic_words.txt"))
    return frozenset(words) | frozenset(_body_words()["small"])


@cache
def _first_names() -> dict[str, frozenset[str]]:
    """Each first name, folded, -> its other forms: those of `quotes` and of `first_name_forms.tsv`."""
    groups = [(name, *others) for name, others in gazetteer().nicknames.items()]
    rows = (line.partition("\t") for line in lines("first_name_forms.tsv")[1:])
    forms: dict[str, set[str]] = {}
    for name, *others in groups:
        forms.setdefault(fold(name), set()).update(fold(other) for other in others)
    for name, _, rest in rows:
        group = {fold(form) for form in (name, *rest.split(";"))}
        for form in group:
            forms.setdefault(form, set()).update(group - {form})
    return {name: frozenset(others) for name, others in forms.items()}


def given_forms(word: str) -> frozenset[str]:
    """The other forms of a first name ("bill" for "william"), folded."""
    return _first_names().get(fold(word), frozenset())


def consonants(name: PersonParts) -> str:
    """The sound of a whole name without vowels, for scripts that do not write them."""
    return skeleton("x" + "".join(ARABIC.sub("", part) for part in name.flat))
