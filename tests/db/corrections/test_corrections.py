"""A person's word is final: it outlives later runs, and bad input does nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import TEXT, extraction_of, said
from sqlite_utils import Database

from quotes.db.corrections import actions as corrections
from quotes.db.corrections.actions import By
from quotes.db.queries.records import aliases, speaker
from quotes.db.storage.store import start_run, store_extraction
from quotes.errors import CorrectionError
from quotes.model import Article, Entity, Extraction, Span, attribution_id

ANA = By("ana", "heard the tape")
# Several kinds of correction for each of ten speakers make fifty.
PEOPLE = [f"{first} {last}" for first in ("Oda", "Per") for last in
          ("Brisk", "Calder", "Dunmore", "Everly", "Fallow")]  # fmt: skip
WORDS = (
    "boats",
    "grain",
    "bridges",
    "tunnels",
    "schools",
    "rivers",
    "trams",
    "kelp",
    "wind",
    "clay",
)


def spoke(db: Database) -> dict[str, str | None]:
    """Who said what, in current articles."""
    sql = "select text, speaker_name from quotes where current"
    return dict(db.execute(sql).fetchall())


def key_of(db: Database, text: str) -> str:
    row = db.execute("select key from quotes where text = ? and current", [text]).fetchone()
    return str(row[0])


def dump(db: Database) -> list[str]:
    return [line for line in db.conn.iterdump() if "_fts" not in line]


def test_rename(harbour: Database) -> None:
    corrections.rename(harbour, "ilva-marrow", "Ilva B. Marrow", ANA)
    assert spoke(harbour)["We counted every boat"] == "Ilva B. Marrow"
    assert corrections.find_speaker(harbour, "Ilva Marrow").name == "Ilva B. Marrow"
    assert "Ilva Marrow" in aliases(harbour, 1)
    found = harbour["quotes"].search("marrow")
    assert len(list(found)) == 3
    assert list(harbour["quotes"].search('"b marrow"'))


def test_merge_and_undo(harbour: Database) -> None:
    before = spoke(harbour)
    key = corrections.merge(harbour, "toben-quill", "ilva-marrow", ANA)
    assert spoke(harbour)["It is a sad day"] == "Ilva Marrow"
    assert spoke(harbour)["they would meet"] == "Ilva Marrow"
    assert corrections.find_speaker(harbour, "toben-quill").slug == "ilva-marrow"
    assert "Toben Quill" in aliases(harbour, 1)
    assert speaker(harbour, 1)["corrections"][0]["who"] == "ana"
    corrections.undo(harbour, key, ANA)
    assert spoke(harbour) == before
    assert harbour["corrections"].count == 2


def test_split_by_quote_and_by_name(harbour: Database) -> None:
    quote = key_of(harbour, "We counted every boat")
    key = corrections.split(harbour, "ilva-marrow", "Ilva Marrow (minister)", ANA, quotes=[quote])
    assert spoke(harbour)["We counted every boat"] == "Ilva Marrow (minister)"
    assert spoke(harbour)["The harbour will stay open"] == "Ilva Marrow"
    corrections.undo(harbour, key, ANA)
    assert spoke(harbour)["We counted every boat"] == "Ilva Marrow"
    assert not harbour["speakers"].count_where("name like '%minister%'")
    corrections.merge(harbour, "toben-quill", "ilva-marrow", ANA)
    corrections.split(harbour, "ilva-marrow", "T. Quill", ANA, names=["Toben Quill"])
    assert spoke(harbour)["It is a sad day"] == "T. Quill"
    assert spoke(harbour)["they would meet"] == "Ilva Marrow and T. Quill"


def test_alias_decides_later_articles(harbour: Database) -> None:
    corrections.alias(harbour, "ilva-marrow", "The Iron Oar", ANA)
    entity = Entity("oar", "The Iron Oar", "person")
    text = "All is well, The Iron Oar said."
    found = said(text, "All is well", "The Iron Oar", entity)
    store_extraction(harbour, Extraction(Article("oar.txt", text), (found,), (entity,)), 1)
    assert spoke(harbour)["All is well"] == "Ilva Marrow"


def test_link(harbour: Database) -> None:
    corrections.link(harbour, "Toben Quill", "https://www.wikidata.org/wiki/Q900000002", ANA)
    assert harbour["speakers"].get(5)["wikidata"] == "Q900000002"
    corrections.link(harbour, "ilva-marrow", None, ANA)
    assert harbour["speakers"].get(1)["wikidata"] is None


def test_assign_reassign_nobody_and_undo(harbour: Database) -> None:
    quote = key_of(harbour, "It is a sad day")
    corrections.assign(harbour, quote, "Harbour Council", ANA)
    second = corrections.assign(harbour, quote[:6], None, ANA)
    assert spoke(harbour)["It is a sad day"] is None
    corrections.undo(harbour, second, ANA)
    assert spoke(harbour)["It is a sad day"] == "Harbour Council"
    corrections.assign(harbour, quote, "Vera Sund", ANA, create="person")
    assert spoke(harbour)["It is a sad day"] == "Vera Sund"
    assert corrections.find_speaker(harbour, "vera-sund").kind == "person"


def test_a_corrected_quote_stays_when_a_run_no_longer_finds_it(harbour: Database) -> None:
    corrections.assign(harbour, key_of(harbour, "It is a sad day"), "Harbour Council", ANA)
    found = extraction_of()
    store_extraction(harbour, replace(found, attributions=found.attributions[:2]), 1)
    assert spoke(harbour)["It is a sad day"] == "Harbour Council"


def test_a_correction_follows_moved_boundaries(harbour: Database) -> None:
    corrections.assign(harbour, key_of(harbour, "It is a sad day"), "Harbour Council", ANA)
    found = extraction_of()
    moved = [said(TEXT, "is a sad day", "Mayor Toben Quill", *a.speaker.entities, kind="direct")
             if a.quote.text == "It is a sad day" and a.speaker else a
             for a in found.attributions]  # fmt: skip
    store_extraction(harbour, replace(found, attributions=tuple(moved)), 1)
    assert spoke(harbour)["is a sad day"] == "Harbour Council"
    assert "It is a sad day" not in spoke(harbour)


def people_article(words: str = "", *, version: int = 1) -> Extraction:
    """Ten invented people; a later version words its text and finds its spans otherwise."""
    lines, found = [words], []
    for name, word in zip(PEOPLE, WORDS, strict=True):
        lines.append(f"{name} said the {word} would be ready by spring.")
    text = "\n\n".join(lines)
    entities = tuple(Entity(n.lower().replace(" ", "-"), n, "person") for n in PEOPLE)
    for entity, word in zip(entities, WORDS, strict=True):
        content = f"the {word} would be ready by spring"[: None if version == 1 else -10]
        made = said(text, content, entity.name, entity, confidence=0.8 if version == 1 else 0.9)
        start = text.index(content)
        spans = (Span(start, start + len(content)),)
        found.append(replace(made, id=attribution_id(text, spans)))
    return Extraction(Article("people.txt", text), tuple(found), entities)


def correct_fifty(db: Database) -> None:
    """Fifty corrections of every kind."""
    keys = [
        key for (key,) in db.execute("select key from quotes where text glob 'the *' order by id")
    ]
    for number, name in enumerate(PEOPLE):
        corrections.rename(db, name, f"{name} {number}", ANA)
        corrections.alias(db, name, f"Nickname {WORDS[number]}", ANA)
        corrections.link(db, name, f"Q90000001{number}", ANA)
    for number in range(0, 10, 2):
        corrections.assign(db, keys[number], "ilva-marrow", ANA)
        corrections.split(db, PEOPLE[number + 1], f"Half {number}", ANA, quotes=[keys[number + 1]])
    for number in range(0, 10, 2):
        corrections.merge(db, PEOPLE[number], PEOPLE[number + 1], ANA)
    for number in range(5):
        corrections.rename(db, f"Half {number * 2}", f"Half of {WORDS[number]}", ANA)


def test_fifty_corrections_survive(harbour: Database) -> None:
    store_extraction(harbour, people_article(), 1)
    correct_fifty(harbour)
    assert harbour["corrections"].count == 50
    # A short form loses its end with the new extractor, so the first words say which quote it is.
    facts = [{t[:14]: n for t, n in spoke(harbour).items()}, _speakers(harbour)]
    runs = (
        people_article(version=2),
        people_article("A new first paragraph."),
        people_article("Another first paragraph.", version=2),
        replace(people_article(version=2), article=people_article().article),
    )
    for run in (*runs, extraction_of(TEXT + "\nMore."), extraction_of()):
        store_extraction(harbour, run, start_run(harbour, "0.2"))
        assert [{t[:14]: n for t, n in spoke(harbour).items()}, _speakers(harbour)] == facts
    assert harbour["corrections"].count_where("undone is null") == 50
    assert not harbour.execute("pragma foreign_key_check").fetchall()


def _speakers(db: Database) -> list[tuple[object, ...]]:
    sql = """
        select s.slug, s.name, s.wikidata, h.slug, (select group_concat(name) from
            (select name from aliases a where a.speaker = s.id order by name))
        from speakers s left join speakers h on h.id = s.merged_into
        where s.scope is null order by s.slug
    """
    return list(db.execute(sql).fetchall())


def test_undoing_all_leaves_what_the_run_found(harbour: Database) -> None:
    store_extraction(harbour, people_article(), 1)
    before = [spoke(harbour), _speakers(harbour)]
    correct_fifty(harbour)
    for number in range(1, 51):
        corrections.undo(harbour, str(number), ANA)
    assert [spoke(harbour), _speakers(harbour)] == before


@pytest.mark.parametrize(
    ("action", "arguments", "words"),
    [
        ("merge", ("ilva-marrow", "ilva-marrow"), "into itself"),
        ("merge", ("ilva-marrow", "Marrow"), "one already"),
        ("merge", ("nobody-such", "ilva-marrow"), "no speaker 'nobody-such'"),
        ("rename", ("ilva-marrow", " "), "at least one letter"),
        ("rename", ("ilva-marrow", "Toben Quill"), "is a name of Toben Quill"),
        ("alias", ("ilva-marrow", "TOBEN QUILL"), "is a name of Toben Quill"),
        ("link", ("ilva-marrow", "Queen"), "no Wikidata id"),
        ("link", ("toben-quill", "Q900000001"), "is Ilva Marrow already"),
        ("split", ("ilva-marrow", "New"), "which quotes or which names"),
        ("assign", ("zzz", "ilva-marrow"), "no quote begins"),
        ("assign", ("1", "nobody-such"), "no speaker"),
        ("undo", ("99",), "no correction"),
        ("undo", ("zzz",), "no correction"),
    ],
)
def test_bad_corrections_do_nothing(
    harbour: Database, action: str, arguments: tuple[str, ...], words: str
) -> None:
    before = dump(harbour)
    with pytest.raises(CorrectionError, match=words) as caught:
        getattr(corrections, action)(harbour, *arguments, ANA)
    assert str(caught.value).endswith(".")
    assert dump(harbour) == before


def test_merging_in_a_circle(harbour: Database) -> None:
    corrections.merge(harbour, "toben-quill", "ilva-marrow", ANA)
    corrections.merge(harbour, "ilva-marrow", "harbour-council", ANA)
    with pytest.raises(CorrectionError, match="one already"):
        corrections.merge(harbour, "harbour-council", "toben-quill", ANA)
    with pytest.raises(CorrectionError, match="is not Harbour Council"):
        corrections.split(harbour, "toben-quill", "X", ANA, quotes=["5"])


def test_undoing_twice(harbour: Database) -> None:
    corrections.rename(harbour, "1", "Other Name", ANA)
    undone = corrections.undo(harbour, "1", ANA)
    for again in ("1", undone):
        with pytest.raises(CorrectionError, match="undone already"):
            corrections.undo(harbour, again, ANA)
