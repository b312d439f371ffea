"""The whole pipeline on the table of short passages, one construction each."""

from __future__ import annotations

from html import unescape

import pytest
from passages import Gold, Passage, Record, floor, judge, load, plain, problems

from quotes.output.records import records_of
from quotes.pipeline import Pipeline
from quotes.reading.plain import from_text

PASSAGES = load()
MOST_KNOWN_FAILURES = 0.10
FEWEST_PASSAGES = 80


def _found(pipeline: Pipeline) -> dict[str, list[Record]]:
    """The records of each passage by its id."""
    return {p.id: records_of(pipeline.extract(from_text(p.id, p.text))) for p in PASSAGES}


@pytest.fixture(scope="module")
def found() -> dict[str, list[Record]]:
    return _found(Pipeline.load())


def _marked(passage: Passage) -> object:
    failing = passage.known_failure
    marks = [pytest.mark.xfail(strict=False, reason=failing)] if failing else []
    return pytest.param(passage, id=passage.id, marks=marks)


@pytest.mark.parametrize("passage", [_marked(p) for p in PASSAGES])
def test_passage(passage: Passage, found: dict[str, list[Record]]) -> None:
    wrong = judge(passage, found[passage.id])
    assert not wrong, "\n".join([passage.construction, *wrong])


def test_there_are_many_passages_and_each_has_its_own_id() -> None:
    assert len(PASSAGES) >= FEWEST_PASSAGES
    assert len({p.id for p in PASSAGES}) == len(PASSAGES)


def test_a_passage_is_short_and_has_the_words_of_its_quotes() -> None:
    for passage in PASSAGES:
        assert 10 <= len(passage.text.split()) <= 90, passage.id
        text = " ".join(unescape(passage.text).split())  # wrapped, or with entities left in it
        for gold in passage.quotes:
            parts = [part for content in gold.contents for part in content.split(" … ")]
            assert all(part in text for part in parts), passage.id


def test_few_failures_are_known() -> None:
    assert sum(p.known_failure is not None for p in PASSAGES) <= MOST_KNOWN_FAILURES * len(PASSAGES)


def test_the_share_of_right_passages(found: dict[str, list[Record]]) -> None:
    right = sum(not judge(p, found[p.id]) for p in PASSAGES)
    assert right / len(PASSAGES) >= floor("passages")


def test_the_share_of_right_passages_when_fast(fast: Pipeline) -> None:
    found = _found(fast)
    right = sum(not judge(p, found[p.id]) for p in PASSAGES)
    assert right / len(PASSAGES) >= floor("passages-fast")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mr. Samira Tollan", "samira tollan"),
        ("the Dr Vale", "vale"),
        ("A Kremlin spokesman", "kremlin spokesman"),
        ("Theodora Anand", "theodora anand"),
        ("Harbour Workers’ Union", "harbour workers' union"),
    ],
)
def test_titles_and_articles_before_a_name_do_not_count(name: str, expected: str) -> None:
    assert plain(name) == expected


def _record(text: str, *names: str, kind: str = "direct") -> Record:
    people = [{"name": name, "kind": "person"} for name in names]
    speaker = {"text": "they", "entity": None, "entities": people} if names else None
    return {
        "kind": kind, "mode": "speech", "text": text, "cue": None, "speaker": speaker,
        "via": None, "addressee": None,
    }  # fmt: skip


GOLD = Gold(("the dam held all night", "it held"), ("direct",), (("nora quell", "mayor"),))


@pytest.mark.parametrize(
    ("record", "wrong"),
    [
        (_record("The dam held, all night.", "Ms Nora Quell"), []),
        (_record("It held", "the mayor"), []),
        (_record("dam held", "Nora Quell"), ["content 'dam held'"]),
        (_record("It held", "Nora Quell", kind="mixed"), ["kind mixed"]),
        (_record("It held", "Nora Quell", "Tal Orm"), ["speaker nora quell & tal orm"]),
        (_record("It held"), ["speaker nobody"]),
    ],
)
def test_what_is_wrong_with_a_record(record: Record, wrong: list[str]) -> None:
    assert problems(GOLD, record) == wrong


def test_each_record_answers_one_quote_and_none_may_be_left() -> None:
    passage = Passage("a", "a", "It held.", (GOLD,))
    right = _record("It held", "Nora Quell")
    assert judge(passage, [right]) == []
    assert len(judge(passage, [right, right])) == 1
    assert judge(passage, []) == ["missed 'the dam held all night': nothing came out"]
    assert len(judge(Passage("a", "a", "It held.", ()), [right])) == 1
