"""A claim of one that another rejects -> what both say of it, by the parse. Pure.

"The mayor denied Orla's claim that the bridge was unsafe": Orla says that it was, the mayor says that
it was not; one content has two speakers, of whom the network gives but one.
"""

from __future__ import annotations

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.clause_sources import clause_source
from quotes.attribution.cues import head_of
from quotes.attribution.passage import Passage
from quotes.languages.tables import word_list
from quotes.model import Quote, Sentence, Span
from quotes.text.noun_phrases import children, named_phrase
from quotes.text.spans import overlap

CLAIM, DENIAL = "parse:that-clause", "parse:denial"


def rejected_claims(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes, with the claim where only its denial was found, and the denial where only the claim."""
    made = list(found)
    for quote in found:
        reading, name = _other(quote, passage) or (None, "")
        if reading is None or any(overlap(s, reading.cue) for q in made for s in q.cue_spans):
            continue
        if other := built_by_rule(reading, name, passage):
            made.append(other)
    return made


def _other(quote: Quote, passage: Passage) -> tuple[Reading, str] | None:
    """What the other one says, with its rule."""
    sentence = passage.lookup.sentence_at(quote.cue_spans[0].start) if quote.cue_spans else None
    head = head_of(passage.lookup.tokens_in(quote.cue_spans[0])) if quote.cue_spans else None
    if sentence is None or head is None or not sentence.parsed or quote.source is None:
        return None
    number = next(n for n, t in enumerate(sentence.tokens) if t.start == head.start)
    if head.upos == "NOUN":
        reading, name = _denial(quote, sentence, number, passage), DENIAL
    else:
        reading, name = _claim(quote, sentence, number, passage), CLAIM
    same = (
        reading and reading.source and any(overlap(reading.source, s) for s in quote.source.spans)
    )
    return (reading, name) if reading and not same else None


def _denial(quote: Quote, sentence: Sentence, noun: int, passage: Passage) -> Reading | None:
    """Who rejects a claim: the subject of the verb above it, or the agent of a passive."""
    verb = sentence.tokens[noun].head
    if verb < 0 or not _denies(sentence, verb, passage):
        return None
    if sentence.tokens[noun].deprel == "obj":
        source = clause_source(sentence, verb)
    else:
        agents = children(sentence, verb, "obl:agent")
        source = _agent(sentence, agents[0]) if agents else None
    cue = Span(sentence.tokens[verb].start, sentence.tokens[verb].end)
    return Reading(quote.spans, cue, source) if source else None


def _agent(sentence: Sentence, noun: int) -> Span:
    """The words of an agent without "by"."""
    start = max((n + 1 for n in children(sentence, noun, "case") if n < noun), default=noun)
    return Span(sentence.tokens[start].start, named_phrase(sentence, noun).end)


def _claim(quote: Quote, sentence: Sentence, verb: int, passage: Passage) -> Reading | None:
    """Whose claim is rejected: the owner of the noun between the verb and what is denied."""
    nouns = [
        n
        for n in children(sentence, verb, "obj")
        if sentence.tokens[n].lemma.lower() in word_list("cues/nouns.txt")
    ]
    if not nouns or not _denies(sentence, verb, passage):
        return None
    token, source = sentence.tokens[nouns[0]], clause_source(sentence, nouns[0])
    contents = tuple(s for s in quote.spans if s.start > token.end)
    return Reading(contents, Span(token.start, token.end), source) if source and contents else None


def _denies(sentence: Sentence, verb: int, passage: Passage) -> bool:
    token = sentence.tokens[verb]
    return token.upos == "VERB" and token.lemma.lower() in passage.words.denial
