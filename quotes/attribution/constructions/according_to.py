"""Sentences with "according to" or "in the words of" that the network left out -> content and source. Pure.

The construction is certain: whoever follows it is the source, and the rest of the sentence the content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.model import Sentence, Span
from quotes.text.noun_phrases import noun_phrase
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap
from quotes.text.token_index import Lookup

CUE = re.compile(r"\b(?:according to|in the words of)\s+", re.IGNORECASE)

# "According to the plan", "according to need": no words of anybody's.
NOBODYS = re.compile(
    r"(?:the |a |an |their |his |her |its |our )?(?:plan|plans|schedule|need|needs|size|age|taste|law|rules|"
    r"tradition|legend|recipe|instructions|season|weight|rank|order)\b",
    re.IGNORECASE,
)

MIN_WORDS = 3

# ", the keeper of the stables," or ", who has dived it forty times,", but not ", the road had been built".
ASIDE = re.compile(
    r",\s+(?:(?:who|whose|which)\b[^,]+|(?:the|a|an|his|her|its|their|head|chief)\b"
    r"(?!(?:(?!,).)*\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|do|does|did)\b)[^,]+),"
)


@dataclass(frozen=True, slots=True)
class According:
    """One attribution by the construction."""

    contents: tuple[Span, ...]
    cue: Span
    source: Span


def according(
    text: str, paragraphs: Sequence[Span], taken: Sequence[Span], lookup: Lookup
) -> Iterator[According]:
    """The attributions of cues that overlap no span of `taken`, in text order."""
    for paragraph in paragraphs:
        for match in CUE.finditer(text, *paragraph):
            cue = Span(match.start(), match.start() + len(match.group().rstrip()))
            sentence = lookup.sentence_at(cue.start)
            if sentence is None or any(overlap(cue, t) for t in taken):
                continue
            if NOBODYS.match(text, match.end()):
                continue
            found = _found(text, cue, match.end(), sentence)
            if found:
                yield found


def cue_places(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Where the construction stands, so that its sentences are parsed."""
    return [Span(*m.span()) for p in paragraphs for m in CUE.finditer(text, *p)]


def _found(text: str, cue: Span, start: int, sentence: Sentence) -> According | None:
    source = noun_phrase(text, start, sentence)
    if source is None:
        return None
    before = Span(sentence.start, cue.start)
    end = sentence.start + len(text[sentence.start : sentence.end].rstrip(". \n"))
    after = Span(min(_after(text, source.end, sentence.end), end), end)
    contents = tuple(s for s in (before, after) if _says(text, s))
    # With words on both sides only an aside between commas belongs to them both.
    if len(contents) == 2 and not text[: cue.start].rstrip().endswith((",", "—", "–", "is", "was")):
        contents = contents[:1]
    return According(contents, cue, source) if contents else None


def _after(text: str, start: int, end: int) -> int:
    """Where the content begins after the source: behind its apposition or relative clause."""
    commas = [m.end() for m in re.finditer(r",[”\"]?\s+", text[start:end])]
    if not commas or text[start : start + 1] != ",":
        return start + commas[0] if commas else end
    aside = ASIDE.match(text, start, end)
    return start + (commas[1] if aside and len(commas) > 1 else commas[0])


def _says(text: str, span: Span) -> bool:
    return len(WORDS.findall(text, *span)) >= MIN_WORDS
