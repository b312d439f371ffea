"""The statements that we graded by how worth checking they are.

0 is no fact (courtesy, question, wish), 1 mild or vague, 2 a fact of some public weight, 3 one that a
fact-checker would take first.

`labels.tsv` has invented ones with their words. `statements.tsv` has real ones by their places in labelled
articles (TEXTS, see `training/README.md`) and in ProSeCCo (CC BY-SA 4.0; `prosecco:ID:COLUMN`), with the
beginning of the checksum of their words; no words of theirs are in the repository.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import QuotesError

HERE = Path(__file__).parent
INVENTED, REAL = HERE / "labels.tsv", HERE / "statements.tsv"
PAIRS = "prosecco:"
# How statements came about: grades of one kind are not compared with those of another.
OWN, DEBATE, ARTICLE = range(3)


@dataclass(frozen=True, slots=True)
class Graded:
    """A statement with its grade, where it stood, and how it came about."""

    text: str
    grade: int
    doc: str
    kind: int


def graded(texts: Path, pairs: Path) -> list[Graded]:
    """All graded statements; raises QuotesError where the words at a place are others."""
    found = [
        Graded(row["text"], int(row["grade"]), "own:" + _sum(row["text"])[:2], OWN)
        for row in _rows(INVENTED)
    ]
    lines = [json.loads(line) for line in pairs.read_text("utf-8").splitlines()]
    sides = {f"{PAIRS}{r['id']}:{name}": r[name] for r in lines for name in ("text_a", "text_b")}
    for row in _rows(REAL):
        doc = row["doc"]
        debate = doc.startswith(PAIRS)
        whole = sides[doc] if debate else (texts / doc).read_bytes().decode("utf-8")
        text = whole[int(row["start"]) : int(row["end"])]
        if _sum(text) != row["hash"]:
            raise QuotesError(
                f"The words of {doc} at {row['start']} are not those that were graded."
            )
        found.append(Graded(text, int(row["grade"]), doc, DEBATE if debate else ARTICLE))
    return found


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
