"""Whom the words were said to, from the parse. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.cues import head_of
from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern
from quotes.model import Phrase, Sentence, Span, phrase
from quotes.text.noun_phrases import in_phrase, noun_phrase
from quotes.text.spans import overlap
from quotes.text.token_index import subtree

# "said to reporters", "speaking to the BBC", "in an interview with"
SPOKEN_TO = pattern("spoken-to")


def addressee(cue: Span, taken: Sequence[Span], passage: Passage) -> Phrase | None:
    """Whom the cue's verb is told to: the object of "told", or "to" and "with" after others.

    `taken` are the spans of contents and sources; an addressee ends where one of them begins.
    """
    text, lookup = passage.text, passage.lookup
    sentence = lookup.sentence_at(cue.start)
    if sentence is None:
        return None
    span = _object(cue, sentence, passage) or _spoken_to(text, cue, sentence)
    if span is None:
        return None
    for other in taken:
        if overlap(span, other):
            if other.start <= span.start:
                return None
            span = Span(span.start, other.start)
    while span.end > span.start and not text[span.end - 1].isalnum() and text[span.end - 1] != ".":
        span = Span(span.start, span.end - 1)
    return phrase(text, (span,)) if span.end > span.start else None


def _object(cue: Span, sentence: Sentence, passage: Passage) -> Span | None:
    head = head_of(passage.lookup.tokens_in(cue))
    if head is None or head.lemma.lower() not in passage.words.addressee:
        return None
    index = next((i for i, t in enumerate(sentence.tokens) if t.start == head.start), None)
    if index is None:
        return None
    for i, token in enumerate(sentence.tokens):
        direct = token.head == index and token.deprel in ("obj", "iobj") and i > index
        if direct and token.upos in ("NOUN", "PROPN", "PRON"):
            inside = [n for n in subtree(sentence, i) if in_phrase(sentence, n, i)]
            first, last = sentence.tokens[inside[0]], sentence.tokens[inside[-1]]
            if first.start >= head.end:
                return Span(first.start, last.end)
    return None


def _spoken_to(text: str, cue: Span, sentence: Sentence) -> Span | None:
    match = SPOKEN_TO.search(text, cue.start, min(sentence.end, cue.end + 80))
    return noun_phrase(text, match.end(), sentence) if match else None
