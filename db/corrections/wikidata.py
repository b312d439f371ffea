"""Wikidata ids as people type them, and rows of Wikidata's exports as rows of an import. Pure."""

from __future__ import annotations

import re
from typing import Any

from quotes.errors import CorrectionError

QID = re.compile(r"(?:https?://www\.wikidata\.org/(?:wiki|entity)/)?(Q[1-9][0-9]{0,11})")

# The columns of Wikidata's query service, under the names that its examples give them.
COLUMNS = {
    "item": "wikidata", "itemLabel": "name", "itemDescription": "description",
    "itemAltLabel": "aliases", "genderLabel": "gender", "sexLabel": "gender",
    "countryLabel": "country", "employerLabel": "affiliation",
}  # fmt: skip

HUMAN = "Q5"

LANGUAGE = "en"


def plain_row(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a query's CSV or an entity of a JSON dump as a row of an import; others as they are."""
    if "labels" in row and "id" in row:
        return _entity(row)
    if "itemLabel" not in row:
        return row
    made = {COLUMNS.get(name, name): value for name, value in row.items() if isinstance(name, str)}
    aliases = made.get("aliases") or ""
    return {**made, "aliases": [part.strip() for part in str(aliases).split(",") if part.strip()]}


def _entity(row: dict[str, Any]) -> dict[str, Any]:
    """An entity of Wikidata's JSON: its English label, aliases and description, and whether it is human."""

    def text(part: str) -> str | None:
        found = row.get(part)
        value = found.get(LANGUAGE) if isinstance(found, dict) else None
        return value.get("value") if isinstance(value, dict) else None

    aliases = row.get("aliases")
    named = aliases.get(LANGUAGE, []) if isinstance(aliases, dict) else []
    return {
        "wikidata": row["id"], "name": text("labels"), "description": text("descriptions"),
        "aliases": [a["value"] for a in named if isinstance(a, dict) and "value" in a],
        "kind": "person" if _is_human(row.get("claims")) else "organization",
    }  # fmt: skip


def _is_human(claims: Any) -> bool:
    """Whether "instance of" says so; an entity without claims is taken for one."""
    if not isinstance(claims, dict) or "P31" not in claims:
        return True
    return HUMAN in str(claims["P31"])


def check_qid(wikidata: str) -> str:
    """The id out of an id or an address of an item."""
    match = QID.fullmatch(wikidata.strip())
    if not match:
        raise CorrectionError(f"{wikidata!r} is no Wikidata id; one looks like Q42.")
    return match[1]
