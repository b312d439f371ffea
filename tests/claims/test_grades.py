"""The grades by which statements are found worth checking: whole, in order, and no words of others."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from training.claims.statements import INVENTED, REAL

PAIRS = INVENTED.with_name("pairs.jsonl")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("path", [INVENTED, REAL], ids=["invented", "real"])
def test_every_statement_has_a_grade(path: Path) -> None:
    assert {row["grade"] for row in rows(path)} == {"0", "1", "2", "3"}


def test_no_invented_statement_stands_twice() -> None:
    texts = [row["text"] for row in rows(INVENTED)]
    assert len(texts) == len(set(texts))


def test_real_statements_are_places_in_order() -> None:
    found = rows(REAL)
    places = [(row["doc"], int(row["start"]), int(row["end"])) for row in found]
    assert places == sorted(places) and all(start < end for _, start, end in places)
    assert set(found[0]) == {"doc", "start", "end", "hash", "grade"}


def test_no_invented_pair_stands_twice() -> None:
    found = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    assert len({(row["text_a"], row["text_b"]) for row in found}) == len(found)
    assert {row["y"] for row in found} == {0, 1}
