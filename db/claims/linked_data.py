"""EDGE: claims -> schema.org: `Claim`, `Quotation` and, for what was checked, `ClaimReview`.

Each `@id` is a name that stays: a claim's id, a quote's key, a speaker's slug.
"""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from quotes.db.schema.checking import STATEMENT
from quotes.db.schema.rows import Row

CONTEXT = "https://schema.org"
URN = "urn:quotes:"
WIKIDATA = "https://www.wikidata.org/entity/"
# What schema.org calls the kinds of speakers; documents are works.
TYPES = {"person": "Person", "unnamed_person": "Person", "document": "CreativeWork"}

CLAIMS = """
    select c.id, c.key, c.text, c.first, c.status, c.rating, c.note, c.link, c.reviewer,
        v.made, s.slug, s.name, s.kind, s.wikidata
    from claims c left join speakers s on s.id = c.speaker
    left join _claim_verdicts v on v.quote in (select quote from claim_quotes where claim = c.id)
        and v.made = (select max(x.made) from _claim_verdicts x
            join claim_quotes m on m.quote = x.quote where m.claim = c.id)
    group by c.id order by c.key
"""
QUOTES = """
    select q.key, q.text, q.speaker_name as said_by, s.slug, s.name, s.kind, s.wikidata, a.title,
        a.published, a.url, a.source, a.kind as record
    from claim_quotes m join quotes q on q.id = m.quote join articles a on a.id = q.article
    left join speakers s on s.id = q.speaker
    where m.claim = ? order by a.published is null, a.published, q.key
"""


def document(db: Database) -> dict[str, Any]:
    """All claims, their quotations and reviews as one JSON-LD document."""
    graph: list[Row] = []
    for claim in db.query(CLAIMS):
        quotes = list(db.query(QUOTES, [claim["id"]]))
        made = _claim(claim, quotes)
        graph.append(made)
        graph += [_quotation(quote, made["@id"]) for quote in quotes]
        if claim["status"] == "checked":
            graph.append(_review(claim, made))
    return {"@context": CONTEXT, "@graph": graph}


def _claim(claim: Row, quotes: list[Row]) -> Row:
    """The claim; its first appearance is the earliest article that has it."""
    works = list({work["url"] if "url" in work else work["name"]: work
                  for work in map(_work, quotes)}.values())  # fmt: skip
    return _full({
        "@type": "Claim", "@id": f"{URN}claim:{claim['key']}", "text": claim["text"],
        "author": _speaker(claim), "datePublished": claim["first"],
        "firstAppearance": works[0] if works else None, "appearance": works,
    })  # fmt: skip


def _quotation(quote: Row, claim: str) -> Row:
    """The words as one article has them. A real person said them, so there is a `creator`."""
    return _full({
        "@type": "Quotation", "@id": f"{URN}quote:{quote['key']}", "text": quote["text"],
        "creator": _speaker(quote), "isBasedOn": _work(quote), "about": {"@id": claim},
        "datePublished": quote["published"],
    })  # fmt: skip


def _review(claim: Row, made: Row) -> Row:
    """What came of checking a claim, with the claim in it, so that it stands by itself."""
    reviewer = {"@type": "Person", "name": claim["reviewer"]} if claim["reviewer"] else None
    rating = {"@type": "Rating", "alternateName": claim["rating"]} if claim["rating"] else None
    return _full({
        "@type": "ClaimReview", "@id": f"{URN}review:{claim['key']}",
        "claimReviewed": claim["text"], "url": claim["link"], "author": reviewer,
        "datePublished": claim["made"], "reviewRating": rating, "reviewBody": claim["note"],
        "itemReviewed": made,
    })  # fmt: skip


def _work(quote: Row) -> Row:
    """The article or record that has the words; without an address, by the name of its source."""
    kind = "CreativeWork" if quote["record"] == STATEMENT else "NewsArticle"
    return _full({
        "@type": kind, "url": quote["url"], "name": None if quote["url"] else quote["source"],
        "headline": quote["title"], "datePublished": quote["published"],
    })  # fmt: skip


def _speaker(row: Row) -> Row | None:
    if not row["slug"]:
        return None
    return _full({
        "@type": TYPES.get(row["kind"], "Organization"), "@id": f"{URN}speaker:{row['slug']}",
        "name": row["name"], "sameAs": WIKIDATA + row["wikidata"] if row["wikidata"] else None,
    })  # fmt: skip


def _full(row: Row) -> Row:
    """Without what is not known."""
    return {name: value for name, value in row.items() if value not in (None, "", [])}
