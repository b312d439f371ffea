"""Who an article's entity is: names by their parts, and context between namesakes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import people
import pytest
from invented import said
from sqlite_utils import Database

from quotes.db.corrections import actions as corrections
from quotes.db.matching.blocking import FIND, find, index_names
from quotes.db.matching.evidence.roles import read_role
from quotes.db.matching.evidence.weigh import country_codes
from quotes.db.matching.evidence.weights import probability, weight
from quotes.db.matching.match import judge
from quotes.db.matching.names.bodies import bodies
from quotes.db.matching.names.frequency import namesakes
from quotes.db.matching.names.grades import Grade
from quotes.db.matching.names.lookup_keys import sought_keys, stored_keys
from quotes.db.matching.names.parts import body, fold, latin
from quotes.db.matching.names.people import persons
from quotes.db.matching.stored import Known
from quotes.db.matching.tables import lines
from quotes.db.schema import migrations
from quotes.db.schema.identifiers import norm
from quotes.db.schema.opening import open_database
from quotes.db.schema.rows import insert
from quotes.db.storage.store import start_run, store_extraction
from quotes.model import Article, Entity, Extraction


def article(*entities: Entity, source: str = "", day: str | None = None) -> Extraction:
    """An article in which everybody says a sentence."""
    words = [f"“Word {i}.” {entity.name} said ({i})." for i, entity in enumerate(entities)]
    text = f"{source}\n" + "\n".join(words)
    found = tuple(said(text, f"Word {i}.", e.name, e) for i, e in enumerate(entities))
    return Extraction(Article(source or "x.txt", text, published=day), found, entities)


def someone(name: str, *roles: str, org: str | None = None, **facts: str | None) -> Entity:
    return Entity(name, name, "person", roles=roles, affiliation=org, **facts)  # type: ignore[arg-type]


def some_body(name: str, *aliases: str, country: str | None = None) -> Entity:
    return Entity(name, name, "organization", aliases=aliases, country=country)


def put(db: Database, *entities: Entity, day: str | None = None) -> list[int]:
    """Store an article; whom each entity was stored as."""
    source = f"{db['articles'].count}.txt"
    stored = store_extraction(db, article(*entities, source=source, day=day), start_run(db, "1"))
    sql = "select local, found from mentions where article = ?"
    rows: dict[str, int] = dict(db.execute(sql, [stored.article]).fetchall())
    return [rows[entity.id] for entity in entities]


def same(db: Database, one: Entity, other: Entity, days: tuple[str, str] | None = None) -> bool:
    """Whether two articles speak of one person or body."""
    first, second = days or (None, None)
    return put(db, one, day=first) == put(db, other, day=second)


# ---- the test set


def test_the_set_is_large_enough() -> None:
    found = people.articles()
    persons_ = {r["is"] for a in found for r in a["who"] if r.get("kind", "person") == "person"}
    assert len(found) >= 60 and len(persons_) >= 150
    assert [a["date"] for a in found] == sorted(a["date"] for a in found)


def test_people_across_articles(db: Database) -> None:
    mentions = people.store(db)
    found = people.score(mentions)
    assert found.merged == []
    assert found.f1 >= 0.97, found.missed
    for name, half in people.halves(mentions).items():
        assert people.score(half).f1 >= 0.96, name
    asked = people.candidates(db, mentions)
    assert [u for u in people.uncertain() if (u[1], u[2]) not in asked] == []
    assert not db["candidates"].count_where("reason is null or reason = ''")


def test_people_in_the_other_order(db: Database) -> None:
    found = people.score(people.store(db, backwards=True))
    assert found.merged == []
    assert found.f1 >= 0.97, found.missed


# ---- names


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ("Ilva Marrow", "MARROW, Ilva", Grade.SAME),
        ("Han Do-yun", "Do-yun Han", Grade.SAME),
        ("Jean-Paul Orvin", "Jean Paul Orvin", Grade.SAME),
        ("Luka Perić", "Luka Peric", Grade.SAME),
        ("Muammar Gaddafi", "Muammar al-Gaddafi", Grade.SAME),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", Grade.CLOSE),
        ("Volodymyr Zelensky", "Володимир Зеленський", Grade.CLOSE),
        ("Muammar Gaddafi", "Moammar Qaddafi", Grade.CLOSE),
        ("Bill Trask", "William Trask", Grade.CLOSE),
        ("Petra Novak", "Petra Nováková", Grade.CLOSE),
        ("George Bush", "George W. Bush", Grade.CLOSE),
        ("Jörg Müller", "Joerg Mueller", Grade.CLOSE),
        ("J. Orla", "Jack Orla", Grade.LOOSE),
        ("Ilvana Thorsen", "Ilvama Thorsen", Grade.LOOSE),
        ("Wei Lanxin", "魏兰欣", Grade.LOOSE),
        ("Rufus Teague II", "Rufus Teague", Grade.GENERATION),
        ("Anna Keller", "Anna Keller-Voss", Grade.HALF),
        ("Jan van der Berg", "Jan van den Berg", Grade.HALF),
        ("Quill", "Toben Quill", Grade.SURNAME),
        ("George W. Bush", "George H. W. Bush", Grade.DIFFERENT),
        ("Harlan Voss Jr", "Harlan Voss Sr", Grade.DIFFERENT),
        ("Aleksandr Vetrov", "Alexei Vetrov", Grade.DIFFERENT),
        ("Hussein Kamel", "Hassan Kamel", Grade.DIFFERENT),
        ("Paul Okafor", "Paula Okafor", Grade.DIFFERENT),
        ("Ilva Marrow", "Ilva Barrow", Grade.DIFFERENT),
        ("Theodore Marlow", "Edward Marlow", Grade.DIFFERENT),
        ("!", "Ilva Marrow", Grade.DIFFERENT),
    ],
)
def test_names_of_people(one: str, other: str, grade: Grade) -> None:
    assert persons(one, other).grade is persons(other, one).grade is grade
    if grade > Grade.DIFFERENT:
        assert persons(one, other).reason
        assert sought_keys(one, "person") & stored_keys(other, "person")
        assert sought_keys(other, "person") & stored_keys(one, "person")


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ("The Harbour Council", "Harbor Council", Grade.SAME),
        ("Tessen Bank AG", "Tessen Bank", Grade.SAME),
        ("Voss Shipping Ltd", "Voss Shipping Limited", Grade.SAME),
        ("Orla Motor Company", "Orla Motor Corp.", Grade.LOOSE),
        ("Orla Werke GmbH", "Orla Werke AG", Grade.LOOSE),
        ("RWU", "Rail Workers' Union", Grade.LOOSE),
        ("Bank of Orlund", "Bank of Orland", Grade.DIFFERENT),
        ("First Bank of Port Sorrel", "First Bank of Brackwater", Grade.DIFFERENT),
        ("University of East Merrow", "University of West Merrow", Grade.DIFFERENT),
    ],
)
def test_names_of_bodies(one: str, other: str, grade: Grade) -> None:
    assert bodies(one, other).grade is bodies(other, one).grade is grade


@pytest.mark.parametrize("name", ["", "—", "!!", "\ud800", "🦉", "x" * 3000, "a-b-c " * 50])
def test_odd_names_do_no_harm(name: str) -> None:
    for kind in ("person", "organization"):
        assert isinstance(stored_keys(name, kind), frozenset)
        assert isinstance(sought_keys(name, kind), frozenset)
    assert persons(name, "Ilva Marrow").grade is Grade.DIFFERENT
    assert bodies(name, "Harbour Council").grade is Grade.DIFFERENT


def test_spellings() -> None:
    assert fold("zelenskyy") == fold("zelenskiy") == fold("zelensky")
    assert latin("Γιώργος Σταματέλης") == "Giorgos Stamatelis"
    assert body("The Orla Werke GmbH").core == "orla werke"


def test_namesakes_are_expected_by_the_ranks_of_names() -> None:
    assert namesakes("John Smith") > namesakes("Bob Jones") > namesakes("Tony Blair") > 0
    assert namesakes("John R. Smith") < namesakes("John Smith") / 10
    assert namesakes("Ilva Marrow") == namesakes("Toben Smith") == namesakes("Smith") == 0


def test_roles_are_read() -> None:
    role = read_role("former Ohio senator")
    assert (role.head, role.field, role.words) == ("senator", "politics", {"ohio"})
    assert read_role("chief economist at Tessen Bank").head == "economist"
    assert read_role("film director").field == "arts"
    assert read_role("race director").field == "sport"
    assert read_role("").head == ""
    assert country_codes(None, ["Ukrainian president"]) == country_codes("Ukraine") == {"ua"}


# ---- context


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


# ---- many stored speakers


@pytest.fixture
def crowd(db: Database) -> Database:
    """Five thousand stored speakers."""
    first = ["Ada", "Bo", "Cleo", "Dag", "Edda", "Finn", "Gro", "Hal", "Ivy", "Jo"]
    start, end = ["Mar", "Quil", "Tren", "Vosk", "Hald"], ["row", "den", "mark", "by", "sen"]
    surnames = [f"{a}{b}{c}" for a in start for b in ("o", "il", "un", "ash") for c in end]
    names = [f"{a} {b}{c}" for a in first for b in surnames for c in ("", "ut", "ip", "ak", "em")]
    with db.conn:
        for i, name in enumerate(names):
            insert(db, "speakers", {
                "slug": f"s-{i}", "name": name, "kind": "person", "origin": "article",
                "found_name": name, "found_norm": norm(name),
            })  # fmt: skip
        index_names(db)
    assert db["speakers"].count == 5000
    return db


def test_few_of_many_are_compared(crowd: Database) -> None:
    """The name is looked up in the index, and only those with a like name are read."""
    keys = json.dumps(sorted(sought_keys("Bo Quilunmark", "person")))
    plan = crowd.execute(f"explain query plan {FIND}", [keys]).fetchall()
    steps = [step[-1] for step in plan]
    assert any("USING COVERING INDEX idx__name_keys_key (key=?)" in step for step in steps)
    assert not any(step.startswith("SCAN _name_keys") for step in steps)
    found = find(crowd, ["Bo Quilunmark"], "person")
    assert 1 <= len(found) <= 50
    entity = someone("Bo Quilunmark")
    decision = judge(entity, Known(crowd, article(entity)))
    assert decision.same is None or decision.same.speaker.name == "Bo Quilunmark"


def test_new_names_are_found_without_reading_old_ones(crowd: Database) -> None:
    for sql in ("max(speaker) from _name_keys where alias is null", "max(alias) from _name_keys"):
        plan = crowd.execute(f"explain query plan select {sql}").fetchall()
        assert "USING COVERING INDEX idx__name_keys_alias" in plan[0][-1]
    before = crowd["_name_keys"].count
    index_names(crowd)
    assert crowd["_name_keys"].count == before


def test_keys_go_with_what_they_index(harbour: Database) -> None:
    assert harbour["_name_keys"].count_where("speaker = 1") > 0
    assert harbour["_name_keys"].count_where("alias is not null") > 0
    harbour.execute("delete from aliases")
    assert harbour["_name_keys"].count_where("alias is not null") == 0
    index_names(harbour)
    assert find(harbour, ["Ilva Marrow"], "person") == [1]


def test_a_database_from_before_gets_its_keys(path: Path) -> None:
    old = Database(path)
    migrations.migrations.apply(old, stop_before="m002_name_keys")
    insert(old, "speakers", {
        "slug": "a", "name": "Ilva Marrow", "kind": "person", "origin": "article",
        "found_name": "Ilva Marrow", "found_norm": "ilva marrow",
    })  # fmt: skip
    old.conn.commit()
    old.close()
    db = open_database(path)
    assert put(db, someone("Ilva Marrow")) == [1]


def test_father_and_son_stay_two_whatever_their_short_names(db: Database) -> None:
    father = someone("Robert Quint", "senator", org="Senate", gender="m")
    son = replace(
        someone("Robert Quint Jr", "senator", org="Senate", gender="m"), aliases=("Bob Quint",)
    )
    assert not same(db, father, son, ("1990-01-01", "2016-01-01"))


def test_short_forms_decades_apart_are_not_one(db: Database) -> None:
    one, other = someone("Robert Quint", "senator"), someone("Bob Quint", "senator")
    assert not same(db, one, other, ("1985-01-01", "2016-01-01"))


@pytest.mark.parametrize("seed", range(5))
def test_people_in_any_order(db: Database, seed: int) -> None:
    found = people.score(people.store(db, seed=seed))
    assert found.merged == []
    assert found.f1 >= 0.97, found.missed


# What is reached on the second set, in order and in others. One half of it (ids whose SHA-256 begins with an
# odd byte) was looked at when rules were added, the other was not.
@pytest.mark.parametrize("seed", [None, 0, 1, 2, 3, 4])
def test_other_people(db: Database, monkeypatch: pytest.MonkeyPatch, seed: int | None) -> None:
    monkeypatch.setattr(people, "PEOPLE", people.PEOPLE.with_name("people2.toml"))
    found = people.score(people.store(db, seed=seed))
    assert found.merged == []
    assert found.f1 >= 0.93


# ---- joins: decided by probability, logged, looked at again


def test_weights_are_a_table_with_a_reason_each() -> None:
    rows = [line.split("\t") for line in lines("weights.tsv")[1:]]
    assert all(len(row) == 3 and len(row[2]) > 15 for row in rows)
    assert len({row[0] for row in rows}) == len(rows)
    assert probability(weight("rare")) > 0.99 > probability(0.0) == 0.5
    with pytest.raises(KeyError):
        weight("no such row")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (someone("Tony Howard"), someone("Tony Howard", "leader"), True),
        (someone("Alan Reeve", "Tory leader"), someone("Alan Reeve", "Conservative leader"), True),
        (someone("Alan Howard", "home secretary", country="no"),
         someone("Alan Howard", "interior minister", country="no"), True),
        (someone("John Smith"), someone("John Smith"), False),
        (someone("John Smith", "doctor"), someone("John Smith", "surgeon"), False),
        (someone("Lord Marrow"), someone("Lord Marrow"), True),
        (someone("Lord Marrow"), someone("Lady Marrow"), False),
        (someone("Oskar Mueller", "judge"), someone("Oskar Müller", "judge"), True),
        (someone("Pia Kil-Roe"), someone("Pia Kil Roe"), True),
        (someone("George Trask", "president", country="no"),
         someone("George Trask", "goalkeeper", country="no"), False),
    ],
)  # fmt: skip
def test_probability_decides(db: Database, one: Entity, other: Entity, is_same: bool) -> None:
    assert same(db, one, other) is is_same


def test_who_had_left_an_office_does_not_hold_it_later(db: Database) -> None:
    old = someone("George Hill", "former president", country="no")
    new = someone("George Hill", "president", country="no")
    assert not same(db, old, new, ("1998-01-01", "2002-01-01"))


def test_a_mere_surname_is_looked_at_again(db: Database) -> None:
    put(db, someone("Ilva Marrow", "mayor", org="Brill"))
    assert put(db, someone("Marrow", "mayor", org="Brill")) == [1]
    put(db, someone("Oda Marrow", "mayor", org="Brill"))
    found = dict(db.execute("select name, found from mentions").fetchall())
    assert len(set(found.values())) == 3
    chains = dict(db.execute("select name, chain from mentions").fetchall())
    assert "match:across-articles" not in chains["Marrow"]
    asked = {row["speaker"] for row in db["candidates"].rows}
    asked |= {row["other"] for row in db["candidates"].rows}
    assert asked == set(found.values())


def test_joins_are_logged(db: Database) -> None:
    put(db, someone("Ilva Marrow", "baker"), day="2021-01-01")
    put(db, someone("Ilva Marrow", "baker"), day="2021-02-01")
    join = next(iter(db["joins"].rows))
    assert (join["speaker"], join["article"], join["local"]) == ("ilva-marrow", 2, "Ilva Marrow")
    assert join["reason"].startswith("same name") and join["score"] >= 0.9
    assert join["run"] == 2 and join["made"]


def test_two_of_one_name_in_an_article_are_two(db: Database) -> None:
    one, other = someone("Ilva Marrow", "baker"), someone("Marrow Ilva", "judge")
    assert len(set(put(db, one, other))) == 2


def test_what_a_person_corrected_is_not_grouped_again(db: Database) -> None:
    put(db, someone("Ilva Marrow", "mayor", org="Brill"))
    put(db, someone("Marrow", "mayor", org="Brill"))
    corrections.rename(db, "1", "Ilva Marrow of Brill", corrections.By())
    put(db, someone("Oda Marrow", "mayor", org="Brill"))
    found = dict(db.execute("select name, found from mentions").fetchall())
    assert found["Marrow"] == found["Ilva Marrow"]
