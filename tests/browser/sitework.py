"""A served database of invented texts, made without models, for the tests in a real browser."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

from invented import ILVA, TOBEN, extraction_of, print_it, put, someone
from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.claims.worth import index_worth
from quotes.db.schema.opening import open_database
from quotes.db.storage.store import start_run, store_extraction

ROOT = Path(__file__).parents[2]

# Debian's name first; `QUOTES_BROWSER` names another one.
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

NOT_RUN = (
    "no Chromium here: `make test` installs Debian's where it may (as root, with apt-get); else name one"
    " in QUOTES_BROWSER"
)

# How long the site has to print its addresses.
START_SECONDS = 60

PROMISE = "We will rebuild the northern pier before 40 fishing boats have to leave"
WORDINGS = (
    (PROMISE, TOBEN, "https://www.sorrel.example/promised", "2025-11-01", "Pier promised"),
    ("We will rebuild the northern pier", TOBEN, "https://marsh.example/pier", "2025-11-02",
     "Mayor speaks of the pier"),
    (PROMISE.replace("40", "14"), TOBEN, "https://coast.example/boats", "2025-11-03",
     "Boats may have to leave"),
    (PROMISE.replace("will rebuild", "will not rebuild"), TOBEN, "https://leaflet.example/not",
     "2025-11-04", "No pier, says mayor"),
    ("Unemployment in Port Sorrel fell to 4.2 percent last year, the lowest since 1998", ILVA,
     "https://marsh.example/work", "2025-11-05", "Fewer without work"),
    (PROMISE, ILVA, "https://gazette.example/minister", "2025-11-05", "Minister takes up the pier"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: its address without a slash, the address that signs in, and its file."""

    address: str
    sign_in: str
    file: Path

    def cookie(self) -> str:
        """What a browser keeps after signing in; the address for it works once."""
        parts = urlsplit(self.sign_in)
        connection = HTTPConnection(parts.netloc)
        connection.request("GET", f"{parts.path}?{parts.query}")
        given = SimpleCookie(connection.getresponse().headers["set-cookie"])
        connection.close()
        return given["ds_actor"].value

    def read(self, sql: str) -> str:
        """The first value that a query gives."""
        with contextlib.closing(Database(self.file)) as db:
            return str(db.execute(sql).fetchone()[0])

    def pages(self) -> dict[str, str]:
        """The address of every kind of page, by its name; those of the desk begin with `desk`."""
        quote = self.read("select key from quotes where text = 'We counted every boat'")
        article = self.read("select key from articles where source = 'harbour.txt'")
        sql = "select key from claims order by quotes desc, severity desc, id limit 1"
        return {
            "home": "/", "home-answers": "/?q=harbour", "home-nothing": "/?q=zzyzx",
            "search": "/-/search?q=pier", "search-nothing": "/-/search?q=harbuor",
            "speakers": "/-/speakers", "speaker": "/-/speakers/toben-quill",
            "articles": "/-/articles", "article": f"/-/articles/{article}",
            "quote": f"/-/quotes/{quote}", "claims": "/-/claims", "claim": f"/-/claims/{self.read(sql)}",
            "verify": "/-/verify", "not-found": "/-/quotes/none", "bad-address": "/-/search?x=1",
            "database": "/site", "table": "/site/quotes", "row": "/site/quotes/1",
            "canned-query": "/site/most_quoted",
            "desk": "/-/desk", "desk-speakers": "/-/desk/speakers",
            "desk-least-sure": "/-/desk/least-sure", "desk-quote": f"/-/desk/quotes/{quote}?q=quill",
            "desk-reports": "/-/desk/reports", "desk-claims": "/-/desk/claims",
        }  # fmt: skip


def chromium() -> str | None:
    """The browser to be driven; None where there is none."""
    named = os.environ.get("QUOTES_BROWSER")
    found = (shutil.which(name) for name in ([named] if named else BROWSERS))
    return next((path for path in found if path), None)


def filled(file: Path) -> None:
    """A database with one long article, a claim in several wordings, twins, and a report."""
    db = open_database(file)
    store_extraction(db, extraction_of(), start_run(db, "1"))
    for printing in WORDINGS:
        print_it(db, *printing)
    for role in ("engineer", "baker", "poet"):
        put(db, someone("Jon Aldermoor", role), day="2025-10-20")
    track(db)
    index_worth(db)
    key = db.execute("select key from quotes where text = 'It is a sad day'").fetchone()[0]
    db["reports"].insert(
        {
            "key": "r1", "quote": key, "speaker": "Ilva Marrow", "shown": "Toben Quill",
            "note": "She said so, he only stood beside her.", "state": "open", "made": "2025-11-06",
        }
    )  # fmt: skip
    db.close()


@contextlib.contextmanager
def served(file: Path) -> Iterator[Site]:
    """The site over a database on a free port of this machine, as `quotes serve --desk` starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = "from quotes.cli import main; main()"
    command = [sys.executable, "-u", "-c", program, "serve", str(file), "--desk", "-p", str(port)]
    # To a file: a pipe that nobody reads is full after a thousand answers, and the server waits.
    log = file.with_suffix(".log")
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
    try:
        yield Site(f"http://127.0.0.1:{port}", _token(log, port, process), file)
    finally:
        process.terminate()
        process.wait(10)


def _token(log: Path, port: int, process: subprocess.Popen[bytes]) -> str:
    """The address that signs in, once the port answers."""
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        found = re.search(r"http://\S+/-/auth-token\?token=\S+(?=\s)", log.read_text())
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            if found:
                return found[0]
        time.sleep(0.05)
    raise AssertionError(f"the site did not start: {log.read_text()}")
