"""Clauses with "that" after a verb or noun of saying -> content, cue and source, by the parse. Pure.

"The founder has long maintained that ...", "the minister's claim that ...": where the parse finds
verb, clause and subject (or owner), the construction leaves little doubt, whatever the network saw.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.drafts import alike
from quotes.attribution.passage import Passage
from quotes.attribution.wording import words_in
from quotes.languages.tables import word_list
from quotes.model import Quote, Sentence, Span
from quotes.rules import rule
from quotes.text.noun_phrases import children, in_phrase
from quotes.text.spans import overlap
from quotes.text.token_index import subtree

OWNER = ("nmod:poss",)

SUBJECT = ("nsubj", "nsubj:outer")

MIN_WORDS = 3

RULE = "parse:that-clause"


def that_clauses(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes with the clauses that nobody quoted says: new ones, or further evidence."""
    made = list(found)
    for reading in readings(passage):
        if any(q.start < reading.cue.start < q.end for inside in passage.marks for q in inside):
            continue  # somebody quoted says it
        if quote := built_by_rule(reading, RULE, passage):
            made = _with_clause(made, quote, passage.text)
    return made


def readings(passage: Passage) -> Iterator[Reading]:
    """The attributions in text order."""
    for place in passage.thats:
        sentence = passage.lookup.sentence_at(place.start)
        if sentence is None or not sentence.parsed:
            continue
        if reading := _read(passage.text, sentence, place):
            yield reading


def _with_clause(found: list[Quote], clause: Quote, text: str) -> list[Quote]:
    """The quotes with a clause that no other touches, or as further evidence for the same one."""
    # "She is expected | to announce that …": what she announces is the content, not that she will.
    found = [q for q in found if not any(_foretells(q, c) for c in _cues(clause))]
    near = [
        n for n, q in enumerate(found) if any(overlap(a, b) for a in q.spans for b in clause.spans)
    ]
    if not near:
        return [*found, clause]
    made = list(found)
    for number in near:
        quote = made[number]
        same = quote.cue and clause.cue and overlap(quote.cue.spans[0], clause.cue.spans[0])
        if same and alike(text, quote, clause) and (names_one(quote) or names_one(clause)):
            made[number] = replace(
                quote,
                source=quote.source
                if names_one(quote) and not quote.guessed_source
                else clause.source,
                evidence=(*quote.evidence, rule(RULE)),
            )
    return made


def names_one(quote: Quote) -> bool:
    """Whether a quote has a source that is somebody, not the "it" of "it is said"."""
    return quote.source is not None and quote.source.text.lower() not in words_in("nobody")


def _cues(quote: Quote) -> tuple[Span, ...]:
    return quote.cue.spans if quote.cue else ()


def _foretells(quote: Quote, cue: Span) -> bool:
    """Whether a quote says of somebody what they are expected to do, and holds the cue of that."""
    told = set(quote.cue.text.lower().split()) if quote.cue else set()
    return bool(told & words_in("foretelling")) and any(overlap(cue, span) for span in quote.spans)


def _read(text: str, sentence: Sentence, place: Span) -> Reading | None:
    tokens = sentence.tokens
    cue = next((n for n, t in enumerate(tokens) if t.start == place.start), None)
    that = None if cue is None else _that(sentence, cue)
    if cue is None or that is None:
        return None
    clause = tokens[that].head
    source = _source(sentence, cue)
    inside = [n for n in subtree(sentence, clause) if n > that]
    if source is None or len(inside) < MIN_WORDS:
        return None
    content = Span(tokens[inside[0]].start, tokens[inside[-1]].end)
    first = _verb_start(sentence, cue)
    span = Span(tokens[first].start, tokens[cue].end)
    if overlap(span, source) or overlap(content, source) or "\n" in text[slice(*content)]:
        return None
    if text[slice(*source)].lower() in words_in("addresses"):
        return None  # outside of a quotation these are the writer's and the reader's
    return Reading((content,), span, source)


def _that(sentence: Sentence, cue: int) -> int | None:
    """The "that" of the clause which hangs on a cue: behind it, or behind "from Orla" and its noun, where
    the parse may hang it on the verb above."""
    tokens = sentence.tokens
    giver = _giver(sentence, cue)
    behind = [n for n in range((giver or [cue])[-1] + 1, len(tokens)) if tokens[n].upos != "PUNCT"]
    if not behind or tokens[behind[0]].text.lower() not in words_in("conjunction"):
        return None
    that = behind[0]
    clause = tokens[that].head
    if tokens[that].deprel != "mark" or clause < 0 or tokens[clause].head < 0:
        return None
    near = tokens[clause].head == cue or (giver and tokens[clause].head == tokens[cue].head)
    return that if near and (giver or that == cue + 1) else None


def _giver(sentence: Sentence, cue: int) -> list[int]:
    """Whoever a noun comes from ("an admission from the builder that …"): the words, or none."""
    tokens = sentence.tokens
    for n in children(sentence, cue, "nmod") if tokens[cue].upos == "NOUN" else ():
        case = [
            c for c in children(sentence, n, "case") if tokens[c].text.lower() in words_in("giver")
        ]
        if case:
            return [w for w in subtree(sentence, n) if w > case[0] and in_phrase(sentence, w, n)]
    return []


def _source(sentence: Sentence, cue: int) -> Span | None:
    """The subject of a verb, or of the verb that it is joined to; the owner of a noun."""
    if giver := _giver(sentence, cue):
        return _span(sentence, giver)
    wanted: tuple[str, ...] = OWNER if sentence.tokens[cue].upos == "NOUN" else SUBJECT
    head = cue
    if wanted is SUBJECT and sentence.tokens[cue].upos != "VERB":
        return None
    while True:
        found = [n for n, t in enumerate(sentence.tokens) if t.head == head and t.deprel in wanted]
        if found:
            words = [n for n in subtree(sentence, found[0]) if n < cue]
            return _span(sentence, words) if words else None
        if wanted is OWNER:
            return None
        token = sentence.tokens[head]
        if token.deprel != "conj" and not (token.deprel == "xcomp" and _foretold(sentence, head)):
            return None
        head = token.head
        if token.deprel == "xcomp":
            wanted = (*SUBJECT, "nsubj:pass")


def _foretold(sentence: Sentence, verb: int) -> bool:
    """Whether an infinitive is what somebody is expected or due to do, and no word denies it."""
    above = sentence.tokens[verb].head
    if above < 0 or sentence.tokens[above].text.lower() not in words_in("foretelling"):
        return False
    return not any(
        t.head == above and t.text.lower() in word_list("cues/negation.txt")
        for t in sentence.tokens
    )


def _span(sentence: Sentence, numbers: Sequence[int]) -> Span | None:
    """The words, without a possessive ending; None where they are not one stretch."""
    tokens = sentence.tokens
    kept = [n for n in numbers if tokens[n].text not in ("'s", "’s", "'", "’")]
    if not kept or kept[-1] - kept[0] >= len(numbers) + 1:
        return None
    return Span(tokens[kept[0]].start, tokens[kept[-1]].end)


def _verb_start(sentence: Sentence, cue: int) -> int:
    """The first word of the cue: its auxiliaries belong to it ("has long maintained")."""
    first = cue
    while (
        first > 0
        and sentence.tokens[first - 1].head == cue
        and sentence.tokens[first - 1].deprel in ("aux", "advmod")
    ):
        first -= 1
    return first
