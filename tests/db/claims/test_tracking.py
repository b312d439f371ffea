"""Claims follow the quotes: their members, ids, variants, and the ids that they had before."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from invented import ILVA, TOBEN, extraction_of, said, someone
from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.corrections import actions
from quotes.db.corrections.actions import By
from quotes.db.schema.opening import open_database
from quotes.db.storage.store import start_run, store_extraction
from quotes.model import Article, Entity, Extraction

PROMISE = "We will rebuild the northern pier before 40 fishing boats have to leave"
REPORTED = "that they would rebuild the northern pier before forty fishing boats had to leave"
HALF = "We will rebuild the northern pier"


def print_it(
    db: Database, words: str, who: Entity, url: str, day: str | None = None, *,
    kind: str = "direct", denied: bool = False,
) -> None:  # fmt: skip
    """Store an article in which somebody says something."""
    text = f"{words}, said {who.name} ({url})."
    found = said(text, words, who.name, who, kind=kind, denied=denied)
    article = Article(url, text, published=day, url=url)
    store_extraction(db, Extraction(article, (found,), (who,)), start_run(db, "1"))


def claims(db: Database) -> list[set[str]]:
    """The texts of each claim with several quotes, or several texts."""
    sql = """
        select c.key, q.text || ' / ' || coalesce(q.speaker_name, '') as text
        from claims c join claim_quotes m on m.claim = c.id join quotes q on q.id = m.quote
    """
    found: dict[str, set[str]] = {}
    for key, text in db.execute(sql).fetchall():
        found.setdefault(key, set()).add(text)
    return sorted(found.values(), key=sorted)


def holds(db: Database) -> None:
    """Every current quote makes one claim, and every claim says what its quotes give."""
    track(db)
    assert db["_claims_due"].count == 0
    current = {row[0] for row in db.execute("select id from quotes where current").fetchall()}
    rows = db.execute("select quote, claim from claim_quotes").fetchall()
    assert len(rows) == len(current) and {quote for quote, _ in rows} == current
    sql = "select id, claim from quotes where claim is not null"
    assert set(db.execute(sql).fetchall()) == set(rows)
    for claim in db.query("select * from claims"):
        assert claim["quotes"] == sum(row[1] == claim["id"] for row in rows) > 0
        assert claim["text"]
    keys = {row[0] for row in db.execute("select key from claims").fetchall()}
    aliases = db.execute("select key, claim from claim_aliases").fetchall()
    assert all(heir in {*keys, None} and key not in keys for key, heir in aliases)
    assert db.execute("pragma foreign_key_check").fetchall() == []


def test_the_same_words_in_several_articles_are_one_claim(db: Database) -> None:
    for number, words in enumerate((PROMISE, PROMISE, HALF, PROMISE.replace("40", "forty"))):
        print_it(db, words, ILVA, f"https://a{number}.example/x", f"2025-01-0{number + 1}")
    print_it(db, REPORTED, ILVA, "https://b.example/x", kind="indirect")
    (claim,) = db.query("select * from claims")
    assert claim["text"] == PROMISE and claim["quotes"] == claim["outlets"] == 5
    assert (claim["first"], claim["last"]) == ("2025-01-01", "2025-01-04")
    relations = [row[0] for row in db.execute("select relation from claim_quotes order by quote")]
    assert relations == ["fullest", "same", "part", "same", "reported"]
    assert claim["severity"] == 2 or claim["severity"] == 1
    holds(db)


@pytest.mark.parametrize(
    ("words", "who", "denied"),
    [
        (PROMISE.replace("40", "60"), ILVA, False),
        (PROMISE.replace("will", "will not"), ILVA, False),
        (PROMISE, TOBEN, False),
        (PROMISE, ILVA, True),
    ],
)
def test_what_is_another_claim(db: Database, words: str, who: Entity, denied: bool) -> None:
    print_it(db, PROMISE, ILVA, "https://a.example/x")
    print_it(db, words, who, "https://b.example/x", denied=denied)
    assert db["claims"].count == 2
    holds(db)


def test_a_variant_is_kept_with_the_quote_that_printed_it_first(db: Database) -> None:
    print_it(db, PROMISE, ILVA, "https://a.example/x", "2025-01-01")
    perhaps = PROMISE.replace("will", "will perhaps")
    print_it(db, perhaps, ILVA, "https://b.example/x", "2025-01-03")
    print_it(db, perhaps, ILVA, "https://c.example/x", "2025-01-02")
    rows = db.query("select v.*, a.url from claim_variants v join quotes q on q.id = v.quote"
                    " join articles a on a.id = q.article")  # fmt: skip
    (row,) = rows
    assert "hedge" in row["kinds"] and row["severity"] == 4
    assert db.execute("select text from claims").fetchone()[0] == perhaps
    assert row["url"] == "https://a.example/x" and row["before"] == "perhaps"


def stored(
    path: Path, articles: list[tuple[str, Entity, str]], late: bool
) -> list[tuple[str, str]]:
    """The claims of a database into which these articles came in this order."""
    db = open_database(path)
    for words, who, url in articles:
        print_it(db, words, who, url, "2025-01-01")
    if late:
        actions.merge(db, "ilva-marro", "ilva-marrow", By())
    holds(db)
    sql = "select c.key, q.key from claims c join quotes q on q.claim = c.id order by 1, 2"
    rows: list[tuple[str, str]] = db.execute(sql).fetchall()
    db.close()
    return rows


def test_order_makes_no_difference_nor_does_a_late_merge(tmp_path: Path) -> None:
    other = someone("Ilva Marro")
    told = [PROMISE, HALF, REPORTED, "It is a sad day for us",
            "It is a sad day", PROMISE + " and the lighthouse will be painted",
            "the lighthouse will be painted red before fishing boats have to leave"]  # fmt: skip
    articles = [
        (words, who, f"https://{place}{who.name[-1]}.example/x")
        for place, words in enumerate(told) for who in (ILVA, TOBEN, other)
    ]  # fmt: skip
    chance = Random(5)
    found = []
    for number in range(3):
        chance.shuffle(articles)
        found.append(stored(tmp_path / f"{number}.db", list(articles), late=True))
    assert all(each == found[0] for each in found)


def test_merging_speakers_joins_their_claims_and_keeps_every_id(db: Database) -> None:
    other = someone("Ilva Marro")
    print_it(db, PROMISE, ILVA, "https://a.example/x")
    print_it(db, PROMISE, other, "https://b.example/x")
    before = {row[0] for row in db.execute("select key from claims").fetchall()}
    assert len(before) == 2
    key = actions.merge(db, "ilva-marro", "ilva-marrow", By())
    holds(db)
    (now,) = db.execute("select key from claims").fetchone()
    ((gone, heir),) = db.execute("select key, claim from claim_aliases").fetchall()
    assert {now, gone} == before and heir == now
    actions.undo(db, key, By())
    holds(db)
    assert {row[0] for row in db.execute("select key from claims").fetchall()} == before
    assert db["claim_aliases"].count == 0


def test_a_changed_article_takes_its_claims_along(harbour: Database) -> None:
    holds(harbour)
    text = "The pier will be closed for good, said Ada Orla."
    found = said(text, "The pier will be closed for good", "Ada Orla", someone("Ada Orla"))
    newer = Extraction(Article("harbour.txt", text), (found,), (someone("Ada Orla"),))
    store_extraction(harbour, newer, start_run(harbour, "0.1"))
    holds(harbour)
    assert harbour["claims"].count == 1 and harbour["claim_aliases"].count == 6
    store_extraction(harbour, extraction_of(), start_run(harbour, "0.1"))
    holds(harbour)
    assert harbour["claims"].count == 6 and harbour["claim_aliases"].count == 1


def test_storing_again_changes_nothing(harbour: Database) -> None:
    before = list(harbour.query("select * from claim_quotes"))
    store_extraction(harbour, extraction_of(), start_run(harbour, "0.1"))
    assert list(harbour.query("select * from claim_quotes")) == before
    holds(harbour)
