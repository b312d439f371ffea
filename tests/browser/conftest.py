"""The served site, and Chromium to walk it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from sitework import NOT_RUN, Site, chromium, filled, served


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    file = tmp_path_factory.mktemp("browser") / "site.db"
    filled(file)
    with served(file) as running:
        yield running


# For a module and no longer: while Playwright runs, no other test of the process can have a loop of its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    executable = chromium()
    if executable is None:
        pytest.skip(NOT_RUN)
    with sync_playwright() as playwright:
        # Chromium's sandbox needs rights that containers and root do not have.
        running = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def signed_in(site: Site) -> list[Any]:
    """The cookies of a reviewer."""
    return [{"name": "ds_actor", "value": site.cookie(), "url": site.address}]


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of a visitor, at the home of the site."""
    context: BrowserContext = browser.new_context(base_url=site.address)
    opened = context.new_page()
    opened.goto("/")
    yield opened
    context.close()
