"""Candidates, quotation marks and the parse -> quotes with cue, source, relay and addressee. Pure.

The network proposes; the marks are certain: a quotation is taken whole or not at all, what stands
in marks after the cue belongs to the same attribution, and a quotation without a cue of its own
goes on from the one before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.build import THAT_CLAUSE, built, built_by_rule, with_clause
from quotes.attribution.constructions.according_to import according
from quotes.attribution.constructions.free_quotations import uncued
from quotes.attribution.constructions.infinitives import whole_infinitive
from quotes.attribution.constructions.that_clauses import that_clauses
from quotes.attribution.constructions.transcripts import spoken_turns
from quotes.attribution.drafts import alike, drafts_of, with_following_quotations
from quotes.attribution.steps.clauses import aside, nominal_clause, participle
from quotes.attribution.steps.missing_sources import with_likely_source
from quotes.attribution.steps.passives import passives
from quotes.attribution.steps.relays import cited_as_saying, quoted_as, told_first, without_twins
from quotes.languages.cue_words import CueWords
from quotes.model import Article, Candidate, Parse, Quote, Span
from quotes.text.marks import quotations
from quotes.text.token_index import Lookup


def detect(
    article: Article,
    paragraphs: Sequence[Span],
    candidates: Sequence[Candidate],
    parse: Parse,
    words: CueWords,
) -> list[Quote]:
    """The quotes of an article in text order; `confidence` is left at 0 for `confidence`."""
    lookup = Lookup(parse)
    marks = [quotations(article.text, *p) for p in paragraphs]
    drafts = list(drafts_of(article.text, paragraphs, marks, candidates))
    drafts = with_following_quotations(article.text, drafts, marks)
    drafts = [quoted_as(article.text, d, lookup) for d in cited_as_saying(article.text, drafts)]
    drafts = [aside(article.text, d, lookup) for d in drafts]
    drafts = [p for d in drafts if (p := participle(article.text, d, drafts))]
    cues = [d.cue for d in drafts]
    drafts = [told_first(article.text, d, cues, paragraphs[d.paragraph], marks) for d in drafts]
    drafts = [passives(article.text, d, lookup) for d in drafts]
    drafts = [with_likely_source(article.text, d, lookup, words) for d in drafts]
    drafts = [nominal_clause(article.text, d, marks[d.paragraph], lookup) for d in drafts]
    drafts = without_twins(article.text, drafts, lookup, words)
    quotes = [built(article, d, marks[d.paragraph], lookup, words) for d in drafts]
    found = [whole_infinitive(article.text, q, lookup) for q in quotes if q is not None]
    found = spoken_turns(article.text, paragraphs, marks, found)
    taken = [d.candidate.cue for d in drafts]
    for made in according(article.text, paragraphs, taken, lookup):
        quote = built_by_rule(
            article.text, made, "cue:according-to", marks, paragraphs, lookup, words
        )
        if quote and not any(alike(article.text, quote, q) for q in found):
            found.append(quote)
    for clause in that_clauses(article.text, paragraphs, words, lookup):
        if any(q.start < clause.cue.start < q.end for inside in marks for q in inside):
            continue  # somebody quoted says it
        quote = built_by_rule(article.text, clause, THAT_CLAUSE, marks, paragraphs, lookup, words)
        if quote:
            found = with_clause(article.text, found, quote)
    found = uncued(article.text, paragraphs, marks, found, lookup, words)
    return sorted(found, key=lambda q: (q.start, q.end))


def to_parse(candidates: Sequence[Candidate]) -> list[Span]:
    """The places whose sentences need a full parse: cues and sources."""
    return sorted({span for c in candidates for span in (c.cue, *c.sources)})
