"""A statement in; the noun phrases in it, by which statements of one topic are found, out. Pure.

No list of topics is fixed: which phrases are topics shows in the statements, since several have them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

from quotes.claims.statement import Statement, read_statement
from quotes.claims.wording import common_words, function_words, phrase_openers

# A phrase has at most so many words; of a longer run of words the first so many are looked at.
MOST_WORDS, RUN = 3, 4
# Shorter single words are no topic.
FEWEST_LETTERS = 3


@cache
def model() -> str:
    """The version of the words: phrases by other ones are out of date."""
    words = [sorted(each()) for each in (phrase_openers, function_words, common_words)]
    return hashlib.sha256(repr((words, MOST_WORDS, RUN)).encode()).hexdigest()[:12]


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, each once, in order: what follows "the", "our", "of", and each part of it."""
    statement = read_statement(text)
    found = (phrase for run in _runs(statement) for phrase in _parts(run))
    return tuple(dict.fromkeys(found))


def topic_of(words: str) -> str:
    """A topic as somebody writes it -> as phrases are kept: "The harbour dues" is "harbour dues"."""
    norms = read_statement(words).norms
    while norms and norms[0] in phrase_openers():
        norms = norms[1:]
    return " ".join(norms)


def within(phrase: str, longer: str) -> bool:
    """Whether a phrase is a run of the words of another, or all of them."""
    return f" {phrase} " in f" {longer} "


def _runs(statement: Statement) -> Iterator[tuple[str, ...]]:
    """The content words behind each opening word, up to a mark or a function word."""
    words = statement.words
    for place, word in enumerate(words):
        if word.norm not in phrase_openers():
            continue
        run: list[str] = []
        end = word.end
        for each in words[place + 1 : place + 1 + RUN]:
            if each.norm in function_words() or each.value is not None:
                break
            if statement.text[end : each.start].strip(" -\n"):
                break
            run.append(each.norm)
            end = each.end
        yield tuple(run)


def _parts(run: tuple[str, ...]) -> Iterator[str]:
    """Each part of a run that neither begins nor ends with a word of every occasion, the longest first."""
    for size in range(min(MOST_WORDS, len(run)), 0, -1):
        for start in range(len(run) - size + 1):
            part = run[start : start + size]
            telling = not {part[0], part[-1]} & common_words()
            if telling and len(" ".join(part)) >= FEWEST_LETTERS:
                yield " ".join(part)
