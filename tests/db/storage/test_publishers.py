"""Outlets and authors as rows, and the articles that refer to them."""

from __future__ import annotations

from pathlib import Path

from invented import extraction_of
from sqlite_utils import Database

from quotes.db.schema import migrations
from quotes.db.schema.opening import open_database
from quotes.db.storage.publishers import credit_stored
from quotes.db.storage.store import start_run, store_extraction
from quotes.model import Article, Extraction


def put(db: Database, number: int, **facts: str | None) -> int:
    found = Article(f"{number}.txt", f"The quay of Ayla was shut on day {number}.", **facts)  # type: ignore[arg-type]
    return store_extraction(db, Extraction(found, ()), start_run(db, "1")).article


def outlet(db: Database, article: int) -> tuple[str, str | None]:
    sql = (
        "select o.name, o.host from articles a join outlets o on o.id = a.outlet_id where a.id = ?"
    )
    found: tuple[str, str | None] = db.execute(sql, [article]).fetchone()
    return found


def authors(db: Database, article: int) -> list[tuple[str, str | None]]:
    sql = """
        select w.name, o.name from article_authors l join authors w on w.id = l.author
        left join outlets o on o.id = w.outlet where l.article = ? order by l.place
    """
    return db.execute(sql, [article]).fetchall()


def test_an_outlet_is_one_row_for_its_host_and_name(db: Database) -> None:
    first = put(db, 1, url="https://www.herald.example/a")
    assert outlet(db, first) == ("herald.example", "herald.example")
    second = put(db, 2, url="https://herald.example/b", outlet="Lensk Herald")
    assert outlet(db, first) == outlet(db, second) == ("Lensk Herald", "herald.example")
    put(db, 3, url="https://herald.example/c", outlet="Lensk Herald – World")
    assert outlet(db, put(db, 4, outlet="LENSK HERALD")) == ("Lensk Herald", "herald.example")
    assert db["outlets"].count == 1


def test_a_name_gets_its_host_later(db: Database) -> None:
    first = put(db, 1, outlet="Ayla Courier")
    assert db["articles"].get(first)["outlet"] == "Ayla Courier"  # no address tells a host
    put(db, 2, outlet="Ayla Courier", url="https://courier.example/x")
    assert outlet(db, first) == ("Ayla Courier", "courier.example") and db["outlets"].count == 1
    # Another site of the same name is another outlet.
    put(db, 3, outlet="Ayla Courier", url="https://other.example/x")
    assert db["outlets"].count == 2


def test_a_byline_is_split_into_people(db: Database) -> None:
    one = put(db, 1, byline="By Ada Orla and Carl Roe, Associated Press", outlet="Lensk Herald")
    wanted = [("Ada Orla", "Associated Press"), ("Carl Roe", "Associated Press")]
    assert authors(db, one) == wanted and outlet(db, one)[0] == "Lensk Herald"
    again = put(db, 2, byline="By Carl Roe, Associated Press", outlet="Ayla Courier")
    assert authors(db, again) == wanted[1:] and db["authors"].count == 2
    assert authors(db, put(db, 3, byline="Carl Roe", outlet="Ayla Courier")) == [
        ("Carl Roe", "Ayla Courier")
    ]
    assert authors(db, put(db, 4, byline="admin")) == []


def test_storing_again_adds_nothing(db: Database) -> None:
    for _ in range(2):
        put(db, 1, byline="By Ada Orla", outlet="Lensk Herald")
    assert [db[n].count for n in ("outlets", "authors", "article_authors")] == [1, 1, 1]


def test_no_outlet_and_no_byline(harbour: Database) -> None:
    row = next(harbour.query("select outlet_id, byline from articles"))
    assert row == {"outlet_id": None, "byline": None}
    assert not harbour["outlets"].count and not harbour["authors"].count


def test_articles_from_before_get_theirs(path: Path) -> None:
    old = Database(path)
    migrations.migrations.apply(old, stop_before="m009_publishers")
    sql = "insert into articles (key, source, text, current, outlet, byline) values (?, 'a', 'b', 1, ?, ?)"
    old.execute(sql, ["k1", "herald.example", "Ada Orla"])
    old.execute(sql, ["k2", None, "Ada Orla and Carl Roe"])
    old.conn.commit()
    old.close()
    db = open_database(path)
    for _ in range(2):
        credit_stored(db)
        assert outlet(db, 1) == ("herald.example", "herald.example")
        assert authors(db, 1) == [("Ada Orla", "herald.example")]
        assert authors(db, 2) == [("Ada Orla", None), ("Carl Roe", None)]
    names = {row[0] for row in db.execute("select name from sqlite_master where type = 'trigger'")}
    assert {"articles_search_update", "articles_ai"} <= names
    store_extraction(db, extraction_of(), start_run(db, "1"))
    assert not db.execute("pragma foreign_key_check").fetchall()
