"""EDGE: speakers as FollowTheMoney entities."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from quotes.db.queries.records import export_speakers
from quotes.db.queries.speakers import Row

# The schemas of FollowTheMoney (OpenSanctions, Aleph) nearest to our kinds.
SCHEMATA = {
    "person": "Person", "unnamed_person": "Person", "organization": "Organization",
    "group": "LegalEntity", "document": "Document",
}  # fmt: skip


def export_ftm(db: Database) -> Iterator[Row]:
    """Every speaker as an entity of FollowTheMoney."""
    for row in export_speakers(db):
        properties = {
            "name": [row["name"]], "alias": row["aliases"], "wikidataId": [row["wikidata"]],
            "summary": [row["description"]], "country": [_code(row["country"])],
        }  # fmt: skip
        schema = SCHEMATA[row["kind"]]
        if schema == "Person":
            properties["gender"] = [row["gender"]]
            properties["position"] = [_position(role) for role in row["roles"]]
        filled = {name: [v for v in values if v] for name, values in properties.items()}
        yield {
            "id": f"quotes-{row['slug']}",
            "schema": schema,
            "properties": {name: values for name, values in filled.items() if values},
        }


def _position(role: Row) -> str:
    return f"{role['role']}, {role['organization']}" if role["organization"] else str(role["role"])


def _code(country: str | None) -> str | None:
    """A country as FollowTheMoney writes it: two small letters; names are left out."""
    return country.lower() if country and len(country) == 2 else None
