"""That no page of a large database walks through all of it: the plans of what the lists ask."""

from __future__ import annotations

from typing import Any

import pytest
from sqlite_utils import Database

from quotes.db.claims.reading import OWN
from quotes.db.queries import speakers
from quotes.db.site import claim_queries, claim_topics, search
from quotes.db.site.claim_queries import ORDERS
from quotes.db.site.listing import Stretch
from quotes.db.site.search import Wanted


class Plans:
    """A reader that answers each question with its plan."""

    drafts = False

    def __init__(self, db: Database) -> None:
        self.db, self.found = db, ""

    async def long(self, sql: str, values: dict[str, Any] | None = None) -> list[Any]:
        rows = self.db.execute(f"explain query plan {sql}", values or {}).fetchall()
        self.found += "\n".join(row[3] for row in rows)
        return []

    tuples = long

    async def remembered(self, key: Any, make: Any, *, old: bool = False) -> list[Any]:
        assert key and old
        made: list[Any] = await make()
        return made


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


@pytest.mark.parametrize(
    ("asked", "sort", "first"),
    [({"topic": 1}, "printed", "SEARCH x USING COVERING INDEX idx__quote_topics_topic"),
     ({"topic": 1}, "worth", "SEARCH x USING COVERING INDEX idx__quote_topics_topic"),
     ({"topic": 1, "several": "1"}, "newest", "SEARCH x USING COVERING INDEX idx__quote_topics_topic"),
     ({}, "worth", "SCAN w USING INDEX idx_checkworthy_score"),
     ({"status": "new"}, "worth", "SCAN w USING INDEX idx_checkworthy_score"),
     ({"status": "checked"}, "worth", "SEARCH c USING INDEX idx_claims_status")],
    ids=["topic", "topic, worth", "topic, several", "worth", "new, worth", "checked, worth"],
)  # fmt: skip
async def test_claims_of_a_topic_are_found_without_looking_at_all(
    harbour: Database, asked: dict[str, Any], sort: str, first: str
) -> None:
    plans = Plans(harbour)
    wanted = {"q": "", "speaker": None, "status": "", "several": "", "topic": None, **asked}
    await claim_queries.claims(plans, wanted, Stretch(ORDERS[sort], 25, 1, {}))  # type: ignore[arg-type]
    assert first in plans.found
    assert "SCAN c" not in plans.found and ("SCAN w" in plans.found) == first.startswith("SCAN w")
    assert "FOR ORDER BY" not in plans.found.split(first)[0]


async def test_topics_are_offered_without_looking_at_all(harbour: Database) -> None:
    plans = Plans(harbour)
    await claim_topics.of_all(plans)  # type: ignore[arg-type]
    await claim_topics.of_shown(plans, [{"claim": "c1"}])  # type: ignore[arg-type]
    assert "SEARCH _topics USING COVERING INDEX idx__topics_quotes (quotes>?)" in plans.found
    assert not {"SCAN c", "SCAN x", "SCAN _quote_topics"} & set(plans.found.split("\n"))
