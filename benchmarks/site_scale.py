"""How fast the site answers on a large database: `python -m benchmarks.site_scale [QUOTES] [CLIENTS]`.

It makes a database of invented quotes (five an article; 100,000 by default, designed for 1,000,000),
serves it, and prints the 95th percentile of each page in milliseconds with several clients at once,
beside plain Datasette on the same file. The addresses differ from call to call, so that no answer is
a kept one.
"""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

import httpx

from quotes.commands.serve import free_port
from quotes.db.schema.opening import open_database, transaction

# Nouns and words that stand in nearly every quote; plain text is easier to read than a list.
TEXT = """
    harbour tax bridge school water budget council nurse railway ferry market storm season vote farm
    hospital price union court energy the a of and to will must not rise fall open close build pay
"""

WORDS = TEXT.split()

QUOTES, CLIENTS, CALLS = 100_000, 8, 25

PER_ARTICLE = 5

PAGES = {
    "home": "/", "search, one word": "/-/search?q={word}", "search, two": "/-/search?q={word}+{other}",
    "search, filtered": "/-/search?q={word}&outlet=outlet{outlet}.example&month={month}",
    "facet: kind": "/-/search?kind=mixed&q={word}*",
    "facet: outlet": "/-/search?outlet=outlet{outlet}.example&month={month}",
    "facet: month": "/-/search?month={month}&kind=direct",
    "facet: country": "/-/search?country=c{outlet}",
    "speaker": "/-/speakers/speaker-{speaker}", "quote": "/-/quotes/q{quote}",
    "article": "/-/articles/a{article}",
    "Datasette: table": "/{db}/quotes.json?_size=25&kind={kind}&_sort_desc=id&start__gt={start}",
    "Datasette: search": "/{db}/quotes.json?_size=25&_search={word}+{other}",
    "Datasette: search, one word": "/{db}/quotes.json?_size=25&_search={word}",
}  # fmt: skip


def main() -> None:
    """Make the database, then measure each page of our site and of plain Datasette."""
    quotes = int(sys.argv[1]) if len(sys.argv) > 1 else QUOTES
    clients = int(sys.argv[2]) if len(sys.argv) > 2 else CLIENTS
    with TemporaryDirectory() as folder:
        path = Path(folder) / "scale.db"
        begun = time.monotonic()
        fill(path, quotes)
        size = path.stat().st_size / 1e6
        print(f"{quotes:,} quotes, {size:,.0f} MB, made in {time.monotonic() - begun:.0f} s")
        print(f"{'page':<30} {'median ms':>10} {'p95 ms':>8}")
        with closing(Server(path)) as server:
            for name, address in PAGES.items():
                times = asyncio.run(measured(server.port, address, quotes, clients))
                print(
                    f"{name:<30} {quantiles(times, n=2)[0]:10.0f} {quantiles(times, n=20)[-1]:8.0f}"
                )


def fill(path: Path, number: int) -> None:
    """A database of invented quotes, written as rows: no model takes part."""
    chance = random.Random(7)
    articles, speakers = max(1, number // PER_ARTICLE), max(1, number // 50)
    db = open_database(path)
    with closing(db.conn):
        db.execute("PRAGMA synchronous = off")
        with transaction(db):
            many = db.conn.executemany
            many(
                "insert into speakers (id, slug, name, kind, country, origin, found_name, found_norm)"
                " values (?, ?, ?, 'person', ?, 'article', ?, ?)",
                ((n, f"speaker-{n}", f"Speaker {n}", f"c{n % 40}", f"Speaker {n}", f"speaker {n}")
                 for n in range(1, speakers + 1)),
            )  # fmt: skip
            many(
                "insert into articles (id, key, source, title, published, url, outlet, text, words,"
                " current, first_seen) values (?, ?, ?, ?, ?, ?, ?, ?, 200, 1, '2025-01-01')",
                _articles(chance, articles),
            )
            quotes = list(_quotes(chance, number, articles, speakers))
            many(
                'insert into quotes (id, key, article, kind, mode, text, start, "end", speaker,'
                " speaker_name, speaker_text, denied, confidence, current, spans)"
                " values (?, ?, ?, ?, 'speech', ?, ?, 60, ?, ?, 'she', ?, ?, 1, '[[0, 60]]')",
                quotes,
            )
            many(
                "insert into mentions (key, article, quote, role, text, entity) values"
                " (?, ?, ?, 'speaker', ?, ?)",
                ((f"m{q[0]}", q[2], q[0], q[7], q[6]) for q in quotes),
            )
        db.execute("analyze")


def _articles(chance: random.Random, number: int) -> Iterator[tuple[object, ...]]:
    for n in range(1, number + 1):
        outlet = f"outlet{n % 60}.example"
        day = (
            f"20{10 + n * 15 // (number + 1)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        )
        text = " ".join(chance.choices(WORDS, k=200))
        url = f"https://{outlet}/{n}"
        yield n, f"a{n}", url, f"The {chance.choice(WORDS)} of day {n}", day, url, outlet, text


def _quotes(
    chance: random.Random, number: int, articles: int, speakers: int
) -> Iterator[tuple[object, ...]]:
    for n in range(1, number + 1):
        # Few speakers have many quotes.
        who = 1 + int(speakers * chance.random() ** 3)
        words = " ".join(chance.choices(WORDS, k=chance.randint(2, 24)))
        kind = chance.choice(("direct", "indirect", "indirect", "mixed"))
        yield (
            n, f"q{n}", 1 + (n - 1) % articles, kind, words, n % 900, who, f"Speaker {who}",
            int(chance.random() < 0.02), round(chance.random(), 2),
        )  # fmt: skip


class Server:
    """`quotes serve` on a free port, until it is closed."""

    def __init__(self, path: Path) -> None:
        self.port = free_port(first=8400)
        command = [sys.executable, "-c", "from quotes.cli import main; main()", "serve", str(path)]
        self._process = subprocess.Popen(
            [*command, "-p", str(self.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(600):
            try:
                httpx.get(f"http://127.0.0.1:{self.port}/-/speakers", timeout=60)
                return
            except httpx.TransportError:
                time.sleep(0.1)
        raise SystemExit("the site did not start")

    def close(self) -> None:
        """End the server that this made."""
        self._process.terminate()
        self._process.wait()


async def measured(port: int, address: str, quotes: int, clients: int) -> list[float]:
    """Milliseconds of each call, with so many clients at once."""
    chance = random.Random(address)
    times: list[float] = []

    async def visit(client: httpx.AsyncClient) -> None:
        for _ in range(CALLS):
            path = address.format(
                word=chance.choice(WORDS[:16]), other=chance.choice(WORDS), db="scale",
                outlet=chance.randrange(40), speaker=chance.randint(1, quotes // 50),
                quote=chance.randint(1, quotes), article=chance.randint(1, quotes // PER_ARTICLE),
                month=f"20{chance.randint(10, 24)}-{chance.randint(1, 12):02}",
                kind=chance.choice(("direct", "mixed")), start=chance.randint(0, 900),
            )  # fmt: skip
            begun = time.perf_counter()
            answer = await client.get(path, timeout=60)
            times.append(1000 * (time.perf_counter() - begun))
            if answer.status_code != 200:
                print(f"  {answer.status_code} {path}")

    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        await asyncio.gather(*(visit(client) for _ in range(clients)))
    return times


if __name__ == "__main__":
    main()
