"""quotes.names.in_sentence, whole_names and sentence_text: the names of one sentence."""

import pytest

from quotes.model import Span
from quotes.names.in_sentence import names_in
from quotes.names.whole_names import whole_names
from tests.names_by_hand import sentence_text


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Mr. Acme left", [("Acme", "ORG")], [("Mr. Acme", "person")]),
        ("Acme Spokesman left", [("Acme Spokesman", "ORG")], [("Acme", "organization")]),
        ("Sen. Lena Marsh left", [("Lena Marsh", "PER")], [("Sen. Lena Marsh", "person")]),
        ("Lena Marsh-Osei left", [("Lena Marsh", "PER")], [("Lena Marsh-Osei", "person")]),
        ("Lena Marsh Osei left", [("Lena Marsh", "PER")], [("Lena Marsh Osei", "person")]),
        ("Rev Ann Bell left", [("Rev Ann Bell", "ORG")], [("Rev Ann Bell", "person")]),
        ("Last week Lena Marsh left", [], [("Lena Marsh", "person")]),
        ("Quorn Council left", [], [("Quorn Council", "organization")]),
        ("Qiu Xan Man, 40, left", [], [("Qiu Xan Man", "person")]),
        ("our PCs left", [("PCs", "ORG")], []),
        ("our Danish rival left", [("Danish", "PER")], []),
        ("Sile Research left", [("Sile Research", "ORG")], [("Sile Research", "organization")]),
        ("Sile Research left", [("Sile Research", "MISC")], []),
        ("Royal Mail left", [("Royal Mail", "PER")], [("Royal Mail", "organization")]),
        (
            "Kestovian Energy and Mines Minister Ann Bell left",
            [("Kestovian Energy", "ORG"), ("Ann Bell", "PER")],
            [("Minister Ann Bell", "person")],
        ),
        ("Norrland, Inc left", [("Inc", "ORG")], []),
        ("the roads minister B C Khandar left", [("Khandar", "PER")], [("B C Khandar", "person")]),
        ("the MSP Khandar left", [("Khandar", "PER")], [("Khandar", "person")]),
        ("Later A Khandar left", [("Khandar", "PER")], [("Khandar", "person")]),
        ("They met at the Institute of Vess . ", [], [("Institute of Vess", "organization")]),
        (
            "Department of Rivers and Public Works left",
            [("Department of Rivers and Public Works", "ORG")],
            [("Department of Rivers and Public Works", "organization")],
        ),
        (
            "Department of Rivers and Ann Bell left",
            [("Ann Bell", "PER")],
            [("Department of Rivers", "organization"), ("Ann Bell", "person")],
        ),
        (
            "Ada Bell's Sile Mills Ltd left",
            [("Ada Bell", "PER"), ("Sile Mills Ltd", "ORG")],
            [("Sile Mills Ltd", "organization")],
        ),
        ("Ferrum left", [("Ferrum", "MISC")], []),
        (
            "praising Bell's “own ease,” Marsh left",
            [("Bell", "PER"), ("Marsh", "PER")],
            [("Bell", "person"), ("Marsh", "person")],
        ),
        ("Ferrum left", [("Ferrum", "LOC")], [("Ferrum", "place")]),
    ],
)
def test_names_in(text: str, names: list[tuple[str, str]], found: list[tuple[str, str]]) -> None:
    assert [(m.text, m.kind) for m in names_in(sentence_text(text, *names))] == found


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Ferrum to Meet Zorb", [("Ferrum", "ORG"), ("Zorb", "PER")], []),
        ("Ann Bell Says no", [("Ann Bell Says", "PER")], ["Ann Bell"]),
        ("Quorn Council Votes", [], []),
    ],
)
def test_names_in_a_headline(text: str, names: list[tuple[str, str]], found: list[str]) -> None:
    assert [m.text for m in names_in(sentence_text(text, *names, headline=True))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We met Carlo “The Professor” Venn", [("Carlo “The Professor” Venn", "person")]),
        ("We met Zxcv “The Professor” Venn", []),
        ("the Museum of Port Ayla shut", [("Museum of Port Ayla", "organization")]),
        ("the Night of Port Ayla ended", []),
        ("he left Harlow & Brisk Ltd", [("Harlow & Brisk Ltd", "organization")]),
    ],
)
def test_whole_names(text: str, found: list[tuple[str, str]]) -> None:
    assert [(m.text, m.kind) for m in whole_names(sentence_text(text))] == found


@pytest.mark.parametrize(
    ("text", "cut"),
    [("Marsh’s", "Marsh"), ("Moss’", "Moss"), ("A’s", "A’s"), ("R-Ohio", None), ("a/b", None)],
)
def test_a_mention_is_cut_and_checked(text: str, cut: str | None) -> None:
    made = sentence_text(text).mention(Span(0, len(text)), "organization")
    assert (made.text if made else None) == cut


def test_a_tag_is_no_name() -> None:
    assert sentence_text("see #Marsh").mention(Span(5, 10), "organization") is None
