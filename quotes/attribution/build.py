"""Drafts and constructions -> quotes with cue, source, relay and addressee. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.addressees import addressee
from quotes.attribution.constructions.according_to import According
from quotes.attribution.constructions.that_clauses import ThatClause
from quotes.attribution.contents import filled, kind_of, mark_notes, says_something, shown, tidied
from quotes.attribution.cues import read_cue
from quotes.attribution.drafts import Draft, alike, nearest
from quotes.attribution.steps.relays import relay
from quotes.languages.cue_words import CueWords
from quotes.model import Article, Phrase, Quote, Span, phrase
from quotes.text.marks import Quotation
from quotes.text.spans import overlap
from quotes.text.token_index import Lookup

THAT_CLAUSE = "parse:that-clause"


def built_by_rule(
    text: str, made: According | ThatClause, rule: str, marks: Sequence[Sequence[Quotation]],
    paragraphs: Sequence[Span], lookup: Lookup, words: CueWords,
) -> Quote | None:  # fmt: skip
    """The quote of a construction that speaks for itself."""
    place = next(i for i, p in enumerate(paragraphs) if p.start <= made.cue.start < p.end)
    spans = tidied(text, made.contents, made.cue, marks[place])
    if not spans:
        return None
    cue, mode = read_cue(text, made.cue, lookup, words)
    return Quote(
        kind=kind_of(text, spans, marks[place]),
        mode=mode,
        text=shown(text, spans),
        spans=spans,
        cue=cue,
        source=source_phrase(text, (made.source,)),
        evidence=(rule,),
        notes=mark_notes(spans, marks[place]),
    )


def with_clause(text: str, found: list[Quote], clause: Quote) -> list[Quote]:
    """The quotes with a clause that no other touches, or as further evidence for the same one."""
    near = [
        n for n, q in enumerate(found) if any(overlap(a, b) for a in q.spans for b in clause.spans)
    ]
    if not near:
        return [*found, clause]
    made = list(found)
    for number in near:
        quote = made[number]
        same = quote.cue and clause.cue and overlap(quote.cue.spans[0], clause.cue.spans[0])
        if same and quote.source and alike(text, quote, clause):
            unsure = "model:likely-source" in quote.evidence
            made[number] = replace(
                quote,
                source=clause.source if unsure else quote.source,
                evidence=(*quote.evidence, THAT_CLAUSE),
            )
    return made


def built(
    article: Article, draft: Draft, marks: Sequence[Quotation], lookup: Lookup, words: CueWords
) -> Quote | None:
    text = article.text
    spans = filled(text, tidied(text, draft.contents, draft.cue, marks), marks)
    kind = kind_of(text, spans, marks)
    if not spans or (kind == "indirect" and not says_something(text, spans)):
        return None
    cue, mode = read_cue(text, draft.cue, lookup, words)
    source = source_phrase(text, nearest(draft.sources, draft.cue, draft.via))
    taken = (*draft.contents, draft.cue, *draft.sources)
    via = source_phrase(text, draft.via) or relay(text, draft.cue, taken, lookup)
    whom = addressee(text, draft.cue, draft.contents, draft.sources, lookup, words)
    return Quote(
        kind=kind,
        mode=mode,
        text=shown(text, spans),
        spans=spans,
        cue=cue,
        source=source,
        via=via,
        addressee=whom,
        evidence=("model:cue", *_source_evidence(draft, source), *draft.rules),
        notes=mark_notes(spans, marks),
        scores=(draft.candidate.cue_probability, draft.candidate.role_probability),
    )


def _source_evidence(draft: Draft, source: Phrase | None) -> tuple[str, ...]:
    """Whether the network named the source; one that a rule gave says so itself."""
    if source is None:
        return ("model:no-source",)
    return ("model:source",) if draft.candidate.sources else ()


def source_phrase(text: str, spans: Sequence[Span]) -> Phrase | None:
    """The source's words without the commas and marks at their edges."""
    kept = []
    for start, end in spans:
        while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:–—-“"('):
            end -= 1
        while start < end and (text[start].isspace() or text[start] in ',;:–—-”")'):
            start += 1
        if end > start:
            kept.append(Span(start, end))
    return phrase(text, tuple(kept)) if kept else None
