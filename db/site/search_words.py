"""What a reader types -> a query of FTS5 that always runs. Pure but for the tables it is given.

A reader may write "a phrase", `OR`, `NOT` or `-word`, and `word*` for a beginning. Everything else is
words, all of which must be there: other spellings and possessives count, and so do hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from quotes.languages.tables import table, word_list
from quotes.text.letters import with_plain_letters

# More words than this say no more, and each costs a walk through the index.
MAX_WORDS = 32

ITEM = re.compile(r'(-?)"([^"]*)"?|([^\s"]+)')

WORD = re.compile(r"\w+(?:['’`´]\w+)*")

POSSESSIVE = re.compile(r"['’`´](?:s|S)?\Z")

# Gives the words by which else a word's meaning may be found, each a query; such as who is "mayor".
Others = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query of FTS5, empty when nothing was asked for, and its plain words."""

    match: str
    words: tuple[str, ...] = ()


def nothing(_: str) -> Iterable[str]:
    """No other words."""
    return ()


def asked(text: str, others: Others = nothing, *, within: str = "") -> Asked:
    """What to search for; every text is a query, however odd its marks.

    `within` is a filter of columns, as `{title}`, for the words; `others` name columns of their own.
    """
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    words: list[str] = []
    joined = negated = False
    for minus, phrase, word in ITEM.findall(text.replace("\0", " "))[:MAX_WORDS]:
        if word in ("OR", "AND", "NOT"):
            joined, negated = word == "OR" and bool(wanted), word == "NOT"
            continue
        no = bool(minus) or negated or (word.startswith("-") and bool(WORD.search(word)))
        found = phrase_query(phrase) if phrase or not word else word_query(word)
        found = f"{within} : {found}" if found and within else found
        names = [] if phrase or not found else others_of(word, others)
        found = f"({' OR '.join([found, *names])})" if names else found
        if found and no:
            unwanted.append(found)
        elif found and joined:
            wanted[-1].append(found)
        elif found:
            wanted.append([found])
        if found and not no:
            words += WORD.findall((phrase or word).lower())
        joined = negated = False
    return Asked(_joined(wanted, unwanted), tuple(words))


def _joined(wanted: list[list[str]], unwanted: list[str]) -> str:
    """One query; without a wanted word there is nothing to take the unwanted away from."""
    if not wanted:
        return ""
    every = " AND ".join(f"({' OR '.join(group)})" for group in wanted)
    return f"({every}) NOT ({' OR '.join(unwanted)})" if unwanted else every


def phrase_query(phrase: str) -> str:
    """The words of a phrase one after the other."""
    words = WORD.findall(with_plain_letters(phrase))
    return _quoted(" ".join(words)) if words else ""


def word_query(word: str) -> str:
    """One word, however it is spelt; one with hyphens also as two words or none."""
    parts = _parts(word)
    if not parts:
        return ""
    if word.endswith("*"):
        return f"{_quoted(' '.join(parts))} *"
    made = [_quoted(" ".join(parts))]
    if len(parts) > 1:
        made.append(_quoted("".join(parts)))
    else:
        made += [_quoted(each) for each in spellings(parts[0])]
    return f"({' OR '.join(made)})" if len(made) > 1 else made[0]


def others_of(word: str, others: Others) -> list[str]:
    """The queries by which else a word's meaning may be found; none for beginnings and compounds."""
    parts = _parts(word)
    return list(others(parts[0].lower())) if len(parts) == 1 and not word.endswith("*") else []


def _parts(word: str) -> list[str]:
    """The words of a word: more than one where hyphens join them."""
    plain = with_plain_letters(word.strip("-"))
    return [POSSESSIVE.sub("", part) for part in WORD.findall(plain)]


def spellings(word: str) -> list[str]:
    """The same word as the other side of the Atlantic spells it."""
    lower = word.lower()
    if lower in word_list("search/alike.txt"):
        return []
    made = {pattern.sub(other, lower) for pattern, other in _rules()}
    return sorted(made - {lower} - word_list("search/alike.txt"))


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Both directions of each row; the ending that follows stays."""
    made = []
    for row in table("search/spelling.tsv"):
        british, american = row["british"], row["american"]
        made.append((re.compile(british), american))
        letters = british.removeprefix(r"\A").split("(?=")
        ending = f"(?={letters[1]}" if len(letters) > 1 else ""
        start = r"\A" if british.startswith(r"\A") else r"(?<=\w\w)"
        made.append((re.compile(f"{start}{american}{ending}"), letters[0]))
    return tuple(made)


def _quoted(words: str) -> str:
    return f'"{words}"'


def for_tables(text: str | None) -> str:
    """A query for the searches of tables and canned queries; for nothing at all one that finds nothing."""
    return asked(text or "").match or '"."'
