"""quotes.names.find: what a text names, by all steps together."""

import pytest

from quotes.names.find import find_names
from tests.names_by_hand import gazetteer, tagged


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("He met Lena Marsh in Leeds", [("Lena Marsh", "PER")], [("Lena Marsh", "person")]),
        ("He met Sen. Lena Marsh there", [("Lena Marsh", "PER")], [("Sen. Lena Marsh", "person")]),
        ("He met Mr. Zxcv there", [], [("Mr. Zxcv", "person")]),
        ("He met Kim Jong-un there", [("Kim Jong", "PER")], [("Kim Jong-un", "person")]),
        ("He said Moscow knew", [("Moscow", "PER")], [("Moscow", "place")]),
        ("He said Reuters knew", [("Reuters", "PER")], [("Reuters", "organization")]),
        ("Last week they quietly joined Acme News Chairman Bo", [("Acme News Chairman", "ORG")],
         [("Acme News", "organization"), ("Chairman Bo", "person")]),
        ("He said House Republicans knew", [("House Republicans", "ORG")], []),
        (
            "He met Lena Marsh and Marsh left",
            [("Lena Marsh", "PER")],
            [("Lena Marsh", "person"), ("Marsh", "person")],
        ),
        ("Last week they also heard from people of the Centre for Widget Research",
         [("Centre for Widget Research", "ORG")],
         [("Centre for Widget Research", "organization")]),
        ("The old treasurer of Marl, Eustace Pomeroy, left", [("Eustace Pomeroy", "ORG")],
         [("Eustace Pomeroy", "person")]),
        ("We met pop star Lyric Calloway-Stone there", [("Lyric Calloway-Stone", "LOC")],
         [("Lyric Calloway-Stone", "person")]),
        ("And then Zebulon Quarr, 71, left home again", [("Zebulon Quarr", "LOC")],
         [("Zebulon Quarr", "person")]),
        ("Its owner, Widget Foo, left", [("Widget Foo", "ORG")], [("Widget Foo", "organization")]),
        ("Shearer Clive Warrender left", [("Shearer Clive Warrender", "PER")],
         [("Clive Warrender", "person")]),
        ("Baker Warrender left home", [("Baker Warrender", "PER")], [("Warrender", "person")]),
        ("And later that day Zebulonia Drew left", [("Drew", "PER")], [("Zebulonia Drew", "person")]),
        ("And later that day Republican Drew left", [("Drew", "PER")], [("Drew", "person")]),
        ("Then Ferdinand Mapes left", [("Ferdinand Mapes", "PER")],
         [("Ferdinand Mapes", "person")]),
    ],
)  # fmt: skip
def test_names_of_a_text(
    text: str, names: list[tuple[str, str]], found: list[tuple[str, str]]
) -> None:
    article, parse = tagged(text, *names)
    assert [(m.text, m.kind) for m in find_names(article, parse, gazetteer())] == found
