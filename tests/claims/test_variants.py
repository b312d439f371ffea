"""What changed between what was said and what is printed of it."""

from __future__ import annotations

import pytest

from quotes.claims.statement import read_statement
from quotes.claims.variants import Comparison, compare

BASE = (
    "We will not close the old harbour, and 40 percent of the boats may stay with Ilva Marrow here."
)


def against(text: str, base: str = BASE) -> Comparison:
    return compare(read_statement(text), read_statement(base))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (BASE.upper(), ()),
        ("close the old harbour, and 40 percent of the boats may stay", ("cut",)),
        (BASE.replace("close the old harbour, and", "… and"), ("cut",)),
        (BASE.replace("old ", ""), ("cut",)),
        (BASE.replace("old", "dear old"), ("inserted",)),
        (BASE.replace("old", "new"), ("replaced",)),
        (BASE.replace("We", "[The council]"), ("replaced", "bracketed")),
        (BASE.replace("old", "old [fishing]"), ("inserted", "bracketed")),
        (BASE.replace("not ", ""), ("cut", "negation lost")),
        (BASE.replace("will not", "won’t"), ("spelling",)),
        (BASE.replace("will not", "will"), ("cut", "negation lost")),
        (BASE.replace("may stay", "may never stay"), ("inserted", "negation added")),
        (BASE.replace("40 percent", "forty per cent"), ()),
        (BASE.replace("40", "60"), ("replaced", "number changed")),
        (BASE.replace("may stay", "stay"), ("cut", "hedge lost")),
        (BASE.replace("will not", "will perhaps not"), ("inserted", "hedge added")),
        (BASE.replace("Ilva Marrow", "Toben Quill"), ("replaced", "name changed")),
        (BASE.replace("We will", "They would"), ("replaced", "reported speech")),
        (BASE.replace("here", "there"), ("replaced", "reported speech")),
    ],
)
def test_kinds(text: str, kinds: tuple[str, ...]) -> None:
    assert against(text).kinds == kinds


@pytest.mark.parametrize(
    ("text", "base", "kinds"),
    [
        ("The fees will decrease", "The fees will increase", ("replaced", "negation added")),
        ("The plan is legal now", "The plan is illegal now", ("replaced", "negation lost")),
        ("It can't be done today", "It cannot be done today", ("spelling",)),
        ("They do like the pier", "They don’t like the pier", ("replaced", "negation lost")),
        ("Nobody likes the pier", "Everybody likes the pier", ("replaced", "negation added")),
        ("He used pier 5B again", "He used pier 1B again", ("replaced", "number changed")),
        ("It was a war ... born here", "It was a war not born here", ("cut",)),
        ("It is the best pier", "I think it is the best pier", ("cut",)),
        ("Well, it is the best pier", "Well, I think it is the best pier", ("cut", "hedge lost")),
        ("It sank in web site code", "It sank in website code", ("spelling",)),
    ],
)
def test_more_kinds(text: str, base: str, kinds: tuple[str, ...]) -> None:
    assert against(text, base).kinds == kinds


def test_a_change_has_its_places_and_words() -> None:
    text = BASE.replace("40", "60").removesuffix(" here.")
    number, cut = against(text).changes
    assert (number.before, number.after) == ("40 percent", "60 percent")
    assert text[number.start : number.end] == "60 percent"
    assert BASE[number.base_start : number.base_end] == "40 percent"
    assert (cut.place, cut.before, cut.after) == ("tail", "here", "")
    assert cut.start == cut.end == text.index("Marrow") + len("Marrow")


def test_severity_goes_from_harmless_to_another_meaning() -> None:
    texts = (
        BASE.replace("will not", "won't"),
        BASE.removeprefix("We will "),
        BASE.replace("old ", ""),
        BASE.replace("old", "new"),
        BASE.replace("may stay", "stay"),
        BASE.replace("40", "60"),
    )
    assert [against(text).changes[0].severity for text in texts] == [0, 1, 2, 3, 4, 5]


def test_a_marked_cut_is_worse_when_a_negation_is_in_it() -> None:
    (plain,) = against("We saw the ... pier there", "We saw the old pier there").changes
    (worse,) = against("It was ... safe there", "It was not safe there").changes
    assert plain.marked and worse.marked and plain.severity < worse.severity


def test_whole_and_part() -> None:
    assert against(BASE.lower()).is_whole and against(BASE.replace("will not", "won't")).is_whole
    assert against("We will not close").is_part and not against("We will not close").is_whole
    assert against(BASE.replace("close the", "...")).is_part
    assert not against(BASE.replace("old ", "")).is_part
    assert not against(BASE.replace("old", "new")).is_part


def test_what_stands_in_for_a_long_beginning_is_cut_and_replaced() -> None:
    found = against("[They] may stay with Ilva Marrow here")
    assert [c.kinds for c in found.changes] == [("cut",), ("replaced", "bracketed")]
