"""How well copies of one report are told from independent reports, on made articles: figures are printed.

    python -m benchmarks.origins SENTENCES.jsonl [--seed N] [--events N]

SENTENCES has text_a a line. An event has quotes, which all who report it print, and a press release, of
which each takes a sentence or two. A report is copied by outlets: cut, topped by a lead of their own,
with edited sentences, and with the furniture of the outlet's pages. Thresholds are set on seed 1 only.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.clusters import FIRST, b_cubed
from benchmarks.verify import rows_of
from quotes.db.claims.tracking import track
from quotes.db.schema.identifiers import digest
from quotes.db.schema.opening import open_database, transaction
from quotes.db.schema.rows import insert

OUTLETS = 30
AGENCIES = ("AP", "Reuters", "AFP")


@dataclass(frozen=True, slots=True)
class Printed:
    """An article: where it is printed, on which day, and which report it is."""

    text: str
    outlet: int
    day: int
    origin: str


class Writer:
    """Writes articles out of sentences, each of which is used for one report only."""

    def __init__(self, sentences: list[str], seed: int) -> None:
        self._chance = Random(seed)
        self._sentences = sentences
        self._chance.shuffle(self._sentences)
        self._furniture = [self._take(3) for _ in range(OUTLETS)]

    def _take(self, number: int) -> list[str]:
        return [self._sentences.pop() for _ in range(number)]

    def event(self, name: str) -> list[Printed]:
        """All articles of one event: some reports, each with its copies."""
        chance = self._chance
        quotes = [f"“{each}”" for each in self._take(4)]
        release = self._take(3)
        day = chance.randrange(300)
        found = []
        for number in range(chance.randrange(1, 4)):
            prose = self._take(chance.randrange(6, 14)) + chance.sample(release, 1)
            agency = chance.choice(AGENCIES) if chance.random() < 0.6 else ""
            outlets = chance.sample(range(OUTLETS), chance.randrange(1, 7))
            for place, outlet in enumerate(outlets):
                text = self._printed(prose, quotes, agency, outlet, copied=place > 0)
                late = chance.randrange(2)
                found.append(Printed(text, outlet, day + late, f"{name}.{number}"))
        return found

    def _printed(
        self, prose: list[str], quotes: list[str], agency: str, outlet: int, *, copied: bool
    ) -> str:
        """One article: the report as it is, or changed as a desk does."""
        chance, sentences = self._chance, list(prose)
        if copied:
            if chance.random() < 0.6:
                sentences = sentences[: max(4, int(len(sentences) * chance.uniform(0.4, 1)))]
            sentences = [
                self._edited(each) if chance.random() < 0.3 else each for each in sentences
            ]
            if chance.random() < 0.4:
                sentences = self._take(chance.randrange(1, 4)) + sentences
        said = chance.sample(quotes, chance.randrange(2, len(quotes) + 1))
        lines = [f"SORREL ({agency}) — {sentences[0]}" if agency else sentences[0]]
        for each in sentences[1:]:
            lines.append(each)
            if said and chance.random() < 0.4:
                lines.append(f"{said.pop()} she said.")
        lines += [f"{each} she said." for each in said]
        return "\n\n".join([*lines, *self._furniture[outlet]])

    def _edited(self, sentence: str) -> str:
        words = sentence.split()
        place = self._chance.randrange(len(words))
        words[place : place + 1] = self._chance.choice(
            ([], [words[place], "reportedly"], ["other"])
        )
        return " ".join(words)


def main() -> None:
    """Write the articles, store them, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=120)
    options = parser.parse_args()
    texts = {row["text_a"] for row in rows_of(options.sentences) if len(row["text_a"].split()) > 8}
    writer = Writer(sorted(texts), options.seed)
    printed = [each for n in range(options.events) for each in writer.event(str(n))]
    Random(options.seed).shuffle(printed)
    with tempfile.TemporaryDirectory() as folder:
        db = open_database(Path(folder) / "origins.db")
        gold: dict[str, str] = {}
        start = time.process_time()
        for each in printed:
            key = digest(each.text, str(each.outlet))[:16]
            gold[key] = each.origin
            with transaction(db):
                insert(db, "articles", {
                    "key": key, "source": key, "text": each.text, "current": 1, "body": "[]",
                    "url": f"https://outlet{each.outlet}.example/{key}",
                    "published": date.fromordinal(FIRST + each.day).isoformat(),
                })  # fmt: skip
                track(db)
        taken = (time.process_time() - start) / len(printed) * 1000
        found = dict(db.execute("select key, origin from article_origins").fetchall())
        db.close()
    p, r, f = b_cubed(gold, found)
    sizes = Counter(found.values())
    print(
        f"{len(gold)} articles of {len(set(gold.values()))} reports; CPU ms an article {taken:.1f}"
    )
    print(f"B-cubed P {p:.3f}  R {r:.3f}  F1 {f:.3f}; {len(sizes)} origins found")


if __name__ == "__main__":
    main()
