"""Clauses with "as" beside what somebody said -> content and source. Pure.

"The strike, as Ms Orla put it, was “a farce”", "Rents have doubled, as the mayor herself acknowledged",
"As the regulator has noted, the banks were warned": the main clause is what they said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern, words_in
from quotes.model import Quote, Sentence, Span
from quotes.text.noun_phrases import FINITE
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap

AS_CLAUSE = pattern("as-clause")

MIN_WORDS = 3


def as_clauses(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes with those of the construction in place of what the network read of the same cue."""
    made = list(found)
    for reading in _readings(passage):
        quote = built_by_rule(reading, "cue:as-clause", passage)
        if quote is None:
            continue
        others = [q for q in made if not any(overlap(s, reading.cue) for s in q.cue_spans)]
        near = [q for q in others if any(overlap(a, b) for a in q.spans for b in quote.spans)]
        if not any(q.source for q in near):
            made = [*(q for q in others if q not in near), quote]
    return made


def _readings(passage: Passage) -> Iterator[Reading]:
    text = passage.text
    for number, paragraph in enumerate(passage.paragraphs):
        for match in AS_CLAUSE.finditer(text, *paragraph):
            sentence = passage.lookup.sentence_at(match.start("cue"))
            inside = any(q.start < match.start("cue") < q.end for q in passage.marks[number])
            if sentence is None or inside or sentence.start > match.start("as"):
                continue
            contents = _contents(match, sentence, passage)
            if contents:
                yield Reading(contents, Span(*match.span("cue")), Span(*match.span("source")))


def _contents(match: re.Match[str], sentence: Sentence, passage: Passage) -> tuple[Span, ...]:
    """The words of the sentence before and behind the clause; none where they are no statement."""
    text = passage.text
    end = sentence.start + len(text[sentence.start : sentence.end].rstrip(". \n"))
    before, after = Span(sentence.start, match.start()), Span(min(match.end(), end), end)
    kept = tuple(s for s in (before, after) if WORDS.search(text, *s))
    tokens = [t for s in kept for t in passage.lookup.tokens_in(s)]
    finite = any(t.xpos in FINITE or t.upos == "AUX" for t in tokens)
    denied = kept == (before,) and any(t.text.lower() in passage.words.negation for t in tokens)
    opens = bool(tokens) and tokens[0].text.lower() in words_in("subordinating")
    if not finite or denied or opens or sum(len(WORDS.findall(text, *s)) for s in kept) < MIN_WORDS:
        return ()
    return kept
