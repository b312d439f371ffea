"""robots.txt is obeyed, one host is not asked too often, and pages that did not change cost nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep as wait
from typing import ClassVar

import pytest

from quotes.errors import ArticleError, NotGivenError
from quotes.reading.fetching import Limits, Marks, fetch
from quotes.reading.manners import Manners
from quotes.reading.sources import Failure, read_sources


class Site(BaseHTTPRequestHandler):
    """Answers of the tests' own making; `asked` are the paths."""

    robots: tuple[int, str] = (404, "")
    page: tuple[int, dict[str, str]] = (200, {})
    moved: ClassVar[dict[str, str]] = {}
    asked: tuple[str, ...] = ()

    def do_GET(self) -> None:
        Site.asked = (*Site.asked, self.path)
        status, more = (self.robots[0], {}) if self.path == "/robots.txt" else self.page
        if self.path in self.moved:
            status, more = 302, {"Location": self.moved[self.path]}
        if self.headers.get("If-None-Match") == '"one"':
            status = 304
        self.send_response(status)
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()
        if status != 304:
            self.wfile.write(self.robots[1].encode() if self.path == "/robots.txt" else b"A page.")

    def log_message(self, *_: object) -> None:
        """Keep still."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name, value in (("robots", (404, "")), ("page", (200, {})), ("moved", {}), ("asked", ())):
        monkeypatch.setattr(Site, name, value)
    with served() as address:
        yield address


@pytest.fixture
def other() -> Iterator[str]:
    """A second site, with the same answers."""
    with served() as address:
        yield address


@contextmanager
def served() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def manners(time: Time, **more: bool) -> Manners:
    return Manners(allow_private=True, clock=lambda: time.now, sleep=time.sleep, **more)


CLOSED = (
    "User-agent: *\nDisallow: /private\n\nUser-agent: quotes\nDisallow: /not-you\nCrawl-delay: 7\n"
)


@pytest.mark.parametrize(
    ("robots", "path", "given"),
    [
        ((404, ""), "/a", True),
        ((403, ""), "/a", True),
        ((200, "<html>Welcome</html>"), "/a", True),
        ((200, CLOSED), "/a", True),
        ((200, CLOSED), "/not-you/a", False),
        ((200, "User-agent: *\nDisallow: /"), "/a", False),
        ((200, "\x00\xff" * 40), "/a", True),
    ],
)
def test_robots(
    site: str, monkeypatch: pytest.MonkeyPatch, robots: tuple[int, str], path: str, given: bool
) -> None:
    monkeypatch.setattr(Site, "robots", robots)
    if given:
        assert manners(Time()).fetch(site + path).data == b"A page."
        return
    with pytest.raises(ArticleError, match="asks programs"):
        manners(Time()).fetch(site + path)
    assert Site.asked == ("/robots.txt",)
    assert manners(Time(), ask_robots=False).fetch(site + path).data == b"A page."


def test_a_site_in_trouble_is_asked_for_nothing_else(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Site, "robots", (503, ""))
    asking = manners(Time())
    for _ in range(2):
        with pytest.raises(NotGivenError, match=r"robots.txt \(503 ") as caught:
            asking.fetch(f"{site}/a")
        assert caught.value.after
    assert Site.asked == ("/robots.txt",)


@pytest.mark.parametrize(("robots", "pause"), [((404, ""), 1.0), ((200, CLOSED), 7.0)])
def test_one_host_is_not_asked_too_often(
    site: str, monkeypatch: pytest.MonkeyPatch, robots: tuple[int, str], pause: float
) -> None:
    monkeypatch.setattr(Site, "robots", robots)
    time = Time()
    asking = manners(time)
    for path in "abc":
        asking.fetch(f"{site}/{path}")
    assert time.slept == [pause, pause]
    assert Site.asked == ("/robots.txt", "/a", "/b", "/c")


@pytest.mark.parametrize(
    ("path", "ask_robots", "asked"),
    [
        ("/private/b", True, ("/robots.txt", "/a", "/robots.txt")),
        ("/b", True, ("/robots.txt", "/a", "/robots.txt", "/b")),
        ("/private/b", False, ("/a", "/private/b")),
    ],
    ids=["closed", "open", "not-asked"],
)
def test_the_host_after_a_redirect_is_asked_for_its_rules(
    site: str, other: str, monkeypatch: pytest.MonkeyPatch, path: str, ask_robots: bool,
    asked: tuple[str, ...],
) -> None:  # fmt: skip
    monkeypatch.setattr(Site, "robots", (200, "User-agent: *\nDisallow: /private"))
    monkeypatch.setattr(Site, "moved", {"/a": f"{other}{path}"})
    asking = manners(Time(), ask_robots=ask_robots)
    if asked[-1] == "/robots.txt":
        with pytest.raises(ArticleError, match="asks programs"):
            asking.fetch(f"{site}/a")
    else:
        assert asking.fetch(f"{site}/a").url == f"{other}{path}"
    assert Site.asked == asked


def test_a_redirect_on_the_same_host_waits_for_its_turn(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Site, "moved", {"/a": "/b"})
    time = Time()
    manners(time).fetch(f"{site}/a")
    assert time.slept == [1.0] and Site.asked == ("/robots.txt", "/a", "/b")


def test_waiting_is_no_time_of_the_page(site: str) -> None:
    limits = Limits(seconds=0.6)
    found = fetch(f"{site}/a", allow_private=True, limits=limits, before=lambda _: wait(0.8))
    assert found.data == b"A page."


def test_what_did_not_change_is_not_sent_again(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Site, "page", (200, {"ETag": '"one"', "Last-Modified": "yesterday"}))
    first = manners(Time()).fetch(f"{site}/feed")
    assert first.marks == Marks('"one"', "yesterday") and not first.unchanged
    again = manners(Time()).fetch(f"{site}/feed", first.marks)
    assert again.unchanged and again.data == b"" and again.marks == first.marks


@pytest.mark.parametrize(
    ("status", "headers", "after"),
    [(404, {}, None), (410, {}, None), (403, {}, 900.0), (429, {"Retry-After": "30"}, 30.0),
     (503, {}, 900.0), (418, {}, None)],
)  # fmt: skip
def test_when_to_try_again(
    site: str, monkeypatch: pytest.MonkeyPatch, status: int, headers: dict[str, str],
    after: float | None,
) -> None:  # fmt: skip
    monkeypatch.setattr(Site, "page", (status, headers))
    (found,) = read_sources([f"{site}/a"], allow_private=True)
    assert isinstance(found, Failure) and found.after == after and f"({status} " in found.reason
