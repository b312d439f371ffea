"""Texts against what is stored: status, speaker, sources, and what was searched."""

from __future__ import annotations

import pytest
from invented import ILVA, TOBEN, extraction_of, said
from sqlite_utils import Database

from quotes.db.claims import verify as claims
from quotes.db.claims.lookup import candidates
from quotes.db.corrections import actions
from quotes.db.corrections.actions import By
from quotes.db.storage.store import start_run, store_extraction
from quotes.errors import VerifyError
from quotes.model import Article, Entity, Extraction


def print_it(db: Database, words: str, who: Entity, url: str, day: str | None = None) -> None:
    """Store an article in which somebody says something."""
    text = f"{words}, said {who.name} ({url})."
    article = Article(url, text, published=day, url=url, title="News")
    found = Extraction(article, (said(text, words, who.name, who),), (who,))
    store_extraction(db, found, start_run(db, "1"))


def ask(db: Database, text: str, name: str | None = None) -> dict[str, object]:
    who = claims.named(db, name) if name else None
    return claims.answer(db, claims.checked(text), who)


PROMISE = "We will rebuild the northern pier before 40 fishing boats have to leave"


@pytest.fixture
def printed(harbour: Database) -> Database:
    print_it(harbour, PROMISE, ILVA, "https://www.sorrel.example/a", "2025-11-05")
    print_it(harbour, PROMISE, ILVA, "https://orla.example/b", "2025-11-04")
    print_it(harbour, "The northern pier is a ruin and we all know it", TOBEN,
             "https://orla.example/c")  # fmt: skip
    return harbour


@pytest.mark.parametrize(
    ("text", "name", "status", "kinds"),
    [
        (PROMISE, "Ilva Marrow", "authentic", []),
        (PROMISE, "marrow", "authentic", []),
        (PROMISE.replace("40", "forty"), "ilva-marrow", "authentic", []),
        ("We will rebuild the northern pier", "Ilva Marrow", "incomplete", ["cut"]),
        (PROMISE.replace("40", "60"), "Ilva Marrow", "variant", ["replaced", "number changed"]),
        (PROMISE.replace("will", "will not"), None, "variant", ["inserted", "negation added"]),
        (PROMISE, "Toben Quill", "misattributed", []),
        ("The harbour will not stay open", "Ilva Marrow", "variant",
         ["inserted", "negation added"]),
        ("We counted nearly every boat", "Ilva Marrow", "variant", ["inserted", "hedge added"]),
        ("every boat", "Ilva Marrow", "incomplete", ["cut"]),
        ("My aunt keeps nine lighthouses in her garden", "Ilva Marrow", "not found", []),
        ('he said " the', None, "not found", []),
        ("* OR NEAR(", None, "not found", []),
    ],
)  # fmt: skip
def test_status(
    printed: Database, text: str, name: str | None, status: str, kinds: list[str]
) -> None:
    found = ask(printed, text, name)
    assert (found["status"], found["kinds"]) == (status, kinds)


def test_sources_come_in_order_of_their_dates(printed: Database) -> None:
    found = ask(printed, PROMISE, "Ilva Marrow")
    sources = found["sources"]
    assert isinstance(sources, list) and found["printed"] == 2
    assert [s["outlet"] for s in sources] == ["orla.example", "sorrel.example"]
    assert [s["published"] for s in sources] == ["2025-11-04", "2025-11-05"]
    assert found["quote"] in {s["quote"] for s in sources} and found["said"] == PROMISE


def test_what_other_papers_print_instead_stands_beside(printed: Database) -> None:
    other = PROMISE.replace("40", "60")
    print_it(printed, other, ILVA, "https://vess.example/d", "2025-11-06")
    found = ask(printed, PROMISE)
    assert found["status"] == "authentic"
    assert [row["text"] for row in found["otherwise"]] == [other]  # type: ignore[attr-defined]
    assert other not in [row["text"] for row in found["related"]]  # type: ignore[attr-defined]
    assert ask(printed, "The northern pier is a ruin and we all know it")["otherwise"] == []


def test_a_misattributed_text_comes_with_what_its_speaker_did_say(printed: Database) -> None:
    print_it(printed, "We will rebuild the northern pier next year", TOBEN, "https://x.example/d")
    found = ask(printed, PROMISE, "Toben Quill")
    assert found["speaker"] == "Ilva Marrow"
    assert isinstance(found["nearest"], dict)
    assert found["nearest"]["text"] == "We will rebuild the northern pier next year"


def test_not_found_says_what_was_searched(printed: Database) -> None:
    found = ask(printed, "My aunt keeps nine lighthouses in her garden")
    assert found["searched"] == {
        "quotes": 9, "articles": 4, "statements": 0, "outlets": 2, "first": "2025-11-03",
        "last": "2025-11-05",
    }  # fmt: skip
    assert found["quote"] is None and found["sources"] == [] and found["said"] is None


def test_a_merged_speaker_is_its_heir(printed: Database) -> None:
    actions.merge(printed, "toben-quill", "ilva-marrow", By())
    for name in ("Toben Quill", "toben-quill", "Ilva Marrow"):
        assert ask(printed, "The northern pier is a ruin", name)["status"] == "incomplete"


def test_a_given_alias_is_a_name(printed: Database) -> None:
    actions.alias(printed, "toben-quill", "Toby of the Pier", By())
    assert ask(printed, "The northern pier is a ruin", "Toby of the Pier")["status"] == "incomplete"


def test_one_of_several_speakers_said_it(harbour: Database) -> None:
    for name in ("Ilva Marrow", "Toben Quill"):
        assert ask(harbour, "they would meet", name)["status"] == "authentic"


def test_retired_quotes_are_not_searched(printed: Database) -> None:
    print_it(printed, "Nothing of this is new to me", TOBEN, "https://orla.example/c")
    assert ask(printed, "The northern pier is a ruin and we all")["status"] == "not found"


def test_a_name_may_be_nobodys_or_several(harbour: Database) -> None:
    assert claims.named(harbour, "Zed").doubt == "Nobody in the database is called 'Zed'."
    actions.alias(harbour, "toben-quill", "Captain", By())
    harbour.execute("update aliases set norm = 'captain' where name = 'Marrow'")
    doubt = claims.named(harbour, "captain").doubt
    assert doubt and "ilva-marrow" in doubt and "toben-quill" in doubt
    assert claims.named(harbour, "  Ilva   Marrow ").doubt is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no words"),
        ("… !", "no words"),
        ("harbour", "One word"),
        ("boat " * 200_000, "1,000,000 characters"),
    ],
)
def test_bad_texts_are_refused(text: str, says: str) -> None:
    with pytest.raises(VerifyError, match=says):
        claims.checked(text)


def test_an_empty_name_is_refused(harbour: Database) -> None:
    with pytest.raises(VerifyError, match="empty"):
        claims.named(harbour, "  ")


def test_common_words_do_not_hide_the_named_speaker(db: Database) -> None:
    words = "We are going to win this together"
    for place in range(60):
        print_it(db, words, ILVA, f"https://a.example/{place}")
    print_it(db, words, TOBEN, "https://b.example/1")
    store_extraction(db, extraction_of(), start_run(db, "1"))
    assert ask(db, words, "Toben Quill")["status"] == "authentic"
    assert len(candidates(db, claims.checked(words))) == 40
