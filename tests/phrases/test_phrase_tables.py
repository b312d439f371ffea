"""The tables of words and patterns by which phrases are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from pattern_tables import called, classes_in_order, names_in_order

from quotes.languages.gazetteer import Gazetteer
from quotes.languages.tables import table
from quotes.phrases.patterns import INSERTS, joined, pattern, pronouns, words_in
from quotes.speakers.body_types import OUTLET_KINDS, outlet_nouns
from quotes.speakers.owned_bodies import owned_nouns

CODE = Path(__file__).parents[2] / "quotes"

PATTERNS = table("phrases/patterns.tsv")

CLASSES = table("phrases/classes.tsv")

# Read in loops over their names.
IN_LOOPS = {"pattern": {"setting", "opening"}, "words_in": set[str]()}


def used(function: str) -> set[str]:
    """The names with which the two stages ask for a pattern or a class."""
    paths = (path for stage in ("phrases", "speakers") for path in (CODE / stage).glob("*.py"))
    return IN_LOOPS[function] | called(function, paths)


@pytest.mark.parametrize("row", PATTERNS, ids=[row["name"] for row in PATTERNS])
def test_a_pattern_matches_its_example(row: dict[str, str]) -> None:
    assert row["meaning"].strip()
    assert pattern(row["name"]).search(row["example"])


def test_patterns_are_in_order_and_used() -> None:
    names, inserted = names_in_order(PATTERNS)
    assert names == used("pattern") | (inserted - set(INSERTS))


def test_classes_are_in_order_and_used() -> None:
    assert classes_in_order(CLASSES) == used("words_in")


def test_what_no_table_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        words_in("shouting")
    with pytest.raises(KeyError):
        pattern("no-such-pattern")


def test_pronouns_have_a_known_person() -> None:
    assert set(pronouns().values()) == set("mfpn1r0")
    assert [row["word"] for row in table("phrases/pronouns.tsv")] == sorted(pronouns())
    assert all(pronouns()[word] in "mf" for word in words_in("narrative-pronoun"))


def test_outlet_nouns_have_the_kinds_of_the_gazetteer() -> None:
    assert set(outlet_nouns().values()) - {""} <= set(OUTLET_KINDS)
    kinds = {body.kind for body in Gazetteer.load().institutions.values()}
    assert set(OUTLET_KINDS) <= kinds


def test_what_two_people_lead_is_led_by_one_too() -> None:
    assert set(owned_nouns().values()) <= set(owned_nouns())


def test_joined() -> None:
    assert joined(["Lena Marsh", "Paul Osei"]) == "Lena Marsh and Paul Osei"
