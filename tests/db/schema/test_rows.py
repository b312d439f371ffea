"""Plain inserts: what is told twice is kept once."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from quotes.db.schema.rows import add_alias, add_role, forget, free_slug, insert, propose


@pytest.fixture
def two(db: Database) -> Database:
    """Two speakers, 1 and 2."""
    for slug in ("ana", "bo"):
        insert(db, "speakers", {"slug": slug, "name": slug, "kind": "person", "origin": "article"})
    return db


def test_a_name_is_added_once(two: Database) -> None:
    for name in ("Ana Roe", "ANA ROE", "Ána Roe"):
        add_alias(two, 1, name, "article")
    add_alias(two, 2, "Ana Roe", "article")
    assert [(r["speaker"], r["name"]) for r in two["aliases"].rows] == [
        (1, "Ana Roe"),
        (2, "Ana Roe"),
    ]


@pytest.mark.parametrize(
    ("days", "span"),
    [
        (
            [("2024-02-01", "2024-02-01"), ("2024-01-01", "2024-03-01")],
            ("2024-01-01", "2024-03-01"),
        ),
        ([("2024-02-01", "2024-02-01"), (None, None)], ("2024-02-01", "2024-02-01")),
        ([(None, None), ("2024-02-01", "2024-02-01")], ("2024-02-01", "2024-02-01")),
        ([(None, None), (None, None)], (None, None)),
    ],
)
def test_the_dates_of_a_role_widen(
    two: Database, days: list[tuple[str | None, str | None]], span: tuple[str | None, str | None]
) -> None:
    for dates in days:
        add_role(two, 1, ("mayor", "Port Sorrel"), dates, None)
    (row,) = two["roles"].rows
    assert (row["first"], row["last"]) == span


def test_a_pair_is_proposed_once_whichever_comes_first(two: Database) -> None:
    propose(two, 1, [(2, 0.5, "a"), (1, 0.9, "itself")])
    propose(two, 2, [(1, 0.6, "b")])
    (row,) = two["candidates"].rows
    assert (row["speaker"], row["other"], row["score"], row["reason"]) == (1, 2, 0.6, "b")


def test_forgetting_leaves_nothing(two: Database) -> None:
    add_alias(two, 1, "Ana Roe", "article")
    add_role(two, 1, ("mayor", None), (None, None), None)
    propose(two, 2, [(1, 0.5, "")])
    forget(two, 1)
    assert [two[t].count for t in ("speakers", "aliases", "roles", "candidates")] == [1, 0, 0, 0]


def test_a_taken_slug_gets_a_number(two: Database) -> None:
    assert free_slug(two, "cleo") == "cleo"
    assert free_slug(two, "ana") == "ana-2"
