"""How well `quotes verify` does on queries whose answers are known: every figure is printed.

    python -m benchmarks.verify CORPUS.jsonl.gz QUERIES.jsonl [--wrong FILE]

The corpus has quote_id, speaker, doc and text a line; the queries text, speaker, status and kinds.
Thresholds are set on the training part only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

from sqlite_utils import Database

from quotes.claims.statement import read_statement
from quotes.claims.verdict import STATUSES, Verdict
from quotes.db.claims.statements import index_statements
from quotes.db.claims.verify import Named, verdict_on
from quotes.db.schema.identifiers import slugify
from quotes.db.schema.opening import open_database, transaction
from quotes.db.schema.rows import insert

Row = dict[str, Any]

KINDS = (
    "cut", "inserted", "replaced", "joined", "negation added", "negation lost", "number changed",
)  # fmt: skip


def rows_of(path: Path) -> list[Row]:
    """The lines of a file of JSON Lines, gzipped or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


def fill(db: Database, corpus: Iterable[Row]) -> dict[str, int]:
    """Store the corpus as quotes of invented articles; the id of each speaker by its name."""
    articles: dict[str, int] = {}
    speakers: dict[str, int] = {}
    with transaction(db):
        for row in corpus:
            doc, name = row["doc"], row["speaker"]
            if doc not in articles:
                fields = {"key": doc, "source": doc, "text": doc, "current": 1}
                articles[doc] = insert(db, "articles", fields)
            if name not in speakers:
                slug = f"{slugify(name)}-{len(speakers)}"
                fields = {"slug": slug, "name": name, "kind": "person", "origin": "import"}
                speakers[name] = insert(db, "speakers", fields)
            _store(db, row, articles[doc], speakers[name])
        index_statements(db)
    return speakers


def _store(db: Database, row: Row, article: int, speaker: int) -> None:
    quote = insert(db, "quotes", {
        "key": row["quote_id"], "article": article, "kind": "direct", "mode": "speech",
        "text": row["text"], "start": 0, "end": 0, "denied": 0, "current": 1,
        "speaker": speaker, "speaker_name": row["speaker"],
    })  # fmt: skip
    insert(db, "mentions", {
        "key": row["quote_id"], "article": article, "quote": quote, "role": "speaker",
        "text": row["speaker"], "entity": speaker, "found": speaker,
    })  # fmt: skip


def splices(corpus: list[Row], number: int, seed: int = 7) -> Iterator[Row]:
    """Statements put together from halves of two others: many that are nearly like a query."""
    chance = Random(seed)
    for place in range(number):
        one, other = chance.choice(corpus), chance.choice(corpus)
        head, tail = one["text"].split(), other["text"].split()
        words = head[: len(head) // 2] + tail[len(tail) // 2 :]
        yield {
            "quote_id": f"splice:{place}", "speaker": one["speaker"], "doc": one["doc"],
            "text": " ".join(words),
        }  # fmt: skip


def ratio(part: int, whole: int) -> str:
    """A share with three digits."""
    return f"{part / whole:.3f}" if whole else "  –  "


def score(name: str, pairs: Iterable[tuple[bool, bool]]) -> None:
    """Print precision and recall of pairs (given, expected)."""
    counts = Counter(pairs)
    right, extra, missed = counts[True, True], counts[True, False], counts[False, True]
    print(
        f"{name:18} {ratio(right, right + extra)} {ratio(right, right + missed)} {right + missed:5}"
    )


def report(queries: list[Row], verdicts: list[Verdict]) -> None:
    """Print accuracy, and precision and recall of each status and kind."""
    both = list(zip(queries, verdicts, strict=True))
    right = sum(query["status"] == found.status for query, found in both)
    print(f"status accuracy    {ratio(right, len(both))} of {len(both)}\n{'':18} P     R     n")
    for status in STATUSES:
        score(status, ((f.status == status, q["status"] == status) for q, f in both))
    for kind in KINDS:
        score(kind, ((kind in f.kinds, kind in q["kinds"]) for q, f in both))


def calibration(queries: list[Row], verdicts: list[Verdict]) -> None:
    """Print how often the status is right, for each tenth of confidence."""
    tenths: dict[int, list[bool]] = {}
    for query, found in zip(queries, verdicts, strict=True):
        right = query["status"] == found.status
        tenths.setdefault(int(found.confidence * 10), []).append(right)
    for tenth, right in sorted(tenths.items()):
        print(f"confidence {tenth / 10:.1f}     {ratio(sum(right), len(right))} of {len(right)}")


def timed(run: Callable[[], Verdict]) -> tuple[Verdict, float]:
    """What a call gives, and the milliseconds of CPU that it takes."""
    start = time.process_time()
    found = run()
    return found, (time.process_time() - start) * 1000


def write_wrong(path: Path, queries: list[Row], verdicts: list[Verdict], corpus: list[Row]) -> None:
    """Write each query whose status or kinds differ, with what it was made of and what was found."""
    texts = {row["quote_id"]: row["text"] for row in corpus}
    with path.open("w", encoding="utf-8") as file:
        for query, found in zip(queries, verdicts, strict=True):
            kinds = [kind for kind in found.kinds if kind in KINDS]
            if (query["status"], sorted(query["kinds"])) != (found.status, sorted(kinds)):
                line = {
                    **query, "found": found.status, "found_kinds": found.kinds,
                    "coverage": round(found.coverage, 2), "said": texts.get(query["quote_id"]),
                    "match": found.match.text if found.match else None,
                }  # fmt: skip
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


def main() -> None:
    """Load, verify, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--wrong", type=Path, help="where the wrong ones are written")
    parser.add_argument("--splices", type=int, default=0, help="how many made quotes are added")
    parser.add_argument("--first", type=int, help="how many of the queries are asked")
    options = parser.parse_args()
    corpus, queries = rows_of(options.corpus), rows_of(options.queries)[: options.first]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "verify.db"
        db = open_database(path)
        start = time.process_time()
        speakers = fill(db, chain(corpus, splices(corpus, options.splices)))
        taken = time.process_time() - start
        print(f"{db['quotes'].count} quotes stored in {taken:.1f} s CPU")
        verdicts, times = [], []
        for query in queries:
            name = query["speaker"]
            named = Named(name, frozenset({speakers[name]} if name in speakers else ()))
            statement = read_statement(query["text"])
            found, taken = timed(partial(verdict_on, db, statement, named))
            verdicts.append(found)
            times.append(taken)
        report(queries, verdicts)
        cuts = quantiles(times, n=100)
        print(f"CPU ms             p50 {cuts[49]:.1f}, p95 {cuts[94]:.1f}, max {max(times):.1f}")
        calibration(queries, verdicts)
        if options.wrong:
            write_wrong(options.wrong, queries, verdicts, corpus)
        db.close()


if __name__ == "__main__":
    main()
