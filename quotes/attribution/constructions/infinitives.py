"""An infinitive or a question that was cut before its own subordinate clause -> the whole of it. Pure.

"Bell called on members to leave Acme after the chairman claimed that ...": what follows "after" belongs to
what she asked for. In PolNeAR train such a clause without a comma is inside the content 170 times and
outside 16 times.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern
from quotes.model import Quote, Sentence, Span, phrase
from quotes.text.spans import overlap

INFINITIVE = pattern("infinitive")

CLAUSE = pattern("clause-of-infinitive")

QUESTION = pattern("question-word")

STOP = re.compile(r"[,;:—–“”\"()]|[.?!]?\s*$")


def whole_infinitives(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes, each infinitive and question with the clause that belongs to it."""
    return [whole_infinitive(quote, passage) for quote in found]


def whole_infinitive(quote: Quote, passage: Passage) -> Quote:
    """The quote with the clause that belongs to its infinitive or question; other quotes as they are."""
    text, last = passage.text, quote.spans[-1]
    if quote.kind != "indirect" or quote.cue is None or quote.cue.spans[0].start > quote.start:
        return quote
    sentence = passage.lookup.sentence_at(last.end)
    question = QUESTION.match(text, quote.start) and sentence and _holds(last, sentence)
    whole = INFINITIVE.match(text, quote.start) or question
    if not whole or not CLAUSE.match(text, last.end):
        return quote
    end = STOP.search(text, last.end + 1, sentence.end) if sentence else None
    if end is None:
        return quote
    tail = Span(last.end, end.start())
    taken = (*quote.cue.spans, *(quote.source.spans if quote.source else ()))
    if any(overlap(tail, span) for span in taken):
        return quote
    spans = (*quote.spans[:-1], Span(last.start, tail.end))
    return replace(quote, spans=spans, text=phrase(text, spans).text)


def _holds(content: Span, sentence: Sentence) -> bool:
    """Whether the verb of the clause behind a content hangs on a word of it."""
    tokens = sentence.tokens
    opens = next((t for t in tokens if t.start > content.end), None)
    verb = tokens[opens.head] if opens and opens.head >= 0 else None
    return (
        verb is not None
        and verb.head >= 0
        and content.start <= tokens[verb.head].start < content.end
    )
