"""A quotation between a passive and its agent -> the agent's words. Pure.

"The offer was dismissed as “sheer invention” by the board", "was called by Orla “a bad joke”": the words
in marks are the agent's, and what they were said of is the narrator's.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.passage import Passage
from quotes.attribution.somebody import names_somebody, top_of
from quotes.attribution.wording import pattern
from quotes.languages.tables import word_list
from quotes.model import Quote, Span
from quotes.text.marks import Quotation
from quotes.text.noun_phrases import noun_phrase
from quotes.text.spans import overlap

# "was dismissed as “…”", and the same with its agent before "as".
DESCRIBED, DESCRIBED_BY = pattern("described-as"), pattern("described-by-as")

AGENT = pattern("agent-behind")

REACH = 160  # characters before a quotation


def agents(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes with those of the construction in place of what was read with the same cue or words."""
    made = list(found)
    for number, marks in enumerate(passage.marks):
        for reading in _readings(marks, number, passage):
            quote = built_by_rule(reading, "marks:agent", passage)
            if quote:
                made = [q for q in made if not _same(q, reading)] + [quote]
    return made


def _readings(marks: tuple[Quotation, ...], number: int, passage: Passage) -> Iterator[Reading]:
    text, paragraph = passage.text, passage.paragraphs[number]
    for q in marks:
        start = max(paragraph.start, q.start - REACH)
        behind = AGENT.match(text, q.end, paragraph.end)
        match = DESCRIBED.search(text, start, q.start) if behind else None
        place = behind.end() if behind else 0
        if match is None:
            match = DESCRIBED_BY.search(text, start, q.start)
            place = match.end("by") if match else 0
        if q.level or match is None:
            continue
        sentence = passage.lookup.sentence_at(place)
        source = noun_phrase(text, place, sentence) if sentence else None
        if source and place < q.start:
            source = Span(source.start, match.start("as"))
        if source and _can(source, passage):
            yield Reading((Span(q.start, q.end),), Span(*match.span("cue")), source)


def _can(source: Span, passage: Passage) -> bool:
    """Whether the agent is somebody, and no day ("dismissed by Monday")."""
    if passage.text[slice(*source)].lower() in word_list("names/dates.txt"):
        return False
    top = top_of(source, passage.lookup)
    sentence = passage.lookup.sentence_at(source.start)
    names = sentence.entities if sentence else ()
    named = any(overlap(Span(e.start, e.end), source) and e.type in ("PER", "ORG") for e in names)
    return (
        named or (top is not None and top.upos == "PROPN") or names_somebody(source, passage.lookup)
    )


def _same(quote: Quote, reading: Reading) -> bool:
    cue = quote.cue.spans[0] if quote.cue else reading.cue
    whole = reading.contents[0]
    inside = any(overlap(whole, s) for s in quote.spans)
    return inside and overlap(cue, reading.cue) > 0
