"""Quotes that speak of the same: with vectors of a small invented package, and by words alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from invented import ILVA, TOBEN, said
from sqlite_utils import Database
from tokenizers import Tokenizer, models, pre_tokenizers

from quotes.db.claims import related, vectors
from quotes.db.claims.reading import claim, find_claim
from quotes.db.claims.tracking import track
from quotes.db.claims.verify import answer, checked
from quotes.db.storage.store import start_run, store_extraction
from quotes.languages import vectors as static
from quotes.model import Article, Entity, Extraction

WORDS = ("ferry", "vessel", "stopped", "cancelled", "tax", "school", "teacher", "[unk]")
ALIKE = {"vessel": "ferry", "cancelled": "stopped", "teacher": "school"}


def package(folder: Path) -> Path:
    """Two files as the real package has them; words that are alike have one vector."""
    rng = np.random.default_rng(3)
    rows = {word: rng.normal(size=static.WIDTH) for word in WORDS}
    matrix = np.array([rows[ALIKE.get(word, word)] for word in WORDS], np.float16)
    matrix[-1] = 0
    header = json.dumps({
        static.MATRIX: {"dtype": "F16", "shape": list(matrix.shape), "data_offsets": [0, matrix.nbytes]}
    }).encode()  # fmt: skip
    for name in (static.WEIGHTS, static.TOKENIZER):
        (folder / name).parent.mkdir()
    data = len(header).to_bytes(8, "little") + header + matrix.tobytes()
    (folder / static.WEIGHTS).write_bytes(data)
    ids = {word: place for place, word in enumerate(WORDS)}
    pieces = Tokenizer(models.WordLevel(ids, unk_token="[unk]"))
    pieces.pre_tokenizer = pre_tokenizers.Whitespace()
    pieces.save(str(folder / static.TOKENIZER))
    return folder


def with_folder(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    static._model.cache_clear()
    monkeypatch.setattr(static, "_folder", lambda: folder)


@pytest.fixture
def meaning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with_folder(monkeypatch, package(tmp_path))
    yield tmp_path
    static._model.cache_clear()


@pytest.fixture
def closely(monkeypatch: pytest.MonkeyPatch) -> None:
    """An encoder for which taxes and teachers are alike, and nothing else is."""

    def read(texts: Sequence[str]) -> np.ndarray:
        taxed = [any(word in each for word in ("tax", "teacher")) for each in texts]
        return np.array([[1.0, 0.0] if each else [0.0, 1.0] for each in taxed])

    monkeypatch.setattr(related, "has_sentences", lambda: True)
    monkeypatch.setattr(related, "sentence_vectors", read)


def print_it(db: Database, words: str, who: Entity, name: str) -> None:
    text = f"{words}, said {who.name} ({name})."
    article = Article(name, text, published="2025-11-04", url=f"https://orla.example/{name}")
    store_extraction(
        db, Extraction(article, (said(text, words, who.name, who),), (who,)), start_run(db, "1")
    )


@pytest.fixture
def ferries(harbour: Database) -> Database:
    print_it(harbour, "the vessel was cancelled", TOBEN, "a")
    print_it(harbour, "a tax for each school", ILVA, "b")
    return harbour


def texts(db: Database, ids: list[int]) -> list[str]:
    return [db["quotes"].get(each)["text"] for each in ids]


def test_other_words_for_the_same_are_found(ferries: Database, meaning: Path) -> None:
    assert texts(ferries, related.related(ferries, "ferry stopped")) == ["the vessel was cancelled"]
    assert related.searched_by(ferries) == related.BY_BOTH


def test_words_alone_do_without_the_package(
    ferries: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_folder(monkeypatch, None)
    assert related.related(ferries, "ferry stopped") == []
    assert texts(ferries, related.related(ferries, "each school and its tax")) == [
        "a tax for each school"
    ]
    told = answer(ferries, checked("each school and its tax"))
    assert "quotes[meaning]" in told["related_by"]


def test_the_best_are_read_sentence_by_sentence(
    ferries: Database, meaning: Path, closely: None
) -> None:
    print_it(ferries, "the school was cancelled", TOBEN, "c")
    text = "the teacher was cancelled"
    vectors.index_vectors(ferries)
    near = related.ranked(ferries, text)
    assert near[0].text == "the school was cancelled"
    assert related.closest(text, near)[0].text == "a tax for each school"
    assert len(related.closest(text, near)) == len(near)
    assert related.closest(text, []) == []
    assert texts(ferries, related.related(ferries, text))[0] == "a tax for each school"
    assert answer(ferries, checked(text))["related_by"] == related.BY_READING


def test_whoever_only_reads_a_database_does_not_wait_for_sentences(
    ferries: Database, meaning: Path, closely: None
) -> None:
    vectors.index_vectors(ferries)
    print_it(ferries, "the school was cancelled", TOBEN, "c")
    vectors.index_vectors(ferries)
    found = related.related(ferries, "the teacher was cancelled", writable=False)
    assert texts(ferries, found)[0] == "the school was cancelled"
    told = answer(ferries, checked("the teacher was cancelled"), writable=False)
    assert told["related_by"] == related.BY_BOTH


def test_only_what_changed_is_read_again(ferries: Database, meaning: Path) -> None:
    stored = ferries.execute("select count(*) from quotes where current").fetchone()[0]
    assert vectors.index_vectors(ferries) == stored
    assert vectors.index_vectors(ferries) == 0
    print_it(ferries, "the teacher paid tax", TOBEN, "c")
    assert vectors.index_vectors(ferries) == 1
    assert texts(ferries, related.related(ferries, "school tax"))[:2] != []


def test_what_is_gone_is_not_found(ferries: Database, meaning: Path) -> None:
    vectors.index_vectors(ferries)
    with ferries.conn:
        ferries.execute("update quotes set current = 0 where text = 'the vessel was cancelled'")
    assert related.related(ferries, "ferry stopped") == []


def test_another_model_makes_all_vectors_anew(ferries: Database, meaning: Path) -> None:
    made = vectors.index_vectors(ferries)
    with ferries.conn:
        ferries.execute("update _vectors set model = 'older'")
    assert vectors.index_vectors(ferries) == made


def test_a_denial_is_related_and_never_the_source(ferries: Database, meaning: Path) -> None:
    told = answer(ferries, checked("my ferry never really stopped"))
    assert told["status"] == "not found"
    assert [row["text"] for row in told["related"]] == ["the vessel was cancelled"]


@pytest.mark.parametrize(
    "text", ["* OR NEAR(", '" "', "the of and"], ids=["syntax", "marks", "function"]
)
def test_hostile_or_empty_texts_find_nothing(ferries: Database, meaning: Path, text: str) -> None:
    assert related.related(ferries, text) == []


def test_a_database_that_is_only_read_is_searched_as_it_is(
    ferries: Database, meaning: Path
) -> None:
    assert related.related(ferries, "ferry stopped", writable=False) == []
    assert related.searched_by(ferries) == related.NOT_YET
    vectors.index_vectors(ferries)
    assert related.related(ferries, "ferry stopped", writable=False) != []


def test_a_claim_shows_claims_of_like_meaning(ferries: Database, meaning: Path) -> None:
    track(ferries)
    vectors.index_vectors(ferries)
    print_it(ferries, "every ferry has been stopped", ILVA, "d")
    track(ferries)
    row, _ = find_claim(
        ferries, ferries.execute("select key from quotes order by id desc").fetchone()[0]
    )
    found = claim(ferries, row)
    assert [each["text"] for each in found["related"]] == ["the vessel was cancelled"]
    assert found["own"] == [] and found["quotes"] == 1


def test_words_that_many_quotes_have_are_left_to_the_rare_ones(
    ferries: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_folder(monkeypatch, None)
    print_it(ferries, "the vessel was late again", ILVA, "late")
    both = related._with_words(ferries, "the vessel was cancelled")[0]
    monkeypatch.setattr(related, "COMMON", 1)
    rare = related._with_words(ferries, "the vessel was cancelled")[0]
    assert set(rare) < set(both) and len(rare) == 1
    # Where no word is rare, all of them have to be there.
    monkeypatch.setattr(related, "COMMON", 0)
    assert set(related._with_words(ferries, "the vessel was cancelled")[0]) == set(rare)


def test_the_best_are_found_behind_any_number_that_are_current_no_more(
    ferries: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_folder(monkeypatch, None)
    for number in range(4):
        print_it(ferries, "the vessel was late again", ILVA, f"late {number}")
    print_it(ferries, "the vessel was late again, said nobody but the crew", TOBEN, "crew")
    every = related._with_words(ferries, "vessel late again")[0]
    monkeypatch.setattr(related, "BY_WORDS", 1)
    with ferries.conn:
        ferries.execute("update quotes set current = 0 where text = 'the vessel was late again'")
    (best,) = related._with_words(ferries, "vessel late again")[0].items()
    assert len(every) >= 5 and best in every.items()
    assert ferries["quotes"].get(best[0])["current"]


def test_no_more_quotes_are_ranked_than_can_be(
    ferries: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_folder(monkeypatch, None)
    print_it(ferries, "the vessel was late again", ILVA, "late")
    monkeypatch.setattr(related, "RANKED", 2)
    assert len(related._with_words(ferries, "the vessel was cancelled")[0]) == 1
