"""The forms of the records that the API gives, as JSON Schema; each may have more than is named. Pure."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
COUNT: Schema = {"type": "integer", "minimum": 0}
OBJECT: Schema = {"type": "object"}
FLAG: Schema = {"type": "integer", "enum": [0, 1]}


def ref(name: str) -> Schema:
    """Another form by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def many(schema: Schema) -> Schema:
    """A list of these."""
    return {"type": "array", "items": schema}


def record(**properties: Schema) -> Schema:
    """An object that has all of these."""
    return {"type": "object", "required": sorted(properties), "properties": properties}


QUOTE: dict[str, Schema] = {
    "key": TEXT, "text": TEXT, "kind": {"type": "string", "enum": ["direct", "mixed", "indirect"]},
    "mode": TEXT, "denied": FLAG, "speaker": MAYBE, "speaker_name": MAYBE, "speaker_text": MAYBE,
    "title": MAYBE, "outlet": MAYBE, "byline": MAYBE, "published": MAYBE, "url": MAYBE, "article": TEXT,
    "confidence": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
    "spans": many({"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2}),
}  # fmt: skip
CLAIM: dict[str, Schema] = {
    "claim": TEXT, "text": TEXT, "speaker": MAYBE, "speaker_name": MAYBE, "first": MAYBE, "last": MAYBE,
    "quotes": {"type": ["integer", "null"]}, "status": MAYBE, "rating": MAYBE, "link": MAYBE,
    "reviewer": MAYBE, "denied": FLAG,
}  # fmt: skip
TOPIC: dict[str, Schema] = {"topic": TEXT, "quotes": COUNT}
ARTICLE: dict[str, Schema] = {
    "key": TEXT, "title": MAYBE, "source": MAYBE, "url": MAYBE, "published": MAYBE, "outlet": MAYBE,
    "byline": MAYBE, "words": {"type": ["integer", "null"]},
}  # fmt: skip
FOUND: dict[str, Schema] = {
    "search": OBJECT, "total": COUNT, "total_is": {"type": "string", "enum": ["exact", "at least"]},
    "quotes": many(ref("FoundQuote")), "facets": OBJECT, "pager": ref("Pager"),
}  # fmt: skip
VERDICT: dict[str, Schema] = {
    "status": {"enum": ["authentic", "incomplete", "variant", "misattributed", "not found"]},
    "kinds": many(TEXT), "quote": MAYBE, "speaker": MAYBE, "confidence": {"type": "number"},
    "changes": many(OBJECT), "sources": many(OBJECT), "otherwise": many(OBJECT),
    "related": many(OBJECT), "related_by": TEXT,
}  # fmt: skip

SCHEMAS: dict[str, Schema] = {
    "Object": OBJECT,
    "Error": {"type": "object"},
    "Pager": record(
        page=COUNT, last=COUNT, previous={"type": ["string", "null"]}, next={"type": ["string", "null"]}
    ),
    "FoundQuote": record(**QUOTE, before=TEXT, after=TEXT),
    "Front": record(numbers=OBJECT, articles=many(record(**ARTICLE)), speakers=many(OBJECT)),
    "Search": record(**FOUND, near=many(OBJECT)),
    "Articles": record(total=COUNT, articles=many(record(**ARTICLE, quotes=COUNT)), pager=ref("Pager")),
    "Article": record(article=record(**ARTICLE, text=TEXT), sources=many(OBJECT),
                      quotes=many(record(**QUOTE)), versions=many(OBJECT), whole={"type": "boolean"}),
    "Speakers": record(search=OBJECT, pager=ref("Pager"), speakers=many(record(
        slug=TEXT, name=TEXT, kind=TEXT, description=MAYBE, wikidata=MAYBE, quotes=COUNT, articles=COUNT,
    ))),
    "Speaker": record(**FOUND, speaker=record(slug=TEXT, name=TEXT, kind=TEXT), aliases=many(TEXT),
                      roles=many(OBJECT), months=many(record(month=TEXT, quotes=COUNT)),
                      beside=many(OBJECT), corrections=many(OBJECT)),
    "Quote": record(quote=record(**QUOTE), successor={"type": ["object", "null"]}, original=MAYBE,
                    mentions=many(OBJECT), corrections=many(OBJECT)),
    "Claims": record(search=OBJECT, claims=many(record(**CLAIM)), pager=ref("Pager"),
                     topic={"anyOf": [record(**TOPIC), {"type": "null"}]},
                     topics=many(record(**TOPIC, page=TEXT))),
    "Claim": record(**CLAIM, members=many(OBJECT), variants=many(OBJECT), timeline=many(OBJECT),
                    independent=many(OBJECT), own=many(OBJECT), others=many(OBJECT),
                    related=many(OBJECT), related_by=TEXT, topics=many(TEXT),
                    topic_links=many(record(topic=TEXT, page=TEXT))),
    "Verdict": record(**VERDICT, parts=many(record(**VERDICT))),
    "Suggested": record(result=many(record(id=TEXT, name=TEXT))),
    "Properties": record(type=TEXT, properties=many(record(id=TEXT, name=TEXT))),
}  # fmt: skip
