"""A person's word finds its quote again when files move and texts change, and is listed where it cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import TEXT, TOBEN, extraction_of, said
from sqlite_utils import Database

from quotes.db.claims.reading import find_claim
from quotes.db.corrections import actions
from quotes.db.corrections.actions import By, find_quote
from quotes.db.corrections.claim_words import Outcome, judge_claim
from quotes.db.corrections.lost import CHANGED, GONE, UNFOUND, lost
from quotes.db.corrections.quote_actions import reject
from quotes.db.storage.failures import note_failure
from quotes.db.storage.gone import forget_missing
from quotes.db.storage.store import note_place, start_run, store_extraction
from quotes.model import Article, Attribution, Extraction, Span, attribution_id

ANA = By("ana", "heard the tape")
DAY = "It is a sad day"
EDITED = "Corrected at noon.\n\n" + TEXT.replace("on Monday", "on Monday at the quay")


@pytest.fixture
def settled(harbour: Database) -> Database:
    """The harbour article, in which a person gave a quote another speaker."""
    actions.assign(harbour, key_of(harbour), "Harbour Council", ANA)
    return harbour


def key_of(db: Database, text: str = DAY) -> str:
    sql = "select key from quotes where text = ? and current"
    return str(db.execute(sql, [text]).fetchone()[0])


def store(db: Database, text: str, source: str) -> None:
    store_extraction(db, extraction_of(text, source), start_run(db, "0.1"))


def who(db: Database, text: str = DAY) -> list[tuple[str, str | None]]:
    """Who said it, in each article that counts."""
    sql = """
        select a.source, q.speaker_name from quotes q join articles a on a.id = q.article
        where q.current and q.text = ? order by a.id
    """
    return list(db.execute(sql, [text]).fetchall())


def forget(db: Database, source: str) -> int:
    note_failure(db, source, "no such file", None, None, gone=True)
    return forget_missing(db, [source])


def test_moved_then_changed(settled: Database) -> None:
    assert note_place(settled, Article("moved.txt", TEXT), 1)
    store(settled, EDITED, "moved.txt")
    assert ("moved.txt", "Harbour Council") in who(settled) and not list(lost(settled))
    assert forget(settled, "harbour.txt") == 1
    assert who(settled) == [("moved.txt", "Harbour Council")]


def test_moved_changed_and_moved_again(settled: Database) -> None:
    for source in ("b.txt", "c.txt"):
        assert note_place(settled, Article(source, TEXT), 1)
    store(settled, EDITED, "c.txt")
    assert note_place(settled, Article("d.txt", EDITED), 1)
    store(settled, EDITED + "More.\n", "d.txt")
    assert who(settled)[-1] == ("d.txt", "Harbour Council")


def test_moved_and_changed_at_once(settled: Database) -> None:
    """No place leads to the new text: the words and those around them do, once the old place is gone."""
    store(settled, EDITED, "elsewhere.txt")
    assert who(settled) == [("harbour.txt", "Harbour Council"), ("elsewhere.txt", "Toben Quill")]
    assert forget(settled, "harbour.txt") == 1
    assert who(settled) == [("elsewhere.txt", "Harbour Council")] and not list(lost(settled))


def test_the_same_words_between_other_words_are_not_the_quote(settled: Database) -> None:
    text = f'The ferry sank.\n\n"{DAY}," Mayor Toben Quill said of the ferry, and left the room.\n'
    made = said(text, DAY, "Mayor Toben Quill", TOBEN, kind="direct")
    store_extraction(settled, Extraction(Article("ferry.txt", text), (made,), (TOBEN,)), 1)
    forget(settled, "harbour.txt")
    assert who(settled) == [("ferry.txt", "Toben Quill")]
    assert [row["reason"] for row in lost(settled)] == [GONE]


def twice(*topics: str) -> Extraction:
    """The same words twice, each between sentences on its topic."""
    text = "\n\n".join(
        f'All about the {topic} was told.\n\n"{DAY}," he said of the {topic}.' for topic in topics
    )
    made: list[Attribution] = []
    for topic in topics:
        place = text.index(DAY, text.index(f"the {topic} was"))
        rest = said(text[place:], DAY, "he", TOBEN, kind="direct")
        spans = (Span(place, place + len(DAY)),)
        quote = replace(rest.quote, spans=spans)
        made.append(replace(rest, id=attribution_id(text, spans), quote=quote))
    return Extraction(Article("twice.txt", text), tuple(made), (TOBEN,))


def test_the_words_around_tell_which_of_the_same_words_is_meant(db: Database) -> None:
    """The second of two becomes the first."""
    store_extraction(db, twice("old ferry", "council meeting"), start_run(db, "0.1"))
    actions.assign(db, "2", "Vera Sund", ANA, create="person")
    store_extraction(db, twice("council meeting", "new pier"), start_run(db, "0.1"))
    sql = "select speaker_name from quotes where current order by start"
    assert [row[0] for row in db.execute(sql)] == ["Vera Sund", "Toben Quill"]


@pytest.mark.parametrize(
    ("text", "found", "reason"),
    [
        (TEXT.replace(DAY, "Nobody counted the sheep"), None, CHANGED),
        (EDITED, None, UNFOUND),
        (EDITED, DAY, None),
        (TEXT.replace(DAY, "It is a very sad day"), "It is a very sad day", None),
    ],
    ids=["cut", "unfound", "found", "edited"],
)
def test_what_is_not_found_again_is_listed(
    settled: Database, text: str, found: str | None, reason: str | None
) -> None:
    article = Article("harbour.txt", text)
    made = () if found is None else (said(text, found, "Mayor Toben Quill", TOBEN),)
    store_extraction(settled, Extraction(article, made, (TOBEN,)), start_run(settled, "0.1"))
    rows = list(lost(settled))
    assert [row["reason"] for row in rows] == ([reason] if reason else [])
    assert not reason or (rows[0]["action"], rows[0]["text"]) == ("assign", DAY)
    if found:
        assert who(settled, found) == [("harbour.txt", "Harbour Council")]


def test_a_correction_taken_back_is_not_lost(settled: Database) -> None:
    article = Article("harbour.txt", "Nothing was said.")
    store_extraction(settled, Extraction(article, (), ()), start_run(settled, "0.1"))
    assert len(list(lost(settled))) == 1
    actions.undo(settled, "1", ANA)
    assert not list(lost(settled))


def test_a_verdict_follows_a_claim_into_an_edited_text(harbour: Database) -> None:
    sql = "select id from quotes where text = 'We counted every boat'"
    (quote,) = harbour.execute(sql).fetchone()
    judge_claim(harbour, quote, Outcome("checked", "true"), who="ana", why="")
    store(harbour, EDITED, "harbour.txt")
    sql = """
        select c.status, c.rating from claims c join quotes q on q.claim = c.id
        where q.current and q.text = 'We counted every boat'
    """
    assert harbour.execute(sql).fetchall() == [("checked", "true")]


def test_an_old_key_leads_to_its_successor(harbour: Database) -> None:
    old = key_of(harbour)
    for text in (EDITED, EDITED + "More.\n"):
        store(harbour, text, "harbour.txt")
    new = key_of(harbour)
    row = find_quote(harbour, old)
    assert harbour.execute("select key from quotes where id = ?", [row]).fetchone() == (new,)
    assert find_claim(harbour, old) == find_claim(harbour, new)
    reject(harbour, old, ANA)
    assert who(harbour) == []
    store(harbour, TEXT, "harbour.txt")
    sql = "select successor from quotes where key = ?"
    assert harbour.execute(sql, [old]).fetchone() == (None,)
    assert who(harbour) == []  # the word holds for the text that is back, too
