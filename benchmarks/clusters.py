"""How well quotes are joined to claims on a made set whose claims are known: every figure is printed.

    python -m benchmarks.clusters PAIRS.jsonl [--seed N] [--claims N] [--orders N] [--wrong FILE]

PAIRS has text_a, text_b and same_meaning a line (`benchmarks/claim_set.py`). Thresholds are set on
seed 1 only. B-cubed (Bagga and Baldwin 1998) is over quotes; a false merge is a claim that has quotes of two.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from random import Random

from sqlite_utils import Database

from benchmarks.claim_set import Made, make
from benchmarks.verify import rows_of
from quotes.db.claims.tracking import track
from quotes.db.corrections.actions import By, merge
from quotes.db.schema.identifiers import digest, slugify
from quotes.db.schema.opening import open_database, transaction
from quotes.db.schema.rows import insert

FIRST = date(2025, 1, 1).toordinal()
# How many quotes are stored in one transaction, as an article's are.
ARTICLE = 10


class Store:
    """A database with made quotes; the name of each speaker may stand for two rows until late."""

    def __init__(self, path: Path, made: Iterable[Made], *, twins: bool = False) -> None:
        self.db = open_database(path)
        self._speakers: dict[str, int] = {}
        self._twins = twins
        batch: list[tuple[str, Made]] = []
        for key, each in made_with_keys(made):
            batch.append((key, each))
            if len(batch) == ARTICLE:
                self._put(batch)
                batch = []
        self._put(batch)

    def _put(self, batch: list[tuple[str, Made]]) -> None:
        with transaction(self.db):
            for key, each in batch:
                name = each.speaker + (" II" if self._twins and int(key, 16) % 2 else "")
                store(self.db, key, each, self._speaker(name))
            track(self.db)

    def _speaker(self, name: str) -> int:
        if name not in self._speakers:
            row = {"slug": slugify(name), "name": name, "kind": "person", "origin": "import",
                   "found_name": name}  # fmt: skip
            self._speakers[name] = insert(self.db, "speakers", row)
        return self._speakers[name]

    def merge_twins(self) -> None:
        """The second rows turn out to be the first."""
        for name in sorted(self._speakers):
            if name.endswith(" II") and name[:-3] in self._speakers:
                merge(self.db, slugify(name), slugify(name[:-3]), By())
        track(self.db)

    def claims(self) -> dict[str, str]:
        """The id of the claim of each quote, by key."""
        sql = "select q.key, c.key from quotes q join claims c on c.id = q.claim"
        return dict(self.db.execute(sql).fetchall())


def made_with_keys(made: Iterable[Made]) -> list[tuple[str, Made]]:
    """Each quote with a key that depends on itself alone."""
    return [(slug_key(each), each) for each in dict.fromkeys(made)]


def slug_key(each: Made) -> str:
    """A key as the pipeline gives: hexadecimal digits."""
    return digest(each.text, each.speaker, each.claim, each.how, str(each.day))[:16]


def store(db: Database, key: str, each: Made, speaker: int) -> None:
    """One quote in an article of its own."""
    article = insert(db, "articles", {
        "key": key, "source": key, "text": key, "current": 1,
        "published": date.fromordinal(FIRST + each.day).isoformat(),
    })  # fmt: skip
    quote = insert(db, "quotes", {
        "key": key, "article": article, "kind": each.kind, "mode": "speech", "text": each.text,
        "start": 0, "end": 0, "denied": 0, "current": 1, "speaker": speaker,
    })  # fmt: skip
    insert(db, "mentions", {
        "key": key, "article": article, "quote": quote, "role": "speaker", "text": "", "entity": speaker,
        "found": speaker,
    })  # fmt: skip


def b_cubed(gold: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1, each averaged over the quotes."""
    size = Counter(found.values()), Counter(gold.values())
    both = Counter((found[key], gold[key]) for key in gold)
    precision = sum(both[found[k], gold[k]] / size[0][found[k]] for k in gold) / len(gold)
    recall = sum(both[found[k], gold[k]] / size[1][gold[k]] for k in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def report(gold: dict[str, Made], found: dict[str, str]) -> list[set[str]]:
    """Print the figures; the claims found that have quotes of several."""
    p, r, f = b_cubed({key: each.claim for key, each in gold.items()}, found)
    print(f"B-cubed            P {p:.3f}  R {r:.3f}  F1 {f:.3f}")
    groups: dict[str, set[str]] = defaultdict(set)
    for key, claim in found.items():
        groups[claim].add(key)
    wrong = [keys for keys in groups.values() if len({gold[key].claim for key in keys}) > 1]
    joined = sum(len(keys) > 1 for keys in groups.values())
    print(f"false merges       {len(wrong)} of {joined} claims with several quotes"
          f" ({len(wrong) / joined:.2%})")  # fmt: skip
    home = {gold[key].claim: claim for key, claim in found.items() if gold[key].how == "whole"}
    kept: dict[str, list[bool]] = defaultdict(list)
    for key, claim in found.items():
        if (each := gold[key]).claim in home:
            kept[each.how].append(home[each.claim] == claim)
    for how, right in sorted(kept.items()):
        print(f"  {how:10} joined {sum(right) / len(right):.3f} of {len(right)}")
    return wrong


def timed(run: Callable[[], Store]) -> tuple[Store, float]:
    """What a call gives, and the seconds of CPU that it takes."""
    start = time.process_time()
    found = run()
    return found, time.process_time() - start


def orders(folder: Path, made: list[Made], number: int) -> int:
    """In how many random orders, with speakers merged late, the claims and ids are the same."""
    chance = Random(11)
    outcomes: Counter[str] = Counter()
    for place in range(number):
        chance.shuffle(made)
        filled = Store(folder / f"order{place}.db", made, twins=bool(place))
        filled.merge_twins()
        outcomes[json.dumps(sorted(filled.claims().items()))] += 1
        filled.db.close()
    return max(outcomes.values())


def write_wrong(path: Path, wrong: list[set[str]], gold: dict[str, Made]) -> None:
    """Write the claims that have quotes of several."""
    lines = [[[gold[k].claim, gold[k].how, gold[k].text] for k in sorted(keys)] for keys in wrong]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def main() -> None:
    """Make the set, store it, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--claims", type=int, default=800)
    parser.add_argument("--orders", type=int, default=20, help="how many random orders are tried")
    parser.add_argument("--wrong", type=Path, help="where the false merges are written")
    options = parser.parse_args()
    rows = rows_of(options.pairs)
    made = list(dict.fromkeys(make(rows, options.claims, options.seed)))
    gold = dict(made_with_keys(made))
    print(f"{len(gold)} quotes of {len({each.claim for each in made})} claims")
    with tempfile.TemporaryDirectory() as folder:
        filled, taken = timed(lambda: Store(Path(folder) / "claims.db", made))
        print(f"CPU ms a quote     {taken / len(gold) * 1000:.1f}")
        wrong = report(gold, filled.claims())
        if options.wrong:
            write_wrong(options.wrong, wrong, gold)
        if options.orders:
            same = orders(Path(folder), list(make(rows, 80, options.seed)), options.orders)
            print(f"same claims and ids {same} of {options.orders} orders")


if __name__ == "__main__":
    main()
