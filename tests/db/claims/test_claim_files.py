"""Claims for other tools: schema.org's types, CSV and JSON Lines, and reviews that come back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from invented import ILVA, TOBEN
from pyarrow import parquet
from sqlite_utils import Database
from test_tracking import HALF, PROMISE, print_it

from quotes.cli import cli
from quotes.db.claims.tracking import track
from quotes.db.corrections.claim_words import Outcome, judge_claim
from quotes.db.schema.opening import open_database

WORK = {"@type", "@id", "url", "name", "headline", "datePublished"}
# The properties that schema.org has for each of its types that are written.
ALLOWED = {
    "Claim": WORK | {"text", "author", "firstAppearance", "appearance"},
    "Quotation": WORK | {"text", "creator", "isBasedOn", "about"},
    "ClaimReview": WORK
    | {"claimReviewed", "author", "reviewRating", "reviewBody", "itemReviewed"},
    "Rating": {"@type", "alternateName"}, "NewsArticle": WORK, "CreativeWork": WORK,
    "Person": {"@type", "@id", "name", "sameAs"}, "Organization": {"@type", "@id", "name", "sameAs"},
}  # fmt: skip


def fill(path: Path) -> Database:
    db = open_database(path)
    print_it(db, PROMISE, ILVA, "https://a.example/1", "2025-01-01")
    print_it(db, HALF, ILVA, "https://b.example/2", "2025-01-02")
    print_it(db, PROMISE, TOBEN, "https://c.example/3", "2025-01-09")
    track(db)
    return db


def run(path: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(cli, ("claims", str(path), *arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def types(value: Any) -> list[dict[str, Any]]:
    """Every typed node of a document."""
    if isinstance(value, list):
        return [node for each in value for node in types(each)]
    if not isinstance(value, dict):
        return []
    own = [value] if "@type" in value else []
    return own + [node for each in value.values() for node in types(each)]


def test_linked_data_has_only_what_schema_org_has(path: Path) -> None:
    db = fill(path)
    judge_claim(db, 1, Outcome("checked", "half true", "see page 2", "https://f.example/1"),
                who="Ada", why="")  # fmt: skip
    found = json.loads(run(path, "export", "--format", "jsonld").output)
    assert found["@context"] == "https://schema.org"
    for node in types(found):
        assert node.keys() <= ALLOWED[node["@type"]], node
    kinds = [node["@type"] for node in found["@graph"]]
    assert sorted(kinds) == ["Claim"] * 2 + ["ClaimReview"] + ["Quotation"] * 3
    ids = [node["@id"] for node in found["@graph"]]
    assert len(set(ids)) == len(ids)
    review = found["@graph"][kinds.index("ClaimReview")]
    assert review["itemReviewed"]["firstAppearance"]["url"] == "https://a.example/1"
    assert len(review["itemReviewed"]["appearance"]) == 2
    assert review["author"]["name"] == "Ada"


def test_a_review_goes_round(path: Path, tmp_path: Path) -> None:
    db = fill(path)
    judge_claim(db, 1, Outcome("checked", "half true", "see page 2", "https://f.example/1"),
                who="Ada", why="")  # fmt: skip
    written = run(path, "export", "--format", "jsonld").output
    file, other = tmp_path / "r.jsonld", tmp_path / "other.db"
    file.write_text(written, "utf-8")
    fill(other)
    assert run(other, "import", str(file)).output.startswith("1 reviews taken, 0 known")
    assert run(other, "import", str(file)).output.startswith("0 reviews taken, 1 known")
    again = json.loads(run(other, "export", "--format", "jsonld").output)
    for each in (again, before := json.loads(written)):
        for node in types(each):
            if node["@type"] == "ClaimReview":
                node.pop("datePublished")
    assert again == before


@pytest.mark.parametrize(
    ("author", "told"),
    [
        ({"name": "Toben Quill"}, "1 reviews taken"),
        ({}, "several claims have the words"),
        ({"name": "Ada Orla"}, "no claim has the words"),
    ],
)
def test_a_review_without_our_id_is_found_by_words_and_author(
    path: Path, tmp_path: Path, author: dict[str, str], told: str
) -> None:
    fill(path)
    review = {
        "@type": "ClaimReview", "claimReviewed": PROMISE, "itemReviewed": {"author": author},
        "reviewRating": {"ratingValue": 3}, "url": "https://f.example/2",
    }  # fmt: skip
    file = tmp_path / "r.json"
    file.write_text(json.dumps([review]), "utf-8")
    assert told in run(path, "import", str(file)).output


@pytest.mark.parametrize(
    ("text", "told"),
    [("{", "neither JSON nor JSON Lines"), ("[]", "no ClaimReview"),
     ('{"@type": "ClaimReview"}', "does not say which claim"),
     ('{"@type": "ClaimReview", "itemReviewed": {"@id": "urn:quotes:claim:c0"}}', "no claim 'c0'")],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence(path: Path, tmp_path: Path, text: str, told: str) -> None:
    fill(path)
    file = tmp_path / "r.json"
    file.write_text(text, "utf-8")
    result = run(path, "import", str(file))
    assert result.exit_code == 1 and told in result.output


def test_tables_have_a_row_for_each_claim(path: Path) -> None:
    fill(path)
    rows = [json.loads(line) for line in run(path, "export").output.splitlines()]
    table = list(csv.DictReader(io.StringIO(run(path, "export", "--format", "csv").output)))
    assert [row["claim"] for row in table] == [row["claim"] for row in rows]
    packed = parquet.read_table(io.BytesIO(run(path, "export", "--format", "parquet").stdout_bytes))
    assert packed.schema.names == list(rows[0])
    given = [{**row, "reasons": json.loads(row["reasons"])} for row in packed.to_pylist()]
    assert given == [{**row, "denied": bool(row["denied"])} for row in rows]
    assert len(rows) == 2 and rows[0]["worth"] is not None and rows[0]["reasons"]
