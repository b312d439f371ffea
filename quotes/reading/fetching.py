"""EDGE: a page from the web, within limits of time and size, or one sentence on why not.

Certificates are always checked. The name of a host is looked up once for each request and the
connection made to an address that was checked, so that no second look-up can lead elsewhere.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from urllib.parse import urljoin

import certifi

from quotes.errors import ArticleError, NotGivenError
from quotes.reading.addresses import Place, place_of, resolved

CHUNK = 65_536  # bytes

REDIRECTS = (301, 302, 303, 307, 308)

GONE = (404, 410)

# The site may let us in at another time; nothing is stored, so a later run asks again.
LATER = (401, 403, 408, 425, 429, *range(500, 600))

# In so many seconds a site that does not answer is asked again, where it does not say when.
AGAIN_SECONDS = 900.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost: `seconds` over all redirects, `bytes` unpacked."""

    seconds: float = 60.0
    bytes: int = 20_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Marks:
    """By what a site knows one state of a page: its `ETag` and `Last-Modified`."""

    tag: str | None = None
    modified: str | None = None


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a site answered; `url` is where it was found after redirects."""

    url: str
    data: bytes
    marks: Marks = NO_MARKS
    unchanged: bool = False


def fetch(
    url: str, *, allow_private: bool = False, limits: Limits | None = None, known: Marks = NO_MARKS,
    before: Callable[[Place], None] | None = None,
) -> Fetched:  # fmt: skip
    """The bytes at a web address; none, and `unchanged`, where the site says so of what is known.

    `before` is called with each place before it is asked, those that redirects lead to included; it
    may wait, which is not counted as time of the page, and may raise ArticleError.

    Raises ArticleError, which names the cause: the status, the certificate, a limit, or an address
    of this machine or a private network, which only `allow_private` lets through.
    """
    limits = limits or Limits()
    with _Deadline(limits.seconds) as deadline:
        for _ in range(limits.redirects + 1):
            place = place_of(url)
            if before:
                with deadline.held():
                    before(place)
            addresses = resolved(place, allow_private=allow_private)
            answer = _told(_Connection(place, addresses, deadline), limits, known)
            if isinstance(answer, Fetched):
                return replace(answer, url=url)
            url = _joined(url, answer)
    raise ArticleError(f"the address leads on more than {limits.redirects} times")


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise ArticleError(f"the address is not well formed ({error})") from error


class _Deadline:
    """Ends the connection in use when the time is over, whatever it waits for."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.passed = False
        self._socket: socket.socket | None = None
        self._run(seconds)

    def _run(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._stop)
        self._timer.daemon = True
        self._timer.start()

    def __enter__(self) -> _Deadline:
        return self

    @contextmanager
    def held(self) -> Iterator[None]:
        """The time stands still within; there is no connection in use then."""
        left = self.left()
        self._timer.cancel()
        self._socket = None
        try:
            yield
        finally:
            self._run(left)

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def left(self) -> float:
        """Seconds left. Raises TimeoutError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def watch(self, connection: socket.socket) -> None:
        """Take this connection for the one in use."""
        self._socket = connection
        if self.passed:
            self._stop()

    def _stop(self) -> None:
        self.passed = True
        if self._socket is not None:
            try:
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
            except OSError:
                return  # it has ended already


class _Connection(http.client.HTTPConnection):
    """A connection to one of the checked addresses of a place."""

    def __init__(self, place: Place, addresses: list[str], deadline: _Deadline) -> None:
        super().__init__(place.host, place.port)
        self.place, self.deadline = place, deadline
        self._addresses = addresses

    def connect(self) -> None:
        """Connect to the first address that answers, and check the host's certificate."""
        for number, address in enumerate(self._addresses, 1):
            try:
                self.sock = socket.create_connection(
                    (address, self.place.port), self.deadline.left()
                )
                break
            except OSError:
                if number == len(self._addresses):
                    raise
        if self.place.scheme == "https":
            self.sock = _context().wrap_socket(
                self.sock, server_hostname=self.place.host, do_handshake_on_connect=False
            )
            self.deadline.watch(self.sock)
            self.sock.do_handshake()
        self.deadline.watch(self.sock)


@cache
def _context() -> ssl.SSLContext:
    """The authorities that this machine trusts and, for a machine without any, those of certifi."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _told(connection: _Connection, limits: Limits, known: Marks) -> Fetched | str:
    """The answer of a site; every fault of network or site becomes an ArticleError."""
    place, deadline = connection.place, connection.deadline
    try:
        return _asked(connection, limits, known)
    except (OSError, http.client.HTTPException, zlib.error) as error:
        if deadline.passed or isinstance(error, TimeoutError):
            cause = f"it took longer than {deadline.seconds:g} seconds"
        else:
            cause = _cause(error, place)
        reason = f"the address could not be fetched: {cause}"
        raise NotGivenError(reason, after=AGAIN_SECONDS) from error
    finally:
        connection.close()


def _cause(error: Exception, place: Place) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate of {place.host} is not valid ({error.verify_message})"
    if isinstance(error, ssl.SSLError):
        return f"no secure connection to {place.host} ({error.reason or error})"
    if isinstance(error, ConnectionRefusedError):
        return f"{place.named} refuses connections"
    if isinstance(error, http.client.IncompleteRead | http.client.RemoteDisconnected):
        return "the connection ended before the page did"
    if isinstance(error, http.client.HTTPException):
        return f"{place.named} does not answer as a web site does"
    if isinstance(error, zlib.error):
        return "the page is damaged: it cannot be unpacked"
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()


def _asked(connection: _Connection, limits: Limits, known: Marks) -> Fetched | str:
    """Ask for the page: its bytes, or where the site says that it is."""
    place = connection.place
    asked = {"If-None-Match": known.tag, "If-Modified-Since": known.modified}
    connection.request("GET", place.path, headers={
        **{name: mark for name, mark in asked.items() if mark},
        "Host": place.named, "Accept-Encoding": "gzip", "Accept": "text/html, */*;q=0.8",
        "User-Agent": f"quotes/{version('quotes')}", "Connection": "close",
    })  # fmt: skip
    response = connection.getresponse()
    location = response.headers.get("Location")
    if response.status in REDIRECTS and location:
        # Header bytes come as Latin-1; addresses in them are UTF-8 as a rule.
        return location.encode("latin-1", "replace").decode("utf-8", "replace")
    marks = Marks(response.headers.get("ETag"), response.headers.get("Last-Modified"))
    if response.status == 304 and known != NO_MARKS:
        return Fetched("", b"", known, unchanged=True)
    _check_status(response)
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in ("identity", "gzip", "x-gzip", ""):
        raise ArticleError(f"the page is packed in a way that was not asked for ({packed[:20]})")
    return Fetched("", _body(response, limits, unpack="gzip" in packed), marks)


def _check_status(response: http.client.HTTPResponse) -> None:
    status = f"{response.status} {http.client.responses.get(response.status, '')}".strip()
    if response.status in GONE:
        reason = f"the page is gone ({status}); what is stored of it stays"
        raise NotGivenError(reason, response.status)
    if response.status in LATER:
        wait = response.headers.get("Retry-After", "")
        when = f"in {wait} seconds" if wait.isdecimal() and len(wait) < 8 else "later"
        reason = f"the site did not give the page ({status}); try again {when}"
        raise NotGivenError(
            reason, response.status, float(wait) if when != "later" else AGAIN_SECONDS
        )
    if response.status not in (200, 203):
        raise NotGivenError(f"the site did not give the page ({status})", response.status)


def _body(response: http.client.HTTPResponse, limits: Limits, *, unpack: bool) -> bytes:
    """The bytes of the page, unpacked piece by piece so that no more than the limit is held."""
    unpacker = zlib.decompressobj(wbits=31) if unpack else None
    data = bytearray()
    while piece := response.read(CHUNK):
        data += unpacker.decompress(piece, limits.bytes + 1 - len(data)) if unpacker else piece
        if len(data) > limits.bytes:
            raise ArticleError(f"the page is larger than {limits.bytes:,} bytes")
    if response.length or (unpacker and data and not unpacker.eof):
        raise http.client.IncompleteRead(b"")
    return bytes(data)
