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

# A second agent, which the parse may hang on the first: "by the river by Orla".
BY = pattern("agent")

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
        if q.level:
            continue
        if match := DESCRIBED.search(text, start, q.start):
            found = _agent_behind(q, paragraph.end, passage)
        elif match := DESCRIBED_BY.search(text, start, q.start):
            whole = _noun(match.end("by"), passage)
            found = (Span(whole.start, match.start("as")), q.end) if whole else None
        else:
            continue
        if found and _can(found[0], passage):
            yield Reading((Span(q.start, found[1]),), Span(*match.span("cue")), found[0])


def _agent_behind(q: Quotation, last: int, passage: Passage) -> tuple[Span, int] | None:
    """The agent behind a quotation, and where the words before it end: "“a tax” on ferries by Orla"."""
    place = q.end
    while behind := AGENT.match(passage.text, place, last):
        source = _noun(behind.end(), passage)
        if source and (inner := BY.search(passage.text, *source)):
            source = Span(source.start, inner.start())
        if source and _can(source, passage):
            words = behind.end("more")
            return source, words if passage.text[q.end : words].strip(" ,") else q.end
        place = behind.end()  # "by the river by Orla"
    return None


def _noun(place: int, passage: Passage) -> Span | None:
    sentence = passage.lookup.sentence_at(place)
    return noun_phrase(passage.text, place, sentence) if sentence else None


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
