"""Page numbers, links and JSON, from what a visitor asks for."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from quotes.db.site.responses import LAST_PAGE, as_json, link, page_number, pager_links


def request(**arguments: str) -> SimpleNamespace:
    return SimpleNamespace(args=arguments)


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("2", 2),
        ("", 1),
        ("0", 1),
        ("-3", 1),
        ("x", 1),
        ("٣", 1),
        ("1e9", 1),
        ("99999999", LAST_PAGE),
    ],
)
def test_page_numbers(asked: str, page: int) -> None:
    assert page_number(request(page=asked)) == page


@pytest.mark.parametrize(
    ("page", "total", "previous", "following"),
    [
        (1, 0, None, None),
        (1, 25, None, None),
        (1, 26, None, "?q=a+b&page=2"),
        (2, 60, "?q=a+b&page=1", "?q=a+b&page=3"),
        (3, 60, "?q=a+b&page=2", None),
    ],
)
def test_the_pager_keeps_the_search(
    page: int, total: int, previous: str | None, following: str | None
) -> None:
    made = pager_links(request(), {"q": "a b", "kind": ""}, page, total)
    assert (made["previous"], made["next"], made["page"]) == (previous, following, page)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://ayla.example/a", True),
        ("http://ayla.example", True),
        ("javascript:alert(1)", False),
        ("https:///a", False),
        ("http://[", False),
        ("news/a.txt", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, safe: bool) -> None:
    assert link(url) == (url if safe else None)


def test_json() -> None:
    made = as_json({"name": "Perić"}, 400)
    assert made.status == 400 and json.loads(made.body) == {"name": "Perić"}
