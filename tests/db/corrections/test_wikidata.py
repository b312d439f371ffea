"""Wikidata ids and exports, read without a network."""

from __future__ import annotations

from typing import Any

import pytest

from quotes.db.corrections.wikidata import check_qid, plain_row
from quotes.errors import CorrectionError


@pytest.mark.parametrize(
    "given",
    ["Q42", " Q42 ", "https://www.wikidata.org/wiki/Q42", "http://www.wikidata.org/entity/Q42"],
)
def test_ids(given: str) -> None:
    assert check_qid(given) == "Q42"


@pytest.mark.parametrize("given", ["", "42", "q42", "Q0", "Q42x", "https://other.example/wiki/Q42"])
def test_what_is_no_id(given: str) -> None:
    with pytest.raises(CorrectionError, match="no Wikidata id"):
        check_qid(given)


ENTITY = {"id": "Q7", "labels": {"en": {"value": "Bren Council"}}}


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"name": "Vera Sund"}, {"name": "Vera Sund"}),
        (
            {"item": "Q7", "itemLabel": "Vera Sund", "itemAltLabel": "Vee, , V. Sund"},
            {"wikidata": "Q7", "name": "Vera Sund", "aliases": ["Vee", "V. Sund"]},
        ),
        (ENTITY, {"name": "Bren Council", "kind": "person", "aliases": []}),
        ({**ENTITY, "claims": {"P31": ["Q5"]}}, {"kind": "person"}),
        ({**ENTITY, "claims": {"P31": ["Q43229"]}}, {"kind": "organization"}),
        ({**ENTITY, "aliases": {"en": [{"value": "BC"}, 7]}}, {"aliases": ["BC"]}),
        ({"id": "Q7", "labels": []}, {"name": None}),
    ],
)
def test_rows(row: dict[str, Any], found: dict[str, Any]) -> None:
    made = plain_row(row)
    assert {name: made[name] for name in found} == found
