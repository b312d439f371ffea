"""quotes.reading.plain and web_pages: bytes and pages as text, dates; and the furniture tables."""

import re

import pytest

from quotes.errors import ArticleError
from quotes.languages.tables import patterns, table, word_list
from quotes.reading.paragraphs import WORDING
from quotes.reading.plain import date_in, decoded, is_url
from quotes.reading.web_pages import HTML_START, from_html

PATTERNS = table("furniture/patterns.tsv")

DATES = table("furniture/date_forms.tsv")


@pytest.mark.parametrize("row", PATTERNS, ids=[row["name"] for row in PATTERNS])
def test_a_pattern_matches_its_example(row: dict[str, str]) -> None:
    assert row["meaning"].strip()
    assert WORDING.pattern(row["name"]).search(row["example"])


def test_patterns_are_in_order() -> None:
    names = [row["name"] for row in PATTERNS]
    assert names == sorted(set(names)) == [
        "byline", "caption-credit", "caption-label", "credit-at-end", "embedded-post", "page-date",
        "page-part", "page-part-ever", "post-signature", "promo-label", "pull-quote", "signature-part",
        "social-signature", "speech", "tagged", "teaser-word", "teasers", "time-label", "video-part",
    ]  # fmt: skip


@pytest.mark.parametrize("row", DATES, ids=[row["example"] for row in DATES])
def test_a_form_of_dates_matches_its_example(row: dict[str, str]) -> None:
    assert re.search(row["pattern"], row["example"])
    assert date_in(row["example"]) == "2026-03-14"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("on 14 Mar 2026 in Vess", "2026-03-14"),
        ("March 14, 2026", "2026-03-14"),
        ("31 February 2026, then 1 March 2026", "2026-03-01"),
        ("14 Marz 2026", None),
        ("2026-13-01", None),
        ("", None),
    ],
)
def test_date_in(text: str, date: str | None) -> None:
    assert date_in(text) == date


def test_furniture_lists() -> None:
    found = patterns("furniture/phrases.txt")
    assert len(found) == len(set(found))
    assert all(re.compile(pattern) for pattern in found)
    assert "the" in word_list("furniture/english.txt")


@pytest.mark.parametrize(
    ("data", "text", "notes"),
    [
        ("Açlä".encode(), "Açlä", 0),
        ("Açlä".encode("utf-8-sig"), "Açlä", 0),
        ("Açlä".encode("utf-16"), "Açlä", 0),
        ("Açlä".encode("cp1252"), "Açlä", 1),
    ],
)
def test_decoded(data: bytes, text: str, notes: int) -> None:
    found, told = decoded(data)
    assert found == text
    assert len(told) == notes


@pytest.mark.parametrize("data", [b"\xff\xfea", bytes(range(30)) * 9])
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(ArticleError, match="not a text"):
        decoded(data)


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("https://ayla.example/a", True),
        ("http://ayla.example", True),
        ("ftp://a", False),
        ("a", False),
    ],
)
def test_is_url(source: str, url: bool) -> None:
    assert is_url(source) is url


@pytest.mark.parametrize(
    ("head", "page"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b" \n<html lang=en>", True),
        (b'<?xml version="1.0"?><!doctype html>', True),
        (b"Title: A port closes", False),
        (b"<note>", False),
    ],
)
def test_what_starts_a_page(head: bytes, page: bool) -> None:
    assert bool(HTML_START.match(head)) is page


def test_a_page_without_an_article() -> None:
    with pytest.raises(ArticleError, match="no article text"):
        from_html("a.html", b"<html><body></body></html>")
