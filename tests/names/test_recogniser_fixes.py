"""quotes.names.recogniser_fixes: bounds and types of the recogniser's names, corrected."""

from dataclasses import replace

import pytest

from quotes.names.recogniser_fixes import corrected
from tests.names_by_hand import gazetteer, sentence


@pytest.mark.parametrize(
    ("text", "name", "fixed"),
    [
        ("the treasurer of Marl, Eustace Pomeroy, left", ("Eustace Pomeroy", "ORG"),
         ("Eustace Pomeroy", "PER")),
        ("we met pop star Lyric Calloway there", ("Lyric Calloway", "LOC"),
         ("Lyric Calloway", "PER")),
        ("then Zebulon Quarr, 71, left", ("Zebulon Quarr", "LOC"), ("Zebulon Quarr", "PER")),
        ("then Zebulon Quarr, the mayor, left", ("Zebulon Quarr", "ORG"), ("Zebulon Quarr", "PER")),
        ("its owner, Widget Foo, left", ("Widget Foo", "ORG"), ("Widget Foo", "ORG")),
        ("the treasurer of Marl, QUARR FOO, left", ("QUARR FOO", "ORG"), ("QUARR FOO", "ORG")),
        ("Whit Houston, the rancher, left", ("Houston", "LOC"), ("Whit Houston", "PER")),
        ("they met Solberg-Dahl there", ("Solberg", "PER"), ("Solberg-Dahl", "PER")),
        ("they met Solberg-Dahl there", ("Dahl", "PER"), ("Solberg-Dahl", "PER")),
        ("they met Fontenot there", ("Fonte", "PER"), ("Fontenot", "PER")),
        ("they met Carl Roe Jr. there", ("Carl Roe", "PER"), ("Carl Roe Jr.", "PER")),
        ("Shearer Clive Warrender left", ("Shearer Clive Warrender", "PER"),
         ("Clive Warrender", "PER")),
        ("later Zebulonia Drew left", ("Drew", "PER"), ("Zebulonia Drew", "PER")),
        ("in his act, Norbert Leo Drew left", ("Leo Drew", "PER"), ("Norbert Leo Drew", "PER")),
        ("in his act, Paris Leo Drew left", ("Leo Drew", "PER"), ("Leo Drew", "PER")),
        ("On Wednesday Drew left", ("Drew", "PER"), ("Drew", "PER")),
        ("later Republican Drew left", ("Drew", "PER"), ("Drew", "PER")),
        ("they met Carl Roe SC there", ("Carl Roe", "PER"), ("Carl Roe SC", "PER")),
        ("they met Carl Roe USB there", ("Carl Roe", "PER"), ("Carl Roe", "PER")),
        ("Leader of the Opposition Zebul Quarr left", ("Opposition Zebul Quarr", "ORG"),
         ("Zebul Quarr", "PER")),
        ("His daughter, Clementine, left", ("Clementine", "ORG"), ("Clementine", "PER")),
        ("The operator, Clementine, left", ("Clementine", "ORG"), ("Clementine", "ORG")),
        ("they met Novelist Clive Warrender there", ("Novelist Clive Warrender", "ORG"),
         ("Clive Warrender", "PER")),
    ],
)  # fmt: skip
def test_corrected(text: str, name: tuple[str, str], fixed: tuple[str, str]) -> None:
    (found,) = corrected(text, sentence(text, name), gazetteer())
    assert (found.text, found.type) == fixed
    assert text[found.start : found.end] == found.text


def test_a_suffix_is_no_name() -> None:
    text = "they met Carl Roe III there"
    found = corrected(text, sentence(text, ("Carl Roe", "PER"), ("III", "PER")), gazetteer())
    assert [e.text for e in found] == ["Carl Roe III"]


@pytest.mark.parametrize(
    ("text", "head", "whole"),
    [
        ("Orde Jan Velt left", "flat", "Orde Jan Velt"),
        ("Orde Jan Velt left", "nmod", "Jan Velt"),
        ("Surveyor Jan Velt left", "flat", "Jan Velt"),
        ("Prospector Jan Velt left", "flat", "Jan Velt"),
    ],
    ids=["by the parse one name", "two phrases", "a role", "a trade by its ending"],
)
def test_a_first_name_that_was_cut(text: str, head: str, whole: str) -> None:
    plain = sentence(text, ("Jan Velt", "PER"))
    tokens = [
        replace(t, upos="PROPN", head=0 if n in (1, 2) else -1, deprel=head if n == 1 else "")
        for n, t in enumerate(plain.tokens)
    ]
    (found,) = corrected(text, replace(plain, tokens=tuple(tokens)), gazetteer())
    assert found.text == whole
