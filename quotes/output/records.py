"""Attributions -> the public JSON records of `quotes extract`. Pure.

The keys and their order are those of the contract; every span is `[start, end]`, 0-based
characters of the article's text, end exclusive.
"""

from __future__ import annotations

from typing import Any

from quotes.model import Article, Attribution, Cue, Entity, Extraction, Link, Phrase, Span

Record = dict[str, Any]


def records_of(extraction: Extraction) -> list[Record]:
    """One record for each attribution, in text order."""
    article = article_record(extraction.article)
    return [record(article, found) for found in extraction.attributions]


def article_record(article: Article) -> Record:
    """Where the quotes stand."""
    return {
        "source": article.source,
        "title": article.title,
        "published": article.published,
        "url": article.url,
    }


def record(article: Record, found: Attribution) -> Record:
    """One line of `--format jsonl`."""
    quote = found.quote
    return {
        "id": found.id,
        "article": article,
        "kind": quote.kind,
        "mode": quote.mode,
        "text": quote.text,
        "spans": _spans(quote.spans),
        "cue": _cue(quote.cue),
        "speaker": _link(found.speaker),
        "via": _link(found.via),
        "addressee": _link(found.addressee),
        "evidence": list(found.evidence),
        "confidence": found.confidence,
        "chain": _chain(found.speaker),
        "notes": list(quote.notes),
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[a, b] for a, b in spans]


def _cue(cue: Cue | None) -> Record | None:
    if cue is None:
        return None
    return {"text": cue.text, "lemma": cue.lemma, "spans": _spans(cue.spans), "denied": cue.denied}


def _link(link: Link | None) -> Record | None:
    if link is None:
        return None
    made = _phrase(link.mention)
    if len(link.entities) > 1:
        return {**made, "entity": None, "entities": [_entity(e) for e in link.entities]}
    return {**made, "entity": _entity(link.entities[0]) if link.entities else None}


def _phrase(mention: Phrase) -> Record:
    return {"text": mention.text, "spans": _spans(mention.spans)}


def _entity(entity: Entity) -> Record:
    return {"id": entity.id, "name": entity.name, "kind": entity.kind, "wikidata": entity.wikidata}


def _chain(link: Link | None) -> list[Record]:
    """How the speaker was found, step by step."""
    if link is None:
        return []
    return [
        {"rule": s.rule, "text": s.text, "spans": _spans(s.spans), "score": round(s.score, 4)}
        for s in link.chain
    ]


def speaker_name(made: Record) -> str:
    """The canonical name or names of a record's speaker, as one line; empty where unknown."""
    speaker = made["speaker"]
    if not speaker:
        return ""
    entities = speaker.get("entities") or ([speaker["entity"]] if speaker["entity"] else [])
    return " and ".join(e["name"] for e in entities)
