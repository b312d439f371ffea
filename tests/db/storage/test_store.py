"""Storing: once, in one piece, and never over a newer text of the same source."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from invented import TEXT, extraction_of, said
from sqlite_utils import Database

from quotes.db.matching.match import Decision
from quotes.db.matching.stored import Known
from quotes.db.storage import store
from quotes.db.storage.store import has_article, start_run, store_extraction
from quotes.model import Article, Entity, Extraction


def dump(db: Database) -> list[str]:
    return list(db.conn.iterdump())


def names(db: Database) -> dict[str, str | None]:
    sql = "select text, speaker_name from quotes where current order by id"
    return dict(db.execute(sql).fetchall())


def test_stores_what_was_found(harbour: Database) -> None:
    row = next(harbour.query("select * from quotes where text = 'that the pier was unsafe'"))
    assert (row["denied"], row["via_text"], row["cue"]) == (1, "the Sorrel Wire", "denied")
    assert row["speaker_name"] == "Harbour Council spokesman"
    start, end = json.loads(row["spans"])[0]
    assert TEXT[start:end] == row["text"]
    speaker = harbour["speakers"].get(row["speaker"])
    assert harbour["speakers"].get(speaker["speaks_for"])["slug"] == "harbour-council"
    assert harbour["speakers"].get(row["via"])["slug"] == "sorrel-wire"


def test_several_speakers(harbour: Database) -> None:
    row = next(harbour.query("select * from quotes where text = 'they would meet'"))
    assert row["speaker"] is None
    assert row["speaker_name"] == "Ilva Marrow and Toben Quill"
    assert harbour["mentions"].count_where("quote = ?", [row["id"]]) == 2


def test_storing_again_changes_nothing(harbour: Database) -> None:
    run = start_run(harbour, "0.1")
    before = dump(harbour)
    done = store_extraction(harbour, extraction_of(), run)
    assert (done.new, done.added, done.changed, done.removed, done.speakers) == (False, 0, 0, 0, 0)
    assert dump(harbour) == before
    assert has_article(harbour, extraction_of().article)


def test_the_same_text_from_elsewhere(harbour: Database) -> None:
    done = store_extraction(harbour, extraction_of(source="https://example.org/a"), 1)
    assert not done.new and harbour["quotes"].count == 6
    assert harbour["article_sources"].count == 2
    assert harbour["articles"].count_where("current") == 1


def test_a_changed_article(harbour: Database) -> None:
    store_extraction(harbour, extraction_of(TEXT + "\nMore."), 1)
    assert harbour["articles"].count_where("current") == 1
    assert harbour["quotes"].count_where("current") == 6
    assert harbour["quotes"].count == 12
    assert not has_article(harbour, extraction_of().article)
    store_extraction(harbour, extraction_of(), 1)
    assert harbour["articles"].get(1)["current"] == 1
    assert harbour["articles"].get(2)["current"] == 0
    assert harbour["quotes"].count_where("current") == 6


def test_an_old_text_stays_current_while_another_source_holds_it(harbour: Database) -> None:
    store_extraction(harbour, extraction_of(source="b.txt"), 1)
    store_extraction(harbour, extraction_of(TEXT + "\nMore."), 1)
    assert harbour["articles"].count_where("current") == 2


def test_standard_input_never_replaces(db: Database) -> None:
    store_extraction(db, extraction_of(source="-"), start_run(db, "1"))
    store_extraction(db, extraction_of(TEXT + "\nMore.", source="-"), 1)
    assert db["articles"].count_where("current") == 2


def test_a_new_extractor_replaces_what_it_found(harbour: Database) -> None:
    found = extraction_of()
    fewer = replace(found, attributions=found.attributions[:3])
    done = store_extraction(harbour, fewer, 1)
    assert done.removed == 3 and harbour["quotes"].count == 3
    assert not harbour["speakers"].count_where("slug = 'toben-quill'")
    sure = tuple(replace(a, confidence=0.99) for a in fewer.attributions)
    assert store_extraction(harbour, replace(fewer, attributions=sure), 1).changed == 3
    assert not harbour.execute("pragma foreign_key_check").fetchall()


def test_two_attributions_of_the_same_words(db: Database) -> None:
    found = extraction_of()
    twice = replace(found, attributions=found.attributions[:1] * 2)
    assert store_extraction(db, twice, start_run(db, "1")).added == 2
    assert store_extraction(db, twice, 1).added == 0


def test_unnamed_persons(harbour: Database) -> None:
    """One for each body spoken for; one for each article where nobody knows for whom."""
    other = extraction_of(TEXT.replace("deepens", "eases"), "other.txt")
    store_extraction(harbour, other, 1)
    sql = "select found_name, count(*) from speakers where kind = 'unnamed_person' group by 1"
    assert dict(harbour.execute(sql).fetchall()) == {"Harbour Council spokesman": 1, "official": 2}


def test_roles_have_dates(harbour: Database) -> None:
    later = extraction_of(TEXT + "\nLater.", "later.txt")
    later = replace(later, article=replace(later.article, published="2026-01-09"))
    store_extraction(harbour, later, 1)
    row = next(harbour.query("select * from roles where role = 'prime minister'"))
    assert (row["first"], row["last"]) == ("2025-11-03", "2026-01-09")


def one(entity: Entity, source: str) -> Extraction:
    text = f"All is well, {entity.name} said. ({source})"
    found = said(text, "All is well", entity.name, entity)
    return Extraction(Article(source, text), (found,), (entity,))


@pytest.mark.parametrize(
    ("name", "kind", "same"),
    [
        ("Ilva Marrow", "person", True),
        ("ILVA MARROW", "person", True),
        ("Marrow", "person", False),
        ("Ilva Marrow", "organization", False),
        ("Ilva Barrow", "person", False),
    ],
)
def test_default_matching(harbour: Database, name: str, kind: str, same: bool) -> None:
    store_extraction(harbour, one(Entity("x", name, kind), "new.txt"), 1)  # type: ignore[arg-type]
    row = next(harbour.query("select speaker from quotes order by id desc limit 1"))
    assert (row["speaker"] == 1) is same


def test_contradicting_facts_are_not_matched(harbour: Database) -> None:
    store_extraction(harbour, one(Entity("x", "Ilva Marrow", "person", gender="male"), "n.txt"), 1)
    assert harbour["speakers"].count_where("found_name = 'Ilva Marrow'") == 2


def test_namesakes_in_one_article_stay_two(db: Database) -> None:
    text = 'Pol Vey said "yes". His son Pol Vey said "no".'
    one_, two = Entity("pol-vey", "Pol Vey", "person"), Entity("pol-vey-2", "Pol Vey", "person")
    found = (said(text, "yes", "Pol Vey", one_), said(text, "no", "His son Pol Vey", two))
    extraction = Extraction(Article("a", text), found, (one_, two))
    store_extraction(db, extraction, start_run(db, "1"))
    assert db["speakers"].count == 2
    assert store_extraction(db, extraction, 1).speakers == 0


def test_uncertain_matches_become_candidates(harbour: Database) -> None:
    def unsure(entity: Entity, known: Known) -> Decision:
        assert known.extraction.article.source == "new.txt"
        assert [role.role for role in known.roles(1)] == ["prime minister"]
        assert "Toben Quill" in known.company(1).names
        found = known.alike(["Ilva Marrow", "Toben Quill"], "person")
        return [(speaker.id, 0.7, "like it") for speaker in found]

    store_extraction(harbour, one(Entity("i", "I. Marrow", "person"), "new.txt"), 1, match=unsure)
    assert harbour["candidates"].count == 2
    assert names(harbour)["All is well"] == "I. Marrow"


def test_what_says_that_a_speaker_is_known_is_kept(harbour: Database) -> None:
    def last_step(source: str) -> dict[str, object]:
        sql = (
            "select m.chain from mentions m join article_sources s on s.article = m.article"
            " where s.source = ? order by m.id desc limit 1"
        )
        chain = json.loads(harbour.execute(sql, [source]).fetchone()[0])
        return dict(chain[-1]) if chain else {}

    extraction = one(Entity("i", "Ilva Marrow", "person"), "new.txt")
    store_extraction(harbour, extraction, 1)
    step = last_step("new.txt")
    assert (step["rule"], step["score"]) == ("match:across-articles", 0.95)
    assert "same name" in str(step["text"])
    store_extraction(harbour, one(Entity("j", "Someone New", "person"), "other.txt"), 1)
    assert last_step("other.txt").get("rule") != "match:across-articles"
    before = harbour["mentions"].count
    store_extraction(harbour, extraction, start_run(harbour, "2"))
    assert harbour["mentions"].count == before
    assert last_step("new.txt") == step


def test_an_article_is_stored_whole_or_not_at_all(
    harbour: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    before = dump(harbour)
    monkeypatch.setattr(store, "settle_article", broken)
    with pytest.raises(KeyboardInterrupt):
        store_extraction(harbour, extraction_of(TEXT + "\nMore.", "b.txt"), 1)
    assert dump(harbour) == before


def test_odd_texts(db: Database) -> None:
    """Lone surrogates, astral characters and right-to-left names go in and come out."""
    entity = Entity("x", "Зоя 🦉 مرو", "person")
    store_extraction(db, one(entity, "odd.txt"), start_run(db, "1"))
    assert names(db) == {"All is well": entity.name}
