"""Kill ingests at random moments of their whole life, and see whether a rerun completes them.

    python tests/soak/kill_ingest.py COUNT FOLDER [SEED]

Each file is made and filled by the run behind `quotes ingest`, with an extractor that is quick (quotation
marks and the name before "said"); each tenth run has two workers.
After each kill the file is checked (integrity, foreign keys), ingested to the end and compared
with that of an undisturbed run: articles, quotes, speakers and who said what.

Prints one line of JSON: tried, finished (over before the kill), resumed (a rerun found some articles),
orphans (workers that outlived their parent), lost, reasons.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from quotes.commands import runs
from quotes.db.schema.opening import open_database
from quotes.model import (
    Article,
    Attribution,
    Entity,
    Extraction,
    Link,
    Quote,
    Span,
    attribution_id,
    phrase,
)

WORKERS_SECONDS = 20.0  # two workers need about so long, most of it to start

ARTICLES = 6

NAMES = ("Ada Orla", "Bo Quill", "Edda Holm", "Toben Vey", "Ilva Marrow")

SAID = re.compile(r"“([^”]+)” ([A-Z]\w+ [A-Z]\w+) said")

CONTENT = """
    select a.key, a.title, a.current, q.key, q.text, q.speaker_name, q.current
    from articles a left join quotes q on q.article = a.id order by 1, 4
"""


def load(_: object = None) -> Callable[[Article], Extraction]:
    """The quick extractor, as worker processes load it."""

    def extract(article: Article) -> Extraction:
        found = []
        for match in SAID.finditer(article.text):
            spans, name = (Span(*match.span(1)),), match[2]
            source = phrase(article.text, (Span(*match.span(2)),))
            quote = Quote("direct", "speech", match[1], spans, None, source)
            entity = Entity(name.lower().replace(" ", "-"), name, "person")
            key = attribution_id(article.text, spans)
            found.append(Attribution(key, quote, Link(source, (entity,))))
        entities = {e.id: e for a in found if a.speaker for e in a.speaker.entities}
        return Extraction(article, tuple(found), tuple(entities.values()), 50)

    return extract


def ingest(path: Path, articles: Path, workers: int) -> int:
    """What the child does: the real run, with the quick extractor in place of the models."""
    db = open_database(path)
    done = runs.run(db, (str(articles),), runs.Options(workers=workers, silent=True))
    db.close()
    return done.failed


def start(path: Path, articles: Path, workers: int) -> int:
    """Ingest in a child, the first of a group of processes of its own; its id."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setsid()
            status = ingest(path, articles, workers)
        finally:
            os._exit(status)
    return child


def finished(child: int) -> bool:
    """Wait for a child; whether it came to its end by itself. Raises AssertionError for a fault."""
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0, "a run failed"
    return not os.WIFSIGNALED(status)


def content(path: Path) -> list[tuple[object, ...]]:
    """All that was stored, after a check of the whole file."""
    with sqlite3.connect(path) as db:
        assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert not db.execute("pragma foreign_key_check").fetchall()
        tables = db.execute("select count(*) from sqlite_master where name = 'articles'")
        found = db.execute(CONTENT).fetchall() if tables.fetchone()[0] else []
    db.close()
    return found


def orphans(session: int) -> int:
    """How many processes of a session are left a while after its first was killed."""
    end = time.monotonic() + 5
    while True:
        listed = subprocess.run(
            ["ps", "-o", "pid=", "-s", str(session)], capture_output=True, check=False
        )
        left = len(listed.stdout.split())
        if not left or time.monotonic() > end:
            return left
        time.sleep(0.1)


def write_articles(folder: Path) -> Path:
    chance = random.Random(7)
    (folder / "in").mkdir()
    for number in range(ARTICLES):
        said = [f"“The {w} of Ayla is number {number}.” {chance.choice(NAMES)} said on Friday."
                for w in ("quay", "boat", "pier")]  # fmt: skip
        text = f"Port Ayla, day {number}\n\n" + "\n\n".join(said)
        (folder / "in" / f"{number:02}.txt").write_text(text, "utf-8")
    return folder / "in"


def run(count: int, folder: Path, seed: int = 0) -> dict[str, object]:
    """Kill `count` ingests; files of lost ones stay in the folder."""
    chance, articles = random.Random(seed), write_articles(folder)
    whole = folder / "whole.db"
    begun = time.monotonic()
    assert finished(start(whole, articles, 1))
    took, expected = time.monotonic() - begun, content(whole)
    assert len({row[0] for row in expected}) == ARTICLES and len(expected) == 3 * ARTICLES
    result = {"tried": count, "finished": 0, "resumed": 0, "orphans": 0, "lost": 0}
    reasons: list[str] = []
    for number in range(count):
        # Workers are new processes, which takes them as long as all the rest.
        path, workers = folder / f"{number}.db", 2 if number % 10 == 9 else 1
        child = start(path, articles, workers)
        time.sleep(chance.uniform(0, took * 1.3 if workers == 1 else WORKERS_SECONDS))
        os.kill(child, signal.SIGKILL)
        result["finished"] += finished(child)
        result["orphans"] += orphans(child) if workers > 1 else 0
        try:
            before = content(path) if path.exists() and path.stat().st_size else []
            result["resumed"] += 0 < len(before) < len(expected)
            assert finished(start(path, articles, 1))
            assert content(path) == expected, "another content"
        except Exception as error:  # whatever a later use meets is what we look for
            result["lost"] += 1
            reasons.append(f"{type(error).__name__}: {error}")
            continue
        for made in folder.glob(f"{number}.db*"):
            made.unlink()
    return {**result, "reasons": reasons, "seconds": round(time.monotonic() - begun)}


if __name__ == "__main__":
    runs.shipped = load
    given = [int(a) for a in (sys.argv[1], *sys.argv[3:])]
    print(json.dumps(run(given[0], Path(sys.argv[2]), *given[1:])))
