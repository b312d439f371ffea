"""A noun phrase by the parse. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.model import Sentence, Span, Token
from quotes.text.token_index import subtree

# How a subject hangs on its verb.
SUBJECT = ("nsubj", "nsubj:outer")

# The tags of a finite verb.
FINITE = ("VBD", "VBZ", "VBP", "MD")

# What ends a noun phrase where no parse says so.
PHRASE_END = re.compile(
    r"[,;:.!?“”\"()]|\s(?:that|who|which|on|in|at|after|before|during|when|as)\s"
)


def in_phrase(sentence: Sentence, number: int, top: int) -> bool:
    """Whether the token stays in the noun phrase of `top`: no clause hangs in between."""
    while number != top and number >= 0:
        if sentence.tokens[number].deprel.startswith(
            ("acl", "ccomp", "advcl", "xcomp", "parataxis")
        ):
            return False
        number = sentence.tokens[number].head
    return True


def noun_phrase(text: str, start: int, sentence: Sentence) -> Span | None:
    """The noun phrase that starts at `start`, by the parse where there is one."""
    tokens = sentence.tokens
    first = next((i for i, t in enumerate(tokens) if t.start >= start), None)
    if first is None:
        return None
    if sentence.parsed:
        inside = [i for i in _phrase_tokens(sentence, first) if i >= first]
        # A mere article is no phrase, whatever the parse hangs it on.
        lone = len(inside) == 1 and tokens[first].upos == "DET"
        if lone and _noun_follows(tokens, first):
            inside = [i for i in _phrase_tokens(sentence, first + 1) if i > first]
        if inside and not (lone and _named(tokens, first)):
            return Span(tokens[first].start, tokens[inside[-1]].end)
    end = PHRASE_END.search(text, start, sentence.end)
    stop = end.start() if end else sentence.end
    return Span(start, stop) if stop > start else None


def _named(tokens: Sequence[Token], article: int) -> bool:
    """Whether a name follows an article."""
    following = tokens[article + 1] if article + 1 < len(tokens) else None
    return following is not None and following.upos == "PROPN"


def _noun_follows(tokens: Sequence[Token], article: int) -> bool:
    """Whether a common noun follows an article."""
    following = tokens[article + 1] if article + 1 < len(tokens) else None
    return following is not None and following.upos == "NOUN"


def _phrase_tokens(sentence: Sentence, first: int) -> list[int]:
    """The unbroken tokens from `first` on that belong to the highest noun starting there."""
    head = first
    while True:
        above = sentence.tokens[head].head
        noun = sentence.tokens[above].upos in ("NOUN", "PROPN")
        # "an official" is taken for an adjective; what has an article is none.
        if above <= head or not (noun or sentence.tokens[head].deprel == "det"):
            break
        if sentence.tokens[head].deprel.startswith(("obl", "nsubj", "obj", "conj")):
            break
        head = above
    inside = {i for i in subtree(sentence, head) if in_phrase(sentence, i, head)}
    found = []
    for i in range(first, len(sentence.tokens)):
        if i not in inside:
            break
        found.append(i)
    while len(found) > 1 and sentence.tokens[found[-1]].deprel == "punct":
        found.pop()
    return found


def children(sentence: Sentence, head: int, *relations: str) -> list[int]:
    """The numbers of the tokens that hang on a head with one of the relations, in order."""
    return [n for n, t in enumerate(sentence.tokens) if t.head == head and t.deprel in relations]


def without_end_marks(sentence: Sentence, numbers: Sequence[int]) -> list[int]:
    """The numbers of tokens up to the last that is no mark of punctuation."""
    kept = list(numbers)
    while kept and sentence.tokens[kept[-1]].upos == "PUNCT":
        kept.pop()
    return kept


def named_phrase(sentence: Sentence, head: int, *more: int) -> Span:
    """The core phrase with the apposition that names whoever it is ("The keeper, Ada Orla")."""
    span = core_phrase(sentence, head, *more)
    for n in children(sentence, head, "appos"):
        name = core_phrase(sentence, n)
        if sentence.tokens[n].upos == "PROPN" and 0 <= name.start - span.end <= 2:
            return Span(span.start, name.end)
    return span


def core_phrase(sentence: Sentence, *heads: int) -> Span:
    """The words around the first noun that belong to any of them, without clauses, asides and a
    possessive ending ("The farmer Ada Prince" of two subjects that stand side by side)."""
    tokens = sentence.tokens
    inside = {n for head in heads for n in subtree(sentence, head) if in_phrase(sentence, n, head)}
    first = last = heads[0]
    while first - 1 in inside and tokens[first - 1].upos != "PUNCT":
        first -= 1
    while last + 1 in inside and tokens[last + 1].upos not in ("PUNCT", "PART"):
        last += 1
    return Span(tokens[first].start, tokens[last].end)
