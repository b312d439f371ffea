"""A person's word on what a quote is: none, or other words, kind, mode and denial."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import TEXT, TOBEN, extraction_of, said
from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.corrections import actions
from quotes.db.corrections.actions import By
from quotes.db.corrections.exchange import export_corrections
from quotes.db.corrections.lost import lost
from quotes.db.corrections.quote_actions import Mend, mend, reject
from quotes.db.corrections.quote_words import places_of
from quotes.db.schema.opening import open_database
from quotes.db.storage.speaker_import import import_rows
from quotes.db.storage.store import start_run, store_extraction
from quotes.errors import CorrectionError, ImportFileError
from quotes.model import Extraction, Span

ANA = By("ana", "heard the tape")
DAY = "It is a sad day"
FIELDS = ("key", "text", "start", "end", "spans", "kind", "mode", "denied", "confidence", "current")


def key_of(db: Database, text: str) -> str:
    return str(db.execute("select key from quotes where text = ?", [text]).fetchone()[0])


def row_of(db: Database, key: str) -> dict[str, object]:
    return dict(next(db.query("select * from quotes where key = ?", [key])))


def whole(db: Database) -> list[tuple[object, ...]]:
    names = ", ".join(f'"{name}"' for name in FIELDS)
    return list(db.execute(f"select {names} from quotes order by key").fetchall())


def hits(db: Database, words: str) -> int:
    """How many quotes the site's own search finds."""
    sql = "select count(*) from _search where _search match ?"
    return int(db.execute(sql, [words]).fetchone()[0])


def without(words: str) -> Extraction:
    found = extraction_of()
    rest = tuple(each for each in found.attributions if each.quote.text != words)
    return replace(found, attributions=rest)


def test_a_rejected_quote_counts_nowhere_and_keeps_its_key(harbour: Database) -> None:
    before, key = whole(harbour), key_of(harbour, DAY)
    assert hits(harbour, "sad") == 1
    (word,) = reject(harbour, key, ANA)
    track(harbour)
    row = row_of(harbour, key)
    assert (row["current"], row["text"]) == (0, DAY) and row["rejected"] == row["correction"]
    assert hits(harbour, "sad") == 0
    sql = "select count(*) from claim_quotes where quote = ?"
    assert harbour.execute(sql, [row["id"]]).fetchone() == (0,)
    for found in (extraction_of(), extraction_of(source="copy.txt"), without(DAY), extraction_of()):
        store_extraction(harbour, found, start_run(harbour, "0.2"), retire=True)
        assert row_of(harbour, key)["current"] == 0
    with pytest.raises(CorrectionError, match=f"{key} is no quote, says correction {word}"):
        actions.assign(harbour, key, "ilva-marrow", ANA)
    actions.undo(harbour, word, ANA)
    assert whole(harbour) == before and hits(harbour, "sad") == 1


@pytest.mark.parametrize(
    ("new", "fields"),
    [
        (Mend(words=("is a sad  day",)), {"text": "is a sad day", "start": TEXT.index("is a sad")}),
        (Mend(words=("“It is a sad day”",)), {"text": DAY}),
        (Mend(words=("It is", "Toben Quill")), {"text": "It is Toben Quill"}),
        (Mend(end=TEXT.index(" sad")), {"text": "It is a", "end": TEXT.index(" sad")}),
        (Mend(start=TEXT.index(DAY) - 1), {"text": f'"{DAY}'}),
        (Mend(kind="mixed"), {"kind": "mixed"}),
        (Mend(mode="other"), {"mode": "other"}),
        (Mend(denied=True), {"denied": 1}),
    ],
    ids=["words", "marks", "stretches", "end", "start", "kind", "mode", "denied"],
)
def test_what_a_person_mends_outlives_every_run(
    harbour: Database, new: Mend, fields: dict[str, object]
) -> None:
    before, key = whole(harbour), key_of(harbour, DAY)
    (word,) = mend(harbour, key, new, ANA)

    def holds() -> bool:
        row = row_of(harbour, key)
        spans = json.loads(str(row["spans"]))
        assert " ".join(TEXT[a:b] for a, b in spans) == row["text"]
        assert (row["start"], row["end"]) == (spans[0][0], spans[-1][1])
        return {**row, **fields, "confidence": 1.0, "current": 1} == row

    assert holds()
    surer = extraction_of()
    surer = replace(
        surer, attributions=tuple(replace(a, confidence=0.7) for a in surer.attributions)
    )
    for found in (extraction_of(), without(DAY), surer, extraction_of()):
        store_extraction(harbour, found, start_run(harbour, "0.2"), retire=True)
        assert holds()
    assert not list(lost(harbour))
    actions.undo(harbour, word, ANA)
    assert whole(harbour) == before
    assert harbour["_quote_corrections"].count == 0


def test_a_run_that_finds_the_mended_bounds_itself_agrees(harbour: Database) -> None:
    mend(harbour, key_of(harbour, DAY), Mend(words=("is a sad day",)), ANA)
    new = said(TEXT, "is a sad day", "Mayor Toben Quill", TOBEN, kind="direct")
    found = without(DAY)
    found = replace(found, attributions=(*found.attributions, new))
    store_extraction(harbour, found, start_run(harbour, "0.2"), retire=True)
    sql = "select key, confidence from quotes where text = 'is a sad day' and current"
    assert harbour.execute(sql).fetchall() == [(new.id, 1.0)]
    old = "select n.key from quotes o join quotes n on n.id = o.successor where o.text = ?"
    assert harbour.execute(old, [DAY]).fetchone() == (new.id,)
    actions.assign(harbour, key_of(harbour, DAY), None, ANA)
    assert row_of(harbour, new.id)["speaker_name"] is None


def test_mended_words_are_found_again_in_an_edited_text(harbour: Database) -> None:
    mend(harbour, key_of(harbour, DAY), Mend(words=("is a sad day",), kind="mixed"), ANA)
    later = "A first paragraph that is new.\n\n" + TEXT.replace("Mayor Toben", "the mayor, Toben")
    found = extraction_of(TEXT)
    moved = [
        said(later, DAY, "the mayor, Toben Quill", TOBEN, kind="direct")
        if each.quote.text == DAY else said(later, each.quote.text, "Quill", TOBEN)
        for each in found.attributions
    ]  # fmt: skip
    article = replace(found.article, text=later)
    store_extraction(harbour, replace(found, article=article, attributions=tuple(moved)), 1)
    sql = "select text, kind, start from quotes where current and confidence = 1"
    assert harbour.execute(sql).fetchall() == [("is a sad day", "mixed", later.index("is a sad"))]
    assert not list(lost(harbour))


def test_the_latest_word_holds_and_each_is_undone_by_itself(harbour: Database) -> None:
    key = key_of(harbour, DAY)
    first = mend(harbour, key, Mend(kind="mixed", denied=True), ANA)
    mend(harbour, key, Mend(kind="indirect"), ANA)
    assert (row_of(harbour, key)["kind"], row_of(harbour, key)["denied"]) == ("indirect", 1)
    for word in first:
        actions.undo(harbour, word, ANA)
    assert (row_of(harbour, key)["kind"], row_of(harbour, key)["denied"]) == ("indirect", 0)
    actions.assign(harbour, key, "ilva-marrow", ANA)
    assert row_of(harbour, key)["kind"] == "indirect"
    row = row_of(harbour, key)["id"]
    sql = "select count(*) from _quote_corrections where quote = ?"
    assert harbour.execute(sql, [row]).fetchone() == (2,)


def test_a_speaker_that_a_person_names_is_sure(harbour: Database) -> None:
    key = key_of(harbour, "money was short")
    assert row_of(harbour, key)["confidence"] == 0.6
    word = actions.assign(harbour, key, "toben-quill", ANA)
    assert row_of(harbour, key)["confidence"] == 1.0
    actions.undo(harbour, word, ANA)
    assert row_of(harbour, key)["confidence"] == 0.6


def test_the_ledger_carries_it_to_another_database(harbour: Database, tmp_path: object) -> None:
    reject(harbour, key_of(harbour, DAY), ANA)
    mend(harbour, key_of(harbour, "they would meet"), Mend(mode="attitude", denied=False), ANA)
    mend(harbour, key_of(harbour, "money was short"), Mend(words=("official said money",)), ANA)
    ledger = "".join(json.dumps(row) + "\n" for row in export_corrections(harbour))
    early, late = (open_database(f"{tmp_path}/{name}.db") for name in ("early", "late"))
    import_rows(early, ledger)
    assert [row["reason"] for row in lost(early)] == 4 * [
        "no article here is the one that it was made in"
    ]
    for other in (early, late):
        store_extraction(other, extraction_of(source="elsewhere.txt"), start_run(other, "1"))
    import_rows(late, ledger)
    assert whole(early) == whole(late) == whole(harbour)
    assert not list(lost(early))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "shouted"}, "the kind of quote is none of direct, mixed, indirect"),
        ({"kind": 3}, "does not fit a quote-kind"),
        ({"quote": {"quote": "a"}}, "a quote is not described in full"),
    ],
    ids=["kind", "type", "anchor"],
)
def test_a_broken_ledger_does_nothing(
    harbour: Database, change: dict[str, object], words: str
) -> None:
    mend(harbour, key_of(harbour, DAY), Mend(kind="mixed"), ANA)
    (row,) = export_corrections(harbour)
    text = json.dumps({**row, "key": "new", "payload": {**row["payload"], **change}})
    with pytest.raises(ImportFileError, match=words):
        import_rows(harbour, text, name="ledger.jsonl")
    assert harbour["corrections"].count == 1


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (Mend(words=("a glad day",)), "does not have the words 'a glad day'"),
        (Mend(words=("said",)), "has the words 'said' 4 times, at"),
        (Mend(words=(" ",)), "does not have the words ''"),
        (Mend(words=(DAY,), start=3), "either the words of the quote or their start and end"),
        (Mend(start=9, end=5), "9 to 5 is no place in the article"),
        (Mend(start=0, end=10_000), "is no place in the article, which has"),
        (Mend(start=TEXT.index("\n\n"), end=TEXT.index("\n\n") + 2), "There are no words from"),
        (Mend(kind="loud"), "'loud' is no kind of quote"),
        (Mend(mode="loud"), "'loud' is no mode of quote"),
        (Mend(kind="direct", mode="loud"), "'loud' is no mode of quote"),
        (Mend(), "Say what is to be mended"),
    ],
    ids=["absent", "ambiguous", "empty", "both", "turned", "outside", "blank", "kind", "mode",
         "one-of-two", "nothing"],
)  # fmt: skip
def test_what_cannot_be_does_nothing(harbour: Database, new: Mend, words: str) -> None:
    key = key_of(harbour, DAY)
    before = list(harbour.conn.iterdump())
    with pytest.raises(CorrectionError, match=words) as caught:
        mend(harbour, key, new, ANA)
    assert str(caught.value).endswith(".") and list(harbour.conn.iterdump()) == before


def test_words_in_the_quote_go_before_the_same_words_elsewhere(db: Database) -> None:
    text = "The pier is safe.\n\nThe pier is safe, said Mayor Toben Quill.\n"
    start = text.index("The pier", 5)
    made = said(text[start:], "The pier is", "Mayor Toben Quill", TOBEN)
    found = extraction_of()
    moved = replace(made, quote=replace(made.quote, spans=(Span(start, start + 11),)))
    article = replace(found.article, text=text)
    run = start_run(db, "1")
    store_extraction(db, Extraction(article, (moved,), (TOBEN,)), run)
    mend(db, "1", Mend(words=("the pier is safe".replace("the", "The"),)), ANA)
    assert db.execute('select start, "end" from quotes').fetchone() == (start, start + 16)


@given(st.text(alphabet="ab '\"-\n", min_size=1, max_size=30), st.data())
def test_words_are_found_where_they_were_taken(text: str, data: st.DataObject) -> None:
    """Property: any stretch of a text, its spaces written otherwise, is found in its place."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    part = text[start:end]
    if part.strip():
        place = start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
        found = places_of(text, "  ".join(part.split()).replace('"', "”").replace("'", "’"))
        assert any(a <= place[0] and place[0] < b for a, b in found)
        assert all(text[a:b].split() == part.split() for a, b in found)
