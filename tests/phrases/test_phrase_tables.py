"""The tables of words and patterns by which phrases are read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from quotes.languages.gazetteer import Gazetteer
from quotes.languages.tables import table
from quotes.languages.wording import INSERT
from quotes.phrases.patterns import joined, pattern, pronouns, without_possessive, words_in
from quotes.speakers.body_types import OUTLET_KINDS, outlet_nouns
from quotes.speakers.owned_bodies import owned_nouns

CODE = Path(__file__).parents[2] / "quotes"

PATTERNS = table("phrases/patterns.tsv")

CLASSES = table("phrases/classes.tsv")

# Read in loops over their names.
IN_LOOPS = {"pattern": {"setting", "opening"}, "words_in": set[str]()}


def used(function: str) -> set[str]:
    """The names with which the two stages ask for a pattern or a class."""
    return IN_LOOPS[function] | {
        node.args[0].value
        for stage in ("phrases", "speakers")
        for path in (CODE / stage).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id == function and isinstance(node.args[0], ast.Constant)
    }


@pytest.mark.parametrize("row", PATTERNS, ids=[row["name"] for row in PATTERNS])
def test_a_pattern_matches_its_example(row: dict[str, str]) -> None:
    assert row["meaning"].strip()
    assert pattern(row["name"]).search(row["example"])


def test_patterns_are_in_order_and_used() -> None:
    names = [row["name"] for row in PATTERNS]
    assert names == sorted(set(names))
    inserted = {name for row in PATTERNS for name in INSERT.findall(row["pattern"])}
    assert set(names) == used("pattern") | (inserted - {"name-word"})


def test_classes_are_in_order_and_used() -> None:
    rows = [(row["class"], row["word"]) for row in CLASSES]
    assert rows == sorted(set(rows))
    assert {group for group, _ in rows} == used("words_in")
    assert all(word == word.lower() for _, word in rows)


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


@pytest.mark.parametrize(
    ("words", "bare"), [("Marsh’s", "Marsh"), ("voters'", "voters"), ("Marsh", "Marsh")]
)
def test_without_possessive(words: str, bare: str) -> None:
    assert without_possessive(words) == bare


def test_joined() -> None:
    assert joined(["Lena Marsh", "Paul Osei"]) == "Lena Marsh and Paul Osei"
