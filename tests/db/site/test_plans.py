"""That no page of a large database walks through all of it: the plans of what the lists ask."""

from __future__ import annotations

from typing import Any

import pytest
from sqlite_utils import Database

from quotes.db.claims.reading import OWN
from quotes.db.queries import speakers
from quotes.db.site import search
from quotes.db.site.search import Wanted


class Plans:
    """A reader that answers each question with its plan."""

    def __init__(self, db: Database) -> None:
        self.db, self.found = db, ""

    async def long(self, sql: str, values: dict[str, Any]) -> list[Any]:
        rows = self.db.execute(f"explain query plan {sql}", values).fetchall()
        self.found += "\n".join(row[3] for row in rows)
        return []


@pytest.mark.parametrize(
    ("wanted", "index"),
    [(Wanted(kind="mixed"), "published"), (Wanted(kind="mixed", sort="oldest"), "published"),
     (Wanted(mode="attitude"), "mode"), (Wanted(mode="attitude", sort="oldest"), "mode"),
     (Wanted(country="fr"), "country"), (Wanted(since="2025-01-01"), "published")],
    ids=["kind", "kind, oldest", "mode", "mode, oldest", "country", "since"],
)  # fmt: skip
async def test_a_list_by_date_is_read_from_an_index(
    harbour: Database, wanted: Wanted, index: str
) -> None:
    plans = Plans(harbour)
    where, values = search._conditions(wanted)
    await search._by_date(plans, wanted, None, where, {**values, "through": 9, "limit": 9})
    assert plans.found.count(f"USING INDEX idx_quote_facts_{index}") == 2
    assert "SCAN f" not in plans.found and "TEMP B-TREE FOR ORDER BY" not in plans.found


@pytest.mark.parametrize(
    "query", [speakers.roles(1), speakers.aliases(1), speakers.spokespeople(1), speakers.merged(1)],
    ids=["roles", "aliases", "spokespeople", "merged"],
)  # fmt: skip
def test_a_speaker_is_found_without_looking_at_all(
    harbour: Database, query: speakers.Query
) -> None:
    rows = harbour.execute(f"explain query plan {query.sql}", query.values).fetchall()
    scanned = [row[3] for row in rows if row[3] in ("SCAN s", "SCAN r", "SCAN a", "SCAN h")]
    assert scanned == []


def test_links_of_a_claim_are_found_without_looking_at_all(harbour: Database) -> None:
    rows = harbour.execute(f"explain query plan {OWN}", [1]).fetchall()
    assert not [row[3] for row in rows if row[3].startswith("SCAN")]
