"""What somebody opposes, or sees as something -> an attitude, by the parse. Pure.

"The union has long opposed night shifts", "which residents see as a threat to the quay": verb, subject
and object say it, whatever the network saw.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.clause_sources import clause_source
from quotes.attribution.drafts import alike
from quotes.attribution.passage import Passage
from quotes.attribution.places import STANCE
from quotes.attribution.somebody import can_speak, top_of
from quotes.attribution.wording import words_in
from quotes.model import Quote, Sentence, Span
from quotes.rules import rule
from quotes.text.noun_phrases import children, without_end_marks
from quotes.text.spans import overlap
from quotes.text.token_index import subtree

RULE = "parse:stance"

OBJECT = ("obj", "ccomp", "xcomp")

# What "as" opens behind an object: "see it as a threat", "regards this as settled".
JUDGED = ("obl", "advcl", "xcomp", "nmod")


def stances(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes with such attitudes: new ones, or further evidence for the same one."""
    made = list(found)
    for reading in _readings(passage):
        quote = built_by_rule(reading, RULE, passage)
        if quote:  # what is attributed inside is part of what is seen or opposed
            made = [q for q in made if not _within(q, reading)]
        near = [n for n, q in enumerate(made) if _touches(q, reading)]
        if quote and not near:
            made.append(quote)
        elif quote and len(near) == 1 and _same(made[near[0]], quote, passage):
            one = made[near[0]]
            made[near[0]] = replace(one, evidence=(*one.evidence, rule(RULE)))
    return made


def _same(quote: Quote, other: Quote, passage: Passage) -> bool:
    cues = any(overlap(a, b) for a in quote.cue_spans for b in other.cue_spans)
    return cues and alike(passage.text, quote, other)


def _touches(quote: Quote, reading: Reading) -> bool:
    spans = (*quote.spans, *quote.cue_spans)
    return any(overlap(a, b) for a in spans for b in (*reading.contents, reading.cue))


def _within(quote: Quote, reading: Reading) -> bool:
    """Whether the cue of an indirect quote stands in the content."""
    inside = any(overlap(c, s) for c in quote.cue_spans for s in reading.contents)
    return inside and quote.kind == "indirect"


def _readings(passage: Passage) -> Iterator[Reading]:
    for place in passage.others:
        match = STANCE.match(passage.text, place.start)
        found = passage.word_at(place) if match else None
        if match is None or found is None or found[0].tokens[found[1]].upos != "VERB":
            continue
        sentence, verb = found
        source = clause_source(sentence, verb)
        content = _content(sentence, verb, judged=match["judged"] is not None)
        if source and content and _holds(sentence, verb, source, passage):
            yield Reading((content,), place, source)


def _content(sentence: Sentence, verb: int, *, judged: bool) -> Span | None:
    """The object behind the verb, with what it is seen as; None for a passive and where either lacks."""
    tokens = sentence.tokens
    objects = [n for n in children(sentence, verb, *OBJECT) if n > verb]
    if not objects or children(sentence, verb, "nsubj:pass", "aux:pass"):
        return None
    # "opposed all efforts | to close it": the parse may hang what is meant by the efforts on the verb.
    aims = [n for n in children(sentence, verb, "advcl") if _opened(sentence, n, "to")]
    heads = [objects[0], *(n for n in aims if n > objects[0] and not judged)]
    inside = sorted({n for head in heads for n in subtree(sentence, head)})
    if judged:
        above = (objects[0], verb)
        behind = [n for head in above for n in children(sentence, head, *JUDGED) if n > objects[0]]
        last = next((n for n in behind if _opened(sentence, n, "as")), None)
        if last is None:
            return None
        inside = sorted({*inside, *subtree(sentence, last)})
    kept = without_end_marks(sentence, [n for n in inside if n > verb])
    return Span(tokens[kept[0]].start, tokens[kept[-1]].end)


def _opened(sentence: Sentence, number: int, word: str) -> bool:
    openings = children(sentence, number, "case", "mark")
    return any(sentence.tokens[n].text.lower() == word for n in openings)


def _holds(sentence: Sentence, verb: int, source: Span, passage: Passage) -> bool:
    """Whether the source is somebody who can hold a view; of a relative clause, its noun."""
    words = passage.text[slice(*source)].lower()
    if words in words_in("thinking-pronoun"):
        return True
    if words in words_in("relative-pronoun"):
        noun = sentence.tokens[verb].head
        return noun >= 0 and _somebody(sentence, noun)
    top = top_of(source, passage.lookup)
    return top is not None and _somebody(sentence, sentence.tokens.index(top))


def _somebody(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is somebody; a country or a party has views, too."""
    return sentence.tokens[noun].upos == "PROPN" or can_speak(sentence, noun, bodies=True)
