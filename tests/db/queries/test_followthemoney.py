"""Speakers as entities of FollowTheMoney."""

from __future__ import annotations

from sqlite_utils import Database

from quotes.db.queries import followthemoney


def test_follow_the_money(harbour: Database) -> None:
    rows = {row["id"]: row for row in followthemoney.export_ftm(harbour)}
    ilva = rows["quotes-ilva-marrow"]
    assert ilva["schema"] == "Person"
    assert ilva["properties"]["name"] == ["Ilva Marrow"]
    assert ilva["properties"]["position"] == ["prime minister"]
    assert ilva["properties"]["country"] == ["no"]
    assert rows["quotes-harbour-council"]["schema"] == "Organization"
