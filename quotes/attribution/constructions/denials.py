"""Denials with a bare object that the network left out -> what is denied. Pure.

"Orla, who has always denied the charges, …": the object is what she says is not so. What is denied to
somebody ("denied him bail", "was denied entry") is no statement.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern, words_in
from quotes.languages.tables import word_list
from quotes.model import Quote, Sentence, Span
from quotes.text.noun_phrases import SUBJECT, children, core_phrase
from quotes.text.spans import overlap
from quotes.text.token_index import subtree

DENIED = pattern("denied")

# A verb whose subject is that of the verb it hangs on: "has all along denied", "left, denying".
SHARED = ("conj", "xcomp", "advcl")

OBJECT = ("obj", "xcomp")


def denials(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes, with denials of a thing, and without what was refused to somebody."""
    made = [q for q in found if not _refused(q, passage)]
    for reading in _readings(passage):
        taken = any(overlap(reading.cue, s) for q in made for s in (*q.spans, *q.cue_spans))
        if not taken and (quote := built_by_rule(reading, "parse:denial", passage)):
            made.append(quote)
    return made


def _readings(passage: Passage) -> Iterator[Reading]:
    for place in passage.others:
        found = passage.word_at(place) if DENIED.match(passage.text, place.start) else None
        if found is None:
            continue
        sentence, number = found
        source, content = _source(sentence, number), _denied(sentence, number)
        if source and content:
            yield Reading((content,), place, source)


def _denied(sentence: Sentence, verb: int) -> Span | None:
    """The one object of a denial; None where something is denied to somebody."""
    tokens = sentence.tokens
    found = children(sentence, verb, *OBJECT, "iobj")
    if len(found) != 1 or found[0] < verb or children(sentence, verb, "nsubj:pass", "aux:pass"):
        return None
    if tokens[found[0]].lemma.lower() in word_list("cues/granted.txt"):
        return None
    inside = subtree(sentence, found[0])
    return Span(tokens[inside[0]].start, tokens[inside[-1]].end)


def _source(sentence: Sentence, verb: int) -> Span | None:
    """The subject of the verb, or of the one it hangs on."""
    tokens, number = sentence.tokens, verb
    while number >= 0:
        found = [n for n in children(sentence, number, *SUBJECT) if n < verb]
        if found:
            return core_phrase(sentence, found[-1])
        if tokens[number].deprel.startswith("acl") or tokens[number].deprel not in SHARED:
            return None
        number = tokens[number].head
    return None


def _refused(quote: Quote, passage: Passage) -> bool:
    """Whether a denial is a refusal of a thing to somebody."""
    if quote.kind != "indirect" or quote.cue is None:
        return False
    tokens = passage.lookup.tokens_in(quote.cue.spans[0])
    if not any(t.lemma.lower() in words_in("refusing") for t in tokens):
        return False
    sentence = passage.lookup.sentence_at(tokens[0].start)
    if sentence is None or not sentence.parsed:
        return False
    verb = next(n for n, t in enumerate(sentence.tokens) if t.start == tokens[-1].start)
    if children(sentence, verb, "nsubj:pass", "aux:pass"):
        return True
    given = children(sentence, verb, "obj", "iobj")
    granted = any(sentence.tokens[n].lemma.lower() in word_list("cues/granted.txt") for n in given)
    return len(given) > 1 or granted
