"""quotes.attribution.tellers: who the sentence before a quotation says is speaking; parses by hand."""

from __future__ import annotations

import pytest
from attribution_by_hand import passage, tree

from quotes.attribution.tellers import teller

SUBJECT = ("Ada PROPN 1 nsubj",)


@pytest.mark.parametrize(
    ("before", "rows", "source", "rule"),
    [
        ("Ada attacked it.", (*SUBJECT, "attacked VERB -1 root attack"), "Ada", "marks:told-before"),
        ("Ada nodded.", (*SUBJECT, "nodded VERB -1 root nod"), "Ada", "marks:beat"),
        ("He shook.", ("He PRON 1 nsubj", "shook VERB -1 root shook"), "He", "marks:beat"),
        ("Ada was asked.",
         ("Ada PROPN 2 nsubj:pass", "was AUX 2 aux:pass", "asked VERB -1 root ask"),
         "Ada", "marks:told-before"),
        ("Bo asked Ada.", ("Bo PROPN 1 nsubj", "asked VERB -1 root ask", "Ada PROPN 1 obj"),
         "Ada", "marks:told-before"),
        ("Ada was coy:", ("Ada PROPN 2 nsubj", "was AUX 2 cop be", "coy ADJ -1 root"),
         "Ada", "marks:told-before"),
        ("Ada:", ("Ada PROPN -1 root",), "Ada", "marks:told-before"),
        ("It shocked Ada.", ("It PRON 1 nsubj", "shocked VERB -1 root", "Ada PROPN 1 obj"),
         "Ada", "marks:told-before"),
    ],
)  # fmt: skip
def test_who_speaks(before: str, rows: tuple[str, ...], source: str, rule: str) -> None:
    text = f"{before} “It will never hold.”"
    given = passage(text, tree(text, *rows))
    found = teller(given.marks[0][0], 0, given)
    assert found is not None
    assert (text[slice(*found.source)], found.rule) == (source, rule)


@pytest.mark.parametrize(
    ("before", "rows", "said"),
    [
        ("Ada left.", (*SUBJECT, "left VERB -1 root leave"), "It will never hold."),
        ("Gates opened.", ("Gates NOUN 1 nsubj gate", "opened VERB -1 root open"), "It will hold."),
        ("Ada was mocked.",
         ("Ada PROPN 2 nsubj:pass", "was AUX 2 aux:pass", "mocked VERB -1 root mock"),
         "It will never hold."),
        ("Ada raged.", (*SUBJECT, "raged VERB -1 root attack"), "Now Ada is at it again."),
        ("Many attacked it.", ("Many ADJ 1 nsubj", "attacked VERB -1 root attack"), "It will hold."),
        ("Ada attacked it, and then", (*SUBJECT, "attacked VERB -1 root attack"), "It will hold."),
    ],
    ids=["an event", "a thing", "a target", "himself", "no noun", "no end"],
)  # fmt: skip
def test_nobody_speaks(before: str, rows: tuple[str, ...], said: str) -> None:
    text = f"{before} “{said}”"
    given = passage(text, tree(text, *rows))
    assert teller(given.marks[0][0], 0, given) is None


@pytest.mark.parametrize(
    ("before", "rows", "source"),
    [
        ("The judge attacked it.",
         ("The DET 1 det", "judge NOUN 2 nsubj", "attacked VERB -1 root attack"), "The judge"),
        ("He attacked it.", ("He PRON 1 nsubj", "attacked VERB -1 root attack"), None),
    ],
    ids=["a role", "a pronoun"],
)  # fmt: skip
def test_who_speaks_in_the_next_line(
    before: str, rows: tuple[str, ...], source: str | None
) -> None:
    text = f"{before}\n“It will never hold.”"
    given = passage(text, tree(text, *rows))
    found = teller(given.marks[1][0], 1, given)
    assert (text[slice(*found.source)] if found else None) == source
