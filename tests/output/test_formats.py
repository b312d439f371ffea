"""quotes.output.formats: each format, and that hostile text stays text."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from quotes.output.formats import WRITERS, columns, shortened


def row(text: str = "We go on", speaker: str | None = "Ada Orla") -> dict[str, Any]:
    entity = {"id": "ada-orla", "name": speaker, "kind": "person", "wikidata": None}
    return {
        "id": "k3", "article": {"source": "a.txt", "title": None, "published": None, "url": None},
        "kind": "direct", "mode": "speech", "text": text, "spans": [[1, 9]],
        "cue": {"text": "said", "lemma": "say", "spans": [[12, 16]], "denied": False},
        "speaker": {"text": "she", "spans": [[17, 20]], "entity": entity} if speaker else None,
        "via": None, "addressee": None, "evidence": ["model:cue"], "confidence": 0.9,
        "chain": [], "notes": [],
    }  # fmt: skip


def written(style: str, *rows: dict[str, Any]) -> str:
    return "".join(WRITERS[style](rows))


def test_json_formats() -> None:
    assert [json.loads(x) for x in written("jsonl", row(), row()).splitlines()] == [row(), row()]
    assert json.loads(written("json", row(), row())) == [row(), row()]
    assert json.loads(written("json")) == [] and written("jsonl") == ""


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx"])
def test_csv_holds_no_formulas(text: str) -> None:
    (made,) = csv.DictReader(io.StringIO(written("csv", row(text))))
    assert made["text"] == f"'{text}"
    assert (made["speaker"], made["start"], made["end"]) == ("Ada Orla", "1", "9")


def test_html_is_escaped() -> None:
    made = written("html", row("<script>alert(1)</script>", "<img src=x onerror=alert(1)>"))
    assert "<script>" not in made and "<img" not in made and "&lt;script&gt;" in made


def test_a_table_is_safe_for_a_terminal() -> None:
    made = written("table", row("a\x1b[2Jb\nc", None))
    assert "\x1b" not in made and made.count("\n") == 2 and "—" in made


def test_columns_are_aligned() -> None:
    assert list(columns(("a", "long"), [("xyz", "1")])) == ["a    long", "xyz  1"]
    assert shortened("one two three", 8) == "one two…"
