"""Each page in Chromium: WCAG 2.2 AA by axe in both themes, widths from 320 to 1920 px, the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page
from sitework import Site

RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}

# All that another theme changes.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}

WIDTHS = (320, 390, 800, 1280, 1920)
AXE_WIDTHS = (390, 1280)

RUN = """async rules => {
    const asked = {runOnly: rules, resultTypes: ['violations'], preload: false};
    return (await axe.run(document, asked)).violations.map(found =>
        found.id + ': ' + found.nodes.map(node => node.target.join(' ') + ' '
        + node.any.map(each => each.message).join('; ')).slice(0, 4).join(' | '));
}"""

WIDER = """() => {
    const width = document.documentElement.clientWidth;
    return document.documentElement.scrollWidth <= width ? [] :
        [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1)
            .slice(0, 4).map(e => e.tagName + '.' + e.className + ' ' + e.getBoundingClientRect().right)
            .concat('' + document.documentElement.scrollWidth);
}"""

# Whether the element with the focus differs from itself without it, in outline, border, shadow or ground.
FOCUS = """() => {
    const it = document.activeElement, style = getComputedStyle(it);
    return it === document.body ? null : {
        name: it.tagName + ' ' + (it.textContent.trim() || it.name || '').slice(0, 30),
        seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        inside: it.getBoundingClientRect().width > 0 && it.getBoundingClientRect().left >= 0,
    };
}"""

NAMES = (
    "home", "home-answers", "home-nothing", "search", "search-nothing", "speakers", "speaker", "articles",
    "article", "quote", "claims", "claim", "verify", "not-found", "bad-address", "database", "table", "row",
    "canned-query", "desk", "desk-speakers", "desk-least-sure", "desk-quote", "desk-reports",
    "desk-claims",
)  # fmt: skip


@pytest.fixture(scope="module")
def reader(browser: Browser, site: Site, signed_in: list[Any]) -> Iterator[Page]:
    """A page of a reviewer into which the test may put its own script."""
    context = browser.new_context(base_url=site.address, bypass_csp=True)
    context.add_cookies(signed_in)
    context.add_init_script(path=AXE_FILE_PATH)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, str]:
    found = site.pages()
    assert set(found) == set(NAMES)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_accessible(reader: Page, pages: dict[str, str], name: str) -> None:
    found = []
    reader.goto(pages[name])
    for scheme, rules in (("light", RULES), ("dark", COLOURS)):
        reader.emulate_media(color_scheme=scheme)
        for width in AXE_WIDTHS:
            reader.set_viewport_size({"width": width, "height": 900})
            found += [f"{scheme} {width}: {each}" for each in reader.evaluate(RUN, rules)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_wider_than_the_screen(reader: Page, pages: dict[str, str], name: str) -> None:
    reader.goto(pages[name])
    found: dict[int, Any] = {}
    for width in WIDTHS:
        reader.set_viewport_size({"width": width, "height": 900})
        if wider := reader.evaluate(WIDER):
            found[width] = wider
    assert not found


@pytest.mark.parametrize("name", NAMES)
def test_the_keyboard_reaches_what_is_seen(reader: Page, pages: dict[str, str], name: str) -> None:
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.goto(pages[name])
    reader.keyboard.press("Tab")
    first = reader.evaluate(FOCUS)
    assert first == {"name": "A To the content", "seen": True, "inside": True}
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.querySelector('#main').contains(document.activeElement)")
    unseen = []
    for _ in range(25):
        stop = reader.evaluate(FOCUS)
        if stop is None:
            break
        if not (stop["seen"] and stop["inside"]):
            unseen.append(stop["name"])
        reader.keyboard.press("Tab")
    assert not unseen
