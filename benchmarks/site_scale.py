"""How fast the site answers on a large database: `python -m benchmarks.site_scale DB [--quotes N] [--write]`.

DB is made with N invented quotes (`scale_db`) where it is not there. It is served by `quotes serve`, and
each page is asked for by one client and by several at once: milliseconds at the median and at the 95th
percentile, and the server's own CPU time for one request, which other work on the machine does not
change. Plain Datasette's pages on the same file stand beside. Addresses differ from call to call, so
that few answers are kept ones. `--write` puts the figures into README.md. With `--workers N` the same is
served by one process and by N, and each page is asked of the two by turns, by several clients.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote_plus

import httpx

from benchmarks.readme import put
from benchmarks.scale_db import make
from benchmarks.scale_words import vocabulary
from quotes.commands.serve import free_port

QUOTES, CLIENTS, CALLS = 10_000, 8, 100

# How often each of two servers is asked in turn.
TURNS = 3

# What an address may have in braces: SQL that gives values, of which each call draws one.
DRAWN = {
    "speaker": "select slug from speakers where id in ({ids:speakers})",
    "often": "select slug from speakers where id <= 40",
    "name": "select substr(name, 1, instr(name, ' ') + 3) from speakers where id in ({ids:speakers})",
    "quote": "select key from quotes where id in ({ids:quotes})",
    "article": "select key from articles where id in ({ids:articles})",
    "claim": "select key from claims where id in ({ids:claims})",
    "claimed": "select key from claims where id <= 100",
    "outlet": "select host from outlets where id <= 100",
    "text": "select text from quotes where id in ({ids:quotes})",
    "country": "select distinct country from speakers where id <= 100",
    "month": "select distinct substr(published, 1, 7) from articles where id <= 2000",
}

PAGES = {
    "home": "/",
    "search: no word": "/-/search?page={page}",
    "search: one word": "/-/search?q={word}", "search: rare word": "/-/search?q={rare}",
    "search: two words": "/-/search?q={word}+{other}", "search: prefix": "/-/search?q={rare3}*",
    "search: nothing found": "/-/search?q={rare}x+{rare}",
    "search: word, outlet, month": "/-/search?q={word}&outlet={outlet}&month={month}",
    "facet: speaker": "/-/search?speaker={often}&q={word}",
    "facet: kind": "/-/search?kind={kind}", "facet: kind, word": "/-/search?kind=mixed&q={word}",
    "facet: mode": "/-/search?mode={mode}", "facet: denied": "/-/search?denied=1&q={word}",
    "facet: outlet": "/-/search?outlet={outlet}", "facet: month": "/-/search?month={month}",
    "facet: country": "/-/search?country={country}",
    "facet: confidence": "/-/search?confidence=0.{digit}5&kind={kind}",
    "date range": "/-/search?since=2023-0{digit}-01&until=2025-0{digit}-28&kind=direct",
    "oldest first": "/-/search?sort=oldest&kind={kind}",
    "speakers": "/-/speakers?page={page}", "speakers: name": "/-/speakers?q={name}",
    "speaker": "/-/speakers/{speaker}", "speaker: much quoted": "/-/speakers/{often}",
    "speaker: word": "/-/speakers/{often}?q={word}",
    "claims": "/-/claims?page={page}", "claims: newest": "/-/claims?sort=newest&page={page}",
    "claims: changed": "/-/claims?sort=changed&page={page}",
    "claims: checked": "/-/claims?status=checked&page={page}",
    "claims: word": "/-/claims?q={word}+{other}", "claims: speaker": "/-/claims?speaker={often}",
    "claim": "/-/claims/{claim}", "claim: much printed": "/-/claims/{claimed}",
    "articles": "/-/articles?page={page}", "article": "/-/articles/{article}",
    "quote": "/-/quotes/{quote}", "verify": "/-/verify.json?text={text}",
    "reconcile": '/-/reconcile?queries={{"q0":{{"query":"{name}"}}}}',
    "Datasette: table": "/{db}/quotes.json?_size=25&kind={kind}&_sort_desc=id&start__gt={start}",
    "Datasette: two words": "/{db}/quotes.json?_size=25&_search={word}+{other}",
    "Datasette: one word": "/{db}/quotes.json?_size=25&_search={word}",
    "Datasette: facet": "/{db}/quotes.json?_size=25&_facet=kind&start__gt={start}",
}  # fmt: skip

# The words of a vocabulary by their rank: typed often, and seldom.
OFTEN, SELDOM = slice(64, 400), slice(5_000, 20_000)


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of one page: `cpu` of the server for one request, with one client."""

    cpu: float
    one: list[float]
    several: list[float]
    failed: int

    def row(self) -> list[str]:
        """The cells of a table."""
        ends = [f"{median(each):.0f} / {quantiles(each, n=20)[-1]:.0f}" for each in
                (self.one, self.several)]  # fmt: skip
        return [f"{self.cpu:.0f}", *ends, str(self.failed) if self.failed else ""]


def main() -> None:
    """Make the database if need be, then measure each page of our site and of plain Datasette."""
    parser = argparse.ArgumentParser(description="How fast the site answers.")
    parser.add_argument("db", type=Path)
    parser.add_argument("--quotes", type=int, default=QUOTES)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--calls", type=int, default=CALLS)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--only", default="", help="parts of names of pages, with commas between")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if not given.db.exists():
        make(given.db, given.quotes)
    drawn = values(given.db)
    head = facts(given.db)
    print(head)
    pages = {name: address for name, address in PAGES.items()
             if any(part in name for part in given.only.split(","))}  # fmt: skip
    if given.workers > 1:
        heads, rows = beside(given, pages, drawn)
    else:
        heads, rows = alone(given, pages, drawn)
    if given.write:
        by = f" by {given.workers}" if given.workers > 1 else ""
        put(f"site {drawn['size'][0]}{by}", head, heads, rows)


Table = tuple[list[str], list[list[str]]]


def alone(
    given: argparse.Namespace, pages: dict[str, str], drawn: dict[str, list[str]]
) -> Table:  # fmt: skip
    """The times of pages, answered by one process."""
    heads = ["page", "CPU ms", "1 client ms", f"{given.clients} clients ms", "failed"]
    rows: list[list[str]] = []
    printed(heads)
    with served(given.db) as (port, process):
        for name, address in pages.items():
            found = measure(port, process, address, drawn, given.clients, given.calls)
            rows.append(printed([name, *found.row()]))
    return heads, rows


def beside(
    given: argparse.Namespace, pages: dict[str, str], drawn: dict[str, list[str]]
) -> Table:  # fmt: skip
    """The times of pages with several clients, answered by one process and by several, by turns."""
    counts = (1, given.workers)
    heads = ["page"]
    for each in counts:
        heads += [f"{each}: CPU ms", f"{each}: p50 / p95 ms", f"{each}: answers a second"]
    rows: list[list[str]] = []
    heads += ["cores taken by others", "failed"]
    printed(heads)
    with served(given.db) as one, served(given.db, given.workers) as several:
        for name, address in pages.items():
            pools = {1: Pool(*one), given.workers: Pool(*several)}
            chance = random.Random(address)
            for _ in range(TURNS):
                asked = paths(address, drawn, chance, given.calls // TURNS)
                for pool in pools.values():
                    pool.ask(asked, given.clients)
            cells = [cell for pool in pools.values() for cell in pool.cells()]
            failed = sum(pool.failed for pool in pools.values())
            others = sum(pool.others for pool in pools.values())
            taken = others / sum(pool.seconds for pool in pools.values())
            rows.append(printed([name, *cells, f"{taken:.1f}", str(failed or "")]))
    return heads, rows


def printed(row: list[str]) -> list[str]:
    """A row, as it was printed."""
    print(f"{row[0]:<30}" + "".join(f"{each:>20}" for each in row[1:]), flush=True)
    return row


@dataclass(slots=True)
class Pool:
    """A served site and what asking it came to."""

    port: int
    process: int
    times: list[float] = field(default_factory=list)
    cpu: float = 0.0
    seconds: float = 0.0
    others: float = 0.0
    failed: int = 0

    def ask(self, asked: list[str], clients: int) -> None:
        """Ask for some addresses by several clients."""
        cpu, busy, begun = cpu_of_all(self.process), busy_less_own(), time.perf_counter()
        times, failed = asyncio.run(visits(self.port, asked, clients))
        self.seconds += time.perf_counter() - begun
        cpu = cpu_of_all(self.process) - cpu
        self.cpu += cpu
        self.others += busy_less_own() - busy - cpu
        self.times += times
        self.failed += failed

    def cells(self) -> list[str]:
        """CPU milliseconds a request, the median and the 95th percentile, and answers a second."""
        return [f"{1000 * self.cpu / len(self.times):.0f}",
                f"{median(self.times):.0f} / {quantiles(self.times, n=20)[-1]:.0f}",
                f"{len(self.times) / self.seconds:.0f}"]  # fmt: skip


def facts(path: Path) -> str:
    """The size of the database, the machine, the day, and what else the machine has to do."""
    quotes = values(path, ("size",))["size"][0]
    load = os.getloadavg()[0]
    return (
        f"{int(quotes):,} quotes, {path.stat().st_size / 1e6:,.0f} MB; {date.today():%d %B %Y},"
        f" {os.cpu_count()} cores with a load of {load:.1f} before it began, Python"
        f" {platform.python_version()}, SQLite {sqlite3.sqlite_version}."
    )


def values(path: Path, only: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """What each name in an address may stand for."""
    chance = random.Random(11)
    found = {}
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        last = {
            table: db.execute(f"select max(id) from {table}").fetchone()[0]
            for table in ("speakers", "quotes", "articles", "claims")
        }
        for name, sql in DRAWN.items():
            if only and name not in only:
                continue
            ids = {f"ids:{table}": ", ".join(str(chance.randint(1, end)) for _ in range(400))
                   for table, end in last.items()}  # fmt: skip
            for key, many in ids.items():
                sql = sql.replace("{" + key + "}", many)
            found[name] = [str(row[0]) for row in db.execute(sql)]
    words = vocabulary()
    rare = words[SELDOM]
    return found | {
        "size": [str(last["quotes"])], "db": [quote_plus(path.stem)], "word": words[OFTEN],
        "other": words[OFTEN], "rare": rare, "rare3": [word[:3] for word in rare],
        "page": [str(n) for n in range(1, 40)], "kind": ["direct", "indirect", "mixed"],
        "mode": ["speech"], "digit": list("123456789"), "start": [str(n) for n in range(900)],
    }  # fmt: skip


@contextmanager
def served(path: Path, workers: int = 1) -> Iterator[tuple[int, int]]:
    """`quotes serve` on a free port: the port and the process."""
    port = free_port(first=8400)
    command = [sys.executable, "-c", "from quotes.cli import main; main()", "serve", str(path)]
    process = subprocess.Popen(
        [*command, "-p", str(port), "--workers", str(workers)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(1200):
            try:
                httpx.get(f"http://127.0.0.1:{port}/", timeout=120)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        else:
            raise SystemExit("the site did not start")
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def cpu_of(process: int) -> float:
    """The seconds of CPU time that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cpu_of_all(process: int) -> float:
    """The same of a process and those that it has started."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return sum(cpu_of(each) for each in (process, *map(int, found)))


def busy_less_own() -> float:
    """The seconds that all cores have worked, for whomever but this process."""
    user, nice, system = map(int, Path("/proc/stat").read_text().split(maxsplit=4)[1:4])
    return (user + nice + system) / os.sysconf("SC_CLK_TCK") - time.process_time()


def measure(
    port: int, process: int, address: str, drawn: dict[str, list[str]], clients: int, calls: int
) -> Times:  # fmt: skip
    """The times of a page: with one client, then with several that share the calls."""
    chance = random.Random(address)
    before = cpu_of(process)
    one, wrong = asyncio.run(visits(port, paths(address, drawn, chance, calls // 4), 1))
    cpu = 1000 * (cpu_of(process) - before) / len(one)
    several, failed = asyncio.run(visits(port, paths(address, drawn, chance, calls), clients))
    return Times(cpu, one, several, wrong + failed)


def paths(
    address: str, drawn: dict[str, list[str]], chance: random.Random, number: int
) -> list[str]:  # fmt: skip
    """So many addresses of a page."""
    return [
        address.format(**{name: quote_plus(chance.choice(each)) for name, each in drawn.items()})
        for _ in range(number)
    ]


async def visits(port: int, addresses: list[str], clients: int) -> tuple[list[float], int]:
    """Milliseconds of each call, with so many clients at once, and how many had no good answer."""
    times: list[float] = []
    failed: list[str] = []
    waiting = list(addresses)

    async def visit(client: httpx.AsyncClient) -> None:
        while waiting:
            path = waiting.pop()
            begun = time.perf_counter()
            answer = await client.get(path, timeout=120, follow_redirects=True)
            times.append(1000 * (time.perf_counter() - begun))
            if answer.status_code != 200:
                failed.append(f"{answer.status_code} {path}")

    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        await asyncio.gather(*(visit(client) for _ in range(clients)))
    for each in sorted(set(failed))[:2]:
        print(f"  {each[:150]}")
    return times, len(failed)


if __name__ == "__main__":
    main()
