"""Headlines that end with a dash or a colon and whoever says so -> content and source. Pure.

"Dust ‘no danger’ to children: ministry", "Ports to stay shut – harbour chief": a role, a body, a document,
or a name which the article gives as that of a speaker. A stop behind it tells of an agency's headline,
which ends so for nothing else: "Ports shut - paper.", "Ports to open by May-Orla."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.constructions.headline_endings import OFFICES, ending_of, kind_of, speaks
from quotes.attribution.passage import Passage
from quotes.attribution.told_below import told_below
from quotes.attribution.wording import pattern
from quotes.model import Phrase, Quote, Span
from quotes.rules import rule
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap

# "What we know about the crash - police" tells nothing.
QUESTION = re.compile(pattern("question-word").pattern, re.IGNORECASE)

MIN_WORDS, MOST_WORDS = 3, 20

RULE = "cue:trailing-tag"

TOLD = "cue:headline-told"


def headline_sources(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes with those of headlines; one that the network has already is so much surer, and
    one that runs on into the source is none."""
    made = list(found)
    for reading in _readings(passage):
        same = next((q for q in made if _agrees(q, reading)), None)
        if same:
            made[made.index(same)] = replace(same, evidence=(*same.evidence, rule(RULE)))
            continue
        quote = built_by_rule(reading, RULE, passage)
        if quote and not any(_has(q, reading, passage.text) for q in made):
            kept = [q for q in made if not _runs_on(q, reading)]
            made = [*kept, _with_teller(quote, kept, passage)]
    return made


def _with_teller(quote: Quote, found: Sequence[Quote], passage: Passage) -> Quote:
    """The quote of a mere noun ("paper"), with whoever says the same in the article in its place."""
    noun = quote.source
    if noun is None or passage.place_of(quote.spans[0]) or not noun.text.islower():
        return quote
    told = told_below(quote.spans[0], (), found, passage)
    if told is None or not told.source or not _fits(noun, told.source, passage):
        return quote
    return replace(quote, source=told.source, evidence=(*quote.evidence, rule(TOLD)))


def _fits(noun: Phrase, source: Phrase, passage: Passage) -> bool:
    """Whether a source may be what the noun means: a name for a role, no people for a body or a paper."""
    kind, other = kind_of(noun.text.split()[-1]), kind_of(source.text.split()[-1])
    if kind in OFFICES and other in ("role", "group"):
        return False
    sentence = passage.lookup.sentence_at(source.spans[0].start)
    people = [e for e in sentence.entities if e.type == "PER"] if sentence else []
    named = any(overlap(Span(e.start, e.end), s) for e in people for s in source.spans)
    return named == (kind == "role")


def _agrees(quote: Quote, reading: Reading) -> bool:
    """Whether a quote of the line has its source."""
    own = quote.source.spans if quote.source else ()
    return any(overlap(s, reading.source) for s in own if reading.source) and any(
        overlap(s, reading.contents[0]) for s in quote.spans
    )


def _has(quote: Quote, reading: Reading, text: str) -> bool:
    """Whether somebody else says most of the line already."""
    (content,) = reading.contents
    inside = sum(len(WORDS.findall(text, *s)) for s in quote.spans if overlap(s, content))
    return 2 * inside > len(WORDS.findall(text, *content)) and not _runs_on(quote, reading)


def _runs_on(quote: Quote, reading: Reading) -> bool:
    return any(s.start < reading.cue.start < s.end for s in quote.spans)


def _readings(passage: Passage) -> Iterator[Reading]:
    for number, line in enumerate(passage.paragraphs):
        ending = ending_of(passage.text, line, first=not number)
        if ending is None:
            continue
        words = len(WORDS.findall(passage.text, *ending.content))
        marks = passage.marks[number]
        quoted = any(overlap(ending.content, Span(q.start, q.end)) for q in marks)
        inside = any(q.start < ending.cue.start < q.end for q in marks)
        asks = QUESTION.match(passage.text, *ending.content) and not quoted
        if inside or asks or not MIN_WORDS <= words <= MOST_WORDS:
            continue
        if speaks(ending, passage, quoted):
            yield Reading((ending.content,), ending.cue, ending.source)
