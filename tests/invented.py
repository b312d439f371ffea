"""Extractions made by hand, and how they are stored: invented people, no models."""

from __future__ import annotations

import os
from pathlib import Path

from sqlite_utils import Database

from quotes.db.storage.store import start_run, store_extraction
from quotes.model import (
    Article,
    Attribution,
    Cue,
    Entity,
    Extraction,
    Link,
    Phrase,
    Quote,
    Span,
    Step,
    attribution_id,
    phrase,
)

ILVA = Entity(
    "ilva-marrow", "Ilva Marrow", "person", aliases=("Marrow",), roles=("prime minister",),
    gender="female", country="no", wikidata="Q900000001",
)  # fmt: skip
TOBEN = Entity("toben-quill", "Toben Quill", "person", roles=("mayor",), affiliation="Port Sorrel")
COUNCIL = Entity("harbour-council", "Harbour Council", "organization")
SPOKESMAN = Entity(
    "council-spokesman", "Harbour Council spokesman", "unnamed_person", speaks_for="harbour-council"
)
NOBODY = Entity("official", "official", "unnamed_person")
AGENCY = Entity("sorrel-wire", "Sorrel Wire", "organization")

TEXT = """Harbour dispute deepens

The harbour will stay open, said Prime Minister Ilva Marrow on Monday.

"We counted every boat," she told reporters. A Harbour Council spokesman denied
that the pier was unsafe, according to the Sorrel Wire.

"It is a sad day," Mayor Toben Quill said. An official said money was short. Marrow and Quill
said they would meet.
"""


def span(text: str, words: str, after: int = 0) -> Span:
    """Where some words stand in the text."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def said(  # noqa: PLR0913 - a test's shorthand
    text: str, content: str, source: str, *entities: Entity, cue: str = "said", denied: bool = False,
    kind: str = "indirect", via: tuple[str, Entity] | None = None, confidence: float = 0.9,
) -> Attribution:  # fmt: skip
    """One attribution; its words are looked up in the text."""
    spans = (span(text, content),)
    chain = (
        Step("mention:subject", source, (span(text, source),), 0.98),
        Step("resolve:name", entities[0].name if entities else source, (), 0.95),
    )
    quote = Quote(
        kind=kind, mode="speech", text=content, spans=spans,  # type: ignore[arg-type]
        cue=Cue(cue, cue, (span(text, cue),), denied), source=phrase(text, (span(text, source),)),
        evidence=("parse:nsubj",), confidence=confidence,
    )  # fmt: skip
    relay = None
    if via:
        relay = Link(phrase(text, (span(text, via[0]),)), (via[1],))
    link = Link(Phrase(source, (span(text, source),)), entities, chain, 0.93)
    return Attribution(
        attribution_id(text, spans), quote, link, via=relay,
        evidence=("parse:nsubj", "resolve:name"), confidence=confidence,
    )  # fmt: skip


def extraction_of(text: str = TEXT, source: str = "harbour.txt") -> Extraction:
    """The harbour article as the pipeline would find it."""
    found = (
        said(text, "The harbour will stay open", "Prime Minister Ilva Marrow", ILVA),
        said(text, "We counted every boat", "she", ILVA, cue="told", kind="direct"),
        said(text, "that the pier was unsafe", "A Harbour Council spokesman", SPOKESMAN,
             cue="denied", denied=True, via=("the Sorrel Wire", AGENCY)),
        said(text, "It is a sad day", "Mayor Toben Quill", TOBEN, kind="direct"),
        said(text, "money was short", "An official", NOBODY, confidence=0.6),
        said(text, "they would meet", "Marrow and Quill", ILVA, TOBEN),
    )  # fmt: skip
    article = Article(source, text, title="Harbour dispute deepens", published="2025-11-03")
    entities = (ILVA, TOBEN, COUNCIL, SPOKESMAN, NOBODY, AGENCY)
    return Extraction(article, found, entities, words=len(text.split()))


def print_it(
    db: Database, words: str, who: Entity, url: str, day: str, title: str = "Pier"
) -> None:
    """Store an article in which somebody says something."""
    text = f"{title}. {words}, said {who.name} ({url})."
    found = said(text, words, who.name, who, kind="direct")
    stored = Article(url, text, title=title, published=day, url=url)
    store_extraction(
        db, Extraction(stored, (found,), (who,), words=len(text.split())), start_run(db, "1")
    )


def article(*entities: Entity, source: str = "", day: str | None = None) -> Extraction:
    """An article in which everybody says a sentence."""
    words = [f"“Word {i}.” {entity.name} said ({i})." for i, entity in enumerate(entities)]
    text = f"{source}\n" + "\n".join(words)
    found = tuple(said(text, f"Word {i}.", e.name, e) for i, e in enumerate(entities))
    return Extraction(Article(source or "x.txt", text, published=day), found, entities)


def someone(name: str, *roles: str, org: str | None = None, **facts: str | None) -> Entity:
    return Entity(name, name, "person", roles=roles, affiliation=org, **facts)  # type: ignore[arg-type]


def some_body(name: str, *aliases: str, country: str | None = None) -> Entity:
    return Entity(name, name, "organization", aliases=aliases, country=country)


def put(db: Database, *entities: Entity, day: str | None = None) -> list[int]:
    """Store an article; whom each entity was stored as."""
    source = f"{db['articles'].count}.txt"
    stored = store_extraction(db, article(*entities, source=source, day=day), start_run(db, "1"))
    sql = "select local, found from mentions where article = ?"
    rows: dict[str, int] = dict(db.execute(sql, [stored.article]).fetchall())
    return [rows[entity.id] for entity in entities]


def same(db: Database, one: Entity, other: Entity, days: tuple[str, str] | None = None) -> bool:
    """Whether two articles speak of one person or body."""
    first, second = days or (None, None)
    return put(db, one, day=first) == put(db, other, day=second)


def settle(path: Path) -> None:
    """Let a database look as if it had been written some time ago."""
    for each in (path, path.with_name(f"{path.name}-wal")):
        if each.exists():
            os.utime(each, ns=(each.stat().st_atime_ns, each.stat().st_mtime_ns - 10**9))
