"""Who an article's entity is: context decides between namesakes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import article, put, same, some_body, someone
from sqlite_utils import Database

from quotes.db.corrections import actions as corrections
from quotes.db.matching.match import judge
from quotes.db.matching.stored import Known
from quotes.model import Entity


def test_two_john_smiths(db: Database) -> None:
    minister = someone("John Smith", "transport minister", country="Aldmark")
    keeper = someone("John Smith", "goalkeeper", org="Brackwater Rovers")
    first, second = put(db, minister)[0], put(db, keeper)[0]
    assert first != second
    assert put(db, someone("John Smith", "minister", country="Aldmark")) == [first]
    assert put(db, someone("John Smith", "coach", org="Brackwater Rovers FC")) == [second]
    third = put(db, someone("John Smith"))[0]
    assert third not in (first, second)
    rows = db.execute("select other, reason from candidates where speaker = ?", [third]).fetchall()
    assert {other for other, _ in rows} == {first, second}


def test_why_it_is_somebody(harbour: Database) -> None:
    entity = someone("I. Marrow", "prime minister", country="no")
    verdict = judge(entity, Known(harbour, article(entity)))
    assert verdict.same is not None and verdict.same.speaker.name == "Ilva Marrow"
    assert verdict.reason == "initial, same country, same role"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (someone("Ilva Marrow"), someone("Ilva Marrow"), True),
        (someone("Ilva Marrow", gender="m"), someone("Ilva Marrow", gender="f"), False),
        (someone("Ilva Marrow", "baker"), someone("Ilva Marrow", "judge"), False),
        (
            someone("Ilva Marrow", "baker", country="no"),
            someone("Ilva Marrow", country="se"),
            False,
        ),
        (someone("Ilva Marrow", "finance minister"), someone("Ilva Marrow", "premier"), True),
        (someone("Ilva Marrow", wikidata="Q1"), someone("Ilva Marrow", wikidata="Q2"), False),
        (someone("Ilva Marrow", wikidata="Q1"), someone("I. M. Quill", wikidata="Q1"), True),
        (someone("Marrow"), someone("Marrow"), False),
        (someone("Ilva Marrow"), someone("Marrow"), False),
        (
            someone("Ilva Marrow", "mayor of Brill"),
            someone("Marrow", "mayor", org="Brill", country="no"),
            True,
        ),
        (someone("Bo Key", "poet", org="A"), someone("Bo Key-Ness", "poet", org="A"), True),
        (someone("Bo Key", "poet", org="A"), someone("Bo Key-Ness", "poet"), False),
        (someone("Bo Key", "poet", org="A"), someone("Bo Key-Ness", "critic", org="A"), False),
        (someone("Cy Orr", "chief", org="Orr Ltd"), someone("Cy Orr Jr", org="Orr Ltd"), False),
    ],
)
def test_context_decides(db: Database, one: Entity, other: Entity, is_same: bool) -> None:
    assert same(db, one, other) is is_same
    if not is_same and one.wikidata is None:
        assert db["candidates"].count == 1


def test_dates_decide(db: Database) -> None:
    """Nobody holds two offices at a time, and nobody speaks for a hundred years."""
    maker = someone("Ilva Marrow", "chief executive", org="Orla Werke")
    first = put(db, maker, day="2021-01-01")
    assert put(db, maker, day="2023-01-01") == first
    elsewhere = replace(maker, affiliation="Norgas")
    assert put(db, elsewhere, day="2022-01-01") != first
    old, new = someone("Oluf Brandt", "farmer"), someone("Oluf Brandt", "farmer")
    assert not same(db, old, new, ("1911-05-01", "2024-05-01"))


def test_company_decides(db: Database) -> None:
    """A short form needs something more; those who are quoted beside somebody are something."""
    will, bill = someone("William Trask"), someone("Bill Trask")
    others = someone("Rosa Thane"), someone("Lou Meeker")
    first = put(db, will, *others)[0]
    assert put(db, bill, *others)[0] == first
    liz, elizabeth = someone("Liz Corran"), someone("Elizabeth Corran")
    assert not same(db, liz, elizabeth)


def test_bodies_decide(db: Database) -> None:
    union = put(db, some_body("Health Workers Union", "HWU"))[0]
    assert put(db, some_body("HWU"))[0] == union
    water = put(db, some_body("Highland Water Utility", "HWU"))[0]
    assert water != union
    assert put(db, some_body("HWU"))[0] not in (union, water)
    here = put(db, some_body("Ministry of Health", country="no"))[0]
    there = put(db, some_body("Ministry of Health", country="se"))[0]
    assert here != there
    assert put(db, some_body("Ministry of Health", country="no"))[0] == here
    assert put(db, some_body("Ministry of Health"))[0] not in (here, there)


def test_those_whom_a_person_merged_are_one(db: Database) -> None:
    first = put(db, someone("Ilva Marrow", "baker"))[0]
    second = put(db, someone("Ilva Marrow", "judge"))[0]
    slugs = {row["id"]: row["slug"] for row in db["speakers"].rows}
    corrections.merge(db, slugs[second], slugs[first], corrections.By())
    entity = someone("Ilva Marrow")
    known = Known(db, article(entity))
    assert {speaker.root for speaker in known.alike(["Ilva Marrow"], "person")} == {first}
    assert put(db, entity)[0] in (first, second)


def test_father_and_son_stay_two_whatever_their_short_names(db: Database) -> None:
    father = someone("Robert Quint", "senator", org="Senate", gender="m")
    son = replace(
        someone("Robert Quint Jr", "senator", org="Senate", gender="m"), aliases=("Bob Quint",)
    )
    assert not same(db, father, son, ("1990-01-01", "2016-01-01"))


def test_short_forms_decades_apart_are_not_one(db: Database) -> None:
    one, other = someone("Robert Quint", "senator"), someone("Bob Quint", "senator")
    assert not same(db, one, other, ("1985-01-01", "2016-01-01"))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (some_body("Ministry of Defence", country="Valdova"),
         some_body("Valdovan Defence Ministry"), True),
        (some_body("Zambara's finance ministry"),
         some_body("Ministry of Finance", country="Zambara"), True),
        (some_body("US Department of Defence"),
         some_body("Department of Defense", country="United States"), True),
        (some_body("Ministry of Defence", country="Valdova"),
         some_body("Zambaran Defence Ministry"), False),
        (some_body("Brandt & Söhne GmbH"), some_body("Brandt & Sons"), True),
        (some_body("Institut Sorrel"), some_body("Sorrel Institute"), True),
        (some_body("Sorrel Univ."), some_body("Sorrel University"), True),
        (some_body("University of Sorrel"), some_body("Sorrel University"), False),
        (someone("Rajesh Kumar", "surgeon"), someone("Rajesh Kumar", "doctor"), False),
        (someone("Rajesh Kumar", org="Lotus Hospital"),
         someone("Rajesh Kumar", "doctor", org="Lotus Hospital"), True),
        (someone("Irina Petrovna Sokolskaya"), someone("Irina Sokolskaya"), True),
        (someone("Tomas Rehn", "epidemiologist"),
         someone("Tomas Rehn", "professor of epidemiology"), True),
    ],
)  # fmt: skip
def test_more_of_context(db: Database, one: object, other: object, is_same: bool) -> None:
    assert (put(db, one) == put(db, other)) is is_same  # type: ignore[arg-type]
