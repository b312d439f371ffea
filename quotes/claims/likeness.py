"""A text and stored statements in; those that speak of the same, the likest first, out. Pure.

Meaning (a vector's direction), words and parts of words each count, and their sum decides the order. It
says nothing of whether they agree: a statement and its denial are alike. So what is alike is offered,
never joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import log

import numpy as np

from quotes.claims.polarity import expanded
from quotes.claims.wording import function_words
from quotes.text.marks import SENTENCE_BREAK

# What words and parts of words count beside meaning, each as a share of the best candidate's: together
# as much as meaning does. Fitted to nothing; `benchmarks/related.py` prints what fitted weights would add.
WORDS, PARTS = 0.5, 0.5
# So many of the candidates, the best by meaning and words, are compared part by part.
CLOSER = 80
# So many of the best are read sentence by sentence, where there is an encoder, and so many sentences of
# each; what their nearness counts beside all that was summed before. Chosen on the training part of
# `benchmarks/related.py`, on which nothing else was fitted.
CLOSELY, SENTENCES, NEARNESS = 12, 4, 2.5
# Fewer words are no sentence that could say the same.
WORDS_OF_SENTENCE = 3
# From which cosine on two texts are alike: three of four paraphrases in the CC BY-SA rows of
# `edits_cannot_train` reach it (median 0.54), and fewer than one in a thousand pairs of other sentences.
ALIKE = 0.4
# Without vectors: the share of the text's content words that a statement must have, and how many.
SHARED, FEWEST = 0.5, 2
# Letters to a part of a word.
PART = 4
# How BM25 weighs repeats and length, as SQLite does; and the usual number of parts in a sentence.
REPEATS, LENGTH, USUAL = 1.2, 0.75, 60.0

LINK = re.compile(r"(?:https?://|pic\.twitter\.com/)\S*", re.IGNORECASE)
TAG = re.compile(r"[#@](\w+)")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Like:
    """A candidate (its place in the list) with its score and, where there are vectors, its cosine."""

    place: int
    score: float
    cosine: float | None


def without_marks_of_posts(text: str) -> str:
    """A post as words: no addresses, "#HarbourDay" as "Harbour Day"."""
    return TAG.sub(lambda tag: HUMP.sub(" ", tag[1]), LINK.sub(" ", text))


def sentences(text: str) -> list[str]:
    """The first sentences of a text, at least one; it is one itself where it has none of some words."""
    ends = [match.end() for match in SENTENCE_BREAK.finditer(text)]
    parts = (text[a:b].strip() for a, b in zip([0, *ends], [*ends, len(text)], strict=True))
    found = [each for each in parts if len(each.split()) >= WORDS_OF_SENTENCE]
    return found[:SENTENCES] or [text]


def nearness(whole: np.ndarray, own: np.ndarray, others: np.ndarray) -> float:
    """How near the sentences of another text (n, width) are to a text as a whole and by its sentences."""
    parts = own.sum(axis=0)
    both = whole + parts / np.linalg.norm(parts)
    return float((others @ both).mean() / np.linalg.norm(both))


def content_words(norms: Sequence[str]) -> tuple[str, ...]:
    """The words of a statement that are no function words, each once, in order."""
    known = function_words()
    return tuple(dict.fromkeys(n for n in expanded(norms) if len(n) > 1 and n not in known))


def signs(vectors: np.ndarray) -> np.ndarray:
    """The signs of vectors as bits: (n, 256) float -> (n, 32) uint8."""
    return np.packbits(vectors > 0, axis=1)


def differing(bits: np.ndarray, query: np.ndarray) -> np.ndarray:
    """How many bits of each row (n, 32) differ from those of one row (32,)."""
    # The vectors need numpy 2 as well, which first has this count.
    apart = np.ascontiguousarray(bits).view(np.uint64) ^ query.view(np.uint64)
    found: np.ndarray = np.bitwise_count(apart).sum(axis=1, dtype=np.int32)
    return found


def order(
    text: str, candidates: Sequence[str], ranks: Sequence[float], cosines: np.ndarray | None
) -> list[Like]:
    """The best candidates by how like the text they are, at most `CLOSER`; equal ones as they came.

    `ranks` is how well each matches the words (BM25, 0 where not at all).
    """
    first = WORDS * _shares(ranks) + (0.0 if cosines is None else cosines)
    closer = np.sort(np.argsort(-first, kind="stable")[:CLOSER])
    shared = parts_shared(text, [candidates[i] for i in closer])
    total = first[closer] + PARTS * _shares(shared)
    return [
        Like(
            int(closer[i]), float(total[i]), None if cosines is None else float(cosines[closer[i]])
        )
        for i in np.argsort(-total, kind="stable")
    ]


def is_like(own: frozenset[str], norms: Sequence[str], cosine: float | None) -> bool:
    """Whether a candidate, by its words as they are compared, is like enough to be offered to a text
    with these content words."""
    if cosine is not None and cosine >= ALIKE:
        return True
    both = len(own.intersection(expanded(norms)))
    return both >= FEWEST and both >= SHARED * len(own)


def parts_shared(text: str, candidates: Sequence[str]) -> list[float]:
    """How much each has of the text's parts of words: BM25, where a part that few have counts more."""
    wanted = frozenset(part for word in LETTERS.findall(text) for part in parts(word))
    read = [LETTERS.findall(each) for each in candidates]
    # Most words have nothing of the text; what has is told once for all candidates.
    shared = {word: tuple(filter(wanted.__contains__, parts(word))) for word in set().union(*read)}
    counted = [Counter(chain.from_iterable(map(shared.__getitem__, words))) for words in read]
    having = Counter(part for each in counted for part in each)
    rare = {part: log((len(candidates) + 1) / (n + 0.5)) for part, n in having.items()}
    found = []
    for words, each in zip(read, counted, strict=True):
        size = len(set().union(*map(parts, words)))
        held = REPEATS * (1 - LENGTH + LENGTH * size / USUAL)
        found.append(sum(rare[p] * n * (REPEATS + 1) / (n + held) for p, n in each.items()))
    return found


# Most words of any text are among these.
@lru_cache(maxsize=32_768)
def parts(word: str) -> tuple[str, ...]:
    """The runs of `PART` letters in a word, with "_" before and after it."""
    w = f"_{word.casefold()}_"
    return tuple(w[i : i + PART] for i in range(max(1, len(w) - PART + 1)))


def _shares(scores: Sequence[float]) -> np.ndarray:
    found = np.array(scores, dtype=np.float64)
    most = found.max(initial=0.0)
    return found / most if most > 0 else np.zeros(len(found))
