"""An identical file is a further place of one article; what is in no place any more does not count."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented import TEXT, extraction_of
from sqlite_utils import Database

from quotes.db.storage.failures import note_failure
from quotes.db.storage.gone import forget_missing, missing_files, places_within
from quotes.db.storage.store import note_place, start_run, store_extraction
from quotes.errors import DatabaseError
from quotes.model import Article
from quotes.reading.plain import is_url


def counts(db: Database) -> tuple[int, int, int, int]:
    """Articles, quotes, quotes that the search finds, and quotes of claims."""
    sql = """
        select (select count(*) from articles where current), (select count(*) from quotes where
            current), (select count(*) from _search), (select count(*) from claim_quotes)
    """
    found: tuple[int, int, int, int] = db.execute(sql).fetchone()
    return found


def gone(db: Database, *places: str) -> int:
    for place in places:
        note_failure(db, place, "no such file", None, None, gone=True)
    return forget_missing(db, [])


def test_an_identical_file_is_a_further_place(harbour: Database) -> None:
    before = counts(harbour)
    assert before[:3] == (1, 6, 6)
    copy = Article("copy.txt", TEXT, url="https://herald.example/harbour")
    assert note_place(harbour, copy, 1) and note_place(harbour, copy, 1)
    assert counts(harbour) == before and harbour["article_sources"].count == 2
    assert harbour["articles"].get(1)["url"] == copy.url
    assert not note_place(harbour, Article("new.txt", TEXT + "More."), 1)


def test_what_is_gone_counts_no_more_until_it_is_back(harbour: Database) -> None:
    before = counts(harbour)
    note_place(harbour, Article("copy.txt", TEXT), 1)
    assert gone(harbour, "harbour.txt") == 0 and counts(harbour) == before
    assert gone(harbour, "copy.txt") == 1 and counts(harbour) == (0, 0, 0, 0)
    assert harbour["quotes"].count == 6
    assert gone(harbour, "copy.txt") == 0
    assert not note_place(harbour, Article("copy.txt", TEXT), 1)
    store_extraction(harbour, extraction_of(source="copy.txt"), start_run(harbour, "1"))
    assert counts(harbour) == before


def test_a_failure_of_another_kind_forgets_nothing(harbour: Database) -> None:
    note_failure(harbour, "harbour.txt", "permission denied", None, None)
    assert forget_missing(harbour, []) == 0 and counts(harbour)[0] == 1


@pytest.mark.parametrize(
    ("sources", "found"),
    [
        ((), ["/a/x.txt", "http://h.example/a", "n/b.txt", "n/c.csv#3", "news/d.txt"]),
        (("n",), ["n/b.txt", "n/c.csv#3"]),
        (("n/",), ["n/b.txt", "n/c.csv#3"]),
        (("n/c.csv",), ["n/c.csv#3"]),
        (("n/c",), []),
        ((".",), ["n/b.txt", "n/c.csv#3", "news/d.txt"]),
        (("/",), ["/a/x.txt"]),
        (("/a", "http://h.example/a"), ["/a/x.txt", "http://h.example/a"]),
    ],
    ids=["all", "folder", "slash", "file", "part-of-name", "here", "root", "several"],
)
def test_what_lies_in_a_source(db: Database, sources: tuple[str, ...], found: list[str]) -> None:
    run = start_run(db, "1")
    names = ("n/b.txt", "n/c.csv#3", "news/d.txt", "/a/x.txt", "http://h.example/a", "-")
    for number, name in enumerate(names):
        store_extraction(db, extraction_of(f"{TEXT}\n{number}", name), run)
    assert places_within(db, sources) == found


def test_files_that_are_missing(db: Database, tmp_path: Path) -> None:
    run = start_run(db, "1")
    (tmp_path / "n").mkdir()
    places = [str(tmp_path / name) for name in ("n/a.txt", "n/b.csv#1", "n/c.csv#2", "away/d.txt")]
    for number, place in enumerate([*places, "http://h.example/a"]):
        store_extraction(db, extraction_of(f"{TEXT}\n{number}", place), run)
    with pytest.raises(DatabaseError, match="None of the 4 stored files is there"):
        missing_files(db, [], is_url)
    (tmp_path / "n" / "b.csv").touch()
    assert missing_files(db, [], is_url) == [places[3], places[0], places[2]]
    assert missing_files(db, [str(tmp_path / "n")], is_url) == [places[0], places[2]]
    assert missing_files(db, [places[0]], is_url) == [places[0]]
    # A folder that is away as a whole may be a disk that is not there just now.
    assert missing_files(db, [str(tmp_path / "away")], is_url) == []
