"""Drafts and constructions -> quotes with cue, source, relay and addressee. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.attribution.addressees import addressee
from quotes.attribution.contents import filled, kind_of, mark_notes, says_something, shown, tidied
from quotes.attribution.cues import read_cue
from quotes.attribution.drafts import Draft, nearest
from quotes.attribution.passage import Passage
from quotes.attribution.relay_phrases import relay
from quotes.attribution.unsaid import is_nobody, is_unsaid
from quotes.model import Phrase, Quote, Span, phrase
from quotes.rules import rule


@dataclass(frozen=True, slots=True)
class Reading:
    """What a construction reads as an attribution; without a source where the text names nobody."""

    contents: tuple[Span, ...]
    cue: Span
    source: Span | None


def built(draft: Draft, passage: Passage) -> Quote | None:
    """The quote of a draft; None where its content says nothing, or nobody says it."""
    text, marks = passage.text, passage.marks[draft.paragraph]
    spans = filled(text, tidied(text, draft.contents, draft.cue, marks), marks, draft.cue)
    kind = kind_of(text, spans, marks)
    if not spans or (kind == "indirect" and not says_something(text, spans)):
        return None
    if kind != "direct" and (draft.nobodys or is_unsaid(draft.cue, passage)):
        return None
    if any(is_nobody(source, passage) for source in draft.sources):
        return None
    cue, listed = read_cue(draft.cue, passage)
    source = source_phrase(text, nearest(draft.sources, draft.cue, draft.via))
    taken = (*draft.contents, draft.cue, *draft.sources)
    via = source_phrase(text, draft.via) or relay(draft.cue, taken, passage)
    return Quote(
        kind=kind,
        mode="other" if draft.candidate.mode == "other" else listed,
        text=shown(text, spans),
        spans=spans,
        cue=cue,
        source=source,
        via=via,
        addressee=addressee(draft.cue, (*draft.contents, *draft.sources), passage),
        evidence=(*_cue_evidence(draft), *_source_evidence(draft, source), *draft.rules),
        notes=mark_notes(spans, marks),
        scores=(draft.candidate.cue_probability, draft.candidate.role_probability),
        guessed_source=draft.guessed_source,
        other=draft.candidate.other,
    )


def built_by_rule(made: Reading, name: str, passage: Passage) -> Quote | None:
    """The quote of a construction that speaks for itself; `name` is its rule."""
    text, marks = passage.text, passage.marks[passage.place_of(made.cue)]
    spans = tidied(text, made.contents, made.cue, marks)
    if not spans:
        return None
    cue, mode = read_cue(made.cue, passage)
    kind = kind_of(text, spans, marks)
    if kind != "direct" and is_unsaid(made.cue, passage):
        return None
    if made.source and is_nobody(made.source, passage):
        return None
    return Quote(
        kind=kind,
        mode=mode,
        text=shown(text, spans),
        spans=spans,
        cue=cue,
        source=source_phrase(text, (made.source,)) if made.source else None,
        evidence=(rule(name),),
        notes=mark_notes(spans, marks),
    )


def _cue_evidence(draft: Draft) -> tuple[str, ...]:
    """Whether the network saw the cue; a draft that a rule began has none of its probabilities."""
    return (rule("model:cue"),) if draft.candidate.cue_probability else ()


def _source_evidence(draft: Draft, source: Phrase | None) -> tuple[str, ...]:
    """Whether the network named the source; one that a rule gave says so itself."""
    if source is None:
        return (rule("model:no-source"),)
    return (rule("model:source"),) if draft.candidate.sources else ()


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
