"""quotes.names.across_article: what the names of an article say of one another."""

import pytest

from quotes.names.across_article import couples, judged, with_a_person, with_known_surnames
from quotes.names.mentions import NameMention
from tests.names_by_hand import gazetteer, mentions, sentence_text


def shown(found: list[NameMention]) -> list[tuple[str, str]]:
    return [(m.text, m.kind) for m in sorted(found, key=lambda m: m.start)]


@pytest.mark.parametrize(
    ("marked", "first"),
    [
        ("‹Ruth› and ‹Henrik Dahl› left", "Ruth Dahl"),
        ("‹Ruth›, and ‹Henrik Dahl› left", "Ruth"),
        ("Quilla ‹Ruth› and ‹Henrik Dahl› left", "Ruth"),
        ("‹Ruth› and ‹Dahl› left", "Ruth"),
    ],
)
def test_couples(marked: str, first: str) -> None:
    text, found = mentions(marked)
    name = couples(text, found, gazetteer())[0].name
    assert name is not None
    assert name.text == first


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("‹Lena Marsh› left and Marsh slept",
         [("Lena Marsh", "person"), ("Marsh", "person")]),
        ("‹Lena Marsh› left and ‹o:Marsh› slept",
         [("Lena Marsh", "person"), ("Marsh", "person")]),
        ("‹Elio dal Korso› left and ‹o:Dal Korso› slept",
         [("Elio dal Korso", "person"), ("Dal Korso", "person")]),
        ("‹Lena Marsh› left and ‹o:Marsh of the Quorn Names Association› slept",
         [("Lena Marsh", "person"), ("Marsh", "person")]),
        ("‹Lena May› left in May",
         [("Lena May", "person")]),
        ("‹Lena Ó Marsh› left and ‹o:O Marsh› slept",
         [("Lena Ó Marsh", "person"), ("O Marsh", "person")]),
        ("‹Ann Paris› left and ‹p:Paris› slept",
         [("Ann Paris", "person"), ("Paris", "person")]),
        ("‹Ann Paris› left and slept in ‹p:Paris›",
         [("Ann Paris", "person"), ("Paris", "place")]),
        ("the ‹o:Quorn Harbour Council› met and QHC left",
         [("Quorn Harbour Council", "organization"), ("QHC", "organization")]),
        ("‹o:Ferrum› left and Ferrum’s men slept",
         [("Ferrum", "organization"), ("Ferrum", "organization")]),
        ("‹Lena Marsh› left and Zorb slept", [("Lena Marsh", "person")]),
    ],
)  # fmt: skip
def test_with_known_surnames(marked: str, found: list[tuple[str, str]]) -> None:
    text, names = mentions(marked)
    assert shown(with_known_surnames(names, [sentence_text(text)])) == found


@pytest.mark.parametrize(
    ("marked", "kinds"),
    [
        ("‹o:Zorb Quill› left. He slept.", ["person"]),
        ("‹o:Zorb Quill› left. It slept.", ["organization"]),
        ("‹o:Zorb Council› left. He slept.", ["organization"]),
        ("‹o:ZORB QUILL› left. He slept.", ["organization"]),
        ("‹p:Zorb Quill› left. He slept.", ["place"]),
        ("‹o:Zorb Quill› met ‹Ann Bell›. He slept.", ["organization", "person"]),
    ],
)
def test_with_a_person(marked: str, kinds: list[str]) -> None:
    text, found = mentions(marked)
    assert [m.kind for m in with_a_person(text, found, gazetteer())] == kinds


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("Snow fell in Korland. ‹Korland› left.", "place"),
        ("Its rival Ferrum fell. ‹Ferrum› left.", "organization"),
        ("‹o:Zorb Coal› fell. ‹Zorb› left.", "organization"),
        ("‹Mr Korland› left. Snow fell in Korland.", "person"),
        ("‹Lena Korland› left. Snow fell in Korland. ‹Korland› slept.", "person"),
        ("Snow fell in Zorb Quill. ‹Zorb Quill› left.", "place"),
        ("Snow fell in Ann Bell. ‹Ann Bell› left.", "person"),
    ],
)
def test_judged(marked: str, kind: str) -> None:
    text, found = mentions(marked)
    last = list(judged(text, found, gazetteer()))[-1]
    assert last.kind == kind
    assert (last.name is not None) == (kind == "person")
