"""EDGE: what the folder `plain` of a language knows, read once for a process: cues, nouns, patterns.

The stage knows no word of any language. A language is `quotes/languages/<code>/plain` with the tables
of CONTRIBUTING ("A second language"); without that folder its articles are kept without quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from quotes.languages.tables import language_folder, table, word_list
from quotes.languages.wording import Wording
from quotes.text.patterns import UPPER

FOLDER = "plain"

# Until a rule has been measured, nothing speaks for it and nothing against it.
UNMEASURED = 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """What a table says of a word; `gender` is `m`, `f` or `?`, `kind` that of an entity.

    `definite` and `points_back` are of determiners: the second takes up somebody named before ("this").
    """

    gender: str = "?"
    kind: str = ""
    plural: bool = False
    definite: bool = False
    points_back: bool = False


@dataclass(frozen=True, slots=True)
class PlainWords:
    """All that the stage asks of a language; keys are case-folded, with straight apostrophes.

    `lemmas` has each form of a cue, `denying` those forms whose words are rejected; `confidence` is,
    for each rule, the share of its quotes that were right when it was measured.
    """

    wording: Wording
    lemmas: Mapping[str, str]
    denying: frozenset[str]
    determiners: Mapping[str, Word]
    nouns: Mapping[str, Word]
    titles: Mapping[str, Word]
    pronouns: Mapping[str, Word]
    openers: frozenset[str]
    confidence: Mapping[str, float]

    def pattern(self, name: str) -> re.Pattern[str]:
        """The pattern of that name."""
        return self.wording.pattern(name)

    def patterns(self, place: str) -> Sequence[tuple[str, re.Pattern[str]]]:
        """The patterns for a place beside a quotation, in order, each with its name."""
        names = [name for name in self.wording.names() if name.startswith(f"{place}-")]
        return [(name, self.pattern(name)) for name in names]

    def sure(self, rule: str) -> float:
        """The measured confidence of a rule."""
        return self.confidence.get(rule, UNMEASURED)


def plain_words(tag: str) -> PlainWords | None:
    """What is known of the language of a tag ("fr-CA"); None where nothing is."""
    code = tag.partition("-")[0].lower()
    return _plain_words(code) if code.isalpha() else None


def folded(word: str) -> str:
    """A word for look-up: no case, straight apostrophes."""
    return word.replace("’", "'").casefold()


@cache
def _plain_words(code: str) -> PlainWords | None:
    if not (language_folder(code) / FOLDER).is_dir():
        return None
    cues = table(f"{FOLDER}/cues.tsv", code)
    parts = {name: _words(name, code) for name in ("determiners", "nouns", "titles", "pronouns")}
    inserts = {
        group: _any(r["form"] for r in cues if r["class"] == group) for group in _groups(cues)
    }
    inserts |= {
        "upper": UPPER,
        "determiner": _determiners(parts["determiners"]),
        "noun": f"(?i:{_any(parts['nouns'])})",
        "title": _any(row["title"] for row in table(f"{FOLDER}/titles.tsv", code)),
        "pronoun": f"(?i:{_any(parts['pronouns'])})",
    }
    return PlainWords(
        Wording(FOLDER, inserts, code),
        {folded(row["form"]): row["lemma"] for row in cues},
        frozenset(folded(row["form"]) for row in cues if row["denies"]),
        **parts,
        openers=frozenset(folded(word) for word in word_list(f"{FOLDER}/openers.txt", code)),
        confidence=_confidence(code),
    )


def _words(name: str, code: str) -> dict[str, Word]:
    """The rows of a table whose first column is the word."""
    return {
        folded(next(iter(row.values()))): Word(
            row.get("gender", "?"),
            row.get("kind", ""),
            row.get("number") == "plural",
            row.get("definite") in ("yes", "back"),
            row.get("definite") == "back",
        )
        for row in table(f"{FOLDER}/{name}.tsv", code)
    }


def _confidence(code: str) -> dict[str, float]:
    """The measured table; a language that is still being written has none."""
    if not (language_folder(code) / FOLDER / "confidence.tsv").is_file():
        return {}
    return {r["rule"]: float(r["confidence"]) for r in table(f"{FOLDER}/confidence.tsv", code)}


def _groups(cues: Iterable[Mapping[str, str]]) -> list[str]:
    return sorted({row["class"] for row in cues})


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("'", "['’]").replace(r"\ ", " ") for word in ordered)


def _determiners(words: Iterable[str]) -> str:
    """Each with the space behind it, which an apostrophe has not."""
    ordered = sorted(words)
    parted = _any(word for word in ordered if not word.endswith("'"))
    joined = _any(word for word in ordered if word.endswith("'"))
    return f"(?i:(?:{parted}) {f'|{joined}' if joined else ''})"
