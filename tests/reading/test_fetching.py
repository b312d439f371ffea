"""quotes.reading.fetching, against a site on this machine: what comes back, and what is refused."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from quotes.errors import ArticleError
from quotes.reading.fetching import Fetched, Limits, fetch

PAGE = b"<html><body>The port of Ayla will close in May.</body></html>"

BOMB = gzip.compress(bytes(50_000_000))

Answer = tuple[int, dict[str, str], bytes]

ANSWERS: dict[str, Answer] = {
    "/page": (200, {}, PAGE),
    "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
    "/bomb": (200, {"Content-Encoding": "gzip"}, BOMB),
    "/torn": (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE)[:-20]),
    "/noise": (200, {"Content-Encoding": "gzip"}, PAGE),
    "/brotli": (200, {"Content-Encoding": "br"}, PAGE),
    "/large": (200, {}, bytes(200_000)),
    "/moved": (301, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/to-nowhere": (302, {"Location": "http://[::1"}, b""),
    "/short": (200, {"Content-Length": "5000"}, PAGE),
    "/busy": (429, {"Retry-After": "120"}, b"later"),
    "/none": (204, {}, b""),
    **{f"/{s}": (s, {}, PAGE) for s in (401, 403, 404, 410, 418, 500, 503)},
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/drip":
            self._drip()
            return
        status, headers, data = ANSWERS[self.path]
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(data))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _drip(self) -> None:
        """Send a header for ever, too little at a time for any limit of one read."""
        try:
            for _ in range(200):
                self.wfile.write(b"H")
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        """Keep still."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def get(url: str, **limits: float) -> Fetched:
    return fetch(url, allow_private=True, limits=Limits(**limits))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["/page", "/packed", "/moved"])
def test_pages(site: str, path: str) -> None:
    found = get(site + path)
    assert found.data == PAGE
    assert found.url == site + ("/page" if path == "/moved" else path)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/404", "the page is gone (404 Not Found); what is stored of it stays"),
        ("/410", "the page is gone (410 Gone); what is stored of it stays"),
        ("/401", "the site did not give the page (401 Unauthorized); try again later"),
        ("/403", "the site did not give the page (403 Forbidden); try again later"),
        ("/500", "the site did not give the page (500 Internal Server Error); try again later"),
        ("/503", "the site did not give the page (503 Service Unavailable); try again later"),
        (
            "/busy",
            "the site did not give the page (429 Too Many Requests); try again in 120 seconds",
        ),
        ("/418", "the site did not give the page (418 I'm a Teapot)"),
        ("/none", "the site did not give the page (204 No Content)"),
        ("/loop", "the address leads on more than 5 times"),
        ("/to-file", "only http and https are fetched, not file"),
        ("/to-nowhere", "the address is not well formed (Invalid IPv6 URL)"),
        ("/bomb", "the page is larger than 100,000 bytes"),
        ("/large", "the page is larger than 100,000 bytes"),
        ("/brotli", "the page is packed in a way that was not asked for (br)"),
        ("/noise", "the address could not be fetched: the page is damaged: it cannot be unpacked"),
        ("/short", "the address could not be fetched: the connection ended before the page did"),
        ("/torn", "the address could not be fetched: the connection ended before the page did"),
        ("/drip", "the address could not be fetched: it took longer than 1 seconds"),
    ],
)
def test_what_is_refused(site: str, path: str, reason: str) -> None:
    start = time.monotonic()
    with pytest.raises(ArticleError) as caught:
        get(site + path, bytes=100_000, seconds=1.0 if path == "/drip" else 30.0)
    assert str(caught.value).lower() == reason.lower()
    assert time.monotonic() - start < 5


def test_this_machine_is_refused_unless_allowed(site: str) -> None:
    with pytest.raises(ArticleError, match=r"private network \(127\.0\.0\.1\); --allow-private"):
        fetch(site + "/page")


def test_a_redirect_to_this_machine_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host passes for a public one; what it leads to does not."""
    import quotes.reading.fetching as module  # noqa: PLC0415 - to change its look-up

    look_up = module.resolved
    port = int(site.rsplit(":", 1)[1])
    ANSWERS["/inside"] = (302, {"Location": f"{site}/page"}, b"")

    def resolved(place: object, *, allow_private: bool) -> list[str]:
        if getattr(place, "host", "") == "paper.example":
            return ["127.0.0.1"]
        return look_up(place, allow_private=allow_private)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "resolved", resolved)
    assert fetch(f"http://paper.example:{port}/page").data == PAGE
    with pytest.raises(ArticleError, match="private network"):
        fetch(f"http://paper.example:{port}/inside")


def listening(answer: Callable[[socket.socket], object]) -> int:
    """A port of this machine where something answers once."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = server.accept()
        with connection, server:
            answer(connection)

    threading.Thread(target=serve, daemon=True).start()
    return int(server.getsockname()[1])


@pytest.mark.parametrize(
    ("scheme", "answer", "reason"),
    [
        ("http", lambda c: c.sendall(b"220 mail ready\r\n"), "does not answer as a web site"),
        ("http", lambda c: c.recv(1000), "ended before the page did"),
        ("http", lambda c: time.sleep(3), "it took longer than 1 seconds"),
        ("https", lambda c: c.sendall(b"HTTP/1.1 200 OK\r\n\r\n"), "no secure connection"),
        ("https", lambda c: time.sleep(3), "it took longer than 1 seconds"),
    ],
)
def test_what_is_no_web_site(
    scheme: str, answer: Callable[[socket.socket], object], reason: str
) -> None:
    with pytest.raises(ArticleError, match=reason):
        get(f"{scheme}://127.0.0.1:{listening(answer)}/", seconds=1.0)


def test_a_closed_port_and_an_unknown_host(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(ArticleError, match="refuses connections"):
        get(f"http://127.0.0.1:{port}/")

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(ArticleError, match=r"the host paper\.example was not found"):
        get("http://paper.example/")


def test_certificates_are_checked() -> None:
    from quotes.reading.fetching import _context  # noqa: PLC0415 - no public way to see it

    assert _context().verify_mode == ssl.CERT_REQUIRED and _context().check_hostname
