"""Where a person's word on a quote belongs once the article has changed."""

from __future__ import annotations

import pytest
from invented import TEXT, extraction_of
from sqlite_utils import Database

from quotes.db.corrections.anchors import Anchor, Places, anchor_of, overlaps
from quotes.db.storage.store import store_extraction


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((0, 10), (0, 10), True),
        ((0, 10), (3, 30), True),
        ((0, 10), (2, 5), True),
        ((0, 10), (5, 20), False),
        ((0, 10), (10, 20), False),
        ((0, 10), (30, 40), False),
    ],
)
def test_overlaps(one: tuple[int, int], other: tuple[int, int], same: bool) -> None:
    assert overlaps(*one, *other) is overlaps(*other, *one) is same


ELSEWHERE = {"quote": "new", "article": "new", "source": "elsewhere.txt", "sources": []}


def anchor(db: Database, **changes: object) -> Anchor:
    """The anchor of the second quote of the harbour article, changed."""
    return {**anchor_of(db, 2), **changes}


def test_an_anchor_says_where_a_quote_stands(harbour: Database) -> None:
    made = anchor(harbour)
    assert TEXT[made["start"] : made["end"]] == made["text"] == "We counted every boat"
    assert (made["source"], made["occurrence"]) == ("harbour.txt", 0)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, 2),
        ({"quote": "new", "start": 5000, "end": 5001}, None),
        ({"quote": "new"}, 2),  # the boundaries moved: found by the place
        ({"quote": "new", "article": "new"}, 2),  # the text changed: found by the words
        ({"quote": "new", "article": "new", "text": "We counted each boat"}, 2),
        ({"quote": "new", "article": "new", "text": "Nobody counted the sheep"}, None),
        # Another place: found between the same words, where nothing else leads to the anchor's article.
        ({**ELSEWHERE}, 2),
        (
            {
                **ELSEWHERE,
                "before": "In other news, the fair opened",
                "after": "he sang, and left.",
            },
            None,
        ),
        ({**ELSEWHERE, "article": "new", "sources": ["harbour.txt"], "before": "", "after": ""}, 2),
    ],
)
def test_finding(harbour: Database, changes: dict[str, object], found: int | None) -> None:
    assert Places(harbour, 1).find(anchor(harbour, **changes)) == found


def test_finding_in_a_changed_article(harbour: Database) -> None:
    kept = anchor(harbour)
    stored = store_extraction(harbour, extraction_of("Later that day.\n\n" + TEXT), 1)
    found = Places(harbour, stored.article).find(kept)
    sql = "select article, text from quotes where id = ?"
    assert harbour.execute(sql, [found]).fetchone() == (stored.article, "We counted every boat")
