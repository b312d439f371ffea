"""The matches of a search as tuples: their order, their places in a cursor, and their facets."""

from __future__ import annotations

from typing import Any

import pytest

from quotes.db.site.matches import (
    COLUMNS,
    NAMES,
    SORTED,
    SORTS,
    Match,
    counted,
    match_at,
    place_of,
    put_in_order,
)


def match(number: int, **given: Any) -> Match:
    usual = {
        "id": number, "kind": "direct", "mode": "speech", "denied": 0, "confidence": 0.5,
        "outlet": None, "published": None, "article": number, "start": 0, "country": None,
        "speakers": "", "full": 1, "rank": 0.0,
    }  # fmt: skip
    return tuple({**usual, **given}.values())


def test_the_columns_are_those_of_the_names() -> None:
    columns = [each.split(" as ")[-1].split(".")[-1].strip() for each in COLUMNS.split(",")]
    assert (*columns, "rank") == NAMES


@pytest.mark.parametrize(
    ("sort", "order"),
    [("newest", [3, 1, 2]), ("oldest", [1, 3, 2]), ("confidence", [2, 3, 1]),
     ("unsure", [1, 3, 2]), ("relevance", [1, 2, 3])],
    ids=SORTS[1:] + SORTS[:1],
)  # fmt: skip
def test_matches_are_put_in_order(sort: str, order: list[int]) -> None:
    rows = [
        match(1, published="2025-01-02", confidence=0.1, rank=-3.0),
        match(2, confidence=0.9, rank=-2.0),
        match(3, published="2025-03-02", full=0, rank=-9.0),
    ]
    assert [row[0] for row in put_in_order(rows, sort)] == order


def test_equal_matches_stand_as_in_their_article() -> None:
    rows = [match(n, article=article, start=start) for n, article, start in
            ((1, 5, 90), (2, 5, 10), (3, 6, 50))]  # fmt: skip
    assert [row[0] for row in put_in_order(rows, "newest")] == [3, 2, 1]


def test_a_place_is_that_of_its_match() -> None:
    found = match(7, published="2025-01-02", rank=-1.5)
    place = place_of(found)
    assert tuple(place) == SORTED and place["id"] == 7
    assert place_of(match_at(place)) == place


@pytest.mark.parametrize(
    ("facet", "counts"),
    [("speaker", {"12": 3, "40": 1}), ("month", {"2025-01": 2}), ("outlet", {"ayla.example": 1})],
    ids=["speaker", "month", "outlet"],
)
def test_facets_are_counted(facet: str, counts: dict[str, int]) -> None:
    rows = [
        match(1, speakers="12", published="2025-01-02"),
        match(2, speakers="12 40", published="2025-01-30"),
        match(3, speakers="12 12", outlet="ayla.example"),
        match(4),
    ]
    assert counted(rows, facet) == counts
