"""quotes.identities.organisations: full names, acronyms and short forms of one body."""

import pytest

from quotes.identities.organisations import Organisations, bare
from tests.names_by_hand import gazetteer, mentions


def rules(marked: str) -> list[tuple[str, str]]:
    """The name of the body of each mention, and the rule that says so."""
    _text, found = mentions(marked)
    made = Organisations(found, gazetteer())
    answers = (made.of(mention) for mention in found)
    return [(body.name, rule.removeprefix("resolve:")) for body, rule in answers]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("‹o:Quorn Harbour Council› and ‹o:QHC› met",
         [("Quorn Harbour Council", "name"), ("Quorn Harbour Council", "acronym")]),
        ("‹o:Quorn Harbour Council› and ‹o:Harbour Council› met",
         [("Quorn Harbour Council", "name"), ("Quorn Harbour Council", "short-name")]),
        ("‹o:the Quorn Council› and ‹o:Quorn Council’s› met",
         [("Quorn Council", "name"), ("Quorn Council", "name")]),
        ("‹o:Quorn Independent Harbour Operator› and ‹o:Quorn IHO› met, ‹o:IHO› said",
         [("Quorn Independent Harbour Operator", rule) for rule in ("name", "short-name", "short-name")]),
        ("‹o:Royal QMT Vess Ltd› and ‹o:QMT› met",
         [("Royal QMT Vess Ltd", "name"), ("Royal QMT Vess Ltd", "short-name")]),
        ("‹o:Church of Vess› and ‹o:the Church› met",
         [("Church of Vess", "name"), ("Church of Vess", "short-name")]),
        ("‹o:Bank of Sile› and ‹o:BOS› met",
         [("Bank of Sile", "name"), ("Bank of Sile", "acronym")]),
        ("‹o:Quorn› and ‹p:Quorn Visitor Hall› met", [("Quorn", "name"), ("Quorn Visitor Hall", "name")]),
        ("‹o:the Church› met", [("Church", "name")]),
        ("‹p:Moscow› left", [("Russia", "metonym")]),
        ("‹o:the Kremlin› left", [("Kremlin", "name")]),
        ("‹p:Britain› left", [("United Kingdom", "metonym")]),
        ("‹p:Vess› left", [("Vess", "name")]),
    ],
)  # fmt: skip
def test_bodies(marked: str, expected: list[tuple[str, str]]) -> None:
    assert rules(marked) == expected


@pytest.mark.parametrize(
    ("name", "shown"),
    [("the Quorn  Council’s", "Quorn Council"), ("The Hague", "Hague"), ("Theed", "Theed")],
)
def test_bare(name: str, shown: str) -> None:
    assert bare(name) == shown


def test_what_a_body_is() -> None:
    _text, found = mentions("‹p:Vess› and ‹p:Moscow› and ‹o:Quorn Council›")
    made = Organisations(found, gazetteer())
    vess, moscow, council = (made.of(mention)[0] for mention in found)
    assert vess.is_place and not moscow.is_place and not council.is_place
    assert moscow.home == "Russia"
    assert made.named("quorn council") is council
    assert made.named("Zorb") is None
