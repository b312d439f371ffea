"""Two people walk the site in Chromium: who looks for what was said, and who mends a wrong speaker.

The third, a program that pages through everything by cursor, is in tests/db/site/test_walks.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sitework import PROMISE, Site, filled, served

COPIED = {
    "Text": "“We counted every boat” — Ilva Marrow. “Harbour dispute deepens”, 2025-11-03. ",
    "Markdown": "> “We counted every boat”\n>\n> — Ilva Marrow, [“Harbour dispute deepens”, ",
    "Citation": "“Harbour dispute deepens”. 2025-11-03. ",
    "JSON": '{\n "key": "',
}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    """A site of its own, for this journey changes it and signs in, which works once."""
    file = tmp_path_factory.mktemp("journey") / "site.db"
    filled(file)
    with served(file) as running:
        yield running


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_what_somebody_said_is_found_and_copied(
    browser: Browser, site: Site, scripts: bool
) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=scripts)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("Marrow boat")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="What Ilva Marrow said about “boat”").click()
    card = page.get_by_role("article").filter(has_text="We counted every boat")
    card.get_by_role("link", name="Why?").click()
    expect(page).to_have_url(re.compile("/-/quotes/[^/]+$"))
    page.locator("summary", has_text=re.compile("^Copy$")).click()
    for name, begins in COPIED.items():
        shown = page.get_by_label(name, exact=True)
        expect(shown).to_be_visible()
        text = shown.text_content() or ""
        assert text.startswith(begins)
        assert page.url in text
    assert (
        json.loads(page.get_by_label("JSON", exact=True).text_content() or "")["speaker"]
        == "ilva-marrow"
    )
    context.close()


def test_a_marked_form_is_selected_whole_by_one_click(page: Page, site: Site) -> None:
    page.goto(site.pages()["quote"])
    page.locator("summary", has_text=re.compile("^Copy$")).click()
    text = page.get_by_label("Citation", exact=True)
    text.click()
    assert page.evaluate("getSelection().toString()").strip() == (text.text_content() or "").strip()


def test_the_one_box_answers_with_each_kind(page: Page) -> None:
    page.get_by_role("searchbox").fill("pier")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(["Quotes", "Claims", "Articles"])
    page.get_by_role("searchbox").fill("toben")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Toben Quill", exact=True).first.click()
    expect(page).to_have_url(re.compile("/-/speakers/toben-quill$"))


def test_from_a_speaker_to_a_claim_to_the_original_and_a_mended_speaker(
    browser: Browser, own: Site
) -> None:
    context = browser.new_context(base_url=own.address)
    page = context.new_page()
    page.goto("/-/speakers/toben-quill")
    page.get_by_role(
        "link", name=re.compile("^We will rebuild the northern pier before 40")
    ).first.click()
    variants = page.get_by_role("region", name="What changed")
    expect(variants.locator("li del")).to_have_text(["before 40 fishing boats have to leave"])
    own_words = page.get_by_role("region", name="By the same speaker").inner_text()
    assert "contradicts: We will not rebuild" in own_words
    assert "before 14 fishing boats" in own_words
    page.get_by_role("region", name="Who printed it").get_by_role(
        "link", name="Pier promised"
    ).click()
    expect(page).to_have_url(re.compile("/-/quotes/[^/]+$"))
    quote = page.url.rpartition("/")[2]
    source = page.get_by_role("link", name="at its source")
    assert source.get_attribute("href") == (
        "https://www.sorrel.example/promised#:~:text=We%20will%20rebuild%20the%20northern,"
        "fishing%20boats%20have%20to%20leave"
    )
    page.goto(own.sign_in)
    page.goto(f"/-/quotes/{quote}")
    page.get_by_role("link", name="Correct it at the desk").click()
    page.get_by_label("Who said it: a name or slug").fill("Ilva Marrow")
    page.locator("#why-2").fill("the mayor only read it out")
    page.get_by_role("button", name="Give it").click()
    expect(page.get_by_role("status")).to_contain_text("was said by ilva-marrow")
    _everywhere(context, own, quote)
    context.close()


def _everywhere(context: Any, own: Site, quote: str) -> None:
    """The mended speaker stands on every page of the quote, for a visitor too."""
    visitor = context.browser.new_context(base_url=own.address)
    page = visitor.new_page()
    page.goto(f"/-/quotes/{quote}")
    expect(page.locator(".by").first).to_have_text("Ilva Marrow")
    assert "settled by a person" in page.content().lower()
    page.get_by_role("link", name="Pier promised").click()
    expect(page.get_by_role("list", name="Quotes in this paragraph")).to_have_text(
        re.compile(r"^\s*Ilva Marrow")
    )
    for slug, there in (("ilva-marrow", True), ("toben-quill", False)):
        page.goto(f"/-/speakers/{slug}")
        assert (page.locator(f'a[href="/-/quotes/{quote}"]').count() > 0) is there
    found = visitor.request.get(f"/-/quotes/{quote}.json").json()
    assert found["quote"]["speaker"] == "ilva-marrow"
    assert found["corrections"][0]["why"] == "the mayor only read it out"
    rows = visitor.request.get("/-/search.json?speaker=ilva-marrow&q=pier").json()["quotes"]
    assert quote in {row["key"] for row in rows}
    assert PROMISE in {row["text"] for row in rows}
    visitor.close()
