"""How well an earlier claim is found for a post that repeats it, in other words: MAP@5.

    python -m benchmarks.related CLAIMS.jsonl POSTS.jsonl [POSTS.jsonl ...]

CLAIMS has claim_id, claim and title a line; POSTS query_id, text and claim_ids. The product's own search is
run over a database in which each claim is a quote; then its three parts are weighted anew by cross-validation
(five folds over the posts), to tell what fitting would add. Nothing of that is stored. Where the encoder of
sentences is installed, the same is told with the best read closely, as `quotes verify` does.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from pathlib import Path
from statistics import quantiles
from typing import Any

import numpy as np
from sqlite_utils import Database

from benchmarks.verify import fill, rows_of
from quotes.claims.likeness import PARTS, WORDS, parts_shared, without_marks_of_posts
from quotes.db.claims.related import Near, closest, ranked, searched_by
from quotes.db.claims.vectors import index_vectors
from quotes.db.schema.opening import open_database
from quotes.languages.sentences import has_sentences

Row = dict[str, Any]

BEST, FOLDS = 5, 5
# "— Name (@account) date" at the end of a post.
SIGNED = re.compile(r"—\s*([^—]*?)\(@\w+\)[^—]*$")
GRID = (0.0, 0.1, 0.2, 0.3, 0.4, 0.6)


def average_precision(found: list[str], wanted: set[str]) -> float:
    """The average precision of the first five."""
    hits, total = 0, 0.0
    for place, each in enumerate(found[:BEST], 1):
        if each in wanted:
            hits += 1
            total += hits / place
    return total / min(len(wanted), BEST)


def post(text: str) -> str:
    """The post with its author's name, without account and date."""
    return SIGNED.sub(r" \1", text)


def main() -> None:
    """Fill a database, search, and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=Path)
    parser.add_argument("posts", type=Path, nargs="+")
    parser.add_argument("--no-titles", action="store_true", help="Search the claims' text alone.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = open_database(Path(folder) / "claims.db")
        claims = rows_of(options.claims)
        fill(db, (_quote(row, titles=not options.no_titles) for row in claims))
        began = time.process_time()
        indexed = index_vectors(db)
        print(
            f"{indexed:,} vectors in {time.process_time() - began:.1f} s of CPU; by {searched_by(db)}"
        )
        _report(db, options.posts)


def _report(db: Database, files: list[Path]) -> None:
    keys = dict(db.execute("select id, key from quotes").fetchall())
    every: list[tuple[np.ndarray, list[str], set[str]]] = []
    took: dict[str, list[float]] = {"": [], ", read closely": []}
    for file in files:
        scores: dict[str, list[float]] = {how: [] for how in took}
        for row in rows_of(file):
            text, wanted = post(row["text"]), {str(each) for each in row["claim_ids"]}
            began = time.process_time()
            found = ranked(db, text)
            took[""].append((time.process_time() - began) * 1000)
            names = [keys[each.quote] for each in found]
            scores[""].append(average_precision(names, wanted))
            every.append((_parts(db, text, found), names, wanted))
            if has_sentences():
                near = [keys[each.quote] for each in closest(text, found)]
                took[", read closely"].append((time.process_time() - began) * 1000)
                scores[", read closely"].append(average_precision(near, wanted))
        for how, each in scores.items():
            if each:
                print(f"MAP@5 {file.name}{how}: {np.mean(each):.3f} of {len(each)}")
    for how, each in took.items():
        if each:
            print(
                f"CPU ms a post{how}: median {np.median(each):.1f}, p95 {quantiles(each, n=20)[-1]:.1f}"
            )
    _cross_validated(every)


def _parts(db: Database, text: str, found: list[Near]) -> np.ndarray:
    """For each candidate cosine, words and parts of words, as the product sums them."""
    cosines = np.array([each.cosine or 0.0 for each in found])
    plain = without_marks_of_posts(text)
    shared = np.array(parts_shared(plain, [each.text for each in found]))
    shared = shared / (shared.max(initial=0.0) or 1.0)
    words = np.array([each.score for each in found]) - PARTS * shared - (cosines if found else 0)
    return np.stack([cosines, words / WORDS, shared], axis=1)


def _cross_validated(every: list[tuple[np.ndarray, list[str], set[str]]]) -> None:
    pairs = [(a, b) for a in GRID for b in GRID]
    table = np.array([
        [average_precision([names[i] for i in np.argsort(-(x @ (1, a, b)), kind="stable")[:BEST]], wanted)
         for a, b in pairs] for x, names, wanted in every
    ])  # fmt: skip
    held = np.zeros(len(every))
    folds = np.random.default_rng(0).permutation(len(every)) % FOLDS
    for fold in range(FOLDS):
        best = int(table[folds != fold].mean(axis=0).argmax())
        held[folds == fold] = table[folds == fold, best]
        print(f"fold {fold}: words {pairs[best][0]}, parts {pairs[best][1]}")
    print(f"MAP@5 with weights of the other folds: {held.mean():.3f} of {len(every)}")


def _quote(row: Row, *, titles: bool) -> Row:
    text = f"{row['claim']} {row['title']}" if titles else row["claim"]
    return {"quote_id": str(row["claim_id"]), "speaker": "nobody", "doc": "claims", "text": text}


if __name__ == "__main__":
    main()
