"""Passives of telling that the network left out -> what was told, and by whom. Pure.

"The minister was urged by Orla to think again", "Jurors were told that the safe was empty", "It was claimed
by Orla that the key was lost": the subject only listened; the agent speaks, or nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.constructions.infinitives import whole_infinitive
from quotes.attribution.constructions.that_clauses import names_one
from quotes.attribution.drafts import alike
from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern
from quotes.model import Quote, Sentence, Span
from quotes.rules import rule
from quotes.text.noun_phrases import noun_phrase, without_end_marks
from quotes.text.spans import overlap
from quotes.text.token_index import subtree

PASSIVES = (pattern("told-passive"), pattern("claimed-passive"), pattern("accused-by"))

# " by " before the agent, and what opens the clause behind the addressee or the agent.
AGENT, OPENER, WHEN = pattern("agent"), pattern("told-opener"), pattern("told-when")

# " to " before whoever was spoken to, and the name of the agent between commas.
TO, NAME = pattern("put-to"), pattern("apposed-name")

MIN_WORDS = 2

RULE = "parse:told-passive"


def told_passives(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes with those of the construction, or with it as evidence where the network read the same."""
    made = list(found)
    for reading in _readings(passage):
        quote = built_by_rule(reading, RULE, passage)
        if quote is None:
            continue
        quote = whole_infinitive(quote, passage)
        # "Parents" of "Parents were told to wait" is whoever listened, and no words of anybody.
        made = [q for q in made if not _is_addressee(q, quote)]
        near = [n for n, q in enumerate(made) if _near(passage.text, quote, q)]
        for n in near:
            if _agrees(passage.text, quote, made[n]):
                evidence = (*made[n].evidence, rule(RULE))
                kept = names_one(made[n]) and not _holds(made[n], quote)
                source = made[n].source if kept else quote.source
                made[n] = replace(made[n], source=source, evidence=evidence)
        made += [] if near else [quote]
    return made


def _is_addressee(quote: Quote, told: Quote) -> bool:
    """Whether a quote without a source has the same cue, and but the words before it."""
    same = any(overlap(a, b) for a in quote.cue_spans for b in told.cue_spans)
    first = min((s.start for s in told.cue_spans), default=0)
    return same and quote.source is None and all(s.end <= first for s in quote.spans)


def _near(text: str, one: Quote, other: Quote) -> bool:
    """Whether two quotes have the same words or the same cue."""
    return alike(text, one, other) or any(
        overlap(a, b) for a in one.cue_spans for b in other.cue_spans
    )


def _agrees(text: str, one: Quote, other: Quote) -> bool:
    """Whether two quotes have the same words, and the other's source, if it has any, is the same."""
    if not one.source or not other.source or not names_one(other):
        return not names_one(other) and alike(text, one, other)
    same = any(overlap(a, b) for a in one.source.spans for b in other.source.spans)
    return same and alike(text, one, other)


def _readings(passage: Passage) -> Iterator[Reading]:
    for place in passage.others:
        sentence = passage.lookup.sentence_at(place.start)
        if sentence is None or not sentence.parsed:
            continue
        told = any(m.start("cue") == place.start for m in _matches(passage.text, sentence))
        if (
            told
            and not passage.is_quoted(place)
            and (reading := _read(passage.text, sentence, place))
        ):
            yield reading


def _matches(text: str, sentence: Sentence) -> Iterator[re.Match[str]]:
    for passive in PASSIVES:
        yield from passive.finditer(text, sentence.start, sentence.end)


def _read(text: str, sentence: Sentence, cue: Span) -> Reading | None:
    """The clause behind the cue or its agent; an infinitive is a request only where an agent made it."""
    to = TO.match(text, cue.end)  # "was put to Orla by Bo that"
    by = AGENT.match(text, to.end() if to else cue.end)
    agent = _named(text, noun_phrase(text, by.end(), sentence)) if by else None
    if by and agent is None:
        return None
    opener = OPENER.search(text, agent.end if agent else cue.end, sentence.end)
    between = text[agent.end if agent else cue.end : opener.start()] if opener else ""
    if opener is None or (between.strip(" ,") and not WHEN.fullmatch(between)):
        return None
    content = _clause(sentence, opener.start("to" if opener["to"] else "opens"), bool(opener["to"]))
    return Reading((content,), cue, agent) if content else None


def _named(text: str, agent: Span | None) -> Span | None:
    """An agent with the name behind it between commas ("counsel for the port, Ada Orla,")."""
    name = NAME.match(text, agent.end) if agent else None
    return Span(agent.start, name.end("name")) if agent and name else agent


def _holds(one: Quote, other: Quote) -> bool:
    """Whether the source of the one ends with the other's ("the committee by the auditor")."""
    if not one.source or not other.source:
        return False
    return (
        one.source.start < other.source.start
        and one.source.spans[-1].end == other.source.spans[-1].end
    )


def _clause(sentence: Sentence, start: int, infinitive: bool) -> Span | None:
    """The words of the clause that the word at `start` opens, with it where it is "to" or "whether"."""
    tokens = sentence.tokens
    first = next((n for n, t in enumerate(tokens) if t.start == start), None)
    if first is None or tokens[first].head < first:
        return None
    kept = infinitive or tokens[first].text.lower() not in ("that", "of")
    clause = subtree(sentence, tokens[first].head)
    inside = without_end_marks(sentence, [n for n in clause if n >= first + (not kept)])
    if len(inside) < MIN_WORDS:
        return None
    return Span(tokens[inside[0]].start, tokens[inside[-1]].end)
