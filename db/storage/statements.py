"""EDGE: statements that come with their speaker -> rows, by the way of articles.

Each is a text of its own: the words, and below them who said them, where and when; so the offsets, the
page and the claims are those of any quote, and the same statement twice is one row.
"""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from quotes.db.matching.names.parts import gazetteer
from quotes.db.schema.checking import STATEMENT
from quotes.db.schema.identifiers import digest, slugify
from quotes.db.schema.opening import transaction
from quotes.db.storage.store import Stored, has_article, store_extraction
from quotes.model import (
    Article,
    Attribution,
    Entity,
    EntityKind,
    Extraction,
    Link,
    Quote,
    Span,
    Step,
    Utterance,
    attribution_id,
    phrase,
)
from quotes.names.head_nouns import head_noun
from quotes.names.person_names import person_name
from quotes.names.wording import words_in
from quotes.rules import rule

# How sure it is that the words are the speaker's: a record says so, but records err.
CONFIDENCE = 0.99
GIVEN = "layout:record"


def store_statement(db: Database, said: Utterance, run: int) -> Stored | None:
    """Store a statement with its speaker; None where it is stored already."""
    extraction = as_extraction(said)
    if has_article(db, extraction.article):
        return None
    with transaction(db):
        stored = store_extraction(db, extraction, run)
        db.execute("update articles set kind = ? where id = ?", [STATEMENT, stored.article])
    return stored


def as_extraction(said: Utterance) -> Extraction:
    """A statement as an article of these words alone, with what a run would have found in it."""
    below = ", ".join(filter(None, (said.speaker, said.source, said.date)))
    text = f"{said.text}\n\n— {below}\n{said.url or ''}".rstrip()
    words = Span(0, len(said.text))
    start = len(said.text) + len("\n\n— ")
    name = phrase(text, (Span(start, start + len(said.speaker)),))
    record = said.source or "statements"
    article = Article(
        f"{record}#{digest(text)[:12]}", text, title=said.source, published=said.date, url=said.url,
        body=(words,),
    )  # fmt: skip
    entity = entity_of(said.speaker)
    chain = (Step(rule(GIVEN), said.speaker, name.spans),)
    quote = Quote(
        "direct", "speech", said.text, (words,), None, name, evidence=(rule(GIVEN),),
        confidence=CONFIDENCE,
    )  # fmt: skip
    found = Attribution(
        attribution_id(text, (words,)), quote, Link(name, (entity,), chain),
        evidence=quote.evidence, confidence=CONFIDENCE,
    )  # fmt: skip
    return Extraction(article, (found,), (entity,), words=len(said.text.split()))


def entity_of(name: str) -> Entity:
    """Whom a record names: a body that is known, or whose last noun is one's; else a person.

    Titles before a person's name ("Senator") are roles, and the name is without them.
    """
    known = gazetteer().institution(name)
    if known or _is_body(name):
        return _entity(name, "organization")
    read = person_name(name, gazetteer())
    if read is None or name.split(maxsplit=1)[0].casefold() in words_in("article"):
        return _entity(name, "unnamed_person")
    person = _entity(read.text, "person")
    aliases = (name,) if name != read.text else ()
    gender = {"m": "male", "f": "female"}.get(read.gender or "")
    return replace(person, aliases=aliases, roles=read.roles, gender=gender)


def _is_body(name: str) -> bool:
    noun = gazetteer().noun(head_noun([word.casefold() for word in name.split()], gazetteer()))
    return noun is not None and noun[0].kind == "organization"


def _entity(name: str, kind: EntityKind) -> Entity:
    return Entity(slugify(name), name, kind)
