"""What somebody calls a thing that the sentence tells of -> their words, by the parse. Pure.

"She apologised for what the board called a mistake": the board says "a mistake", whatever verb is above it.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.clause_sources import clause_source
from quotes.attribution.passage import Passage
from quotes.attribution.places import WHAT_CALLED
from quotes.attribution.wording import words_in
from quotes.languages.tables import word_list
from quotes.model import Quote, Sentence, Span
from quotes.text.noun_phrases import children, without_end_marks
from quotes.text.spans import overlap
from quotes.text.token_index import subtree

RULE = "parse:what-called"

# What the verb has for its object, by the parse, which may take it for a complement.
NAMED = ("obj", "xcomp", "ccomp", "obl")


def what_called(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes with such words, where no other has them, beside what tells of them ("denied what …")."""
    made = list(found)
    for reading in _readings(passage):
        quote = built_by_rule(reading, RULE, passage)
        if quote is None:
            continue
        made = [q for q in made if not (q.mode == "other" and _has_cue(q, reading))]
        if all(_holds(q, reading) for q in made if _touches(q, reading)):
            made.append(quote)
    return made


def _has_cue(quote: Quote, reading: Reading) -> bool:
    return any(overlap(c, reading.cue) for c in quote.cue_spans)


def _touches(quote: Quote, reading: Reading) -> bool:
    spans = (*quote.spans, *quote.cue_spans)
    return any(overlap(a, b) for a in spans for b in (*reading.contents, reading.cue))


def _holds(quote: Quote, reading: Reading) -> bool:
    """Whether the words and their cue are but part of what a quote tells."""
    parts = (*reading.contents, reading.cue)
    return all(any(s.start < p.start and p.end <= s.end for s in quote.spans) for p in parts)


def _readings(passage: Passage) -> Iterator[Reading]:
    for match in (m for p in passage.paragraphs for m in WHAT_CALLED.finditer(passage.text, *p)):
        place = Span(*match.span("cue"))
        found = passage.word_at(place)
        if found is None or found[0].tokens[found[1]].upos != "VERB":
            continue
        sentence, verb = found
        source = _source(sentence, verb, passage.text)
        content = _content(sentence, verb, place.end)
        if source and content and match.start() < source.start:
            yield Reading((content,), place, source)


def _source(sentence: Sentence, verb: int, text: str) -> Span | None:
    """The subject of the verb, without a "what" that the parse takes into it; None for the writer."""
    found = clause_source(sentence, verb)
    if found is None:
        return None
    before, what, words = text[slice(*found)].rpartition("what ")
    if (words or before).lower() in words_in("addresses"):
        return None
    return Span(found.end - len(words), found.end) if what else found


def _content(sentence: Sentence, verb: int, start: int) -> Span | None:
    """The unbroken words behind the cue that are what the thing is called."""
    tokens = sentence.tokens
    named = next((n for n in children(sentence, verb, *NAMED) if tokens[n].start > start), None)
    if named is None:
        return None
    inside = [n for n in subtree(sentence, named) if tokens[n].start >= start]
    # "called Orla's failure | to see it": the parse may hang what belongs to the noun on the verb.
    for n in children(sentence, verb, "obl", "advcl") if inside and inside[-1] == named else ():
        more = subtree(sentence, n)
        opened = {tokens[m].text.lower() for m in children(sentence, n, "case", "mark")}
        day = tokens[n].text.lower() in word_list("names/dates.txt")
        if more[0] == inside[-1] + 1 and opened & words_in("noun-complement") and not day:
            inside += more
    kept = without_end_marks(sentence, inside)
    return Span(tokens[kept[0]].start, tokens[kept[-1]].end) if kept else None
