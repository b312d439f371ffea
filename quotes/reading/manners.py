"""EDGE: pages asked for as a guest does: what robots.txt leaves open, and one host not too often."""

from __future__ import annotations

import time
from collections.abc import Callable
from http.client import responses
from urllib.robotparser import RobotFileParser

from quotes.errors import ArticleError, NotGivenError
from quotes.reading.addresses import Place
from quotes.reading.fetching import AGAIN_SECONDS, NO_MARKS, Fetched, Limits, Marks, fetch

# The name by which robots.txt may speak to us.
AGENT = "quotes"

# Seconds between two requests to one host, and the most that a site's Crawl-delay may ask for.
PAUSE = 1.0
LONGEST_PAUSE = 30.0

# RFC 9309: a program reads at least the first 500 kibibytes.
ROBOTS_LIMITS = Limits(seconds=20.0, bytes=512_000)

# So many hosts are remembered.
HOSTS = 10_000

CLOSED = "the site's robots.txt asks programs to leave this page alone; --ignore-robots fetches it"

UNKNOWN = (
    "the site does not give its robots.txt ({}), so nothing is fetched from it; try again later"
)


class Manners:
    """How the pages of one run are asked for: the rules and the last request of each host."""

    def __init__(
        self, *, allow_private: bool = False, ask_robots: bool = True, pause: float = PAUSE,
        clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self._allow_private, self._ask_robots, self._pause = allow_private, ask_robots, pause
        self._clock, self._sleep = clock, sleep
        self._rules: dict[str, RobotFileParser | NotGivenError] = {}
        self._last: dict[str, float] = {}
        self._asked: str | None = None  # the host that was asked last

    def fetch(self, url: str, known: Marks = NO_MARKS) -> Fetched:
        """The page at an address, after its turn. Raises ArticleError.

        Every host that a redirect leads to is asked for its rules, too, and is not hurried.
        """
        try:
            return fetch(url, allow_private=self._allow_private, known=known, before=self._turn)
        finally:
            if self._asked is not None:
                self._last[self._asked] = self._clock()

    def _turn(self, place: Place) -> None:
        """Wait until a place may be asked. Raises ArticleError where it may never."""
        pause = self._pause
        if self._ask_robots:
            rules = self._rules_of(f"{place.scheme}://{place.named}")
            if not rules.can_fetch(AGENT, f"{place.scheme}://{place.named}{place.path}"):
                raise ArticleError(CLOSED)
            pause = max(pause, min(float(rules.crawl_delay(AGENT) or 0), LONGEST_PAUSE))
        self._wait(place.host, pause)
        self._last[place.host] = self._clock()
        self._asked = place.host

    def _wait(self, host: str, pause: float) -> None:
        left = self._last.get(host, float("-inf")) + pause - self._clock()
        if left > 0:
            self._sleep(left)

    def _rules_of(self, origin: str) -> RobotFileParser:
        """The rules of a site; without a robots.txt all is open. Raises NotGivenError."""
        if origin not in self._rules:
            if len(self._rules) >= HOSTS:
                self._rules.clear()
                self._last.clear()
            self._rules[origin] = self._read(origin)
        found = self._rules[origin]
        if isinstance(found, NotGivenError):
            raise found
        return found

    def _read(self, origin: str) -> RobotFileParser | NotGivenError:
        rules = RobotFileParser()
        address = f"{origin}/robots.txt"
        try:
            found = fetch(address, allow_private=self._allow_private, limits=ROBOTS_LIMITS)
        except NotGivenError as error:
            # RFC 9309: a site that has trouble with its robots.txt is not asked for anything else.
            if error.status is not None and (error.status >= 500 or error.status == 429):
                said = f"{error.status} {responses.get(error.status, '')}".strip()
                return NotGivenError(UNKNOWN.format(said), error.status, AGAIN_SECONDS)
            if error.status is None:
                return error
            rules.parse([])
            return rules
        if not found.data.lstrip().startswith(b"<"):
            rules.parse(found.data.decode("utf-8", "replace").splitlines())
        else:
            rules.parse([])  # a page for people, as sites without a robots.txt may give
        return rules
