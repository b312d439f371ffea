"""Headlines that end with a dash or a colon and whoever says so -> content and source. Pure.

"Dust ‘no danger’ to children: ministry", "Ports to stay shut – harbour chief": a role, a body, a document,
or a name which the article gives as that of a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.passage import Passage
from quotes.attribution.somebody import noun_class
from quotes.attribution.wording import pattern
from quotes.model import Quote, Span, Token
from quotes.text.patterns import WORDS
from quotes.text.spans import SpanSet, overlap

SOURCE = pattern("headline-source")

# "What we know about the crash - police" tells nothing.
QUESTION = re.compile(pattern("question-word").pattern, re.IGNORECASE)

MIN_WORDS, MOST_WORDS = 3, 20

# What says something: a noun for one of these.
SPEAKING = ("role", "organization", "group", "document")

# The verb behind a speaker's name, where the article gives it again.
SAYING = pattern("behind-name-cue")

NO_SOURCE = ("VERB", "AUX", "SCONJ", "PRON", "DET", "CCONJ")


def headline_sources(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes with those of headlines in which there is none yet."""
    made = list(found)
    taken = SpanSet(s for q in found for s in (*q.spans, *q.cue_spans))
    for reading in _readings(passage):
        if taken.touches(reading.contents[0].start, reading.cue.end):
            continue
        quote = built_by_rule(reading, "cue:trailing-tag", passage)
        made += [quote] if quote else []
    return made


def _readings(passage: Passage) -> Iterator[Reading]:
    for number, paragraph in enumerate(passage.paragraphs):
        match = SOURCE.search(passage.text, *paragraph)
        if match is None:
            continue
        content, source = Span(paragraph.start, match.start()), Span(*match.span("source"))
        words = len(WORDS.findall(passage.text, *content))
        marks = passage.marks[number]
        quoted = any(overlap(content, Span(q.start, q.end)) for q in marks)
        inside = any(q.start < match.start("cue") < q.end for q in marks)
        asks = QUESTION.match(passage.text, *content) and not quoted
        if inside or asks or not MIN_WORDS <= words <= MOST_WORDS:
            continue
        if _speaks(source, paragraph, passage, _states(content, passage) or quoted):
            yield Reading((content,), Span(*match.span("cue")), source)


def _states(content: Span, passage: Passage) -> bool:
    return any(t.upos in ("VERB", "AUX") for t in passage.lookup.tokens_in(content))


def _speaks(source: Span, line: Span, passage: Passage, states: bool) -> bool:
    """Whether the last words of a line are somebody who speaks."""
    tokens = passage.lookup.tokens_in(source)
    if not tokens or tokens[0].upos == "ADP" or any(t.upos in NO_SOURCE for t in tokens):
        return False
    last = tokens[-1]
    if last.text.islower():
        return noun_class(last.lemma.lower()) in SPEAKING and (states or _is_office(tokens))
    names = re.compile(rf"\b{re.escape(last.text)}").finditer(passage.text, line.end)
    return states and any(SAYING.match(passage.text, name.end()) for name in names)


def _is_office(tokens: list[Token]) -> bool:
    """Whether a noun stands for who speaks by office: no mere people or papers."""
    return noun_class(tokens[-1].lemma.lower()) in ("organization", "document")
