"""Which body, group or document a source stands for; all people and bodies are invented.

Rows are as in `test_kinds`: sources between ⟦ and ⟧, the names expected for them in order.
"""

from __future__ import annotations

import pytest

from quotes.parsing.parser import Parser
from quotes.speakers.body_types import INSIDE, SAME, type_fit
from tests.speakers.test_kinds import links, names, parser
from tests.speakers_by_hand import by_hand, cast_of, gazetteer

__all__ = ["parser"]  # a fixture

TYPED = {
    "agency-behind-its-name": (
        "The Tarnax news agency was founded here. ⟦The official Tarnax news agency⟧ said so.", ["Tarnax"]),
    "ministry-is-a-department": (
        "The Department of Harbours met in Vess. ⟦The ministry⟧ said so.", ["Department of Harbours"]),
    "company-form-says-company": (
        "Quorn Learning Centers Inc rose on Monday. ⟦The company⟧ said so.", ["Quorn Learning Centers Inc"]),
    "daily-is-a-newspaper": (
        "The Tarnax daily was printed. Brask Lines Inc fell. ⟦The newspaper⟧ said so.", ["Tarnax"]),
    "country-of-one-word": ("Hanna Gusk wrote from Vess. ⟦The UAE⟧ said so.", ["United Arab Emirates"]),
    "based-in-a-town": (
        "Brask Lines Inc sank on Monday. ⟦The Vess-based firm⟧ said so.", ["Brask Lines Inc"]),
    "said-by-the-company": (
        "Brask Lines Inc rose. ⟦Brask Lines Inc⟧ sold ships. The deal was with Sile Ltd, ⟦the company⟧ said. "
        "⟦The company⟧ added so.", ["Brask Lines Inc"] * 3),
    "charity-which": (
        "Hanna Gusk spoke for Penlow Relief, a charity ⟦which⟧ said it fed many.", ["Penlow Relief"]),
    "body-in-a-source": (
        "⟦A spokesman for Brask Lines Inc⟧ said it rained. ⟦The company⟧ told of storms.",
        ["Brask Lines Inc spokesman", "Brask Lines Inc"]),
    "newspaper-behind-its-name-said": (
        "Rain fell, ⟦the Tarnax Bote newspaper⟧ said. Brask Lines Inc fell, ⟦the newspaper⟧ said.",
        ["Tarnax Bote"] * 2),
    "paper-that-spoke": (
        "⟦Tarnax Bote Inc⟧ said it rained. ⟦The paper⟧ said it was cold.", ["Tarnax Bote Inc"] * 2),
    "said-twice-is-one": (
        "Brask Lines Inc rose. ⟦The ferry company⟧ said so. Sile Ltd fell, as Sile Ltd lost money. "
        "⟦The ferry company⟧ went on.", ["Brask Lines Inc"] * 2),
    "of-a-town-in-its-name": (
        "Dinamo Tarnax won. Sile FC lost on Monday. ⟦The Tarnax side⟧ said so.",
        ["Dinamo Tarnax"]),
    "read-as-a-body-by-its": (
        "Brolux has pulled its radios from shelves. ⟦The firm⟧ said a spring was loose.", ["Brolux"]),
    "acronym-in-the-name": (
        "Koninklijke VRK Norland NV rose. ⟦VRK⟧ said so.", ["Koninklijke VRK Norland NV"]),
    "capitals-for-short": (
        "⟦VRANBANK⟧ SEES GROWTH\n\nVranbank Norland NV sees growth.", ["Vranbank Norland NV"]),
    "newspaper-of-one-word": ("Hanna Gusk wrote from Vess. ⟦The Independent⟧ said so.", ["Independent"]),
}  # fmt: skip
LEADS = {
    "named-next": (
        "⟦A Norrland shipping company⟧ said it lost money.\n\nBrask Lines Inc, in a statement, told so.",
        ["Brask Lines Inc"]),
    "named-in-the-headline": (
        "Brask Lines Inc sells ships.\n\n⟦Norrland’s largest shipping firm⟧ said so.", ["Brask Lines Inc"]),
    "no-subject": (
        "⟦A Norrland exile group⟧ said so.\n\nIt spoke by a station run by the Free Union of Norrland.",
        ["Free Union of Norrland"]),
    "one-of-them": ("⟦One of the bidders, Vess-based group Brask Lines Inc⟧, said so.", ["Brask Lines Inc"]),
    "its-owner": ("The Vesper sank. ⟦Its owner, Pelagic Lines Inc⟧ said so.", ["Pelagic Lines Inc"]),
    "nobody-named": ("⟦A Norrland shipping company⟧ said so. It rained.", ["Norrland shipping company"]),
}  # fmt: skip
DOCUMENTS = {
    "statement": (
        "⟦Brask Lines Inc⟧ said in an emailed statement that it sold ships. ⟦The statement⟧ told of storms.",
        ["Brask Lines Inc"] * 2),
    "statement-of-nobody": ("⟦Brask Lines Inc⟧ said that it sold ships. ⟦The statement⟧ told of storms.",
        ["Brask Lines Inc", "statement"]),
    "statement-of-a-body": (
        "Brask Lines Inc fell. ⟦The Brask Lines Inc statement⟧ said so.", ["Brask Lines Inc"]),
    "statement-in-a-sentence": (
        "Brask Lines Inc raised its forecast, ⟦a statement⟧ said.", ["Brask Lines Inc"]),
    "statement-of-a-type": (
        "The Foreign Ministry met. ⟦A ministry communique⟧ said so.", ["Foreign Ministry"]),
    "statement-of-a-day": (
        "⟦Brask Lines Inc⟧ said in a statement that it rose. ⟦Wednesday’s statement⟧ told of storms.",
        ["Brask Lines Inc"] * 2),
    "survey-of-so-many": (
        "⟦A survey of 280 schemes by Brask Lines Inc⟧ said so. ⟦The poll⟧ went on.", ["Brask Lines Inc"] * 2),
    "survey-some-time-ago": (
        "⟦The survey, conducted in late May and early June by consulting firm Brask Lines Inc⟧, said so.",
        ["Brask Lines Inc"]),
    "survey-in-the-lead": (
        "Rents rise, ⟦research⟧ suggests. ⟦A survey by Brask Lines Inc⟧ said so.", ["Brask Lines Inc"] * 2),
    "statement-of-a-nation": ("Ships left France. ⟦The French statement⟧ said so.", ["France"]),
    "her-letter": ("Hanna Gusk left in May. ⟦Her letter⟧ said so.", ["Hanna Gusk"]),
    "report-of-hers": ("Hanna Gusk left in May. ⟦Her report⟧ said so.", ["Hanna Gusk’s report"]),
    "article": (
        "⟦The Vess Gazette newspaper⟧ reported the sale. ⟦The article⟧ told so.", ["Vess Gazette"] * 2),
    "another-report": (
        "⟦The Vess Gazette newspaper⟧ told of a report on storms. ⟦The report⟧ said so.",
        ["Vess Gazette", "report"]),
}  # fmt: skip
SEVERAL = {
    "the-companies": (
        "Brask Lines Inc bought Penlow Media Inc. ⟦The companies⟧ said so.",
        ["Brask Lines Inc & Penlow Media Inc"]),
    "three-companies": (
        "Brask Lines Inc, Sile Ltd and Penlow Media Inc met. ⟦The companies⟧ said so.", ["companies"]),
    "listed-bodies": (
        "Two magazines, Tarnax Post and Vess Gazette, wrote of it. ⟦The magazines⟧ said so.",
        ["Tarnax Post & Vess Gazette"]),
    "both-kinds": (
        "Ann Bell met Carl Roe. ⟦Both old and young judges⟧ said so.", ["Both old and young judges"]),
    "plurals": ("⟦Farmers, traders and port officials⟧ said so.", ["Farmers & traders & port officials"]),
    "shared-noun": ("⟦Software and hardware companies⟧ said so.", ["Software and hardware companies"]),
    "countries": (
        "⟦The United States, Japan, France and Canada⟧ agreed.", ["United States & Japan & France & Canada"]),
}  # fmt: skip
NOUNS = {
    "participle-first": ("⟦An attending doctor⟧ said so.", ["attending doctor"]),
    "adverb-first": ("⟦Newly released files⟧ show it.", ["Newly released files"]),
    "nobody": ("⟦Some⟧ said so. ⟦Many⟧ did not.", []),
}
ROWS = TYPED | LEADS | DOCUMENTS | SEVERAL | NOUNS


@pytest.mark.parametrize(("text", "expected"), ROWS.values(), ids=ROWS)
def test_which_body_is_meant(parser: Parser, text: str, expected: list[str]) -> None:
    assert [name for name in names(links(parser, text)) if name] == expected


@pytest.mark.parametrize(
    ("marked", "fit"),
    [("‹o:University of Vess› met", SAME), ("‹o:University’s Institute for Peat› met", INSIDE)],
)
def test_a_noun_inside_a_name_fits_less(marked: str, fit: float) -> None:
    cast = cast_of(by_hand(marked))
    assert type_fit(cast.body(cast.organisations.all[0]), "university", gazetteer()) == fit
