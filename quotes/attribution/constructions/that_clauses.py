"""Clauses with "that" after a verb or noun of saying -> content, cue and source, by the parse. Pure.

"The founder has long maintained that ...", "the minister's claim that ...": where the parse finds
verb, clause and subject (or owner), the construction leaves little doubt, whatever the network saw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from quotes.languages.cue_words import CueWords
from quotes.languages.tables import word_list
from quotes.model import Sentence, Span
from quotes.text.spans import overlap
from quotes.text.token_index import Lookup, subtree

THAT = re.compile(r"\b([A-Za-z]+) that\b")

OWNER = ("nmod:poss",)

SUBJECT = ("nsubj", "nsubj:outer")

MIN_WORDS = 3

# Outside of a quotation these are the writer's and the reader's.
ADDRESSING = frozenset(("i", "we", "you"))


@dataclass(frozen=True, slots=True)
class ThatClause:
    """One attribution by the construction."""

    contents: tuple[Span, ...]
    cue: Span
    source: Span


def that_places(text: str, paragraphs: Sequence[Span], words: CueWords) -> list[Span]:
    """The verbs and nouns of saying before "that", whose sentences are worth parsing."""
    return [
        Span(*match.span(1))
        for paragraph in paragraphs
        for match in THAT.finditer(text, *paragraph)
        if match[1].lower() in words.reporting or match[1].lower() in _nouns()
    ]


def that_clauses(
    text: str, paragraphs: Sequence[Span], words: CueWords, lookup: Lookup
) -> Iterator[ThatClause]:
    """The attributions in text order."""
    for place in that_places(text, paragraphs, words):
        sentence = lookup.sentence_at(place.start)
        if sentence is None or not sentence.parsed:
            continue
        if found := _found(text, sentence, place):
            yield found


@cache
def _nouns() -> frozenset[str]:
    singular = word_list("cues/nouns.txt")
    return singular | {f"{word}s" for word in singular}


def _found(text: str, sentence: Sentence, place: Span) -> ThatClause | None:
    tokens = sentence.tokens
    cue = next((n for n, t in enumerate(tokens) if t.start == place.start), None)
    if cue is None or cue + 1 >= len(tokens) or tokens[cue + 1].text.lower() != "that":
        return None
    that = cue + 1
    clause = tokens[that].head
    if tokens[that].deprel != "mark" or clause < 0 or tokens[clause].head != cue:
        return None
    source = _source(sentence, cue)
    inside = [n for n in subtree(sentence, clause) if n > that]
    if source is None or len(inside) < MIN_WORDS:
        return None
    content = Span(tokens[inside[0]].start, tokens[inside[-1]].end)
    first = _verb_start(sentence, cue)
    span = Span(tokens[first].start, tokens[cue].end)
    if overlap(span, source) or overlap(content, source) or "\n" in text[slice(*content)]:
        return None
    if text[slice(*source)].lower() in ADDRESSING:
        return None
    return ThatClause((content,), span, source)


def _source(sentence: Sentence, cue: int) -> Span | None:
    """The subject of a verb, or of the verb that it is joined to; the owner of a noun."""
    wanted = OWNER if sentence.tokens[cue].upos == "NOUN" else SUBJECT
    head = cue
    if wanted is SUBJECT and sentence.tokens[cue].upos != "VERB":
        return None
    while True:
        found = [n for n, t in enumerate(sentence.tokens) if t.head == head and t.deprel in wanted]
        if found:
            words = [n for n in subtree(sentence, found[0]) if n < cue]
            return _span(sentence, words) if words else None
        if wanted is OWNER or sentence.tokens[head].deprel != "conj":
            return None
        head = sentence.tokens[head].head


def _span(sentence: Sentence, numbers: Sequence[int]) -> Span | None:
    """The words, without a possessive ending; None where they are not one stretch."""
    tokens = sentence.tokens
    kept = [n for n in numbers if tokens[n].text not in ("'s", "’s", "'", "’")]
    if not kept or kept[-1] - kept[0] >= len(numbers) + 1:
        return None
    return Span(tokens[kept[0]].start, tokens[kept[-1]].end)


def _verb_start(sentence: Sentence, cue: int) -> int:
    """The first word of the cue: its auxiliaries belong to it ("has long maintained")."""
    first = cue
    while (
        first > 0
        and sentence.tokens[first - 1].head == cue
        and sentence.tokens[first - 1].deprel in ("aux", "advmod")
    ):
        first -= 1
    return first
