"""A claim as linked data of schema.org: `Claim`, its `Quotation`s, and `ClaimReview` once checked. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote as percent

from quotes.db.queries.speakers import Row

Address = Callable[[str], str]

# A date as schema.org wants it; what else an article calls its date is left out.
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

# So many printings are told of; the claim's page and its JSON have more.
APPEARANCES = 100


def linked_data(claim: Row, address: Address) -> Row:
    """The claim as JSON-LD; `address` gives the full address of a path, which is the stable `@id`."""
    kind = None if claim["denied"] else _type(claim)
    shown = [_quotation(row, kind, address) for row in claim["members"][:APPEARANCES]]
    found = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": address(f"/-/claims/{claim['claim']}"),
        "url": address(f"/-/claims/{claim['claim']}"),
        "identifier": claim["claim"],
        "sameAs": [address(f"/-/claims/{key}") for key in claim["earlier_ids"]],
        "text": claim["text"],
        # Who denies a claim is not its author.
        "author": None if claim["denied"] else _speaker(claim, address),
        "description": f"Denied by {claim['speaker_name'] or 'somebody not named'}."
        if claim["denied"]
        else None,
        "datePublished": _day(claim["first"]),
        "firstAppearance": shown[0] if shown else None,
        "appearance": shown,
        "review": _review(claim, address),
    }
    return _without_nothing(found)


def _speaker(claim: Row, address: Address) -> Row | None:
    if not claim["speaker"]:
        return None
    page = address(f"/-/speakers/{percent(claim['speaker'], safe='')}")
    return {"@id": page, "@type": _type(claim), "name": claim["speaker_name"], "url": page}


def _type(claim: Row) -> str:
    return "Organization" if claim.get("speaker_kind") in ("organization", "group") else "Person"


def _quotation(row: Row, kind: str | None, address: Address) -> Row:
    page = address(f"/-/quotes/{row['quote']}")
    article = {
        "@type": "NewsArticle",
        "@id": address(f"/-/articles/{row['article']}"),
        "headline": row["title"],
        "url": row["url"],
        "datePublished": _day(row["published"]),
        "publisher": {"@type": "Organization", "name": row["outlet"]} if row["outlet"] else None,
    }
    speaker = {"@type": kind, "name": row["speaker"]} if row["speaker"] and kind else None
    return _without_nothing({
        "@type": "Quotation", "@id": page, "url": page, "text": row["text"],
        "spokenByCharacter": speaker, "isPartOf": _without_nothing(article),
        "datePublished": _day(row["published"]),
    })  # fmt: skip


def _review(claim: Row, address: Address) -> Row | None:
    """What a person found, only once the claim is checked and rated."""
    if claim["status"] != "checked" or not claim["rating"]:
        return None
    reviewer = {"@type": "Person", "name": claim["reviewer"]} if claim["reviewer"] else None
    return _without_nothing({
        "@type": "ClaimReview",
        "@id": address(f"/-/claims/{claim['claim']}#review"),
        "url": claim["link"] or address(f"/-/claims/{claim['claim']}"),
        "claimReviewed": claim["text"],
        "author": reviewer,
        "reviewRating": {"@type": "Rating", "alternateName": claim["rating"]},
        "itemReviewed": {"@id": address(f"/-/claims/{claim['claim']}")},
    })  # fmt: skip


def _day(date: str | None) -> str | None:
    found = DAY.match(date or "")
    return found[0] if found else None


def _without_nothing(row: dict[str, Any]) -> Row:
    return {name: value for name, value in row.items() if value not in (None, [], "")}
