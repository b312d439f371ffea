"""What verifying a text and storing one more article cost: `python -m benchmarks.store_scale DB...`.

For each database of `scale_db`: milliseconds of `quotes verify` at the median and the 95th percentile, the
megabytes of the indexes behind it, and the CPU milliseconds of storing and tracking one article more with
five quotes, of much quoted and of seldom quoted speakers. Articles are stored in a copy. What a process reads
once (tables of names) is read before, and so are the topics of a database that has none.
"""

from __future__ import annotations

import argparse
import random
import shutil
import time
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles

from sqlite_utils import Database

from benchmarks.readme import put
from benchmarks.scale_words import Words
from benchmarks.site_scale import facts
from quotes.db.claims.topics import index_topics
from quotes.db.claims.verify import answer, checked, what_is_searched
from quotes.db.matching.names.people import persons
from quotes.db.schema.opening import open_database
from quotes.db.storage.store import start_run, store_extraction
from quotes.model import (
    Article,
    Attribution,
    Entity,
    Extraction,
    Link,
    Phrase,
    Quote,
    Span,
    attribution_id,
)

VERIFIED, STORED = 200, 40

# The tables behind verify, and those behind the claims.
BEHIND = {
    "verify": ("_statements", "_fingerprints"),
    "claims": ("_wordings", "_wording_quotes", "_wording_prints", "_wording_links"),
    "search": ("_search", "_quote_facts"),
}


def main() -> None:
    """Measure each database; nothing is written to them."""
    parser = argparse.ArgumentParser(description="What verifying and storing cost.")
    parser.add_argument("db", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    heads = ["quotes", "verify ms", "p95", "CPU p95", *(f"{name} MB" for name in BEHIND),
             "one more article, CPU ms", "p95", "much quoted speakers", "p95"]  # fmt: skip
    print(" | ".join(heads))
    rows = []
    for path in given.db:
        with closing(open_database(path, create=False)) as db:
            number = db.execute("select max(id) from quotes").fetchone()[0]
            row = [f"{number:,}", *verifying(db), *(f"{size(db, each):.0f}" for each in BEHIND)]
        copy = path.with_suffix(".copy")
        shutil.copy(path, copy)
        try:
            with closing(open_database(copy)) as db:
                index_topics(db)
                persons("Stephen Marlow", "Steven Marlow")
                row += [*storing(db, often=False), *storing(db, often=True)]
        finally:
            for each in copy.parent.glob(f"{copy.name}*"):
                each.unlink()
        rows.append(row)
        print(" | ".join(row), flush=True)
    if given.write:
        put("store", facts(given.db[-1]), heads, rows)


def shown(times: list[float]) -> list[str]:
    """The median and the 95th percentile."""
    return [f"{median(times):.1f}", f"{quantiles(times, n=20)[-1]:.1f}"]


def size(db: Database, name: str) -> float:
    """The megabytes of tables and their indexes."""
    tables = [table for (table,) in db.execute("select name from sqlite_master where type = 'table'")
              if table in BEHIND[name] or (name == "search" and table.startswith("_search_"))]  # fmt: skip
    sql = """
        select coalesce(sum(pgsize), 0) from dbstat where aggregate = 1 and name in
            (select name from sqlite_master where tbl_name = ?)
    """
    return float(sum(db.execute(sql, [table]).fetchone()[0] for table in tables)) / 1e6


def verifying(db: Database) -> list[str]:
    """Milliseconds for texts that are stored, cut, changed, and nowhere to be found."""
    chance, words = random.Random(5), Words(99)
    last = db.execute("select max(id) from quotes").fetchone()[0]
    made = iter(words.texts([chance.randint(5, 30) for _ in range(VERIFIED)]))
    searched = what_is_searched(db)
    wall, cpu = [], []
    for number in range(VERIFIED):
        row = chance.randint(1, last)
        text = db.execute("select text from quotes where id = ?", [row]).fetchone()[0].split()
        asked = [text, text[1 : 3 + len(text) * 2 // 3], [*text[:3], "never", *text[3:]],
                 next(made).split()][number % 4]  # fmt: skip
        begun, used = time.perf_counter(), time.process_time()
        answer(db, checked(" ".join(asked)), searched=searched)
        wall.append(1000 * (time.perf_counter() - begun))
        cpu.append(1000 * (time.process_time() - used))
    return [*shown(wall), shown(cpu)[1]]


def storing(db: Database, *, often: bool) -> list[str]:
    """CPU milliseconds of storing and tracking one article more."""
    sql = (
        f"select name from speakers where id {'<= 20' if often else '> 100'} order by id limit 400"
    )
    names = [name for (name,) in db.execute(sql).fetchall()]
    words, chance = Words(3 + often), random.Random(often)
    run = start_run(db, "scale")
    times = []
    for number in range(STORED):
        extraction = article(words, chance.sample(names, 5), f"{often}-{number}")
        begun = time.process_time()
        store_extraction(db, extraction, run)
        times.append(1000 * (time.process_time() - begun))
    # The first reads tables into memory.
    return shown(times[1:])


def article(words: Words, names: list[str], name: str) -> Extraction:
    """An article with a quote of each of these speakers, as a run would have found it."""
    prose = words.texts([30] * (2 * len(names)))
    text, found, entities = "", [], []
    for who, before, said in zip(names, prose[::2], prose[1::2], strict=True):
        text += f"{before.capitalize()}. “"
        span = Span(len(text), len(text) + len(said))
        by = Span(span.end + 3, span.end + 3 + len(who))
        text += f"{said},” {who} said.\n\n"
        source = Phrase(who, (by,))
        quote = Quote("direct", "speech", said, (span,), None, source, confidence=0.9)
        entity = Entity(who.lower().replace(" ", "-"), who, "person")
        entities.append(entity)
        found.append((span, quote, Link(source, (entity,))))
    made = tuple(
        Attribution(attribution_id(text, (span,)), quote, link, confidence=0.9)
        for span, quote, link in found
    )
    source = f"https://outlet7.example/more-{name}"
    page = Article(source, text, title=f"More {name}", published="2025-06-01", url=source)
    return Extraction(page, made, tuple(dict.fromkeys(entities)), words=len(text.split()))


if __name__ == "__main__":
    main()
